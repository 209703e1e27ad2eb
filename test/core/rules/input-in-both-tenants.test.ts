import assert from 'node:assert/strict';
import test from 'node:test';
import { customersFile, findingsOf, guid, run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'input-in-both-tenants';

const FROM = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);

test('one export for both tenants is used on neither side, and never reported as clean', () => {
  const report = run([FROM, { ...FROM, path: 'to/Contoso.csv', tenant: 'to' }]);
  assert.equal(report.verdict, 'nothing-compared');
  assert.deepEqual(
    findingsOf(report, RULE).map(({ tenant, message }) => [tenant, message.split(':')[0]]),
    [
      ['from', 'from/Contoso.csv'],
      ['to', 'to/Contoso.csv'],
    ],
  );
  assert.deepEqual(findingsOf(report, 'file-unreadable'), []);
});

test('the same subscription in both tenants is named with a row of each side', () => {
  const to = portalFile('to/Contoso.csv', [
    ['new', 'Project', 1, 'Active'],
    ['old', 'Visio', 3, 'Suspended'],
  ]);
  const report = run([FROM, to]);
  says(report, RULE, {
    severity: 'error',
    tenant: null,
    message: `1 subscription id (the first is ${guid('old')}) stands in exports of both tenants.`,
    numbers: { subscriptions: 1 },
    verb: 'fix-input',
  });
  pointsAt(report, RULE, ['from/Contoso.csv #2', 'to/Contoso.csv #3']);
});

test('one customer list for both tenants is no mistake', () => {
  const list = customersFile('from', ['Contoso']);
  const to = portalFile('to/Contoso.csv', [['new', 'Visio', 3, 'Active']]);
  silent(run([FROM, to, list, { ...list, path: 'to/list.csv', tenant: 'to' }]), RULE);
});

test('an export without a row may be the same in both tenants', () => {
  const empty = portalFile('from/Fabrikam.csv', []);
  silent(run([FROM, empty, { ...empty, path: 'to/Fabrikam.csv', tenant: 'to' }]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
