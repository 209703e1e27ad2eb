import assert from 'node:assert/strict';
import test from 'node:test';
import { addConfirmed, readMappings } from '../../../src/core/intake/mappings.ts';
import type { RawTable } from '../../../src/core/model/raw-table.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { settings, textTable } from '../../helpers/builders.ts';

const HEADER = 'What|In Transitioning From|In Transitioning To|Confirm|Why|From id|To id';

function table(...rows: readonly string[]): RawTable {
  return textTable('Mappings to confirm', '', HEADER, ...rows);
}

/** Confirmed rows as `cell kind from(id) → to(id)`, problems as `cell text`. */
function read(...tables: readonly RawTable[]): readonly string[] {
  const { rows, problems } = readMappings(tables);
  const half = (name: string, id: string | null) => (id === null ? name : `${name}(${id})`);
  return [
    ...rows.map(({ cell, pair: { kind, from, to, fromId, toId } }) =>
      [cell, kind, half(from, fromId), '→', half(to, toId)].join(' '),
    ),
    ...problems.map(({ cell, what }) => `${cell} ${ENGLISH.of(what)}`),
  ];
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['yes', 'Product|A|B|Yes||a|b', ['D4 offer A(a) → B(b)']],
  ['no', 'Product|A|B|No||a|b', []],
  ['nothing', 'Product|A|B|||a|b', []],
  ['blanks', 'Product|A|B| ||a|b', []],
  ['yes in French', 'Customer|A|B|OUI|||', ['D4 customer A → B']],
  ['yes in Finnish', 'Customer|A|B|kyllä|||', ['D4 customer A → B']],
  ['yes in Japanese', 'Customer|A|B|はい|||', ['D4 customer A → B']],
  ['a tick in a box', 'Customer|A|B|TRUE|||', ['D4 customer A → B']],
  ['ids without names', 'Customer|||Yes||a|b', ['D4 customer a(a) → b(b)']],
  ['another word', 'Product|A|B|maybe||a|b', ['D4 "maybe" is neither Yes nor No.']],
  [
    'no kind',
    '|A|B|Yes||a|b',
    ['D4 The row says Yes, but not whether it is a customer or a product.'],
  ],
  [
    'no target',
    'Product|A||Yes||a|',
    ['D4 The row says Yes, but has no name and no id under Transitioning To.'],
  ],
];

for (const [what, row, expected] of CASES) {
  test(`${what}: ${expected[0] ?? 'not confirmed'}`, () => {
    assert.deepEqual(read(table(row)), expected);
  });
}

test('columns are found by their headers, wherever they stand', () => {
  const moved = textTable(
    'TO ID|note|Confirm|to|What|In Transitioning  To|from id',
    'b|x|yes|?|Product|B|a',
  );
  assert.deepEqual(read(textTable('nothing here'), moved), ['C2 offer a(a) → B(b)']);
});

test('without the columns nothing is recognised', () => {
  assert.equal(readMappings([textTable('What|Confirm', 'Product|Yes')]).recognised, false);
  assert.equal(readMappings([table()]).recognised, true);
});

test('two answers for one From are a problem, one given twice is not', () => {
  assert.deepEqual(read(table('Product|A|B|Yes||a|b', 'Product|A|B|Yes||a|b')), [
    'D4 offer A(a) → B(b)',
  ]);
  assert.deepEqual(read(table('Product|A|B|Yes||a|b', 'Product|A|C|Yes||a|c')).slice(2), [
    'D5 A has a Yes in D4 already, for B.',
  ]);
});

test('two customers cannot be one, two offers can', () => {
  assert.deepEqual(read(table('Customer|A|B|Yes|||', 'Customer|C|B|Yes|||')).slice(2), [
    'D5 B has a Yes in D4 already, for A.',
  ]);
  assert.equal(read(table('Product|A|B|Yes|||', 'Product|C|B|Yes|||')).length, 2);
});

test('confirmed pairs lie beneath the config, by id where there is one', () => {
  const { rows } = readMappings([
    table(
      'Product|A|B|Yes||a|b',
      'Product|C|D|Yes||c|d',
      'Product|E|F|Yes||e|f',
      'Customer|X|Y|Yes|||',
    ),
  ]);
  const given = settings({ offers: { c: 'other', 'e ': 'F', mine: 'yours' } });
  const { offers, customers, confirmed } = addConfirmed(given, rows);
  assert.deepEqual(offers, { a: 'b', c: 'other', 'e ': 'F', e: 'f', mine: 'yours' });
  assert.deepEqual(customers, { X: 'Y' });
  assert.deepEqual(
    confirmed?.map(({ overruledBy }) => overruledBy),
    [null, 'other', null, null],
  );
});
