import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  asCount,
  numberFormOf,
  plainNumber,
  readNumber,
  type NumberForm,
} from '../../../src/core/normalise/numbers.ts';

function read(text: string, form: NumberForm = 'not-needed'): string {
  const result = readNumber(text, form);
  return result.ok ? result.value : `! ${result.problem.code}`;
}

const CASES: readonly (readonly [string, string])[] = [
  ['25', '25'],
  ['+25', '25'],
  ['-25', '-25'],
  ['−25', '-25'],
  ['-0', '0'],
  ['007', '7'],
  ['12,50', '12.5'],
  ['12.5', '12.5'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1 234,56', '1234.56'],
  ['1\u00a0234,56', '1234.56'],
  ['1\u202f234\u202f567', '1234567'],
  ["1'234.50", '1234.5'],
  ['1’234', '1234'],
  ['1.234.567', '1234567'],
  ['0,500', '0.5'],
  ['1,234', '! E_NUMBER_AMBIGUOUS'],
  ['1.000', '! E_NUMBER_AMBIGUOUS'],
  ['1 2345', '! E_NUMBER'],
  ['12 kr', '! E_NUMBER'],
  ['1,2E3', '! E_NUMBER'],
  ['١٢', '! E_NUMBER'],
  ['', '! E_NUMBER'],
  ['9'.repeat(50), '! E_NUMBER'],
];

for (const [text, expected] of CASES) {
  test(`"${text}" is read as ${expected}`, () => {
    assert.equal(read(text), expected);
  });
}

test('a number with two readings is refused with both', () => {
  assert.deepEqual(readNumber('1,234', 'ambiguous'), {
    ok: false,
    problem: { code: 'E_NUMBER_AMBIGUOUS', slots: { first: '1.234', second: '1234' } },
  });
  assert.equal(read('1,234', 'comma'), '1.234');
  assert.equal(read('1,234', 'point'), '1234');
  assert.equal(read('1,5', 'point'), '! E_NUMBER_FORM');
});

const COLUMNS: readonly (readonly [readonly string[], NumberForm])[] = [
  [['1.000', '12,5'], 'comma'],
  [['1.000', '2.345.678'], 'comma'],
  [['1,000', '0.25'], 'point'],
  [['1.000', '25'], 'ambiguous'],
  [['1.000', '12,5', '0.25'], 'conflict'],
  [['12,5', '12.5'], 'conflict'],
  [['25', '1 000', 'many'], 'not-needed'],
  [[], 'not-needed'],
];

for (const [texts, form] of COLUMNS) {
  test(`a column of ${texts.join(' · ')} is ${form}`, () => {
    assert.equal(numberFormOf(texts), form);
  });
}

test('the numbers of a workbook lose nothing', () => {
  for (const [lexical, plain] of [
    ['25', '25'],
    ['25.0', '25'],
    ['1.5E3', '1500'],
    ['1.5E-3', '0.0015'],
    ['-4.35', '-4.35'],
    ['9007199254740993', '9007199254740993'],
    ['1E400', `1${'0'.repeat(400)}`],
    ['.5', '0.5'],
  ] as const) {
    assert.equal(plainNumber(lexical), plain);
  }
  for (const none of ['', '1,5', '12abc', 'NaN', 'Infinity', '0x10', '-', 'E5']) {
    assert.equal(plainNumber(none), null, none);
  }
});

test('only whole numbers that a number can hold are counts', () => {
  assert.equal(asCount('25'), 25);
  assert.equal(asCount('-1'), -1);
  assert.equal(asCount('1.5'), null);
  assert.equal(asCount('9007199254740993'), null);
});

test('a column written in any notation reads as the same numbers', () => {
  const notations = [
    { group: ' ', decimal: ',' },
    { group: '\u00a0', decimal: ',' },
    { group: '\u202f', decimal: ',' },
    { group: '.', decimal: ',' },
    { group: ',', decimal: '.' },
    { group: "'", decimal: '.' },
    { group: '', decimal: ',' },
    { group: '', decimal: '.' },
  ];
  const cents = fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1 });
  fc.assert(
    fc.property(cents, fc.constantFrom(...notations), (values, { group, decimal }) => {
      // 12.34 proves the notation of its column.
      const texts = [1234, ...values].map((value) => written(value, group, decimal));
      const form = numberFormOf(texts);
      const exact = [1234, ...values].map((value) => plainNumber(String(value / 100)));
      assert.deepEqual(
        texts.map((text) => read(text, form)),
        exact,
      );
    }),
    { numRuns: 500 },
  );
});

function written(cents: number, group: string, decimal: string): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(?:\d{3})+$)/g, group);
  return `${whole}${decimal}${String(cents % 100).padStart(2, '0')}`;
}
