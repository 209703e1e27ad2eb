import test from 'node:test';
import { run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  fromOnly,
  notChecked,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'seats-extra';

test('seats beyond those of From are to be confirmed', () => {
  says(compare([{}], [{ quantity: 12 }]), RULE, {
    severity: 'warning',
    tenant: 'to',
    message:
      'Contoso has 12 seats of Office 365 E3 under Transitioning To, 2 more than under Transitioning From.',
    numbers: { extraSeats: 2 },
    verb: 'decide',
  });
});

test('a product that is only in the to tenant has no extra seats', () => {
  silent(compare([{}], [{}, OTHER]), RULE);
});

test('without the to tenant nothing is extra', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});

test('the evidence is the seats of both sides', () => {
  pointsAt(compare([{}], [{ quantity: 12 }]), RULE, [
    'from/subscriptions.csv F2',
    'to/subscriptions.csv F2',
  ]);
});

test('the same number is not extra, and suspended seats do not count', () => {
  silent(compare([{}], [{ quantity: 10 }]), RULE);
  silent(compare([{}], [{}, { id: 'new 2', status: 'suspended' }]), RULE);
});
