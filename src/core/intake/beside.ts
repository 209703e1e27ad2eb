/**
 * Data beside a table. A second table that somebody pasted to the right of the first has no header where the
 * first has its own, so its cells belong to no column and would be passed over without a word.
 */
import type { RawCell, RawRow } from '../model/raw-table.ts';
import { ID_CELL, isBlankText } from '../normalise/text.ts';
import { STATUS_NAMES } from '../normalise/words.ts';
import type { RecognisedTable } from './recognise.ts';

/** A cell in a column without a header. */
export interface BesideCell {
  readonly index: number;
  readonly cell: RawCell;
}

/** The cell of a row that tells of data beside its table; `null` where there is none. */
export type BesideTest = (row: RawRow) => BesideCell | null;

/** So many filled cells make a row; fewer are a note, a sum by status, or an id that was looked up. */
const FEWEST_CELLS = { subscriptions: 3, customers: 2 } as const;

/** The test for the rows of a table. Notes and sums that somebody keeps beside it are no data. */
export function besideTest(recognised: RecognisedTable): BesideTest {
  const { kind, table, headerRow, firstDataRow, columns } = recognised;
  if (headerRow === 0 || (kind.name !== 'subscriptions' && kind.name !== 'customers')) {
    return () => null;
  }
  const fewest = FEWEST_CELLS[kind.name];
  const header = table.rows[firstDataRow - 1]?.cells ?? [];
  const mapped = new Set(columns.map(({ index }) => index));
  const isBare = (index: number): boolean => {
    const cell = header[index] ?? null;
    return !mapped.has(index) && (cell === null || isBlankText(cell.text));
  };
  const between = [...header.keys()].some(isBare);
  return ({ cells }) => {
    // Nearly all rows are as wide as their header.
    if (!between && cells.length <= header.length) return null;
    const bare = cells.flatMap((cell, index) =>
      cell !== null && !isBlankText(cell.text) && isBare(index) ? [{ cell, index }] : [],
    );
    if (bare.length < fewest) return null;
    return bare.find(({ cell }) => ID_CELL.test(cell.text)) ?? statusOf(bare);
  };
}

/** A status says nothing alone, but beside a number it is what a row of subscriptions is made of. */
function statusOf(bare: readonly BesideCell[]): BesideCell | null {
  // 25, 1,000, 7 seats.
  const counted = bare.some(({ cell }) => /^\s*\d/.test(cell.text));
  const status = bare.find(({ cell }) => STATUS_NAMES.find(cell.text) !== null);
  return counted && status !== undefined ? status : null;
}
