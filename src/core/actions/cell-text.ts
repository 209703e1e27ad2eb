/** Cells as plain texts, however a spreadsheet program wrote them: days as `YYYY-MM-DD`, words trimmed. */

import type { RawCell, RawRow, RawTable } from '../model/raw-table.ts';
import { formatDay, parseDay } from '../model/values.ts';
import { dateFormOf, readMoment, type DateForm } from '../normalise/moments.ts';
import { trimCell } from '../normalise/text.ts';
import type { Column } from '../report/tables.ts';

/** The text of a cell. What should be a day and is none stays as somebody wrote it. */
export function cellText(
  cell: RawCell | null | undefined,
  type: Column['type'],
  epoch: RawTable['epoch'],
  form: DateForm,
): string {
  if (cell === null || cell === undefined || cell.kind === 'merged') return '';
  const text = trimCell(cell.text.replace(/\r\n?/g, '\n')) ?? '';
  if (text === '') return '';
  const isDate = cell.kind === 'number' && cell.format === 'date';
  if (type !== 'day' && !isDate) return cell.kind === 'number' ? wholeText(text) : text;
  const read = readMoment(cell, text, form, epoch);
  return read.ok ? formatDay(read.moment.day) : text;
}

/** Google Sheets writes the whole number 5 as 5.0. */
function wholeText(number: string): string {
  return number.replace(/^(-?\d+)\.0+$/, '$1');
}

/** How a column writes its days, by all of its cells. */
export function dayFormOf(rows: readonly RawRow[], at: number): DateForm {
  return dateFormOf(rows.map((row) => trimCell(row.cells[at]?.text ?? '') ?? ''));
}

/** Whether a text is a day as the sheet keeps it. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

/**
 * The same texts, copied. A piece of a text keeps all of it in memory: a few cells would hold the whole of a
 * large sheet.
 */
export function detached<T extends object>(texts: T): T {
  return JSON.parse(JSON.stringify(texts)) as T;
}
