/** Zip archives that are damaged or made to do harm, each in one way. */
import { zipSync } from 'fflate';
import { zipParts } from './xlsx-builder.ts';

export const CENTRAL = 'PK\x01\x02';
export const LOCAL = 'PK\x03\x04';
export const END = 'PK\x05\x06';

/** Changes bytes at an offset from the n-th occurrence of a signature. */
export function patch(
  zip: Uint8Array,
  signature: string,
  offset: number,
  bytes: readonly number[],
  nth = 0,
): Uint8Array {
  const copy = Buffer.from(zip);
  let at = copy.indexOf(signature, 0, 'latin1');
  for (let i = 0; i < nth; i += 1) at = copy.indexOf(signature, at + 1, 'latin1');
  copy.set(bytes, at + offset);
  return copy;
}

export const two = zipParts({ 'a.txt': 'alpha alpha alpha', 'b.txt': 'beta' });
export const stored = zipParts({ 'a.txt': 'alpha', 'b.txt': 'beta!' }, 0);
export const both = (
  zip: Uint8Array,
  local: number,
  central: number,
  bytes: number[],
): Uint8Array => patch(patch(zip, LOCAL, local, bytes), CENTRAL, central, bytes);

export const many = Object.fromEntries(
  Array.from({ length: 1001 }, (_, i) => [`f${String(i)}`, 'x']),
);
export const zeros = new Uint8Array(2 * 1024 * 1024);
export const huge = [0, 0, 0, 0x20];

/** A second, empty archive hidden in the comment of the first. */
export function twoEnds(): Uint8Array {
  const empty = Buffer.from(zipSync({}));
  return Buffer.concat([patch(two, END, 20, [empty.length, 0]), empty]);
}

/** The second directory entry points at the first file's header and bears its name. */
export function overlapping(): Uint8Array {
  const zip = zipParts({ 'a.txt': 'same', 'b.txt': 'same' }, 0);
  const at = Buffer.from(zip).indexOf(CENTRAL, 0, 'latin1');
  const first = Buffer.from(zip).subarray(at, at + 51);
  const directory = Buffer.concat([first, first]);
  const copy = Buffer.from(zip);
  copy.set(directory, at);
  return copy;
}

/** Its only entry is a link to another file. */
export function symlinkZip(): Uint8Array {
  return zipSync({ 'a.txt': [Buffer.from('b'), { os: 3, attrs: 0o120777 << 16 }] });
}
