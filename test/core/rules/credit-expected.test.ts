import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, csv, csvFile, event, guid, OFFER, run } from '../../helpers/builders.ts';
import {
  compare,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
  toFile,
} from '../../helpers/rule-run.ts';

const RULE = 'credit-expected';

const STOPPED = { status: 'suspended', creationDate: '2025-12-14', billingCycle: 'monthly' };
const LOG = activityFile('from', [event({ of: 'old', at: '2026-05-04T15:30:00Z' })]);
const list = (price = '30.00', currency = 'EUR') =>
  csvFile(
    'prices.csv',
    null,
    csv(
      ['Offer', 'Unit price', 'Currency', 'Billing cycle'],
      [[OFFER, price, currency, 'monthly']],
    ),
  );

test('the unused days of the period are credited, from the stop to its last day', () => {
  // 4 to 13 May: 10 of the 30 days from 14 April on, for 10 seats at 30.00.
  const report = compare([STOPPED], [{}], [LOG, list()]);
  says(report, RULE, {
    severity: 'info',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) was stopped on 2026-05-04; 10 days until 2026-05-13 should be credited, 100.00 EUR.',
    numbers: { unusedDays: 10, amount: '100.00', currency: 'EUR' },
    verb: null,
  });
  pointsAt(report, RULE, ['from/subscriptions.csv G2']);
  assert.deepEqual(report.totals.credit, { EUR: '100.00' });
});

test('where the list lacks the product, the days are known, the amount is not, and that is counted', () => {
  const header = ['Offer', 'Unit price', 'Currency'];
  const other = csvFile('prices.csv', null, csv(header, [['Visio', '9.00', 'EUR']]));
  const report = compare([STOPPED], [{}], [LOG, other]);
  assert.deepEqual(only(report, RULE).numbers, { unusedDays: 10, amount: null, currency: null });
  assert.match(only(report, RULE).message, /No price is known\.$/);
  assert.equal(report.totals.creditUnknown, 1);
});

test('an annual period runs from anniversary to anniversary', () => {
  const annual = { ...STOPPED, creationDate: '2024-02-29', billingCycle: 'annual' };
  const header = ['Offer', 'Unit price', 'Currency', 'Billing cycle'];
  const prices = csvFile('p.csv', null, csv(header, [[OFFER, '365.00', 'SEK', 'annual']]));
  // From 28 February 2026 to 27 February 2027, since neither year has a 29th.
  const { unusedDays, amount } = only(compare([annual], [{}], [LOG, prices]), RULE).numbers;
  assert.deepEqual([unusedDays, amount], [300, '3000.00']);
});

test('the period is the one that the invoice shows, where there is one', () => {
  const header = [
    'SyndicationPartnerSubscriptionNumber',
    'ChargeStartDate',
    'ChargeEndDate',
    'ChargeType',
    'UnitPrice',
    'Quantity',
    'Amount',
    'Currency',
  ];
  const line = [
    guid('old'),
    '2026-05-01',
    '2026-05-31',
    'Cycle fee',
    '31.00',
    '10',
    '310.00',
    'EUR',
  ];
  const invoice = csvFile('from/invoice.csv', 'from', csv(header, [line]));
  const { unusedDays, amount } = only(compare([STOPPED], [{}], [LOG, invoice]), RULE).numbers;
  assert.deepEqual([unusedDays, amount], [28, '280.00']);
});

test('what is active, or has no known period, brings no credit', () => {
  silent(compare([STOPPED, { ...STOPPED, id: 'b', status: 'active' }], [{}], [LOG]), 'reactivated');
  silent(compare([{ ...STOPPED, creationDate: null }], [{}], [LOG, list()]), RULE);
  notChecked(compare([{}], [{}], [list()]), RULE, /nothing to judge/);
});

test('without the from tenant, or without any price, it is not checked', () => {
  notChecked(run([toFile([{}]), list()]), RULE, /Transitioning From/);
  notChecked(compare([STOPPED], [{}], [LOG]), RULE, /price list or reconciliation file/);
});
