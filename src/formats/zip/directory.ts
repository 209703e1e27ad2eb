/**
 * Reads the central directory of a zip archive and holds it against the local headers. It decides which
 * entries exist and where their bytes are; it refuses whatever two readers could understand differently.
 */
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { FileFault, refuse } from '../fault.ts';
import { DIRECTORY, findTrailer, refuseDirectory, toNumber, type Trailer } from './trailer.ts';
import { say } from '../../core/text/text.ts';

export interface DirectoryEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the packed bytes begin in the file. */
  readonly dataStart: number;
  readonly headerStart: number;
  /** True where the name was written with backslashes or a leading slash. */
  readonly renamed: boolean;
}

export type Directory =
  | {
      readonly ok: true;
      readonly entries: readonly DirectoryEntry[];
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problem: FileProblem };

interface Limits {
  readonly entries: number;
  readonly junkBytes: number;
}

const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const IN_ZIP64 = 0xffffffff;
const UTF8_NAME = 0x800;
const ENCRYPTED = 0x2041;
const DESCRIPTOR = 0x8;

/** Reads all entries of the archive and checks each against its local header. */
export function readDirectory(buffer: Buffer, limits: Limits): Directory {
  try {
    const trailer = findTrailer(buffer);
    if (trailer.count > limits.entries)
      refuse('E_ZIP_BOMB', null, { reason: say('it has more than 1,000 parts') });
    if (trailer.junk > limits.junkBytes) refuse('E_ZIP_JUNK', null, {});
    const entries = readEntries(buffer, trailer);
    requireApart(entries, trailer.start);
    const warnings = trailer.junk > 0 ? [problem('W_ZIP_JUNK', null, {})] : [];
    if (entries.some((entry) => entry.renamed)) warnings.push(problem('W_ZIP_NAMES', null, {}));
    return { ok: true, entries: entries.filter((e) => !e.name.endsWith('/')), warnings };
  } catch (error) {
    if (error instanceof FileFault) return { ok: false, problem: error.problem };
    // Reading past the end of the buffer: some length in the directory is a lie.
    if (error instanceof RangeError)
      return { ok: false, problem: problem('E_ZIP_CORRUPT', null, { part: DIRECTORY }) };
    throw error;
  }
}

function readEntries(buffer: Buffer, trailer: Trailer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  let at = trailer.start;
  for (let i = 0; i < trailer.count; i += 1) {
    if (at + 46 > trailer.end || buffer.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
      refuseDirectory();
    }
    entries.push(readEntry(buffer, at, trailer));
    at += 46;
    at +=
      buffer.readUInt16LE(at - 18) + buffer.readUInt16LE(at - 16) + buffer.readUInt16LE(at - 14);
  }
  if (at > trailer.end) refuseDirectory();
  return entries;
}

function readEntry(buffer: Buffer, at: number, trailer: Trailer): DirectoryEntry {
  const flags = buffer.readUInt16LE(at + 8);
  const method = buffer.readUInt16LE(at + 10);
  const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
  const written = readName(buffer, at + 46, nameEnd, flags);
  const name = normalise(written);
  if ((flags & ENCRYPTED) !== 0) refuse('E_ENCRYPTED', name, { thing: say('archive') });
  if (isUnsafe(name))
    refuse('E_ZIP_PATH', name, { reason: say('has a name that points outside the file') });
  // Only Unix archivers (host 3 in the upper byte of "made by") keep a file mode, in the upper 16 bits.
  const mode = buffer.readUInt16LE(at + 40) & 0xf000;
  if (buffer.readUInt8(at + 5) === 3 && mode === 0xa000) {
    refuse('E_ZIP_PATH', name, { reason: say('is a link to another file') });
  }
  if (method !== 0 && method !== 8) refuse('E_ZIP_METHOD', name, {});
  const extra = buffer.subarray(nameEnd, nameEnd + buffer.readUInt16LE(at + 30));
  const [size, packedSize, offset] = readSizes(buffer, at, extra);
  const headerStart = offset + trailer.shift;
  const crc = buffer.readUInt32LE(at + 16);
  const dataStart = checkLocal(buffer, { headerStart, name, method, crc, size, packedSize });
  if (dataStart + packedSize > trailer.start) {
    refuseContradiction(name);
  }
  return { name, method, crc, packedSize, size, dataStart, headerStart, renamed: name !== written };
}

/** Unpacked size, packed size and header offset; each may have moved to the zip64 extra field. */
function readSizes(buffer: Buffer, at: number, extra: Buffer): [number, number, number] {
  const size = buffer.readUInt32LE(at + 24);
  const packed = buffer.readUInt32LE(at + 20);
  const offset = buffer.readUInt32LE(at + 42);
  if (size !== IN_ZIP64 && packed !== IN_ZIP64 && offset !== IN_ZIP64)
    return [size, packed, offset];
  const field = findZip64Field(extra);
  let next = 0;
  const take = (value: number): number => {
    if (value !== IN_ZIP64) return value;
    next += 8;
    return toNumber(field.readBigUInt64LE(next - 8));
  };
  return [take(size), take(packed), take(offset)];
}

function findZip64Field(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) {
      return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    }
  }
  refuseDirectory();
}

/** Holds the local header against the directory and returns where the data begins. */
function checkLocal(buffer: Buffer, entry: Omit<DirectoryEntry, 'dataStart' | 'renamed'>): number {
  const { headerStart: at, name } = entry;
  if (at < 0 || at + 30 > buffer.length || buffer.readUInt32LE(at) !== LOCAL_SIGNATURE) {
    refuseContradiction(name);
  }
  const flags = buffer.readUInt16LE(at + 6);
  const nameEnd = at + 30 + buffer.readUInt16LE(at + 26);
  const late = (flags & DESCRIPTOR) !== 0;
  const agrees = (stated: number, known: number): boolean =>
    stated === known || stated === IN_ZIP64 || (late && stated === 0);
  if (
    buffer.readUInt16LE(at + 8) !== entry.method ||
    (flags & ENCRYPTED) !== 0 ||
    normalise(readName(buffer, at + 30, nameEnd, flags)) !== name ||
    !agrees(buffer.readUInt32LE(at + 14), entry.crc) ||
    !agrees(buffer.readUInt32LE(at + 18), entry.packedSize) ||
    !agrees(buffer.readUInt32LE(at + 22), entry.size)
  ) {
    refuseContradiction(name);
  }
  return nameEnd + buffer.readUInt16LE(at + 28);
}

/** Old archivers write names in the PC character set; the ASCII names of a workbook are the same in all. */
function readName(buffer: Buffer, start: number, end: number, flags: number): string {
  if (end > buffer.length) refuseDirectory();
  return buffer.toString((flags & UTF8_NAME) !== 0 ? 'utf8' : 'latin1', start, end);
}

function normalise(name: string): string {
  const slashed = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  return slashed.startsWith('/') ? slashed.replace(/^\/+/, '') : slashed;
}

function isUnsafe(name: string): boolean {
  if (/^[A-Za-z]:/.test(name) || name.includes('\0')) return true;
  return name.includes('..') && name.split('/').includes('..');
}

function refuseContradiction(name: string): never {
  return refuse('E_ZIP_AMBIGUOUS', name, {
    reason: say('the file describes this part in two ways that contradict each other'),
  });
}

/** Two entries over the same bytes are how small archives unpack to terabytes. */
function requireApart(entries: readonly DirectoryEntry[], directoryStart: number): void {
  const inOrder = entries.toSorted((a, b) => a.headerStart - b.headerStart);
  for (const [i, entry] of inOrder.entries()) {
    const next = inOrder[i + 1]?.headerStart ?? directoryStart;
    if (entry.dataStart + entry.packedSize > next) {
      refuse('E_ZIP_BOMB', entry.name, {
        reason: say('this part shares its bytes with another part'),
      });
    }
  }
}
