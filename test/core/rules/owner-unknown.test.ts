import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'owner-unknown';

const ROWS = [['a', 'Visio', 3, 'Active']] as const;
const MORE = [['b', 'Visio', 3, 'Active']] as const;

test('two files without a telling name are named, and nobody is done', () => {
  const report = run([
    portalFile('from/SubscriptionList.csv', ROWS),
    portalFile('from/SubscriptionList (1).csv', MORE),
    portalFile('to/SubscriptionList.csv', [['c', 'Visio', 6, 'Active']]),
  ]);
  says(report, RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Nothing says whose 2 files of the Transitioning From tenant are: from/SubscriptionList (1).csv, from/SubscriptionList.csv.',
    numbers: { files: 2 },
    verb: 'fix-input',
  });
  pointsAt(report, RULE, ['from/SubscriptionList (1).csv #0', 'from/SubscriptionList.csv #0']);
  assert.ok(report.customers.every(({ stage }) => stage !== 'done'));
});

test('a folder that names the customer is enough', () => {
  const report = run([
    portalFile('from/Contoso/Subscriptions.csv', ROWS),
    portalFile('from/Fabrikam/Subscriptions.csv', MORE),
  ]);
  silent(report, RULE);
  assert.deepEqual(
    report.customers.map(({ name }) => name),
    ['Contoso', 'Fabrikam'],
  );
});

test('one such file may be the only customer there is', () => {
  silent(run([portalFile('from/Abonnements.csv', ROWS)]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
