/**
 * Finds the central directory of a zip archive by its end record, zip64 included. It refuses archives with
 * two possible directories and pieces of split ones, and tells how many foreign bytes there are.
 */
import { refuse } from '../fault.ts';
import { say } from '../../core/text/text.ts';

/** Where the directory is. `shift` is the length of foreign bytes before the archive. */
export interface Trailer {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly shift: number;
  readonly junk: number;
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;

/** How the directory is called before people. */
export const DIRECTORY = say('its table of contents');

/** Refuses an archive whose directory cannot be read. */
export function refuseDirectory(): never {
  return refuse('E_ZIP_CORRUPT', null, { part: DIRECTORY });
}

/** Finds the directory by the record at the end of the file. Throws a `FileFault`. */
export function findTrailer(buffer: Buffer): Trailer {
  const at = findEnd(buffer);
  const zip64 = at >= 20 && buffer.readUInt32LE(at - 20) === ZIP64_LOCATOR_SIGNATURE;
  const after = buffer.length - (at + 22 + buffer.readUInt16LE(at + 20));
  if (after < 0) refuse('E_ZIP_TRUNCATED', null, {});
  const record = zip64 ? readZip64End(buffer, at) : readEnd(buffer, at);
  if (record.split) refuse('E_ZIP_MULTIDISK', null, {});
  const shift = record.at - record.size - record.offset;
  if (shift < 0) refuseDirectory();
  const start = record.offset + shift;
  const end = start + record.size;
  return { count: record.count, start, end, shift, junk: shift + after };
}

/** The end record: the last one whose comment reaches exactly to the end of the file, else the last. */
function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - 22 - 0xffff - 0x10000);
  let last = -1;
  let exact = -1;
  for (let at = buffer.lastIndexOf(END); at >= lowest; at = buffer.lastIndexOf(END, at - 1)) {
    if (at + 22 <= buffer.length) {
      if (last < 0) last = at;
      if (at + 22 + buffer.readUInt16LE(at + 20) === buffer.length) {
        if (exact >= 0)
          refuse('E_ZIP_AMBIGUOUS', null, { reason: say('the file has two tables of contents') });
        exact = at;
      }
    }
    if (at === 0) break;
  }
  const found = exact >= 0 ? exact : last;
  if (found < 0) refuse('E_ZIP_TRUNCATED', null, {});
  return found;
}

interface EndRecord {
  readonly at: number;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  readonly split: boolean;
}

function readEnd(buffer: Buffer, at: number): EndRecord {
  const count = buffer.readUInt16LE(at + 10);
  const split = buffer.readUInt32LE(at + 4) !== 0 || buffer.readUInt16LE(at + 8) !== count;
  const size = buffer.readUInt32LE(at + 12);
  return { at, count, size, offset: buffer.readUInt32LE(at + 16), split };
}

function readZip64End(buffer: Buffer, end: number): EndRecord {
  const disks = buffer.readUInt32LE(end - 20 + 16);
  const stated = toNumber(buffer.readBigUInt64LE(end - 20 + 8));
  // Foreign bytes before the archive shift the record; it then stands right before its locator.
  const at = isZip64End(buffer, stated) ? stated : end - 20 - 56;
  if (!isZip64End(buffer, at)) refuseDirectory();
  const count = toNumber(buffer.readBigUInt64LE(at + 32));
  const split = disks > 1 || toNumber(buffer.readBigUInt64LE(at + 24)) !== count;
  const size = toNumber(buffer.readBigUInt64LE(at + 40));
  return { at, count, size, offset: toNumber(buffer.readBigUInt64LE(at + 48)), split };
}

function isZip64End(buffer: Buffer, at: number): boolean {
  return at >= 0 && at + 56 <= buffer.length && buffer.readUInt32LE(at) === ZIP64_END_SIGNATURE;
}

/** Above 2^53 a value is a lie in any case; it then fails the next check as an impossible number. */
export function toNumber(value: bigint): number {
  return Number(value);
}
