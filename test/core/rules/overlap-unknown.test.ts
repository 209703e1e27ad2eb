import assert from 'node:assert/strict';
import test from 'node:test';
import { AS_OF, activityFile, event, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'overlap-unknown';

const TO = { creationDate: '2026-05-04' };
const STOPPED = { status: 'suspended' };

test('a stop day that no file gives leaves bounds, and asks for the log', () => {
  says(compare([STOPPED], [TO]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'Contoso: the days on which Office 365 E3 was billed in both tenants are not known (between 0 and 9 days).',
    numbers: { minDays: 0, maxDays: 9 },
    verb: 'fix-input',
  });
});

test('a stop day in the log settles it', () => {
  const log = activityFile('from', [event({ of: 'old', at: '2026-05-06T10:00:00Z' })]);
  silent(compare([STOPPED], [TO], [log]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([STOPPED])), RULE, /Transitioning To/);
});

test('the evidence is the status of both sides', () => {
  pointsAt(compare([STOPPED], [OTHER, TO]), RULE, [
    'from/subscriptions.csv G2',
    'to/subscriptions.csv G3',
  ]);
});

test('set up on the as-of day, nothing can overlap yet', () => {
  silent(compare([STOPPED], [{ creationDate: AS_OF }]), RULE);
});

test('where it is not known how it is billed, nothing is computed', () => {
  const unknown = { offerId: null, billingType: 'prepaid' };
  const report = compare([unknown], [{ ...TO, ...unknown }]);
  assert.deepEqual(only(report, RULE).numbers, { minDays: 0, maxDays: null });
  assert.match(only(report, RULE).message, /nothing is computed for Office 365 E3/);
});
