import assert from 'node:assert/strict';
import test from 'node:test';
import { AS_OF, NCE_OFFER_ID, findingsOf, run } from '../../helpers/builders.ts';
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

const RULE = 'subscription-unsuspended';

const TO = { creationDate: '2026-05-04' };

test('an active subscription whose seats are all in the to tenant is to be suspended', () => {
  says(compare([{}], [TO]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) is fully set up under Transitioning To but still active under Transitioning From.',
    numbers: { seats: 10, overlapDays: 10 },
    verb: 'suspend',
  });
});

test('a line that is only partly provisioned is not to be suspended yet', () => {
  silent(compare([{}], [{ ...TO, quantity: 9 }]), RULE);
});

test('a suspended subscription is done', () => {
  silent(compare([{ status: 'suspended' }], [TO]), RULE);
});

test('a new-commerce subscription is to be cancelled, not suspended', () => {
  const nce = { offerId: NCE_OFFER_ID };
  const report = compare([nce], [{ ...TO, ...nce }]);
  const { action } = only(report, RULE);
  assert.equal(report.actions.find(({ id }) => id === action)?.verb, 'cancel');
});

test('without the to tenant nothing is to be suspended', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});

test('the evidence is the status under From', () => {
  pointsAt(compare([OTHER, {}], [TO]), RULE, ['from/subscriptions.csv G3']);
});

test('each subscription of a line has its own finding', () => {
  const report = compare([{}, { id: 'old 2', quantity: 5 }], [{ ...TO, quantity: 15 }]);
  const found = findingsOf(report, RULE);
  assert.deepEqual(found.map(({ numbers }) => numbers['seats']).sort(), [10, 5]);
  assert.equal(new Set(found.map(({ id }) => id)).size, 2);
});

test('set up on the as-of day, no completed day overlaps yet', () => {
  const report = compare([{}], [{ creationDate: AS_OF }]);
  assert.deepEqual(only(report, RULE).numbers, { seats: 10, overlapDays: 0 });
});
