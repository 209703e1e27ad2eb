/**
 * Rows as sheet XML, in pieces to be joined for many rows at once: put together cell by cell, the texts in
 * between would be ten times as many bytes as the rows.
 */
import { EMPTY } from '../../core/report/cells.ts';
import type { CellValue, Row } from '../../core/report/tables.ts';
import { lookOf, type Look } from './looks.ts';
import { cellText, escapeXml, isPlain, rowHeight, textLines } from './text.ts';

/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const EXCEL_EPOCH = 25_569;
const MS_PER_DAY = 86_400_000;

/** How the cells of a column are written. */
export interface RowColumn {
  /** The beginning of a cell, up to the number of its row. */
  readonly open: string;
  /** The style attribute, with a leading space. */
  readonly style: string;
  /** The same by look, where cells look different; `null` where all look alike. */
  readonly looks: ReadonlyMap<Look, string> | null;
  /** Whether a cell of the sheet's n-th row leads somewhere. */
  readonly isLinked: (cell: CellValue, row: number) => boolean;
  /** The width at which words wrap; `null` where they do not. */
  readonly wrappedAt: number | null;
}

/** Adds the sheet's n-th row. Heights are set, because not every program fits rows to wrapped text when it opens a file. */
export function addRow(
  pieces: string[],
  cells: Row,
  row: number,
  columns: readonly RowColumn[],
): void {
  const number = String(row);
  const start = pieces.push('') - 1;
  let lines = 1;
  columns.forEach(({ open, style, looks, isLinked, wrappedAt }, index) => {
    const cell = cells[index] ?? EMPTY;
    if (wrappedAt !== null && cell.type === 'text') {
      lines = Math.max(lines, textLines(cell.value, wrappedAt));
    }
    const own = looks === null ? style : (looks.get(lookOf(cell, isLinked(cell, row))) ?? style);
    // A style is all there is to an empty cell, and hidden sheets have none.
    if (cell.type === 'empty' && own === '') return;
    pieces.push(open, number, '"', own);
    addContent(pieces, cell);
  });
  const height = String(rowHeight(lines));
  pieces[start] = `<row r="${number}" ht="${height}" customHeight="1">`;
  pieces.push('</row>');
}

/** Adds what stands in a cell, and its end. */
function addContent(pieces: string[], cell: CellValue): void {
  switch (cell.type) {
    case 'text':
      if (isPlain(cell.value)) pieces.push(' t="inlineStr"><is><t>', cell.value, '</t></is></c>');
      else pieces.push(' t="inlineStr"><is>', textXml(cellText(cell.value)), '</is></c>');
      return;
    case 'integer':
      pieces.push('><v>', String(cell.value), '</v></c>');
      return;
    case 'decimal':
      pieces.push('><v>', String(Number(cell.value)), '</v></c>');
      return;
    case 'day':
      pieces.push('><v>', String(excelSerial(cell.value)), '</v></c>');
      return;
    case 'empty':
      pieces.push('/>');
  }
}

function excelSerial(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY + EXCEL_EPOCH;
}

/** Only white space at the ends and line breaks need the attribute; without it the sheets are a fifth smaller. */
function textXml(text: string): string {
  const open = /^\s|\s$|\n/.test(text) ? '<t xml:space="preserve">' : '<t>';
  return `${open}${escapeXml(text)}</t>`;
}
