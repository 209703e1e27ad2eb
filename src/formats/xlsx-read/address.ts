/** Reads cell addresses within the limits of a worksheet; larger ones exist only to do harm. */

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A position; the row counts from 1, as Excel shows it, the column from 0. */
export interface Address {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners inside. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Reads "B14" (or "b14"); `null` for anything that is not a cell of a worksheet. */
export function parseAddress(text: string): Address | null {
  let at = 0;
  let column = 0;
  for (; at < text.length && at < 4; at += 1) {
    const letter = text.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = parseRowNumber(text.slice(at));
  if (at === 0 || column > MAX_COLUMNS || row === null) return null;
  return { row, column: column - 1 };
}

/** Reads a row number from 1 to 1,048,576. */
export function parseRowNumber(text: string): number | null {
  if (text.length === 0 || text.length > 7) return null;
  let row = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return row >= 1 && row <= MAX_ROWS ? row : null;
}

/** Reads "A1:C3" or "A1". */
export function parseArea(text: string): Area | null {
  const [first = '', second = first, ...more] = text.split(':');
  const a = parseAddress(first);
  const b = parseAddress(second);
  if (a === null || b === null || more.length > 0) return null;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}
