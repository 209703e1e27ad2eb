/** A short run of the fuzzer with a fixed seed, and that its second readings and its complaints can be trusted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { buildWorkbook } from '../helpers/xlsx-builder.ts';
import { KINDS, casesOf } from './cases.ts';
import { judgeText, judgeWorkbook, judgeWorkbookBytes } from './reading.ts';
import { runJobs } from './run-fuzz.ts';
import { textSeeds, workbookSeeds } from './seeds.ts';

const SEED = 'short';
const CASES = 300;

test('damaged files end in a named problem or in all of their data', async (t) => {
  const jobs = KINDS.map((kind) => ({ kind, from: 0, to: CASES }));
  const { failures, outcomes, slowest } = await runJobs(SEED, jobs);
  for (const kind of KINDS) {
    const counts = outcomes[kind] ?? {};
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    assert.equal(total, CASES, `${kind}: not all cases were run`);
    assert.ok(Object.keys(counts).length >= 3, `${kind}: always the same end`);
  }
  t.diagnostic(`seed ${SEED}, slowest case ${slowest.toFixed(0)} ms`);
  const shown = failures.map(({ kind, index, what, wrong }) => {
    return `FUZZ_SEED=${SEED} FUZZ_KIND=${kind} FUZZ_CASE=${String(index)}: ${what}: ${wrong}`;
  });
  assert.deepEqual(shown, []);
});

/** Damage that only the fuzzer thought of. */
const MISPLACED: readonly string[] = [
  '<row><c><v>1</v><v>2</v></c></row>',
  '<row r="1"><c><v>1</v></c><row r="2"><c><v>2</v></c></row></row>',
  '<row><c><v>1</v></c><row/></row>',
  '<row><c><v>1</v></c></row><c><v>2</v></c>',
  '<sheetData r="1"><c><v>1</v></c></sheetData><row r="2"><c><v>2</v></c></row>',
  '<row><c><v>1</v><c><v>2</v></c></c></row>',
  '<row><c t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c></row>',
  '<row><c t="inlineStr"><is><t>a<t>b</t>c</t></is></c></row>',
  '<row><c t="inlineStr"><t>a</t></c></row>',
];

for (const rows of MISPLACED) {
  test(`what stands in the wrong place of the XML is refused: ${rows}`, () => {
    const result = readFileBytes(buildWorkbook({ rows }), {});
    assert.equal(result.ok ? 'read' : result.problem.code, 'E_XML');
  });
}

test('the second readings agree with the reader on every undamaged file', () => {
  for (const { name, bytes } of workbookSeeds()) {
    const result = readFileBytes(bytes, {});
    assert.ok(result.ok, name);
    assert.equal(judgeWorkbook(result.file, Buffer.from(bytes)), null, name);
  }
  for (const { name, bytes } of textSeeds()) {
    const result = readFileBytes(bytes, {});
    assert.ok(result.ok, name);
    assert.equal(judgeText(result.file, Buffer.from(bytes)), null, name);
  }
});

test('the same seed gives the same damage', () => {
  for (const kind of KINDS) {
    const makeCase = casesOf(kind, 'x');
    const all = [0, 1, 2, 3].map((index) => [makeCase(index), makeCase(index)]);
    for (const [a, b] of all) assert.deepEqual(a, b);
    const contents = all.map(([a]) => a?.bytes.toString('base64'));
    assert.equal(new Set(contents).size, all.length, kind);
  }
});

test('a reader that loses or changes anything is found out', () => {
  const text = Buffer.from('Offer name;Quantity\r\n"a;b";25\r\n\r\nc;3');
  const lost = Buffer.from('Offer name;Quantity\r\n"a;b";25\r\n\r\n');
  const other = Buffer.from('Offer name;Quantity\r\n"a;b";26\r\n\r\nc;3');
  for (const claimed of [lost, other]) {
    const result = readFileBytes(claimed, {});
    assert.ok(result.ok);
    assert.notEqual(judgeText(result.file, text), null);
  }
  const [workbook, changed, empty] = ['<v>1</v>', '<v>2</v>', ''].map((value) =>
    Buffer.from(
      buildWorkbook({ rows: `<row r="1"><c r="A1">${value}</c><c r="B1"><v>7</v></c></row>` }),
    ),
  );
  assert.ok(workbook !== undefined);
  for (const claimed of [changed, empty]) {
    assert.ok(claimed !== undefined);
    const result = readFileBytes(claimed, {});
    assert.ok(result.ok);
    assert.notEqual(judgeWorkbook(result.file, workbook), null);
    assert.notEqual(judgeWorkbookBytes(result.file, claimed, readFileBytes(workbook, {})), null);
  }
});
