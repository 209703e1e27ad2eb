/** Rows as a lane takes them, from CSV text. */
import type { PackedRow } from '../../src/core/model/packed-row.ts';
import { ByteRecordReader } from '../../src/formats/csv/byte-record-reader.ts';
import { ByteWindow } from '../../src/formats/csv/byte-window.ts';

/** Reads the bytes of a text, in pieces of this size. */
export function byteReader(text: string, delimiter: string, size = 1 << 20): ByteRecordReader {
  return new ByteRecordReader(new ByteWindow(pieces(Buffer.from(text), size)), delimiter, 1);
}

/** The memory of a piece is used again for the next, as it is where a file is read. */
function* pieces(bytes: Buffer, size: number): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) {
    const piece = Buffer.from(bytes.subarray(at, at + size));
    yield piece;
    piece.fill(0x22);
  }
}

/** Hands the one record of a text to `take`; false where it cannot be handed over. */
export function withRow(cells: readonly string[], take: (row: PackedRow) => boolean): boolean {
  const quoted = cells.map((cell) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return byteReader(quoted.join(','), ',').handOver({ take }, cells.length) !== null;
}
