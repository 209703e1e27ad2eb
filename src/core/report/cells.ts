/** Makes typed cells for the neutral tables; what is absent becomes an empty cell, never a zero. */

import type { CellValue, Place } from './tables.ts';

/** A cell without a value. */
export const EMPTY: CellValue = { type: 'empty' };

/** A text cell; empty where there is no text. */
export function text(value: string | null): CellValue {
  return value === null || value === '' ? EMPTY : { type: 'text', value };
}

/** A whole number; empty where it is unknown. */
export function integer(value: number | null): CellValue {
  return value === null ? EMPTY : { type: 'integer', value };
}

/** A calendar day; empty where it is unknown. */
export function day(value: string | null): CellValue {
  return value === null ? EMPTY : { type: 'day', value };
}

/** A decimal amount; empty where it is unknown. */
export function decimal(value: string | null): CellValue {
  return value === null ? EMPTY : { type: 'decimal', value };
}

/** The cell, leading to that place; as it is where it has nothing to click on, or no place. */
export function leadingTo(place: Place | undefined, cell: CellValue): CellValue {
  if (place === undefined) return cell;
  if (cell.type === 'text') return { type: 'text', value: cell.value, place };
  return cell.type === 'integer' ? { type: 'integer', value: cell.value, place } : cell;
}

/** A cell for a person to fill in. */
export function blank(): CellValue {
  return EMPTY;
}
