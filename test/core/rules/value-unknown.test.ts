import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../../helpers/builders.ts';
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
