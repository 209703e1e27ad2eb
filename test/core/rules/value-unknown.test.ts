import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, event, findingsOf, onlyLine, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'value-unknown';

test('a status that no table knows is named', () => {
  says(compare([{ status: 'Snoozed' }, OTHER], [OTHER]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'from/subscriptions.csv: "Snoozed" in the column "status" is a word that no table knows (1 row). The rows are not used.',
    numbers: { rows: 1 },
    verb: 'fix-input',
  });
});

test('statuses of all languages are known', () => {
  for (const status of ['Aktiv', 'Suspendue', 'SOSPESO', 'Inaktiverad', 'Gekündigt', 'Har upphört'])
    silent(compare([{ status }], [{}]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('one word in several rows is one finding with all its cells', () => {
  const report = compare([{ status: 'Snoozed' }, OTHER, { id: 'c', status: 'Snoozed' }], [OTHER]);
  pointsAt(report, RULE, ['from/subscriptions.csv G2', 'from/subscriptions.csv G4']);
  assert.deepEqual(only(report, RULE).numbers, { rows: 2 });
});

test('an unknown billing type does not cost the row, an empty one is none', () => {
  const report = compare([{ billingType: 'prepaid' }], [{}]);
  assert.match(only(report, RULE).message, /The rows are used without it\.$/);
  assert.equal(report.accounting.from.accepted, 1);
  silent(compare([{ billingType: null }], [{}]), RULE);
});

test('what a log entry says and nobody can read is named with its cell, and proves no day', () => {
  const odd = activityFile('from', [
    event({ of: 'old', at: '2026-05-10T10:00:00Z' }),
    event({
      of: 'old',
      at: '2026-05-11T10:00:00Z',
      before: null,
      after: { status: 'Snoozed', quantity: '1,000' },
    }),
  ]);
  const report = compare([{ status: 'suspended' }], [{ creationDate: '2026-05-01' }], [odd]);
  assert.deepEqual(
    findingsOf(report, RULE).map(({ message }) => message),
    [
      'from/activity.csv: "Snoozed" in the column "resourceNewValue › status" is a word that no table knows (1 row). The rows are used without it.',
      'from/activity.csv: "1,000" in the column "resourceNewValue › quantity" is a number that cannot be read for certain (1 row). The rows are used without it.',
    ],
  );
  assert.equal(onlyLine(report).overlap.certain, false);
});
