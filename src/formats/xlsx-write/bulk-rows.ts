/**
 * Writes the rows of large tables straight as sheet XML. exceljs draws the frame and the first row, whose
 * styles the others share; it needs some 140 µs and a few kB for each row more, which this saves.
 */

import type { CellValue, TableSheet } from '../../core/report/tables.ts';
import type { SheetLinks } from './links.ts';
import { HEADER_ROW } from './plan.ts';
import { cellText, columnLetters, escapeXml, isPlain, rowHeight, textLines } from './text.ts';

/** The row that exceljs draws as a model for the ones below it. */
export const MODEL_ROW = HEADER_ROW + 1;

/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const EXCEL_EPOCH = 25_569;
const MS_PER_DAY = 86_400_000;

/** Rows that are written at a time. */
const CHUNK = 500;

/**
 * The sheet's XML with the table's rows below the model row added, and its dimension set right; in pieces,
 * since a large sheet in one text would need several times its size.
 */
export function* addBulkRows(xml: string, sheet: TableSheet, links: SheetLinks): Iterable<string> {
  const model = modelRow(xml);
  if (model === null || sheet.rows.length < 2) {
    yield xml;
    return;
  }
  const models = styleModels(sheet, links);
  const columns = bulkColumns(sheet, models, stylesOf(model.xml));
  const last = `${columnLetters(sheet.columns.length)}${String(HEADER_ROW + sheet.rows.length)}`;
  const before =
    xml.slice(0, model.end - model.xml.length) + withoutLenders(model.xml, sheet, models);
  yield widenDimension(before, last);
  for (let at = 1; at < sheet.rows.length; at += CHUNK) {
    const rows = sheet.rows.slice(at, at + CHUNK);
    yield rows.map((cells, index) => rowXml(cells, at + index, { columns, links })).join('');
  }
  yield xml.slice(model.end);
}

/** A column in which cells look different, and one of those looks. */
export interface StyleModel {
  readonly column: number;
  readonly look: Look;
}

/** An amount's number of decimals; whether a cell leads somewhere; none for all others. */
export type Look = number | 'link' | 'plain';

/** How a cell of such a column looks. */
export function lookOf(cell: CellValue, linked: boolean): Look {
  if (cell.type === 'decimal') return decimalsOf(cell.value);
  return linked ? 'link' : 'plain';
}

/** The styles that a table needs beside those of its first row, in the order in which they come up. */
export function styleModels(sheet: TableSheet, links: SheetLinks): readonly StyleModel[] {
  const varied = sheet.columns.flatMap(({ type }, column) =>
    type === 'decimal' || links.columns.has(column) ? [column] : [],
  );
  const models = new Map<string, StyleModel>();
  for (const [at, row] of varied.length === 0 ? [] : sheet.rows.entries()) {
    for (const column of varied) {
      const look = lookOf(row[column] ?? EMPTY, links.has(column, at));
      const key = `${String(column)} ${String(look)}`;
      if (!models.has(key)) models.set(key, { column, look });
    }
  }
  return [...models.values()];
}

/** The digits behind the point of an amount. */
export function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

interface BulkColumn {
  readonly letters: string;
  /** The model cell's style attribute, with a leading space. */
  readonly style: string;
  /** The same by look, in columns whose cells look different. */
  readonly looks: ReadonlyMap<Look, string>;
  readonly width: number;
  readonly wrap: boolean;
}

function modelRow(xml: string): { readonly xml: string; readonly end: number } | null {
  const start = xml.indexOf(`<row r="${String(MODEL_ROW)}"`);
  const close = start < 0 ? -1 : xml.indexOf('</row>', start);
  if (close < 0) return null;
  const end = close + '</row>'.length;
  return { xml: xml.slice(start, end), end };
}

function stylesOf(row: string): ReadonlyMap<string, string> {
  const styles = new Map<string, string>();
  for (const [, letters, style] of row.matchAll(/<c r="([A-Z]+)\d+"( s="\d+")/g)) {
    if (letters !== undefined && style !== undefined) styles.set(letters, style);
  }
  return styles;
}

function bulkColumns(
  sheet: TableSheet,
  models: readonly StyleModel[],
  styles: ReadonlyMap<string, string>,
): readonly BulkColumn[] {
  const styleAt = (at: number): string =>
    sheet.hidden === true ? '' : (styles.get(columnLetters(at + 1)) ?? '');
  const lent = models.map(({ column, look }, at) => {
    return { column, look, style: styleAt(sheet.columns.length + at) };
  });
  return sheet.columns.map(({ width, wrap }, index) => {
    const own = lent.filter(({ column }) => column === index);
    const looks = new Map(own.map(({ look, style }) => [look, style]));
    const letters = columnLetters(index + 1);
    return { letters, style: styleAt(index), looks, width, wrap: wrap === true };
  });
}

/** The model row without the cells beside the table. */
function withoutLenders(row: string, sheet: TableSheet, models: readonly StyleModel[]): string {
  const lenders = models.map((_, at) => columnLetters(sheet.columns.length + 1 + at));
  if (lenders.length === 0) return row;
  const own = row.replace(new RegExp(`<c r="(?:${lenders.join('|')})\\d+"[^>]*/>`, 'g'), '');
  return own.replace(/ spans="1:\d+"/, ` spans="1:${String(sheet.columns.length)}"`);
}

const EMPTY: CellValue = { type: 'empty' };

/** Heights are set, because not every program fits rows to wrapped text when it opens a file. */
function rowXml(
  cells: readonly CellValue[],
  at: number,
  { columns, links }: { readonly columns: readonly BulkColumn[]; readonly links: SheetLinks },
): string {
  const number = MODEL_ROW + at;
  let lines = 1;
  const drawn = columns.map(({ letters, style, looks, width, wrap }, index) => {
    const cell = cells[index] ?? EMPTY;
    if (wrap && cell.type === 'text') lines = Math.max(lines, textLines(cell.value, width));
    const look = looks.size === 0 ? null : lookOf(cell, links.has(index, at));
    const own = look === null ? style : (looks.get(look) ?? style);
    return cellXml(cell, `${letters}${String(number)}`, own);
  });
  const height = String(rowHeight(lines));
  // Joined at once: adding cell by cell would keep every piece alive until the sheet is done.
  return `<row r="${String(number)}" ht="${height}" customHeight="1">${drawn.join('')}</row>`;
}

function cellXml(cell: CellValue, address: string, style: string): string {
  const open = `<c r="${address}"${style}`;
  switch (cell.type) {
    case 'text':
      return isPlain(cell.value)
        ? `${open} t="inlineStr"><is><t>${cell.value}</t></is></c>`
        : `${open} t="inlineStr"><is>${textXml(cellText(cell.value))}</is></c>`;
    case 'integer':
      return `${open}><v>${String(cell.value)}</v></c>`;
    case 'decimal':
      return `${open}><v>${String(Number(cell.value))}</v></c>`;
    case 'day':
      return `${open}><v>${String(Date.parse(`${cell.value}T00:00:00Z`) / MS_PER_DAY + EXCEL_EPOCH)}</v></c>`;
    case 'empty':
      // A style is all there is to an empty cell, and hidden sheets have none.
      return style === '' ? '' : `${open}/>`;
  }
}

/** Only white space at the ends and line breaks need the attribute; without it the sheets are a fifth smaller. */
function textXml(text: string): string {
  const open = /^\s|\s$|\n/.test(text) ? '<t xml:space="preserve">' : '<t>';
  return `${open}${escapeXml(text)}</t>`;
}

/** The corner of the table, with no cell beside it; a totals row below it may reach further down. */
function widenDimension(xml: string, last: string): string {
  return xml.replace(/<dimension ref="A1:[A-Z]+(\d+)"\/>/, (_whole, row: string) => {
    const letters = /^[A-Z]+/.exec(last)?.[0] ?? 'A';
    const reached = Math.max(Number(row), Number(/\d+$/.exec(last)?.[0]));
    return `<dimension ref="A1:${letters}${String(reached)}"/>`;
  });
}
