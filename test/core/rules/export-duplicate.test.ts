import assert from 'node:assert/strict';
import test from 'node:test';
import { guid, run } from '../../helpers/builders.ts';
import { notChecked, only, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'export-duplicate';

const FILE = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);

test('two files of one customer that disagree are named', () => {
  const other = portalFile('from/Contoso (1).csv', [['old', 'Visio', 4, 'Active']]);
  says(run([FILE, other]), RULE, {
    severity: 'error',
    tenant: 'from',
    message: `Contoso: from/Contoso (1).csv and from/Contoso.csv disagree about the subscription ${guid('old')}.`,
    numbers: { files: 2, subscriptions: 1 },
    verb: 'fix-input',
  });
});

test('a copy of a file is no contradiction', () => {
  silent(run([FILE, portalFile('from/Contoso (1).csv', [['old', 'Visio', 3, 'Active']])]), RULE);
});

test('the same customer in both tenants is no contradiction', () => {
  silent(run([FILE, portalFile('to/Contoso.csv', [['old', 'Visio', 4, 'Active']])]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is the row in each file', () => {
  const rows = [
    ['x', 'Project', 1, 'Active'],
    ['old', 'Visio', 4, 'Active'],
  ] as const;
  pointsAt(
    run([
      portalFile('from/Contoso.csv', rows),
      portalFile('from/Contoso (1).csv', [
        ['old', 'Visio', 3, 'Active'],
        ['x', 'Project', 1, 'Active'],
      ]),
    ]),
    RULE,
    ['from/Contoso (1).csv #2', 'from/Contoso.csv #3'],
  );
});

test('files without a common subscription are parts; one that lacks a row is not', () => {
  silent(run([FILE, portalFile('from/Contoso (1).csv', [['x', 'Visio', 4, 'Active']])]), RULE);
  const longer = portalFile('from/Contoso (1).csv', [
    ['old', 'Visio', 3, 'Active'],
    ['x', 'Visio', 4, 'Active'],
  ]);
  assert.equal(only(run([FILE, longer]), RULE).numbers['subscriptions'], 1);
});
