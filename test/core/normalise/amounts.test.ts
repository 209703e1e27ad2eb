import assert from 'node:assert/strict';
import test from 'node:test';
import type { RawCell } from '../../../src/core/model/raw-table.ts';
import { readAmount } from '../../../src/core/normalise/amounts.ts';

function read(cell: RawCell): string {
  const result = readAmount(cell, cell.text.trim(), 'not-needed');
  if (!result.ok) return `! ${result.problem.code}`;
  const { value, currencies } = result;
  return currencies === null ? value : `${value} ${currencies.join(' ')}`;
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['12.50', '12.5'],
  ['-12,50', '-12.5'],
  ['(12,50)', '-12.5'],
  ['( 12.50 )', '-12.5'],
  ['12,50-', '-12.5'],
  ['12,50 −', '-12.5'],
  ['+12.50', '12.5'],
  ['1.234,50', '1234.5'],
  ['€12.50', '12.5 EUR'],
  ['12,50 €', '12.5 EUR'],
  ['12,50\u00a0€', '12.5 EUR'],
  ['-€12.50', '-12.5 EUR'],
  ['€-12.50', '-12.5 EUR'],
  ['€ (12.50)', '-12.5 EUR'],
  ['(€12.50)', '-12.5 EUR'],
  ['12,50- €', '-12.5 EUR'],
  ['12 kr', '12 SEK NOK DKK ISK'],
  ['kr. 12', '12 SEK NOK DKK ISK'],
  ['12 zł', '12 PLN'],
  ['SEK 12', '12 SEK'],
  ['12.50 chf', '12.5 CHF'],
  ['US$12.50', '12.5 USD'],
  ['R$ 12,50', '12.5 BRL'],
  ['1200円', '1200 JPY'],
  ['-(12.50)', '! E_NUMBER'],
  ['--12.50', '! E_NUMBER'],
  ['-12.50-', '! E_NUMBER'],
  ['€12.50 EUR', '! E_NUMBER'],
  ['12 pcs', '! E_NUMBER'],
  ['€', '! E_NUMBER'],
  ['()', '! E_NUMBER'],
  ['12%', '! E_NUMBER'],
  ['1.5E3', '! E_NUMBER'],
  ['€1.234', '! E_NUMBER_AMBIGUOUS'],
];

for (const [text, expected] of TEXTS) {
  test(`"${text}" is read as ${expected}`, () => {
    assert.equal(read({ kind: 'text', text }), expected);
  });
}

const NUMBERS: readonly (readonly [string, string])[] = [
  ['12.5', '12.5'],
  ['-12.5', '-12.5'],
  ['0', '0'],
  ['0.30000000000000004', '0.3'],
  ['-0.30000000000000004', '-0.3'],
  ['1.1000000000000001', '1.1'],
  ['2.675', '2.675'],
  ['17.219999999999999', '17.22'],
  ['999999999999999.5', '1000000000000000'],
  ['123456789012345678', '123456789012346000'],
  ['1.234567890123455', '1.23456789012346'],
  ['1.5E3', '1500'],
  ['1E-7', '0.0000001'],
];

for (const [text, expected] of NUMBERS) {
  test(`the number ${text} of a workbook is read as ${expected}`, () => {
    assert.equal(read({ kind: 'number', text, format: 'plain' }), expected);
  });
}

test('what is no number at all is refused', () => {
  assert.equal(read({ kind: 'boolean', text: 'TRUE' }), '! E_NUMBER');
});
