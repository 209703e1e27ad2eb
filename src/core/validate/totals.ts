/** What a totals row says, and what the rows that it stands under add up to. */
import { columnLetters } from '../model/raw-table.ts';
import type { ReadRow } from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';

export interface Totals {
  readonly row: number;
  readonly cell: string;
  readonly stated: number;
  readonly counted: number;
}

/** Only a lone totals row over rows that all could be read proves something. */
export class TotalsTally {
  readonly #column: { readonly index: number } | undefined;
  #only: Extract<ReadRow, { readonly status: 'ignored' }> | null = null;
  #count = 0;
  #seats = 0;
  #sound = true;

  constructor(table: RecognisedTable) {
    this.#column = table.columns.find(({ field }) => field === 'seats');
  }

  add(read: ReadRow): void {
    if (read.status === 'ragged') this.#sound = false;
    else if (read.status === 'draft') {
      const seats = read.draft.draft['seats'];
      if (typeof seats === 'number') this.#seats += seats;
      else if (seats !== null) this.#sound = false;
    } else if (read.why === 'total') {
      this.#only = read;
      this.#count += 1;
    }
  }

  result(): Totals | null {
    const only = this.#only;
    const column = this.#column;
    if (only === null || this.#count !== 1 || column === undefined || !this.#sound) return null;
    const stated = only.draft['seats'];
    if (typeof stated !== 'number') return null;
    const { number } = only.row;
    const cell = `${columnLetters(column.index)}${String(number)}`;
    return { row: number, cell, stated, counted: this.#seats };
  }
}
