import assert from 'node:assert/strict';
import test from 'node:test';
import { guid, onlyLine, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'subscription-duplicate';

test('one id with two contents is named, and its line is not compared', () => {
  const report = compare([{ quantity: 10 }, { quantity: 12 }], [{}]);
  says(report, RULE, {
    severity: 'error',
    tenant: 'from',
    message: `Contoso: the subscription ${guid('old')} (Office 365 E3) stands in 2 rows that differ.`,
    numbers: { rows: 2 },
    verb: 'fix-input',
  });
  assert.equal(onlyLine(report).comparable, false);
});

test('an exact copy is counted once', () => {
  const report = compare([{}, {}], [{}]);
  silent(report, RULE);
  assert.equal(onlyLine(report).from.seats, 10);
  assert.equal(report.accounting.from.ignored, 1);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is the seats in every row', () => {
  pointsAt(compare([{}, OTHER, { quantity: 12 }], [{}]), RULE, [
    'from/subscriptions.csv F2',
    'from/subscriptions.csv F4',
  ]);
});

test('ids that differ only in case are one, and one id in both tenants is no doubt', () => {
  const id = guid('old');
  only(compare([{ id }, { id: id.toUpperCase(), quantity: 12 }], [{}]), RULE);
  silent(compare([{ id }], [{ id, quantity: 12 }]), RULE);
});
