import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, event, run } from '../../helpers/builders.ts';
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

const RULE = 'suspended-not-provisioned';

const STOPPED = { status: 'suspended' };
const LOG = activityFile('from', [event({ of: 'old', at: '2026-05-10T10:00:00Z' })]);

test('a customer without seats on either side is cut off', () => {
  says(compare([STOPPED], [OTHER], [LOG]), RULE, {
    severity: 'error',
    tenant: 'to',
    message:
      'Contoso: Office 365 E3 is stopped under Transitioning From, and 10 seats of it are not there under Transitioning To for 4 days; users are cut off.',
    numbers: { missingSeats: 10, gapDays: 4 },
    verb: 'add-subscription',
  });
});

test('a suspended customer with all seats in the to tenant is not cut off', () => {
  silent(compare([STOPPED], [{ creationDate: '2026-05-10' }], [LOG]), RULE);
});

test('without the to tenant nobody is known to be cut off', () => {
  notChecked(run([...fromOnly([STOPPED]), LOG]), RULE, /Transitioning To/);
});

test('the evidence is the status of both sides', () => {
  pointsAt(compare([STOPPED], [{ status: 'suspended' }], [LOG]), RULE, [
    'from/subscriptions.csv G2',
    'to/subscriptions.csv G2',
  ]);
});

test('what is there already is not lacking', () => {
  const report = compare([STOPPED], [{ quantity: 4, creationDate: '2026-05-01' }], [LOG]);
  assert.deepEqual(only(report, RULE).numbers, { missingSeats: 6, gapDays: 4 });
});

test('without a stop day the seats are known but not the days', () => {
  const report = compare([STOPPED], [{ quantity: 4 }]);
  assert.deepEqual(only(report, RULE).numbers, { missingSeats: 6, gapDays: null });
});

test('active seats under From keep the customer working', () => {
  silent(compare([{}], [OTHER]), RULE);
});

test('the finding shares its action with the missing subscription', () => {
  const report = compare([STOPPED], [OTHER], [LOG]);
  assert.equal(only(report, RULE).action, only(report, 'subscription-missing').action);
});
