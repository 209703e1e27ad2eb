/** Reads files that are too large to be held: piece by piece, and from the beginning each time they are asked for. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { TextProbe } from '../formats/csv/text-pieces.ts';
import { refuse } from '../formats/fault.ts';
import { readTextPieces, type ReadOptions } from '../formats/read-file.ts';
import { say } from '../core/text/text.ts';

/** From so many bytes on a text is read in pieces. */
export const LARGE_BYTES = 1024 * 1024;
/** Anything that cannot be read in pieces has to fit into memory as a whole. */
export const MOST_HELD_BYTES = 1024 ** 3;

/** Small enough to stay in the processor's cache while it is gone through several times. */
const PIECE_BYTES = 128 * 1024;

/** What tells one state of a file from another. */
export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
}

/** A file's bytes in pieces; the memory of a piece is used again for the next. */
export type Pieces = (file: string, state: FileState) => Iterable<Uint8Array>;

/** Reads a file from the disk. Throws a `FileFault` where it is no longer as it was, or cannot be read to its end. */
export function* piecesOf(file: string, state: FileState): Iterable<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    requireSame(fstatSync(handle), state);
    let size = 0;
    for (;;) {
      const read = readSync(handle, buffer, 0, PIECE_BYTES, null);
      if (read === 0) break;
      size += read;
      yield buffer.subarray(0, read);
    }
    requireSame({ size, mtimeMs: fstatSync(handle).mtimeMs }, state);
  } finally {
    closeSync(handle);
  }
}

function requireSame(now: FileState, before: FileState): void {
  if (now.size !== before.size || now.mtimeMs !== before.mtimeMs) {
    refuse('E_FILE_CHANGED', null, {});
  }
}

/** Reads a text in pieces; `null` for a file that can only be read as a whole. */
export function readLarge(
  file: string,
  state: FileState,
  options: ReadOptions,
  pieces: Pieces,
): { readonly sha256: string; readonly read: ReadResult } | null {
  const probe = new TextProbe();
  const hash = createHash('sha256');
  for (const piece of pieces(file, state)) {
    // A workbook or anything else that is no text shows at once.
    probe.add(piece);
    if (!probe.sound) return tooLarge(state);
    hash.update(piece);
  }
  probe.finish();
  const { size } = state;
  const read = readTextPieces({ size, pieces: () => again(pieces(file, state)) }, probe, options);
  return read === null ? tooLarge(state) : { sha256: hash.digest('hex'), read };
}

/** What goes wrong when a file is read again is the file's problem, as it was the first time. */
function* again(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    refuse('E_FILE_IO', null, { reason: String(error.code) });
  }
}

function tooLarge({ size }: FileState): { readonly sha256: ''; readonly read: ReadResult } | null {
  if (size <= MOST_HELD_BYTES) return null;
  const tooBig = problem('E_FILE_TOO_BIG', null, { limit: say('1 GB') });
  return { sha256: '', read: { ok: false, problem: tooBig } };
}
