import assert from 'node:assert/strict';
import test from 'node:test';
import { NCE_OFFER_ID, customersFile, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
  toFile,
} from '../../helpers/rule-run.ts';

const RULE = 'suspension-still-bills';

const NCE = { offerId: NCE_OFFER_ID };
const SUSPENDED = { ...NCE, status: 'suspended', commitmentEndDate: '2026-12-31' };

test('a suspended new-commerce subscription is still charged and is to be cancelled', () => {
  says(compare([SUSPENDED], [NCE]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) is suspended under Transitioning From but, as a new-commerce subscription, still charged until 2026-12-31.',
    numbers: { seats: 10, until: '2026-12-31' },
    verb: 'cancel',
  });
});

test('a cancelled new-commerce subscription is not charged', () => {
  silent(compare([{ ...NCE, status: 'deleted' }], [NCE]), RULE);
});

test('a suspended legacy subscription is nothing to judge', () => {
  notChecked(compare([{ status: 'suspended' }], [{}]), RULE, /nothing to judge/);
});

test('without the from tenant it is not checked', () => {
  notChecked(run([toFile([NCE])]), RULE, /Transitioning From/);
});

test('the evidence is the status under From', () => {
  pointsAt(compare([OTHER, SUSPENDED], [NCE]), RULE, ['from/subscriptions.csv G3']);
});

test('without an end in the export, until is not known', () => {
  const report = compare([{ ...SUSPENDED, commitmentEndDate: null }], [NCE]);
  assert.deepEqual(only(report, RULE).numbers, { seats: 10, until: null });
  assert.match(only(report, RULE).message, /still charged\.$/);
});

test('a customer whose to export is missing is charged all the same', () => {
  only(run([...fromOnly([SUSPENDED]), customersFile('to', ['Contoso'])]), RULE);
});
