/** Makes tables fit into Excel: texts that no cell can hold are cut, and say so; columns are as wide as their words need. */
import { changedRows } from '../../core/report/rows.ts';
import type { CellValue, Column, Rows } from '../../core/report/tables.ts';
import type { Speech } from '../../core/text/speech.ts';
import { say } from '../../core/text/text.ts';
import { CELL_LIMIT, cutText } from './text.ts';

const CUT = say('[cut here: Excel holds no more; the full text is in the JSON report]');

/** The rows with the texts cut that are too long for a cell. */
export function cutRows(rows: Rows, { of }: Speech): Rows {
  const mark = ` … ${of(CUT)}`;
  const cut = (cell: CellValue): CellValue =>
    isTooLong(cell) ? { type: 'text', value: cutText(cell.value, mark) } : cell;
  return changedRows(rows, (row) => row.map(cut));
}

/** The column as wide as its label needs on two lines, and as its longest text where words do not wrap. */
export function fitColumn(column: Column, longest: number): Column {
  const most = column.width * MOST_WIDENED;
  const wanted = Math.max(headWidth(column), Math.min(most, bodyWidth(column, longest)));
  return wanted > column.width ? { ...column, width: Math.ceil(wanted) } : column;
}

/** Beyond that a column takes too much room for a few long words. */
const MOST_WIDENED = 1.5;
/** The filter's button stands in the corner of each label; cells are indented by about that much. */
const [BUTTON, INDENT] = [3, 2];

function headWidth({ label }: Column): number {
  const longest = Math.max(...label.split(/[ -]/).map((word) => word.length));
  return Math.max(longest, label.includes(' ') ? label.length / 2 : 0) + BUTTON;
}

function bodyWidth({ wrap, type }: Column, longest: number): number {
  return wrap === true || (type !== 'text' && type !== 'id') ? 0 : longest + INDENT;
}

function isTooLong(cell: CellValue): cell is Extract<CellValue, { readonly type: 'text' }> {
  return cell.type === 'text' && cell.value.length > CELL_LIMIT;
}
