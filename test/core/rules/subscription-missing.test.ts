import assert from 'node:assert/strict';
import test from 'node:test';
import { customersFile, run } from '../../helpers/builders.ts';
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

const RULE = 'subscription-missing';

test('a product without a to subscription is to be added with all its seats', () => {
  says(compare([{}], [OTHER]), RULE, {
    severity: 'error',
    tenant: 'to',
    message:
      'Contoso has 10 seats of Office 365 E3 under Transitioning From and no active subscription of it under Transitioning To.',
    numbers: { missingSeats: 10 },
    verb: 'add-subscription',
  });
});

test('a product under another name is not missing where the offer id is the same', () => {
  silent(compare([{}], [{ offerName: 'Office 365 Enterprise E3' }]), RULE);
});

test('without the to tenant nothing is missing yet', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});

test('all lines of a customer that the to list does not have are missing', () => {
  const report = run([...fromOnly([{}]), customersFile('to', ['Fabrikam'])]);
  assert.deepEqual(only(report, RULE).numbers, { missingSeats: 10 });
});

test('the evidence is the seats under From', () => {
  pointsAt(compare([{}, { id: 'old 2' }], [OTHER]), RULE, [
    'from/subscriptions.csv F2',
    'from/subscriptions.csv F3',
  ]);
});

test('a suspended to subscription does not count, one without seats asks for none', () => {
  only(compare([{}], [{ status: 'suspended' }]), RULE);
  silent(compare([{ quantity: 0 }], [OTHER]), RULE);
});
