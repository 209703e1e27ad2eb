import assert from 'node:assert/strict';
import test from 'node:test';
import { NCE_OFFER_ID, activityFile, event, run } from '../../helpers/builders.ts';
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
const stopped = (at: string) => activityFile('from', [event({ of: 'old', at })]);

test('days billed in both tenants are counted', () => {
  says(compare([{}], [TO]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 was billed in both tenants for 10 days (100 seat-days), and still is.',
    numbers: { days: 10, seatDays: 100, open: true, cost: null },
    verb: null,
  });
});

test('an overlap that is over is said to be over', () => {
  const report = compare([{ status: 'suspended' }], [TO], [stopped('2026-05-06T10:00:00Z')]);
  assert.deepEqual(only(report, RULE).numbers, { days: 2, seatDays: 20, open: false, cost: null });
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
