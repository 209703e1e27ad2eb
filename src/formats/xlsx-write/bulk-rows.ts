/**
 * Writes the rows of large tables straight as sheet XML. exceljs draws the frame and the first row, whose
 * styles the others share; it needs some 140 µs and a few kB for each row more, which this saves.
 */

import type { CellValue, TableSheet } from '../../core/report/tables.ts';
import { HEADER_ROW } from './plan.ts';
import { cellText, columnLetters, rowHeight, textLines } from './text.ts';

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
export function* addBulkRows(xml: string, sheet: TableSheet): Iterable<string> {
  const model = modelRow(xml);
  if (model === null || sheet.rows.length < 2) {
    yield xml;
    return;
  }
  const styles = stylesOf(model.xml);
  const columns = sheet.columns.map(({ width, wrap }, index) => {
    const letters = columnLetters(index + 1);
    const style = sheet.hidden === true ? '' : (styles.get(letters) ?? '');
    return { letters, style, width, wrap: wrap === true };
  });
  const last = `${columnLetters(sheet.columns.length)}${String(HEADER_ROW + sheet.rows.length)}`;
  yield widenDimension(xml.slice(0, model.end), last);
  for (let at = 1; at < sheet.rows.length; at += CHUNK) {
    const rows = sheet.rows.slice(at, at + CHUNK);
    yield rows.map((cells, index) => rowXml(cells, MODEL_ROW + at + index, columns)).join('');
  }
  yield xml.slice(model.end);
}

interface BulkColumn {
  readonly letters: string;
  /** The model cell's style attribute, with a leading space. */
  readonly style: string;
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

/** Heights are set, because not every program fits rows to wrapped text when it opens a file. */
function rowXml(
  cells: readonly CellValue[],
  number: number,
  columns: readonly BulkColumn[],
): string {
  let lines = 1;
  const drawn = columns.map(({ letters, style, width, wrap }, index) => {
    const cell = cells[index] ?? { type: 'empty' };
    if (wrap && cell.type === 'text') lines = Math.max(lines, textLines(cell.value, width));
    return cellXml(cell, `${letters}${String(number)}`, style);
  });
  const height = String(rowHeight(lines));
  // Joined at once: adding cell by cell would keep every piece alive until the sheet is done.
  return `<row r="${String(number)}" ht="${height}" customHeight="1">${drawn.join('')}</row>`;
}

function cellXml(cell: CellValue, address: string, style: string): string {
  const open = `<c r="${address}"${style}`;
  switch (cell.type) {
    case 'text':
      return `${open} t="inlineStr"><is>${textXml(cellText(cell.value))}</is></c>`;
    case 'integer':
      return `${open}><v>${String(cell.value)}</v></c>`;
    case 'decimal':
      return `${open}><v>${cell.value}</v></c>`;
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

function escapeXml(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}

/** A totals row below the table may reach further down than the rows. */
function widenDimension(xml: string, last: string): string {
  return xml.replace(
    /<dimension ref="A1:([A-Z]+)(\d+)"\/>/,
    (whole, letters: string, row: string) => {
      const reached = Number(row);
      const needed = Number(/\d+$/.exec(last)?.[0]);
      return reached >= needed ? whole : `<dimension ref="A1:${letters}${String(needed)}"/>`;
    },
  );
}
