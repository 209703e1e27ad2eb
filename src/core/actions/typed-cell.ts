/** The typed cells of the action sheet, from texts. */
import { day, integer, text } from '../report/cells.ts';
import type { CellValue, Column } from '../report/tables.ts';
import { isDay } from './cell-text.ts';

/** A text as the cell of a column; what does not fit the column's type stays text. */
export function typed(value: string, type: Column['type']): CellValue {
  if (type === 'day' && isDay(value)) return day(value);
  if (type === 'integer' && WHOLE.test(value)) return integer(Number(value));
  return text(value);
}

/** A whole number that a cell holds to the last digit. */
export const WHOLE = /^-?(?:0|[1-9]\d{0,14})$/;
