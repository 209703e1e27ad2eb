/**
 * What must be known of a table before its first row can be written. One look at all rows finds it, since those
 * of large tables are drawn anew each time.
 */
import { EMPTY } from '../../core/report/cells.ts';
import type { TableSheet } from '../../core/report/tables.ts';
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
  const columns = sheet.columns.map(() => ({ longest: 0, filled: 0, sum: 0, most: 0 }));
  const looks = sheet.columns.map(() => new Set<Look>());
  const met: StyleModel[] = [];
  let row = 0;
  for (const cells of sheet.rows) {
    const leading = links.add(cells, row);
    columns.forEach((column, at) => {
      const cell = cells[at] ?? EMPTY;
      const look = lookOf(cell, leading.includes(at));
      if (looks[at]?.has(look) === false) {
        looks[at].add(look);
        met.push({ column: at, look });
      }
      if (cell.type === 'empty') return;
      column.filled += 1;
      if (cell.type === 'text') column.longest = Math.max(column.longest, cell.value.length);
      if (cell.type !== 'integer') return;
      column.sum += cell.value;
      column.most = Math.max(column.most, cell.value);
    });
    row += 1;
  }
  return {
    columns,
    tooLong: columns.some(({ longest }) => longest > CELL_LIMIT),
    models: met.filter(({ column }) => {
      return sheet.columns[column]?.type === 'decimal' || links.columns.has(column);
    }),
    links,
  };
}
