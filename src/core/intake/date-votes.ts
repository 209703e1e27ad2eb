/** Lets the dates of a long log vote by their bytes, on how the column writes day and month. */
import type { Lane, PackedRow } from '../model/packed-row.ts';
import type { Day } from '../model/values.ts';
import type { Moment } from '../normalise/moments.ts';
import { PackedMoments } from '../normalise/packed/moments.ts';
import type { MappedColumn } from './header.ts';

/** A row with fewer filled cells may be a note below the table. */
const FEWEST_CELLS = 3;
/** Read of every text that has voted: which day it is does not matter. */
const VOTED: Moment = { day: 20_000 as Day, at: null };

/** Takes rows that can be nothing but data by their dates. What a text says again changes no vote. */
export class DateVotes implements Lane {
  readonly #at: number;
  readonly #moments: PackedMoments;

  constructor(at: number, vote: (text: string) => void) {
    this.#at = at;
    this.#moments = new PackedMoments((text) => {
      vote(text.trim());
      return VOTED;
    });
  }

  take(row: PackedRow): boolean {
    const at = this.#at;
    return fillsCells(row) && this.#moments.read(row, row.starts[at] ?? 0, row.ends[at] ?? 0);
  }
}

/** True for a row with so many filled cells that it is no note; each begins with a sign of ASCII. */
export function fillsCells({ bytes, width, starts, ends }: PackedRow): boolean {
  let filled = 0;
  for (let cell = 0; cell < width && filled < FEWEST_CELLS; cell += 1) {
    const start = starts[cell] ?? 0;
    const first = bytes[start] ?? 0;
    if (start < (ends[cell] ?? 0) && first > 0x20 && first < 0x7f) filled += 1;
  }
  return filled >= FEWEST_CELLS;
}

/**
 * The column of a log's moments, where its header cannot be one itself: a row that begins with a moment must
 * not be taken for the header once more.
 */
export function momentColumn(columns: readonly MappedColumn[]): MappedColumn | null {
  const at = columns.find(({ field }) => field === 'at');
  return at === undefined || /\p{N}/u.test(at.header) ? null : at;
}
