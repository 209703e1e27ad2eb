import assert from 'node:assert/strict';
import test from 'node:test';
import { chargeOf } from '../../../src/core/invoice/charges.ts';
import { discountsOf, rowFaults } from '../../../src/core/invoice/row-arithmetic.ts';
import {
  bucketSums,
  customerSums,
  fileSums,
  imbalanceOf,
  ownedLines,
} from '../../../src/core/invoice/tie-out.ts';
import type { InvoiceRecord } from '../../../src/core/model/records.ts';
import { line } from '../../helpers/invoice-lines.ts';

/** `amount discount subtotal tax total`; `-` for what the file does not say. */
function row(text: string): InvoiceRecord {
  const [amount = '0', ...rest] = text.split(' ');
  const [discount, subtotal, tax, total] = rest.map((value) => (value === '-' ? null : value));
  const money = { discount, subtotal, tax, total };
  const stated = Object.fromEntries(
    Object.entries(money).map(([field, value]) => [field, value ?? null]),
  );
  return line(`05-01 05-31 cycle 10 ${amount}`, stated);
}

const WRITING: readonly (readonly [string, readonly string[], string])[] = [
  ['as amounts to be subtracted', ['13.32 2.32 11.00', '-13.32 -2.32 -11.00'], 'subtracted'],
  ['as negative amounts', ['13.32 -2.32 11.00', '-13.32 2.32 -11.00'], 'added'],
  ['not at all', ['13.32 0 13.32', '13.32 - 13.32'], 'none'],
  ['mostly one way', ['13.32 2.32 11.00', '10 1 9', '10 -1 9'], 'subtracted'],
];

for (const [what, rows, expected] of WRITING) {
  test(`discounts are written ${what}`, () => {
    assert.equal(discountsOf(rows.map(row)), expected);
  });
}

const FAULTS: readonly (readonly [string, 'none' | 'subtracted' | 'added', readonly string[]])[] = [
  ['13.32 2.32 11.00 2.20 13.20', 'subtracted', []],
  ['13.32 -2.32 11.00 2.20 13.20', 'added', []],
  ['13.32 -2.32 11.00 2.20 13.20', 'subtracted', ['subtotal']],
  ['-13.32 -2.32 -11.00 -2.20 -13.20', 'subtracted', []],
  ['13.32 2.32 11.01 2.20 13.21', 'subtracted', ['subtotal']],
  ['13.32 2.32 11.00 2.20 13.21', 'subtracted', ['total']],
  ['13.32 2.32 10.00 2.20 13.20', 'subtracted', ['subtotal', 'total']],
  ['13.324 2.32 11.00 - -', 'subtracted', []],
  ['13.32 - - - -', 'none', []],
  ['13.32 2.32 - 2.20 13.20', 'subtracted', []],
];

for (const [text, discounts, expected] of FAULTS) {
  test(`${text}, discounts ${discounts}: ${expected.join(' and ') || 'adds up'}`, () => {
    assert.deepEqual(
      rowFaults(row(text), discounts).map(({ what }) => what),
      expected,
    );
  });
}

test('a charge that ends before it begins is named', () => {
  const [fault] = rowFaults(line('05-31 05-01 cycle 10 310.00'), 'none');
  assert.equal(fault?.what, 'days');
  assert.equal(chargeOf(line('05-31 05-01 cycle 10 310.00')).days, 1);
});

test('sums by file, customer and bucket, each currency on its own', () => {
  const lines = [
    line('05-01 05-31 cycle 10 310.00'),
    line('05-11 05-31 cancel 10 -210.005'),
    line('05-01 05-31 cycle 10 1200', { currency: 'JPY' }),
    line('05-01 05-31 cycle 10 99.00', { tenant: null }),
  ];
  const owned = ownedLines(lines);
  assert.equal(owned.length, 3);
  const short = (
    sums: readonly { readonly currency: string; readonly rows: number; readonly amount: string }[],
  ) => sums.map(({ currency, rows, amount }) => `${currency} ${String(rows)} ${amount}`);
  const expected = ['EUR 2 100.00', 'JPY 1 1200'];
  assert.deepEqual(short(fileSums(owned)), expected);
  assert.deepEqual(short(customerSums(owned)), expected);
  const buckets = owned.map((one) => [chargeOf(one), 'charged'] as const);
  assert.deepEqual(short(bucketSums(buckets)), expected);
  assert.equal(imbalanceOf(owned, buckets), null);
});

test('a line that is lost, doubled or changed breaks the balance', () => {
  const lines = ownedLines([
    line('05-01 05-31 cycle 10 310.00'),
    line('06-01 06-30 cycle 10 300.00'),
  ]);
  const [first, second] = lines.map((one) => [chargeOf(one), 'charged'] as const);
  assert.ok(first !== undefined && second !== undefined);
  assert.match(imbalanceOf(lines, [first]) ?? '', /have 2 invoice lines, the buckets 1/);
  assert.match(imbalanceOf(lines, [first, first]) ?? '', /two buckets/);
  const [charge] = second;
  const changed = [{ ...charge, amount: charge.amount.add(1) }, 'charged'] as const;
  assert.match(imbalanceOf(lines, [first, changed]) ?? '', /are off by -1/);
});
