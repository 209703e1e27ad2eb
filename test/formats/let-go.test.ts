/** What is remembered of a file for the next one does not keep the file in memory: thousands of them are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { strToU8, zipSync } from 'fflate';
import { rememberBy } from '../../src/core/model/remember.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { MAIN, workbookParts } from '../bench/made-up.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** MB that are held after `work`, beyond those before it. */
function heldBy(work: () => void): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  work();
  collect();
  return (process.memoryUsage().heapUsed - before) / 1e6;
}

const ROWS = 20_000;
const FILES = 20;
const ROWS_XML = Array.from(
  { length: ROWS },
  (_, at) => `<row r="${String(at + 1)}"><c r="A${String(at + 1)}"><v>${String(at)}</v></c></row>`,
).join('');

test('workbooks that differ around their rows are let go', () => {
  const read = (last: number): void => {
    const sheet = `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><dimension ref="A1:B${String(last)}"/><sheetData>${ROWS_XML}</sheetData></worksheet>`;
    const parts = { ...workbookParts('Rows'), 'xl/worksheets/sheet1.xml': sheet };
    const bytes = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
    const result = readXlsx(zipSync(Object.fromEntries(bytes), { level: 1 }));
    assert.equal(result.ok && result.file.tables[0]?.rows.length, ROWS);
  };
  read(1);
  const held = heldBy(() => {
    for (let file = 0; file < FILES; file++) read(ROWS + file);
  });
  assert.ok(held < (FILES * ROWS_XML.length) / 4e6, `${held.toFixed(1)} MB are held`);
});

test('a text that was cut from a file is remembered without the file', () => {
  const LENGTH = 2_000_000;
  const isLong = rememberBy(
    (name: string) => name,
    FILES,
    (name) => name.length > 20,
  );
  const held = heldBy(() => {
    for (let file = 0; file < FILES; file++) {
      const text = String.fromCharCode(97 + file).repeat(LENGTH);
      assert.ok(isLong(text.slice(10, 60)));
    }
  });
  assert.ok(held < (FILES * LENGTH) / 4e6, `${held.toFixed(1)} MB are held`);
  // What remembers is still in use.
  assert.equal(isLong('short'), false);
});
