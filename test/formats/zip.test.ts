import assert from 'node:assert/strict';
import test from 'node:test';
import { zipSync } from 'fflate';
import { openZip, ZIP_LIMITS } from '../../src/formats/zip/zip.ts';
import {
  both,
  CENTRAL,
  END,
  huge,
  LOCAL,
  many,
  overlapping,
  patch,
  stored,
  symlinkZip,
  two,
  twoEnds,
  zeros,
} from '../helpers/damaged-zips.ts';
import { zipParts } from '../helpers/xlsx-builder.ts';

function codeOf(bytes: Uint8Array, entry = 'a.txt'): string {
  const opened = openZip(bytes);
  if (!opened.ok) return opened.problem.code;
  const read = opened.zip.read(entry);
  if (read === undefined) return 'absent';
  return read.ok ? Buffer.from(read.bytes).toString() : read.problem.code;
}

test('entries are read by name, whatever the case', () => {
  assert.equal(codeOf(two), 'alpha alpha alpha');
  assert.equal(codeOf(stored, 'B.TXT'), 'beta!');
  assert.equal(codeOf(two, 'c.txt'), 'absent');
});

test('names with a leading slash or backslashes are normalised', () => {
  const opened = openZip(zipParts({ '/xl\\worksheets\\sheet1.xml': 'x' }));
  assert.ok(opened.ok);
  assert.deepEqual(opened.zip.names, ['xl/worksheets/sheet1.xml']);
  assert.deepEqual(
    opened.zip.warnings.map(({ code }) => code),
    ['W_ZIP_NAMES'],
  );
});

const refused: readonly (readonly [string, string, Uint8Array])[] = [
  ['no end record', 'E_ZIP_TRUNCATED', two.subarray(0, two.length - 30)],
  ['an end record cut short', 'E_ZIP_TRUNCATED', patch(two, END, 20, [9, 0])],
  ['a directory that is not there', 'E_ZIP_CORRUPT', patch(two, CENTRAL, 0, [0x51])],
  ['a directory before the file', 'E_ZIP_CORRUPT', patch(two, END, 16, [0xff, 0xff, 0xff, 0x0f])],
  ['a wrong checksum', 'E_ZIP_CRC', both(two, 14, 16, [1, 2, 3, 4])],
  ['a changed stored byte', 'E_ZIP_CRC', patch(stored, LOCAL, 36, [0x41])],
  ['an understated size', 'E_ZIP_SIZE', both(two, 22, 24, [3, 0, 0, 0])],
  ['an overstated size', 'E_ZIP_SIZE', both(two, 22, 24, [99, 0, 0, 0])],
  ['data that is no deflate stream', 'E_ZIP_CORRUPT', patch(two, LOCAL, 35, [0xff, 0xff, 0xff])],
  ['an unknown method', 'E_ZIP_METHOD', both(two, 8, 10, [9])],
  ['an encrypted entry', 'E_ENCRYPTED', both(two, 6, 8, [1])],
  ['a path out of the folder', 'E_ZIP_PATH', zipParts({ '../a.txt': 'x' })],
  ['a drive letter', 'E_ZIP_PATH', zipParts({ 'C:\\a.txt': 'x' })],
  ['a duplicate by case', 'E_ZIP_AMBIGUOUS', zipParts({ 'a.txt': 'x', 'A.TXT': 'y' })],
  ['a duplicate by slash', 'E_ZIP_AMBIGUOUS', zipParts({ 'a.txt': 'x', '/a.txt': 'y' })],
  ['a local name that differs', 'E_ZIP_AMBIGUOUS', patch(two, LOCAL, 30, [0x7a])],
  ['a local size that differs', 'E_ZIP_AMBIGUOUS', patch(two, LOCAL, 22, [9])],
  ['a local header that is not there', 'E_ZIP_AMBIGUOUS', patch(two, CENTRAL, 42, [3])],
  ['a second end record in the comment', 'E_ZIP_AMBIGUOUS', twoEnds()],
  ['overlapping entries', 'E_ZIP_BOMB', overlapping()],
  ['a piece of a split archive', 'E_ZIP_MULTIDISK', patch(two, END, 4, [1])],
  ['1,001 entries', 'E_ZIP_BOMB', zipParts(many)],
  ['a ratio above 200:1', 'E_ZIP_BOMB', zipSync({ 'a.txt': zeros })],
  ['a bomb in another entry', 'E_ZIP_BOMB', zipSync({ 'a.txt': Buffer.from('x'), b: zeros })],
  ['an entry above what its bytes can unpack to', 'E_ZIP_BOMB', both(two, 22, 24, huge)],
  ['foreign data before', 'E_ZIP_JUNK', Buffer.concat([Buffer.alloc(70_000), two])],
  ['foreign data after', 'E_ZIP_JUNK', Buffer.concat([two, Buffer.alloc(70_000)])],
  ['more than 400 MB', 'E_FILE_TOO_BIG', Buffer.alloc(ZIP_LIMITS.fileBytes + 1)],
];

for (const [what, code, bytes] of refused) {
  test(`an archive with ${what} is refused as ${code}`, () => {
    assert.equal(codeOf(bytes), code);
  });
}

test('a symbolic link is refused', () => {
  assert.equal(codeOf(symlinkZip()), 'E_ZIP_PATH');
});

test('three entries of 255 MB each, stated, are too much together with a fourth', () => {
  const names = ['a.txt', 'b', 'c', 'd'];
  let zip = zipParts(Object.fromEntries(names.map((name) => [name, 'x'])), 0);
  for (const i of names.keys()) {
    zip = patch(zip, LOCAL, 22, [0, 0, 0xf0, 0x0f], i);
    zip = patch(zip, CENTRAL, 24, [0, 0, 0xf0, 0x0f], i);
  }
  assert.equal(codeOf(zip), 'E_ZIP_BOMB');
});

test('a few foreign bytes before and after are ignored with a warning', () => {
  const opened = openZip(Buffer.concat([Buffer.from('junk'), two, Buffer.from('junk')]));
  assert.ok(opened.ok);
  assert.deepEqual(
    opened.zip.warnings.map((warning) => warning.code),
    ['W_ZIP_JUNK'],
  );
  assert.ok(opened.zip.read('b.txt')?.ok);
});

test('a data descriptor in place of the sizes in the local header is accepted', () => {
  let zip = patch(two, LOCAL, 6, [8]);
  zip = patch(zip, CENTRAL, 8, [8]);
  zip = patch(zip, LOCAL, 14, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(codeOf(zip), 'alpha alpha alpha');
});

test('a zip64 end record is accepted', () => {
  const zip = Buffer.from(two);
  const end = zip.lastIndexOf(END, undefined, 'latin1');
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(2n, 24);
  record.writeBigUInt64LE(2n, 32);
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 12)), 40);
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const bytes = Buffer.concat([zip.subarray(0, end), record, locator, zip.subarray(end)]);
  assert.equal(codeOf(bytes), 'alpha alpha alpha');
});

test('an archive cut at any byte is refused or yields the same data', () => {
  for (let length = 0; length < two.length; length += 1) {
    assert.match(codeOf(two.subarray(0, length)), /^E_ZIP_/);
  }
});
