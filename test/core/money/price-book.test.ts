/** Which price holds: by id before name, by cycle, term and day; two that differ are none. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { PriceBook } from '../../../src/core/money/price-book.ts';
import { roundedAmount } from '../../../src/core/money/exact.ts';
import { periodAround } from '../../../src/core/money/periods.ts';
import type { PriceRecord, SubscriptionRecord } from '../../../src/core/model/records.ts';
import { formatDay } from '../../../src/core/model/values.ts';
import { exact } from '../../../src/core/money/exact.ts';
import { day, subscriptionRecord } from '../../helpers/builders.ts';

const START = day('2026-01-31');

function price(changes: Partial<PriceRecord> = {}): PriceRecord {
  return {
    offerId: null,
    offerName: 'Office 365 E3',
    unitPrice: '10',
    coversMonths: null,
    currency: 'EUR',
    cycle: null,
    term: null,
    validFrom: null,
    validTo: null,
    location: { path: 'prices.csv', sheet: '', row: 2, cell: null },
    ...changes,
  };
}

function found(
  rows: readonly Partial<PriceRecord>[],
  changes: Partial<Pick<SubscriptionRecord, 'billingCycle' | 'term'>> = {},
  on = '2026-05-14',
): string {
  const record = subscriptionRecord({ billingCycle: 'monthly', ...changes });
  const result = new PriceBook(rows.map(price), []).priceOn(record, START, day(on));
  if (!result.ok) return result.why;
  return `${result.price.unit.toFraction()} ${result.price.currency}`;
}

const { offerId } = subscriptionRecord({});

const CASES: readonly (readonly [string, string, string])[] = [
  ['by name', found([{ offerName: '  office 365 e3 ' }]), '10 EUR'],
  ['by id before name', found([{ unitPrice: '9' }, { offerId, unitPrice: '7' }]), '7 EUR'],
  ['no row for the product', found([{ offerName: 'Visio' }]), 'no-price'],
  ['rows that agree', found([{}, {}]), '10 EUR'],
  ['rows that differ', found([{}, { unitPrice: '11' }]), 'ambiguous-price'],
  ['currencies that differ', found([{}, { currency: 'SEK' }]), 'ambiguous-price'],
  [
    'the cycle of the subscription',
    found([{ cycle: 'annual', unitPrice: '100' }, { cycle: 'monthly' }]),
    '10 EUR',
  ],
  ['another cycle alone', found([{ cycle: 'annual' }]), 'no-price'],
  [
    'two cycles, and the subscription says none',
    found([{ cycle: 'annual' }, { cycle: 'monthly' }], { billingCycle: null }),
    'ambiguous-price',
  ],
  ['a cycle from the list alone', found([{ cycle: 'monthly' }], { billingCycle: null }), '10 EUR'],
  ['no cycle anywhere', found([{}], { billingCycle: null }), 'no-cycle'],
  ['another term', found([{ term: 'P3Y' }], { term: 'P1Y' }), 'no-price'],
  ['before its first day', found([{ validFrom: day('2026-05-15') }]), 'no-price'],
  ['on its last day', found([{ validTo: day('2026-05-14') }]), '10 EUR'],
  ['after its last day', found([{ validTo: day('2026-05-13') }]), 'no-price'],
  ['a price for the whole term', found([{ coversMonths: 12, unitPrice: '120' }]), '10 EUR'],
  [
    'a price per month, billed by the year',
    found([{ coversMonths: 1 }], { billingCycle: 'annual' }),
    '120 EUR',
  ],
];

for (const [what, actual, expected] of CASES) {
  test(`${what}: ${expected}`, () => {
    assert.equal(actual, expected);
  });
}

test('without a start no file says when the period begins', () => {
  const record = subscriptionRecord({ billingCycle: 'monthly' });
  const result = new PriceBook([price()], []).priceOn(record, null, day('2026-05-14'));
  assert.deepEqual(result, { ok: false, why: 'no-period' });
});

test('the billing day of the config stands in for an unknown start, by the month alone', () => {
  const record = subscriptionRecord({ billingCycle: 'monthly' });
  const monthly = new PriceBook([price()], [], 31).priceOn(record, null, day('2026-02-28'));
  assert.ok(monthly.ok);
  const { start, end } = monthly.price.period;
  assert.deepEqual([formatDay(start), formatDay(end)], ['2026-02-28', '2026-03-30']);
  const annual = subscriptionRecord({ billingCycle: 'annual' });
  const result = new PriceBook([price()], [], 31).priceOn(annual, null, day('2026-02-28'));
  assert.deepEqual(result, { ok: false, why: 'no-period' });
});

const PERIODS: readonly (readonly [string, string, number, string])[] = [
  ['2026-02-28', '2026-01-31', 1, '2026-02-28 2026-03-30'],
  ['2026-03-31', '2026-01-31', 1, '2026-03-31 2026-04-29'],
  ['2026-01-30', '2026-01-31', 1, '2025-12-31 2026-01-30'],
  ['2024-02-29', '2023-08-30', 1, '2024-02-29 2024-03-29'],
  ['2025-02-28', '2024-02-29', 12, '2025-02-28 2026-02-27'],
  ['2028-02-28', '2024-02-29', 12, '2027-02-28 2028-02-28'],
  ['2026-05-14', '2024-05-14', 36, '2024-05-14 2027-05-13'],
];

for (const [on, anchor, months, expected] of PERIODS) {
  test(`${on} lies in ${expected} from ${anchor} by ${String(months)} months`, () => {
    const { start, end } = periodAround(day(on), day(anchor), months);
    assert.equal(`${formatDay(start)} ${formatDay(end)}`, expected);
  });
}

const ROUNDED: readonly (readonly [string, string, string])[] = [
  ['0.005', 'EUR', '0.01'],
  ['0.0049999', 'EUR', '0.00'],
  ['-0.005', 'EUR', '-0.01'],
  ['-0.004', 'EUR', '0.00'],
  ['1234.5', 'JPY', '1235'],
  ['1.0005', 'KWD', '1.001'],
  ['12', 'XXX', '12.00'],
];

for (const [amount, currency, expected] of ROUNDED) {
  test(`${amount} ${currency} is shown as ${expected}`, () => {
    assert.equal(roundedAmount(exact(amount), currency), expected);
  });
}
