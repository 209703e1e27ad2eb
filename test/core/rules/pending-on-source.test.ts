import assert from 'node:assert/strict';
import test from 'node:test';
import { guid, run } from '../../helpers/builders.ts';
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

const RULE = 'pending-on-source';

const PENDING = { ...OTHER, id: 'ordered', offerName: 'Visio Plan 2', offerId: guid('visio') };

test('an order under Transitioning From that is not active yet is no all-clear', () => {
  const report = compare([{}, { ...PENDING, status: 'pending', quantity: 7 }], [{}]);
  says(report, RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'Contoso: Visio Plan 2 (7 seats) was ordered under Transitioning From and is not active yet; it is compared with nothing.',
    numbers: { seats: 7 },
    verb: 'decide',
  });
  assert.notEqual(report.verdict, 'clean');
  assert.equal(report.outOfScope.length, 1);
});

test('what has no status yet is not active either', () => {
  only(compare([{}, { ...PENDING, status: 'none' }], [{}]), RULE);
});

test('what is active or under Transitioning To is none of it', () => {
  silent(compare([{}, PENDING], [{}]), RULE);
  silent(compare([{}], [{}, { ...PENDING, status: 'pending' }]), RULE);
});

test('a trial that is not active yet is left out as a trial', () => {
  silent(compare([{}, { ...PENDING, status: 'pending', isTrial: true }], [{}]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([{ status: 'pending' }])), RULE, /Transitioning To/);
});

test('the evidence is the status', () => {
  pointsAt(compare([{}, { ...PENDING, status: 'pending' }], [{}]), RULE, [
    'from/subscriptions.csv G3',
  ]);
});
