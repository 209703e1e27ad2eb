/**
 * What must be known of a table before its first row can be written. One look at all rows finds it, since those
 * of large tables are drawn anew each time.
 */
import { EMPTY } from '../../core/report/cells.ts';
import type { CellValue, Row, TableSheet } from '../../core/report/tables.ts';
import type { SheetLinks } from './links.ts';
import { lookOf, type Look, type StyleModel } from './looks.ts';
import { CELL_LIMIT } from './text.ts';

export interface Survey {
  /** By column. */
  readonly columns: readonly ColumnSurvey[];
  /** Whether a text is too long for a cell. */
  readonly tooLong: boolean;
  /** The styles that the table needs beside those of its first row, in the order in which they come up. */
  readonly models: readonly StyleModel[];
  readonly links: SheetLinks;
}

export interface ColumnSurvey {
  /** Characters of the longest text. */
  readonly longest: number;
  /** Cells that are not empty. */
  readonly filled: number;
  /** Of the whole numbers. */
  readonly sum: number;
  /** The greatest whole number; 0 where none is greater. */
  readonly most: number;
}

/** Looks at all rows of a table. */
export function surveyOf(sheet: TableSheet, links: SheetLinks): Survey {
  const columns = sheet.columns.map(() => new SurveyedColumn());
  const models: StyleModel[] = [];
  let at = 0;
  for (const row of sheet.rows) {
    takeRow(row, links.add(row, at), columns, models);
    at += 1;
  }
  return {
    columns,
    tooLong: columns.some(({ longest }) => longest > CELL_LIMIT),
    models: models.filter(({ column }) => {
      return sheet.columns[column]?.type === 'decimal' || links.columns.has(column);
    }),
    links,
  };
}

function takeRow(
  row: Row,
  leading: readonly number[],
  columns: readonly SurveyedColumn[],
  models: StyleModel[],
): void {
  columns.forEach((column, at) => {
    const cell = row[at] ?? EMPTY;
    column.take(cell);
    const look = lookOf(cell, leading.includes(at));
    if (column.isNew(look)) models.push({ column: at, look });
  });
}

/** Sums up the cells of a column. */
class SurveyedColumn implements ColumnSurvey {
  longest = 0;
  filled = 0;
  sum = 0;
  most = 0;
  private readonly looks = new Set<Look>();
  private lastLook: Look | null = null;

  take(cell: CellValue): void {
    if (cell.type === 'empty') return;
    this.filled += 1;
    if (cell.type === 'text') this.longest = Math.max(this.longest, cell.value.length);
    if (cell.type !== 'integer') return;
    this.sum += cell.value;
    this.most = Math.max(this.most, cell.value);
  }

  /** Whether no cell before had this look. Mostly the one above has it. */
  isNew(look: Look): boolean {
    if (look === this.lastLook || this.looks.has(look)) return false;
    this.lastLook = look;
    this.looks.add(look);
    return true;
  }
}
