/**
 * What a reader hands to the intake: tables of cells as they stand in the file, nothing interpreted.
 * Every cell keeps its raw text; its address follows from its position in the row.
 */
import type { Text } from '../text/text.ts';
import type { Lane } from './packed-row.ts';

/** How a file wrote a cell. The column decides what it means; the kind and format only corroborate. */
export type RawCell =
  | { readonly kind: 'text'; readonly text: string }
  /** A number with its exact lexical form in the file ("25", "45657.5", "1E3"). */
  | { readonly kind: 'number'; readonly text: string; readonly format: NumberFormat }
  | { readonly kind: 'boolean'; readonly text: 'TRUE' | 'FALSE' }
  /** An ISO 8601 date cell (`t="d"`). */
  | { readonly kind: 'date'; readonly text: string }
  /** An error value ("#N/A"), or a formula without a cached result. Never usable as a value. */
  | {
      readonly kind: 'error';
      readonly text: string;
      /** The last two: the value does not fit the type that the file gives the cell. */
      readonly problem: 'error' | 'no-cached-value' | 'no-number' | 'no-boolean';
    }
  /** Hidden behind the first cell of merged cells: empty in Excel, whatever was stored here. */
  | { readonly kind: 'merged'; readonly text: ''; readonly range: string };

/** What the number format of a cell says about it: a calendar date, or anything else. */
export type NumberFormat = 'date' | 'plain';

/** One row that holds at least one cell. `cells[c]` is column c, counted from 0; `null` is an empty cell. */
export interface RawRow {
  /** The row number as Excel shows it (from 1); for a CSV, the number of the record's first line. */
  readonly number: number;
  readonly cells: readonly (RawCell | null)[];
  /** For a CSV record that is not as wide as the header: its raw text. Such a row is never interpreted. */
  readonly ragged?: string;
  readonly hidden?: boolean;
}

export interface RawTable {
  /** The sheet's name; `''` for a CSV. */
  readonly sheet: string;
  readonly visibility: 'visible' | 'hidden' | 'very-hidden';
  readonly rows: readonly RawRow[];
  /** Rows that hold nothing but blanks: counted, not delivered. */
  readonly blankRows: number;
  readonly epoch: '1900' | '1904';
  /** True where a filter hides rows in Excel; they are read all the same. */
  readonly filtered: boolean;
  /** Columns that hold cells and are hidden in Excel, counted from 0; they are read all the same. */
  readonly hiddenColumns: readonly number[];
  /**
   * Only of a table too large to be held: goes through all of its rows, from the first on, each time it is
   * called. `rows` are then the first ones alone, and what is counted over all rows is known at the end. What
   * the lane takes, if there is one, is not handed over otherwise.
   */
  readonly pass?: (take: (row: RawRow) => void, lane?: Lane) => PassEnd;
}

/** What is known once all rows were passed; a fault anywhere in a file takes back what was read of it. */
export type PassEnd =
  | ({
      readonly ok: true;
      readonly warnings: readonly FileProblem[];
      readonly hiddenRows: number;
      /** Number of the last row; 0 where there is none. */
      readonly lastRow: number;
    } & Pick<RawTable, 'blankRows' | 'filtered' | 'hiddenColumns'>)
  | { readonly ok: false; readonly problem: FileProblem };

/** A file as its reader understood it. */
export interface RawFile {
  readonly format: 'xlsx' | 'csv';
  readonly tables: readonly RawTable[];
  /** For text files the name of the encoding, such as 'utf-8'. `null` for workbooks. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Things a person should know although the data could be read (for instance macros that were not run). */
  readonly warnings: readonly FileProblem[];
}

/** Why a file cannot be read, or what is odd about it. `place` narrows it down: a part, sheet, cell or line. */
export interface FileProblem {
  /** Stable code such as `E_ZIP_CRC`. */
  readonly code: string;
  readonly place: string | null;
  /** What was found: one sentence, capital letter, full stop. */
  readonly what: Text;
  /** What to do about it: one imperative sentence. */
  readonly fix: Text;
  /** Set where the file is of a kind that is not read, but in which tables are kept. */
  readonly mayHoldTable?: true;
}

export type ReadResult =
  | { readonly ok: true; readonly file: RawFile }
  | { readonly ok: false; readonly problem: FileProblem };

/** Where something stands. `sheet` is '' for a CSV, `row` is 0 for a whole file, `cell` an A1 address or null. */
export interface Location {
  readonly path: string;
  readonly sheet: string;
  readonly row: number;
  readonly cell: string | null;
}

/**
 * Hands over the rows of a table in their order, beginning with the one at position `from`. Rows that can be
 * had by their bytes are offered to the lane first.
 */
export function passRows(
  table: RawTable,
  from: number,
  take: (row: RawRow) => void,
  lane: Lane | null = null,
): PassEnd {
  const { rows, pass, blankRows, filtered, hiddenColumns } = table;
  if (pass !== undefined) {
    let at = 0;
    const takeFrom = (row: RawRow): void => {
      if (at >= from) take(row);
      at += 1;
    };
    if (lane === null) return pass(takeFrom);
    return pass(takeFrom, { take: (row) => at >= from && lane.take(row) });
  }
  let hiddenRows = 0;
  rows.forEach((row, at) => {
    if (row.hidden === true) hiddenRows += 1;
    if (at >= from) take(row);
  });
  const lastRow = rows.at(-1)?.number ?? 0;
  return { ok: true, warnings: [], blankRows, filtered, hiddenColumns, hiddenRows, lastRow };
}

/** The letters of a column counted from 0: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** The column that letters name, counted from 0: A → 0, AA → 26; `null` for anything else. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}
