import assert from 'node:assert/strict';
import test from 'node:test';
import {
  NCE_OFFER_ID,
  OFFER,
  activityFile,
  csv,
  csvFile,
  event,
  run,
} from '../../helpers/builders.ts';
import {
  AZURE,
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'billing-overlap';

const TO = { creationDate: '2026-05-04' };
const NO_MONEY = { cost: null, costPerDay: null, currency: null };
const stopped = (at: string) => activityFile('from', [event({ of: 'old', at })]);

test('days billed in both tenants are counted', () => {
  says(compare([{}], [TO]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 was billed in both tenants for 10 days (100 seat-days), and still is.',
    numbers: { days: 10, seatDays: 100, open: true, ...NO_MONEY },
    verb: null,
  });
});

test('an overlap that is over is said to be over', () => {
  const report = compare([{ status: 'suspended' }], [TO], [stopped('2026-05-06T10:00:00Z')]);
  assert.deepEqual(only(report, RULE).numbers, { days: 2, seatDays: 20, open: false, ...NO_MONEY });
});

test('with a price it says what the days cost, and each further one', () => {
  // 100 seat-days and 10 seats a day at 31.00 for the 31 days from 14 April (or 30 from 14 May).
  const from = [{ creationDate: '2025-12-14', billingCycle: 'monthly' }];
  const list = csvFile(
    'prices.csv',
    null,
    csv(['Offer', 'Unit price', 'Currency'], [[OFFER, '31.00', 'EUR']]),
  );
  const finding = only(compare(from, [TO], [list]), RULE);
  const { cost, costPerDay, currency } = finding.numbers;
  // 4 to 13 May lie in the period of 14 April to 13 May (30 days), the further days in one of 31.
  assert.deepEqual([cost, costPerDay, currency], ['103.33', '10.00', 'EUR']);
  assert.match(finding.message, /It cost 103\.33 EUR, and 10\.00 EUR each further day\.$/);
});

test('usage-based subscriptions never overlap', () => {
  silent(
    compare(
      [{}, AZURE].map((row, i) => ({ ...row, id: `f${String(i)}`, creationDate: '2026-01-01' })),
      [{ id: 'azure', ...AZURE, ...TO }, OTHER],
    ),
    RULE,
  );
});

test('without the to tenant nothing overlaps', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});

test('the evidence is the status of both sides', () => {
  pointsAt(compare([OTHER, {}], [TO]), RULE, [
    'from/subscriptions.csv G3',
    'to/subscriptions.csv G2',
  ]);
});

test('suspended on the day it was set up is no overlap, a day later is one day', () => {
  const from = [{ status: 'suspended' }];
  silent(compare(from, [TO], [stopped('2026-05-04T23:00:00Z')]), RULE);
  const report = compare(from, [TO], [stopped('2026-05-05T00:00:00Z')]);
  assert.equal(only(report, RULE).numbers['days'], 1);
});

test('a suspended new-commerce subscription goes on being billed', () => {
  const nce = { offerId: NCE_OFFER_ID };
  const report = compare(
    [{ ...nce, status: 'suspended' }],
    [{ ...TO, ...nce }],
    [stopped('2026-05-04T10:00:00Z')],
  );
  assert.equal(only(report, RULE).numbers['days'], 10);
});
