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

/** The sheet's XML with the table's rows below the model row added, and its dimension set right. */
export function addBulkRows(xml: string, sheet: TableSheet): string {
  const model = modelRow(xml);
  if (model === null || sheet.rows.length < 2) return xml;
  const styles = stylesOf(model.xml);
  const columns = sheet.columns.map(({ width, wrap }, index) => {
    const letters = columnLetters(index + 1);
    return { letters, style: styles.get(letters) ?? '', width, wrap: wrap === true };
  });
  const rows = sheet.rows
    .slice(1)
    .map((cells, index) => rowXml(cells, MODEL_ROW + 1 + index, columns));
  const last = `${columnLetters(sheet.columns.length)}${String(HEADER_ROW + sheet.rows.length)}`;
  return widenDimension(xml.slice(0, model.end) + rows.join('') + xml.slice(model.end), last);
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
  let drawn = '';
  columns.forEach(({ letters, style, width, wrap }, index) => {
    const cell = cells[index] ?? { type: 'empty' };
    if (wrap && cell.type === 'text') lines = Math.max(lines, textLines(cell.value, width));
    drawn += cellXml(cell, `${letters}${String(number)}`, style);
  });
  const height = String(rowHeight(lines));
  return `<row r="${String(number)}" ht="${height}" customHeight="1">${drawn}</row>`;
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
      return `${open}/>`;
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
