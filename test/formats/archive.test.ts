/** The archive of a workbook: what goes in comes out, large parts as well, in the order of their names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { Archive } from '../../src/formats/xlsx-write/archive.ts';
import { openZip } from '../../src/formats/zip/zip.ts';

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

test('parts of any size come out as they went in, in order', async () => {
  const cell = (n: number): string =>
    `<c r="A${String(n)}"><v>${String((n * 7919) % 9973)}</v></c>`;
  const large = Array.from({ length: 200 }, (_, at) =>
    Buffer.from(Array.from({ length: 4000 }, (_one, n) => cell(at * 4000 + n)).join('')),
  );
  const archive = new Archive();
  await archive.add('xl/große.xml', large);
  const nothing = new Uint8Array();
  await archive.add('a.xml', [Buffer.from('<a/>'), nothing, Buffer.from('<b/>'), nothing]);
  await archive.add('empty.xml', []);
  const bytes = new Uint8Array(Buffer.concat([...archive.pieces(byName)]));
  const parts = unzipSync(bytes);
  assert.deepEqual(Object.keys(parts), ['a.xml', 'empty.xml', 'xl/große.xml']);
  assert.equal(Buffer.from(parts['a.xml'] ?? []).toString(), '<a/><b/>');
  assert.equal(parts['empty.xml']?.length, 0);
  assert.ok(Buffer.concat(large).equals(Buffer.from(parts['xl/große.xml'] ?? [])));
  const opened = openZip(bytes);
  assert.equal(opened.ok ? 'ok' : JSON.stringify(opened.problem), 'ok');
  const read = opened.ok ? opened.zip.read('a.xml') : null;
  assert.ok(read?.ok === true, JSON.stringify(read));
});
