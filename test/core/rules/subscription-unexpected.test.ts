import test from 'node:test';
import { OFFER, run, settings } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  notChecked,
  pointsAt,
  says,
  silent,
  toFile,
} from '../../helpers/rule-run.ts';

const RULE = 'subscription-unexpected';

test('a product that only the to tenant has is mentioned', () => {
  says(compare([{}], [{}, OTHER]), RULE, {
    severity: 'info',
    tenant: 'to',
    message:
      'Contoso has 3 seats of Visio under Transitioning To and nothing of it under Transitioning From.',
    numbers: { seats: 3 },
    verb: null,
  });
});

test('a renamed product that the config maps is expected', () => {
  const given = settings({ offers: { [OFFER]: 'Visio' } });
  silent(compare([{}], [OTHER], [], given), RULE);
});

test('without the from tenant nothing is unexpected', () => {
  notChecked(run([toFile([{}])]), RULE, /Transitioning From/);
});

test('the evidence is the seats under To', () => {
  pointsAt(compare([{}], [{}, OTHER]), RULE, ['to/subscriptions.csv F3']);
});

test('a suspended subscription of the to tenant is not mentioned', () => {
  silent(compare([{}], [{}, { ...OTHER, status: 'suspended' }]), RULE);
});
