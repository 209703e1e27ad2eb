/** Records are split as csv-parse splits them, whether the text comes as a whole or in pieces of any size. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvParseOptions } from '../../src/formats/csv/odd-record.ts';
import { RecordReader } from '../../src/formats/csv/record-reader.ts';
import { PieceSource, wholeText, type TextSource } from '../../src/formats/csv/text-source.ts';
import { FileFault } from '../../src/formats/fault.ts';

interface Read {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
  readonly fault: string | null;
}

/** All records, or the code of what breaks the file. */
function readAll(source: TextSource, delimiter: string): readonly Read[] | string {
  const reader = new RecordReader(source, delimiter, 1);
  const records: Read[] = [];
  try {
    for (let next = reader.next(); next !== null; next = reader.next()) {
      const { cells, line, raw, fault } = next;
      records.push({ cells, line, raw: raw(), fault: fault?.code ?? null });
    }
    return records;
  } catch (error) {
    if (error instanceof FileFault) return `${error.problem.code} ${error.problem.place ?? ''}`;
    throw error;
  }
}

/** The records as csv-parse has them; `null` where it refuses the text. */
function oracle(text: string, delimiter: string): readonly (readonly string[])[] | null {
  try {
    return parse(text, csvParseOptions(delimiter));
  } catch {
    return null;
  }
}

function pieces(text: string, size: number): TextSource {
  const parts = text.match(new RegExp(`.{1,${String(size)}}`, 'gsu')) ?? [];
  return new PieceSource(parts.values());
}

const PARTS = [
  'a',
  '"',
  '""',
  ',',
  ';',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'é',
  '😀',
  '"b"',
  '"c\nd"',
  '""""',
];
const TEXT = fc.array(fc.constantFrom(...PARTS), { maxLength: 24 }).map((parts) => parts.join(''));

test('what csv-parse reads is read the same; what it refuses is never read as sound', () => {
  fc.assert(
    fc.property(TEXT, fc.constantFrom(',', ';', 'é'), (text, delimiter) => {
      const read = readAll(wholeText(text), delimiter);
      const expected = oracle(text, delimiter);
      if (expected === null) {
        assert.ok(typeof read === 'string' || read.some(({ fault }) => fault !== null));
      } else {
        assert.ok(typeof read !== 'string');
        assert.deepEqual(
          read.map(({ cells }) => cells),
          expected,
        );
      }
    }),
    { numRuns: 2000 },
  );
});

test('text in pieces of any size gives the same records, lines and raw texts', () => {
  fc.assert(
    fc.property(TEXT, fc.integer({ min: 1, max: 5 }), (text, size) => {
      assert.deepEqual(readAll(pieces(text, size), ','), readAll(wholeText(text), ','));
    }),
    { numRuns: 2000 },
  );
});

test('a record may be longer than a piece, but not than a record may be', () => {
  const long = `"${'x'.repeat(400_000)}\n",2\n3,4\n`;
  const whole = readAll(wholeText(long), ',');
  assert.ok(typeof whole !== 'string');
  assert.deepEqual(
    whole.map(({ line }) => line),
    [1, 3],
  );
  assert.deepEqual(readAll(pieces(long, 50_000), ','), whole);
  const endless = `1,2\n"${'x'.repeat(3_000_000)}`;
  assert.equal(readAll(pieces(endless, 100_000), ','), 'E_QUOTE line 2');
});
