/** How the cells of one column may differ in looks: amounts by their decimals, and cells that lead somewhere. */
import type { CellValue } from '../../core/report/tables.ts';

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

/** The digits behind the point of an amount. */
function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}
