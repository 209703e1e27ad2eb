import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, csv, csvFile, event, guid, run } from '../../helpers/builders.ts';
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

test('a file by whose name one customer would be several, as the log says, is no all-clear', () => {
  const file = (tenant: 'from' | 'to', header: string) =>
    csvFile(
      `${tenant}/all.csv`,
      tenant,
      csv(
        [header, 'Subscription ID', 'Subscription', 'Quantity', 'Status'],
        [
          ['Contoso', guid(`${tenant} a`), 'Visio', tenant === 'from' ? '10' : '5', 'Active'],
          ['Fabrikam', guid(`${tenant} b`), 'Visio', tenant === 'from' ? '10' : '15', 'Active'],
        ],
      ),
    );
  const logOf = (names: readonly string[], changes: object = {}) =>
    activityFile(
      'from',
      names.map((customerName, at) =>
        event({
          of: `from ${at === 0 ? 'a' : 'b'}`,
          customerName,
          at: '2026-05-10T10:00:00Z',
          ...changes,
        }),
      ),
    );
  const log = (...names: readonly string[]) => logOf(names);
  const both = (header: string, ...names: readonly string[]) =>
    run([file('from', header), file('to', header), log(...names)]);
  const mixed = both('Mandant X', 'Contoso', 'Fabrikam');
  says(mixed, 'owner-unknown', {
    severity: 'error',
    tenant: 'from',
    message:
      'The activity log of the Transitioning From tenant names several customers for the subscriptions of from/all.csv, but no known column there says whose each row is.',
    numbers: { files: 1 },
    verb: 'fix-input',
  });
  pointsAt(mixed, 'owner-unknown', ['from/all.csv #0']);
  silent(both('Customer', 'Contoso', 'Fabrikam'), 'owner-unknown');
  silent(both('Mandant X', 'Contoso', 'Contoso'), 'owner-unknown');
  // Whoever is named as the file is was renamed on the way, and so was one id under two names.
  silent(both('Mandant X', 'All', 'Fabrikam'), 'owner-unknown');
  const renamed = logOf(['Contoso GmbH', 'Contoso SE'], { customerId: guid('Contoso') });
  silent(run([file('from', 'Mandant X'), file('to', 'Mandant X'), renamed]), 'owner-unknown');
});
