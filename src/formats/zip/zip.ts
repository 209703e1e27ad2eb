/**
 * Opens a zip archive the distrusting way: the directory is read and checked in full before a single
 * byte is unpacked, and an entry is unpacked only when asked for. What the entries mean is left to others.
 */
import { Inflate } from 'fflate';
import { crc32, inflateRawSync } from 'node:zlib';
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { FileFault } from '../fault.ts';
import { readDirectory, type DirectoryEntry } from './directory.ts';
import { Repeats } from './repeats.ts';
import { say, type Text } from '../../core/text/text.ts';

/** The limits of the gate; everything above is refused before or while it is unpacked. */
export const ZIP_LIMITS = {
  fileBytes: 400 * 1024 * 1024,
  entries: 1_000,
  /** Of a part that is read in pieces, and of one that is held as a whole. */
  entryBytes: 4 * 1024 ** 3,
  heldBytes: 256 * 1024 * 1024,
  totalBytes: 8 * 1024 ** 3,
  ratio: 200,
  /** Small entries may compress better than the ratio without being a bomb. */
  ratioGrace: 1024 * 1024,
  junkBytes: 64 * 1024,
} as const;

export type ZipRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: FileProblem };

/** An opened archive. Names are normalised: forward slashes, no leading slash, spelled as in the file. */
export interface Zip {
  readonly names: readonly string[];
  /** Things that are odd about the archive but do no harm. */
  readonly warnings: readonly FileProblem[];
  /** The name as spelled in the archive, whatever the case it is asked in. */
  find(name: string): string | undefined;
  /** Unpacks one entry, counting against the limits of the whole archive; `undefined` if absent. */
  read(name: string): ZipRead | undefined;
  /** The unpacked size of an entry; 0 if absent. */
  sizeOf(name: string): number;
  /** Unpacks an entry in pieces. Throws a `FileFault` where it turns out to be damaged. */
  pieces(name: string): Iterable<Uint8Array>;
}

export type ZipResult =
  { readonly ok: true; readonly zip: Zip } | { readonly ok: false; readonly problem: FileProblem };

/** Reads and checks the directory of a zip archive. Never throws for bad input. */
export function openZip(bytes: Uint8Array): ZipResult {
  if (bytes.length > ZIP_LIMITS.fileBytes)
    return refuse(problem('E_FILE_TOO_BIG', null, { limit: say('400 MB') }));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(buffer, ZIP_LIMITS);
  if (!directory.ok) return directory;
  const byName = new Map<string, DirectoryEntry>();
  let declared = 0;
  for (const entry of directory.entries) {
    const key = entry.name.toLowerCase();
    if (byName.has(key)) {
      const reason = say('the file holds this part twice');
      return refuse(problem('E_ZIP_AMBIGUOUS', entry.name, { reason }));
    }
    byName.set(key, entry);
    declared += entry.size;
    const found = findBomb(entry, declared);
    if (found !== null) return refuse(found);
  }
  return { ok: true, zip: makeZip(buffer, directory.entries, byName, directory.warnings) };
}

function refuse(problem: FileProblem): { ok: false; problem: FileProblem } {
  return { ok: false, problem };
}

/** The declared sizes are binding, because unpacking stops at them: so a bomb is known beforehand. */
function findBomb(entry: DirectoryEntry, declaredTotal: number): FileProblem | null {
  const { entryBytes, totalBytes, ratio, ratioGrace } = ZIP_LIMITS;
  if (entry.size > entryBytes) {
    return bomb(entry.name, say('this part alone would unpack to more than 4 GB'));
  }
  if (declaredTotal > totalBytes) return bomb(null, TOTAL_TOO_BIG);
  if (entry.size > ratioGrace && entry.size > ratio * entry.packedSize) {
    return bomb(entry.name, say('this part would unpack to more than 200 times its size'));
  }
  return null;
}

const TOTAL_TOO_BIG = say('it would unpack to more than 8 GB');
const HELD_TOO_BIG = say('it would unpack to more than 768 MB');
const PART_TOO_BIG = say('this part alone would unpack to more than 256 MB');

function bomb(place: string | null, reason: Text): FileProblem {
  return problem('E_ZIP_BOMB', place, { reason });
}

function makeZip(
  buffer: Buffer,
  entries: readonly DirectoryEntry[],
  byName: ReadonlyMap<string, DirectoryEntry>,
  warnings: readonly FileProblem[],
): Zip {
  let unpacked = 0;
  return {
    names: entries.map((entry) => entry.name),
    warnings,
    find: (name) => byName.get(name.toLowerCase())?.name,
    read(name) {
      const entry = byName.get(name.toLowerCase());
      if (entry === undefined) return undefined;
      unpacked += entry.size;
      if (unpacked > ZIP_LIMITS.heldBytes * 3) return refuse(bomb(null, HELD_TOO_BIG));
      if (entry.size > ZIP_LIMITS.heldBytes) return refuse(bomb(entry.name, PART_TOO_BIG));
      return unpack(buffer, entry);
    },
    sizeOf: (name) => byName.get(name.toLowerCase())?.size ?? 0,
    pieces(name) {
      const entry = byName.get(name.toLowerCase());
      return entry === undefined ? [] : unpackPieces(buffer, entry);
    },
  };
}

/** Over all archives of a run; it holds nothing that would not be unpacked to the same bytes. */
const REPEATS = new Repeats();

function unpack(buffer: Buffer, entry: DirectoryEntry): ZipRead {
  const packed = buffer.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  const known = REPEATS.find(packed, entry);
  if (known !== null) return { ok: true, bytes: known };
  const read = unpackNew(packed, entry);
  if (read.ok) REPEATS.add(packed, entry, read.bytes);
  return read;
}

function unpackNew(packed: Buffer, entry: DirectoryEntry): ZipRead {
  const inflated =
    entry.method === 0 ? { ok: true as const, bytes: packed } : inflate(packed, entry);
  if (!inflated.ok) return inflated;
  if (inflated.bytes.length !== entry.size) return refuse(problem('E_ZIP_SIZE', entry.name, {}));
  if (crc32(inflated.bytes) !== entry.crc) return refuse(problem('E_ZIP_CRC', entry.name, {}));
  return inflated;
}

function inflate(packed: Buffer, entry: DirectoryEntry): ZipRead {
  try {
    const bytes = inflateRawSync(packed, {
      maxOutputLength: Math.max(entry.size, 1),
      // With room for one byte more, all comes at once and zlib is not asked whether there is more.
      chunkSize: Math.min(Math.max(entry.size + 1, 64), 1024 * 1024),
    });
    return { ok: true, bytes };
  } catch (error) {
    // The only errors zlib knows here: more bytes than declared, or data that is no deflate stream.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return refuse(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? problem('E_ZIP_SIZE', entry.name, {})
        : problem('E_ZIP_CORRUPT', entry.name, { part: say('this part') }),
    );
  }
}

const PACKED_PIECE = 64 * 1024;

/** The same in pieces; what is wrong with an entry is known at its end. */
function* unpackPieces(buffer: Buffer, entry: DirectoryEntry): Iterable<Uint8Array> {
  const packed = buffer.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  let size = 0;
  let crc = 0;
  for (const piece of entry.method === 0 ? slices(packed) : inflatePieces(packed, entry)) {
    size += piece.length;
    if (size > entry.size) break;
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size) throw new FileFault(problem('E_ZIP_SIZE', entry.name, {}));
  if (crc !== entry.crc) throw new FileFault(problem('E_ZIP_CRC', entry.name, {}));
}

function* slices(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += PACKED_PIECE)
    yield bytes.subarray(at, at + PACKED_PIECE);
}

function* inflatePieces(packed: Buffer, { name }: DirectoryEntry): Iterable<Uint8Array> {
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  for (const slice of slices(packed)) {
    try {
      inflate.push(slice, slice.byteOffset + slice.length === packed.byteOffset + packed.length);
    } catch {
      throw new FileFault(problem('E_ZIP_CORRUPT', name, { part: say('this part') }));
    }
    yield* ready;
    ready = [];
  }
}
