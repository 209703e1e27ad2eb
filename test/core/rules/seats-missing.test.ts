import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../../helpers/builders.ts';
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

const RULE = 'seats-missing';

test('seats lacking in the to tenant are counted, and are to be added', () => {
  says(compare([{ quantity: 25 }], [{ quantity: 20 }]), RULE, {
    severity: 'error',
    tenant: 'to',
    message: 'Contoso has 20 of 25 seats of Office 365 E3 under Transitioning To; missing: 5.',
    numbers: { missingSeats: 5 },
    verb: 'add-seats',
  });
});

test('seats split over several subscriptions are compared as sums', () => {
  silent(compare([{ quantity: 25 }, { id: 'old 2', quantity: 10 }], [{ quantity: 35 }]), RULE);
});

test('without the to tenant nothing is lacking yet', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});

test('the evidence is the seats of both sides', () => {
  const report = compare(
    [{ quantity: 25 }, { id: 'old 2', quantity: 10 }],
    [OTHER, { quantity: 20 }],
  );
  pointsAt(report, RULE, [
    'from/subscriptions.csv F2',
    'from/subscriptions.csv F3',
    'to/subscriptions.csv F3',
  ]);
});

test('one seat is a finding, none at all is a missing subscription', () => {
  assert.deepEqual(only(compare([{ quantity: 2 }], [{ quantity: 1 }]), RULE).numbers, {
    missingSeats: 1,
  });
  silent(compare([{ quantity: 2 }], [{ quantity: 0 }]), RULE);
});
