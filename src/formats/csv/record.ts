/** A record of CSV text, and what all readers of records have in common. */
import type { FileProblem } from '../../core/model/raw-table.ts';
import type { Lane } from '../../core/model/packed-row.ts';
import { FileFault } from '../fault.ts';
import { parseOne } from './odd-record.ts';

/** One record of the file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line on which it begins. */
  readonly line: number;
  /** As it stands in the file, without its line end. */
  readonly raw: () => string;
  /** What is wrong with its quotes. */
  readonly fault?: FileProblem;
}

/** Reads one record after the other. Throws a `FileFault` where it is not certain how far one goes. */
export interface Records {
  /** The next record; `null` after the last. Its `raw` is to be asked before the next is read. */
  next(): CsvRecord | null;
  /**
   * Hands over records of so many cells for as long as the lane takes them. Gives back the line of the last
   * one that was taken, or `null`.
   */
  handOver?(lane: Lane, width: number): number | null;
}

/** A longer record is unusual; whether it is too long is for csv-parse to say. */
export const LONG_RECORD = 256 * 1024;
/** So many rows with broken quotes are set aside; a file with more of them is broken as a whole. */
const MOST_BROKEN_ROWS = 1_000;

/** Reads records that are not written by the rules: each is sound all the same, or set aside, or breaks the file. */
export class OddRecords {
  readonly #delimiter: string;
  #broken = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Reads the record at the start of a text, which begins on this line; `text` is all of it, with its line end. */
  read(window: string, line: number): { readonly record: CsvRecord; readonly text: string } {
    const odd = parseOne(window, this.#delimiter, line);
    if (odd.cells === null) throw new FileFault(odd.fault);
    const { cells, fault } = odd;
    if (fault !== null) {
      this.#broken += 1;
      if (this.#broken > MOST_BROKEN_ROWS) throw new FileFault(fault);
    }
    const text = window.slice(0, odd.length);
    const raw = (): string => text.replace(/(?:\r\n|\n|\r)$/, '');
    return { record: fault === null ? { cells, line, raw } : { cells, line, raw, fault }, text };
  }
}

const LF = 0x0a;

/** How many lines end in the text; CRLF ends one. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LF) count += 1;
  }
  return count;
}
