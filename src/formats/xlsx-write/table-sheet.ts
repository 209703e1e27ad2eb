/**
 * Draws one table sheet: title, purpose, a real Excel table with filters and totals, frozen panes,
 * drop-down lists for the columns that people fill in, and colours by word.
 */

import type { ExcelRow, ExcelSheet, ExcelStyle, ExcelValue } from 'exceljs/lib/doc/workbook.js';

import { EMPTY } from '../../core/report/cells.ts';
import type { CellValue, Column, TableSheet, Tone } from '../../core/report/tables.ts';
import type { Speech } from '../../core/text/speech.ts';
import { say } from '../../core/text/text.ts';
import { lookOf, type Look, type StyleModel } from './looks.ts';
import { HEADER_ROW } from './limits.ts';
import type { PlannedTable } from './plan.ts';
import {
  cellStyle,
  DAY_FORMAT,
  linkStyle,
  withWord,
  STYLES,
  toneFormat,
  totalStyle,
  withDecimals,
} from './styles.ts';
import { cellText, columnLetters, formulaText, rowHeight, textLines } from './text.ts';

const TONES: readonly Tone[] = ['bad', 'warn', 'good', 'muted'];

/** What a table is drawn with; `listNames` has the defined name per column key. */
export interface TableDrawing {
  readonly listNames: ReadonlyMap<string, string>;
  readonly speech: Speech;
}

/** Draws the table below the sheet's title. */
export function drawTable(excel: ExcelSheet, sheet: PlannedTable, drawing: TableDrawing): void {
  sheet.columns.forEach((column, index) => {
    excel.getColumn(index + 1).width = column.width;
  });
  if (sheet.rows.length === 0) {
    excel.getRow(HEADER_ROW + 1).getCell(1).value = sheet.emptyText;
    excel.getRow(HEADER_ROW + 1).getCell(1).style = STYLES.emptyText;
  } else {
    addExcelTable(excel, sheet, drawing.speech);
    drawRows(excel, sheet);
    addValidations(excel, sheet, drawing);
    addToneRules(excel, sheet);
  }
  drawHeader(excel.getRow(HEADER_ROW), sheet.columns);
  excel.views = [
    {
      state: 'frozen',
      xSplit: sheet.frozenColumns,
      ySplit: HEADER_ROW,
      topLeftCell: `${columnLetters(sheet.frozenColumns + 1)}${String(HEADER_ROW + 1)}`,
      activeCell: `A${String(HEADER_ROW + 1)}`,
      showGridLines: false,
    },
  ];
}

function addExcelTable(excel: ExcelSheet, sheet: PlannedTable, { of }: Speech): void {
  excel.addTable({
    name: sheet.tableName,
    ref: `A${String(HEADER_ROW)}`,
    headerRow: true,
    totalsRow: hasTotals(sheet),
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: sheet.columns.map((column, index) => ({
      name: column.label,
      filterButton: true,
      ...(column.total === undefined
        ? index === 0
          ? { totalsRowLabel: of(say('Total')) }
          : {}
        : { totalsRowFunction: column.total, totalsRowResult: totalOf(sheet, index) }),
    })),
    // The cells are drawn by drawRows, with one shared style per column; the table needs the count.
    rows: new Array<ExcelValue[]>(sheet.rows.length).fill([]),
  });
}

/** Amounts need a style per number of decimals; up to so many rows, exceljs draws them one by one. */
const FEW_AMOUNTS = 1000;

/** Rows that share the styles of the first one; `addBulkRows` writes all but that one. */
export function isBulk(sheet: TableSheet): boolean {
  return sheet.rows.length > FEW_AMOUNTS || !sheet.columns.some(({ type }) => type === 'decimal');
}

function hasTotals(sheet: TableSheet): boolean {
  return sheet.columns.some((column) => column.total !== undefined);
}

function totalOf({ columns, survey }: PlannedTable, index: number): number {
  const { filled, sum } = survey.columns[index] ?? { filled: 0, sum: 0 };
  return columns[index]?.total === 'count' ? filled : sum;
}

function drawHeader(row: ExcelRow, columns: readonly Column[]): void {
  row.height = 32;
  columns.forEach((column, index) => {
    const cell = row.getCell(index + 1);
    cell.value = column.label;
    cell.style = column.human === true ? STYLES.humanHeader : STYLES.header;
  });
}

function drawRows(excel: ExcelSheet, sheet: PlannedTable): void {
  const styles = sheet.columns.map((column) => ({ base: cellStyle(column), byLook: new Map() }));
  const { links, models } = sheet.survey;
  const drawn = isBulk(sheet) ? sheet.rows.slice(0, 1) : sheet.rows;
  [...drawn].forEach((cells, rowIndex) => {
    const row = excel.getRow(HEADER_ROW + 1 + rowIndex);
    styles.forEach((style, index) => {
      const cell = row.getCell(index + 1);
      const value = cells[index] ?? EMPTY;
      cell.value = excelValue(value);
      cell.style = styleFor(lookOf(value, links.leads(value, index, rowIndex)), style);
    });
    row.height = rowHeight(linesOf(cells, sheet.columns));
  });
  if (isBulk(sheet)) drawModels(excel, { columns: styles, models });
  if (!hasTotals(sheet)) return;
  const totals = excel.getRow(HEADER_ROW + 1 + sheet.rows.length);
  sheet.columns.forEach((column, index) => {
    totals.getCell(index + 1).style = totalStyle(column);
  });
}

/** Beside the model row stand cells that lend their styles to others, and go when the rows are added. */
function drawModels(
  excel: ExcelSheet,
  {
    columns,
    models,
  }: { readonly columns: readonly ColumnStyles[]; readonly models: readonly StyleModel[] },
): void {
  const row = excel.getRow(HEADER_ROW + 1);
  models.forEach(({ column, look }, at) => {
    const style = columns[column];
    if (style === undefined) return;
    row.getCell(columns.length + 1 + at).style = styleFor(look, style);
  });
}

/** Heights are set, because not every program fits rows to wrapped text when it opens a file. */
function linesOf(cells: readonly CellValue[], columns: readonly Column[]): number {
  let lines = 1;
  columns.forEach(({ wrap, width }, index) => {
    const cell = cells[index];
    if (wrap !== true || cell?.type !== 'text') return;
    lines = Math.max(lines, textLines(cell.value, width));
  });
  return lines;
}

interface ColumnStyles {
  readonly base: ExcelStyle;
  readonly byLook: Map<Look, ExcelStyle>;
}

/** One object per look: exceljs tells styles apart by identity. */
function styleFor(look: Look, { base, byLook }: ColumnStyles): ExcelStyle {
  if (look === 'plain') return base;
  const style = byLook.get(look) ?? (look === 'link' ? linkStyle(base) : withDecimals(base, look));
  byLook.set(look, style);
  return style;
}

/** The typed Excel value; text is always text, whatever it starts with. */
export function excelValue(cell: CellValue): ExcelValue {
  switch (cell.type) {
    case 'text':
      return cellText(cell.value);
    case 'integer':
      return cell.value;
    case 'decimal':
      return Number(cell.value);
    case 'day':
      return excelDay(cell.value);
    case 'empty':
      return null;
  }
}

/** exceljs takes dates as moments in UTC, so a day is its midnight there, in every time zone. */
export function excelDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dataRange(sheet: TableSheet, columnIndex: number): string {
  const letters = columnLetters(columnIndex + 1);
  const last = HEADER_ROW + sheet.rows.length;
  return `${letters}${String(HEADER_ROW + 1)}:${letters}${String(last)}`;
}

function addValidations(
  excel: ExcelSheet,
  sheet: TableSheet,
  { listNames, speech: { of } }: TableDrawing,
): void {
  sheet.columns.forEach((column, index) => {
    if (column.human !== true) return;
    const prompt =
      column.help === undefined
        ? {}
        : { showInputMessage: true, promptTitle: column.label, prompt: column.help };
    const refuse = { allowBlank: true, showErrorMessage: true, errorTitle: column.label };
    const list = listNames.get(column.key);
    if (list !== undefined) {
      const error = of(say('Choose one of the words in the list.'));
      const formulae = [list];
      const rule = { ...prompt, ...refuse, type: 'list', formulae, error } as const;
      excel.dataValidations.add(dataRange(sheet, index), rule);
    } else if (column.type === 'day') {
      excel.dataValidations.add(dataRange(sheet, index), {
        ...prompt,
        ...refuse,
        type: 'date',
        operator: 'greaterThanOrEqual',
        formulae: [excelDay('2000-01-01')],
        error: of(say('Type a date, such as {day}.', { day: '2026-05-14' })),
      });
    } else if (column.help !== undefined) {
      excel.dataValidations.add(dataRange(sheet, index), { ...prompt, type: 'any' });
    }
  });
}

/** At most five rules per sheet: one per tone over all its columns, and one for overdue days. */
function addToneRules(excel: ExcelSheet, sheet: TableSheet): void {
  let priority = 1;
  for (const tone of TONES) {
    const columns = sheet.columns.flatMap((column, index) => {
      const words = Object.entries(column.tones ?? {}).filter((entry) => entry[1] === tone);
      return words.length === 0 ? [] : [{ index, words: words.map(([word]) => word) }];
    });
    const [first] = columns;
    if (first === undefined) continue;
    // The formula is written for the first cell; Excel shifts it for the others.
    const cell = `${columnLetters(first.index + 1)}${String(HEADER_ROW + 1)}`;
    const words = [...new Set(columns.flatMap((column) => column.words))];
    const tests = words.map((word) => `${cell}=${formulaText(word)}`);
    const ref = columns.map((column) => dataRange(sheet, column.index)).join(' ');
    const formulae = [tests.length === 1 ? tests.join('') : `OR(${tests.join(',')})`];
    excel.addConditionalFormatting({
      ref,
      rules: [{ type: 'expression', priority, formulae, style: toneFormat(tone) }],
    });
    priority += 1;
  }
  addOverdueRule(excel, sheet, priority);
}

/**
 * Looks at the clock of whoever opens the file, so a task turns red on its own. The word comes with the
 * format of the day, for those who see no colour; the cell keeps the day alone.
 */
function addOverdueRule(excel: ExcelSheet, sheet: TableSheet, priority: number): void {
  sheet.columns.forEach(({ overdue }, index) => {
    if (overdue === undefined) return;
    const cell = (at: number) => `$${columnLetters(at + 1)}${String(HEADER_ROW + 1)}`;
    const open = overdue.unless.flatMap(({ column, words }) => {
      const at = sheet.columns.findIndex(({ key }) => key === column);
      return words.map((word) => `${cell(at)}<>${formulaText(word)}`);
    });
    const due = cell(index);
    const formulae = [`AND(${[`${due}<>""`, `${due}<TODAY()`, ...open].join(',')})`];
    const style = { ...toneFormat('bad'), numFmt: withWord(DAY_FORMAT, overdue.word) };
    excel.addConditionalFormatting({
      ref: dataRange(sheet, index),
      rules: [{ type: 'expression', priority, formulae, style }],
    });
  });
}
