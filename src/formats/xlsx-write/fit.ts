/** Cuts the texts of tables that no cell of Excel can hold, and says in the cell where the rest is. */
import type { CellValue, Sheet } from '../../core/report/tables.ts';
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

function isTooLong(cell: CellValue): cell is Extract<CellValue, { readonly type: 'text' }> {
  return cell.type === 'text' && cell.value.length > CELL_LIMIT;
}
