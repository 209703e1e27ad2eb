/** Makes tables fit into Excel: texts that no cell can hold are cut, and say so; columns are as wide as their words need. */
import type { CellValue, Column, Sheet } from '../../core/report/tables.ts';
import type { Speech } from '../../core/text/speech.ts';
import { say } from '../../core/text/text.ts';
import { CELL_LIMIT, cutText } from './text.ts';

const CUT = say('[cut here: Excel holds no more; the full text is in the JSON report]');

/** The sheet itself where all of its cells fit. */
export function fitCells(sheet: Sheet, { of }: Speech): Sheet {
  if (sheet.kind !== 'table' || !sheet.rows.some((row) => row.some(isTooLong))) return sheet;
  const mark = ` … ${of(CUT)}`;
  const fit = (cell: CellValue): CellValue =>
    isTooLong(cell) ? { type: 'text', value: cutText(cell.value, mark) } : cell;
  return { ...sheet, rows: sheet.rows.map((row) => row.map(fit)) };
}

/** Columns as wide as their labels need on two lines, and as their words where these do not wrap. */
export function fitColumns(sheet: Sheet): Sheet {
  if (sheet.kind !== 'table' || sheet.hidden === true) return sheet;
  const columns = sheet.columns.map((column, at) => {
    const most = column.width * MOST_WIDENED;
    const wanted = Math.max(headWidth(column), Math.min(most, bodyWidth(sheet.rows, column, at)));
    return wanted > column.width ? { ...column, width: Math.ceil(wanted) } : column;
  });
  return { ...sheet, columns };
}

/** Beyond that a column takes too much room for a few long words. */
const MOST_WIDENED = 1.5;
/** The filter's button stands in the corner of each label; cells are indented by about that much. */
const [BUTTON, INDENT] = [3, 2];

function headWidth({ label }: Column): number {
  const longest = Math.max(...label.split(/[ -]/).map((word) => word.length));
  return Math.max(longest, label.includes(' ') ? label.length / 2 : 0) + BUTTON;
}

function bodyWidth(
  rows: readonly (readonly CellValue[])[],
  { wrap, type }: Column,
  at: number,
): number {
  if (wrap === true || (type !== 'text' && type !== 'id')) return 0;
  const longest = rows.reduce((most, row) => {
    const cell = row[at];
    return cell?.type === 'text' ? Math.max(most, cell.value.length) : most;
  }, 0);
  return longest + INDENT;
}

function isTooLong(cell: CellValue): cell is Extract<CellValue, { readonly type: 'text' }> {
  return cell.type === 'text' && cell.value.length > CELL_LIMIT;
}
