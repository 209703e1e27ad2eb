/** Records are split as csv-parse splits them, whether the text comes as a whole or in pieces of any size. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { PackedRow } from '../../src/core/model/packed-row.ts';
import { csvParseOptions } from '../../src/formats/csv/odd-record.ts';
import { RecordReader } from '../../src/formats/csv/record-reader.ts';
import type { Records } from '../../src/formats/csv/record.ts';
import { PieceSource, wholeText, type TextSource } from '../../src/formats/csv/text-source.ts';
import { FileFault } from '../../src/formats/fault.ts';
import { byteReader } from '../helpers/packed.ts';

interface Read {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
  readonly fault: string | null;
}

/** All records, or the code of what breaks the file. */
function readAll(source: TextSource, delimiter: string): readonly Read[] | string {
  return recordsOf(() => new RecordReader(source, delimiter, 1));
}

function recordsOf(open: () => Records): readonly Read[] | string {
  const records: Read[] = [];
  try {
    const reader = open();
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
  '\t',
  '\u0001',
  '\u007f',
  'abcdefg',
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

test('bytes in pieces of any size give the same records as the text', () => {
  fc.assert(
    fc.property(TEXT, fc.integer({ min: 1, max: 9 }), fc.constantFrom(',', ';'), (...given) => {
      const [text, size, delimiter] = given;
      assert.deepEqual(
        recordsOf(() => byteReader(text, delimiter, size)),
        readAll(wholeText(text), delimiter),
      );
    }),
    { numRuns: 4000 },
  );
});

test('what is handed over and what is left are all records, and what is handed over is sound', () => {
  const width = 2;
  fc.assert(
    fc.property(TEXT, fc.integer({ min: 1, max: 9 }), fc.array(fc.boolean()), (...given) => {
      const [text, size, wishes] = given;
      const expected = readAll(wholeText(text), ',');
      const reader = byteReader(text, ',', size);
      const read: Read[] = [];
      let wish = 0;
      const take = (row: PackedRow): boolean => {
        wish += 1;
        if (wishes[wish % (wishes.length + 1)] === true) return false;
        const cells = Array.from({ length: width }, (_, index) => row.cell(index));
        assert.ok(
          !cells.some((cell) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell)),
        );
        read.push({ cells, line: row.number, raw: '', fault: null });
        return true;
      };
      try {
        for (;;) {
          reader.handOver({ take }, width);
          const next = reader.next();
          if (next === null) break;
          const { cells, line, fault } = next;
          read.push({ cells, line, raw: '', fault: fault?.code ?? null });
        }
        assert.ok(typeof expected !== 'string');
        assert.deepEqual(
          read,
          expected.map((record) => ({ ...record, raw: '' })),
        );
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        assert.ok(typeof expected === 'string');
      }
    }),
    { numRuns: 4000 },
  );
});

test('in bytes, too, a record may be longer than a piece, but not than a record may be', () => {
  const long = `"${'""é'.repeat(150_000)}\n",2\n3,4\n`;
  const whole = readAll(wholeText(long), ',');
  assert.deepEqual(
    recordsOf(() => byteReader(long, ',', 50_001)),
    whole,
  );
  const endless = `1,2\n"${'x'.repeat(3_000_000)}`;
  assert.equal(
    recordsOf(() => byteReader(endless, ',', 100_000)),
    'E_QUOTE line 2',
  );
});
