/** The text files of the corpus against Python's csv module, and workbooks against their own CSV exports. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import type { RawCell, RawFile, RawTable } from '../../src/core/model/raw-table.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { CORPUS, corpusFiles, noCorpus } from '../corpus/canonical.ts';

const SCRIPT = fileURLToPath(new URL('../corpus/csv-rows.py', import.meta.url));
const hasPython = spawnSync('python3', ['-c', 'import csv']).status === 0;

type Records = readonly (readonly string[])[];

function fileOf(name: string): RawFile | null {
  const result = readFileBytes(readFileSync(CORPUS + name), {});
  return result.ok ? result.file : null;
}

/** The cells of all rows, without empty ones at the end of a row. */
function recordsOf(file: RawFile): Records {
  const records = file.tables.flatMap(({ rows, epoch }) =>
    rows.map((row) => row.cells.map((cell) => (cell === null ? '' : shownText(cell, epoch)))),
  );
  return withoutBlanks(records);
}

/** Rows of nothing but blanks are counted by the reader, not delivered; empty cells at the end are nothing. */
function withoutBlanks(records: Records): Records {
  return records
    .filter((record) => record.some((cell) => cell.trim() !== ''))
    .map((record) => record.slice(0, record.findLastIndex((cell) => cell !== '') + 1));
}

const noPython = hasPython ? false : 'no python3 here';

test('Python splits every text file into the same rows', { skip: noCorpus || noPython }, (t) => {
  const files = corpusFiles().flatMap((name) => {
    const file = name.startsWith('csv/') ? fileOf(name) : null;
    return file === null ? [] : [{ name, file }];
  });
  const questions = files.map(({ name, file: { encoding, delimiter } }) => ({
    path: CORPUS + name,
    encoding,
    delimiter,
  }));
  const { stdout, status, stderr } = spawnSync('python3', [SCRIPT], {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout.trim().split('\n');
  files.forEach(({ name, file }, index) => {
    const theirs = JSON.parse(answers[index] ?? '""') as Records | string;
    assert.ok(typeof theirs !== 'string', `${name}: Python refuses it: ${String(theirs)}`);
    assert.deepEqual(recordsOf(file), withoutBlanks(theirs), name);
  });
  t.diagnostic(`${String(files.length)} files`);
  assert.ok(files.length >= 55);
});

test('workbooks hold what their expected CSV files say', { skip: noCorpus }, () => {
  for (const name of ['datetime', 'namespace', 'no_cell_ids']) {
    const [book, text] = [
      fileOf(`xlsx/xlsx2csv__${name}.xlsx`),
      fileOf(`csv/xlsx2csv__${name}.csv`),
    ];
    assert.ok(book !== null && text !== null, name);
    const expected = recordsOf(text);
    assert.ok(expected.length > 0);
    assert.deepEqual(recordsOf(book), expected, name);
  }
});

/** As the expected files show it: dates in full seconds, everything else as it stands. */
function shownText(cell: RawCell, epoch: RawTable['epoch']): string {
  if (cell.kind !== 'number' || cell.format !== 'date') return cell.text;
  const seconds = Math.round((Number(cell.text) - (epoch === '1904' ? 24_107 : 25_569)) * 86_400);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
