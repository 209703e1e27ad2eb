/** The tables that a long log is kept in: ids, texts by their bytes, and numbers. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { NumberColumn } from '../../../src/core/normalise/columns.ts';
import { momentOf } from '../../../src/core/normalise/log-values.ts';
import { readMomentText } from '../../../src/core/normalise/moments.ts';
import { ByteTexts } from '../../../src/core/normalise/packed/byte-texts.ts';
import { Guids } from '../../../src/core/normalise/packed/guids.ts';
import { PackedMoments } from '../../../src/core/normalise/packed/moments.ts';
import { withRow } from '../../helpers/packed.ts';

test('ids are numbered in the order in which they come, and come back in lower case', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { minLength: 1, maxLength: 2000 }), (ids) => {
      const guids = new Guids();
      const numbers = ids.map((id) => guids.addText(id.toUpperCase()));
      const distinct = [...new Set(ids)];
      assert.deepEqual(
        numbers,
        ids.map((id) => distinct.indexOf(id)),
      );
      assert.equal(guids.size, distinct.length);
      for (const [number, id] of distinct.entries()) {
        assert.equal(guids.at(number), id);
        assert.equal(guids.find(id), number);
      }
    }),
    { numRuns: 20 },
  );
});

test('what is no id is never found', () => {
  const guids = new Guids();
  assert.equal(guids.find('no id'), undefined);
  assert.equal(guids.find('0123456g-0123-0123-0123-0123456789ab'), undefined);
  assert.equal(guids.find('01234567-0123-0123-0123-0123456789ab'), undefined);
  assert.throws(() => guids.addText('no id'));
});

test('texts are found by their bytes', () => {
  const texts = new ByteTexts(900);
  const known = new Map<string, number>();
  for (let at = 0; at < 1000; at += 1) {
    const text = `Müller ${String(at % 950)} & Söhne`;
    withRow([text, ''], (row) => {
      const [start = 0, end = 0] = [row.starts[0], row.ends[0]];
      const found = texts.find(row.view, start, end);
      assert.equal(found, known.get(text) ?? -1);
      if (found < 0) {
        const added = texts.add(row, start, end);
        assert.equal(added, known.size < 900 ? known.size : -1);
        if (added >= 0) known.set(text, added);
      }
      return true;
    });
  }
});

test('a number column holds what was pushed, and what was written over', () => {
  const column = new NumberColumn('int');
  for (let at = 0; at < 40_000; at += 1) column.push(at % 3 === 0 ? 0 : at);
  column.set(39_999, 7);
  column.set(60_000, 8);
  assert.deepEqual(
    [column.length, column.at(0), column.at(20_000), column.at(39_999), column.at(50_000)],
    [60_001, 0, 20_000, 7, 0],
  );
});

test('moments are those that the text is read as', () => {
  const moments = new PackedMoments((written) => momentOf(written));
  const two = (most: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
  const text = fc
    .tuple(
      fc.tuple(fc.constantFrom('2026', '2025', '1999', '0000'), two(13), two(32)),
      fc.tuple(fc.constantFrom('T', ' ', 't'), two(25), two(61), two(61)),
      fc.constantFrom('', '', '.5', '.1234567', '.', ',25', '.12x'),
      fc.constantFrom('Z', '', '+02:00', ' Z', 'z'),
    )
    .map(([date, [between, ...clock], fraction, zone]) =>
      [date.join('-'), between, clock.join(':'), fraction, zone].join(''),
    );
  fc.assert(
    fc.property(text, (given) => {
      const expected = readMomentText(given.trim(), 'not-needed');
      withRow([given, 'x'], (row) => {
        const read = moments.read(row, row.starts[0] ?? 0, row.ends[0] ?? 0);
        assert.equal(read, expected.ok);
        if (expected.ok) assert.equal(moments.time, expected.moment.at);
        return true;
      });
    }),
    { numRuns: 5000 },
  );
});
