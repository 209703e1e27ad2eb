/**
 * A record of a large text as it lies in the file: bytes of UTF-8, not yet made into cells. Most rows of a
 * long log are read without ever becoming texts and objects; what is unusual about one is left to the
 * reading cell by cell, so nothing here has to know it.
 */

/** One record. It is there until the next is read. */
export interface PackedRow {
  /** What the cells are cut from. */
  readonly bytes: Uint8Array;
  /** The same; at least four bytes stand behind the last cell. */
  readonly view: DataView;
  /** The line on which the record begins. */
  readonly number: number;
  /** How many cells it has: as many as the header. */
  readonly width: number;
  /** Where each cell begins and ends, without the quotes around it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where quotes stand in the cells, each as the first of the two that the bytes have. */
  readonly quotes: Int32Array;
  /** Which of them is the first of each cell; behind the last cell, how many there are. */
  readonly firstQuotes: Int32Array;
  /** The text of a cell. */
  cell(index: number): string;
  /** The text of some bytes, as they are. */
  text(start: number, end: number): string;
}

/** Of a row, what its bytes are, wherever its cells stand. */
export type RowBytes = Pick<PackedRow, 'bytes' | 'view' | 'quotes' | 'text'>;

/** What takes rows by their bytes. */
export interface Lane {
  /** False for a row that has to be read cell by cell; of such a row nothing was taken. */
  take(row: PackedRow): boolean;
}
