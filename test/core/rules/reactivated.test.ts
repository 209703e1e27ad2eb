import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, event, settings } from '../../helpers/builders.ts';
import { compare, notChecked, only, pointsAt, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'reactivated';

const again = (at: string) =>
  event({ of: 'old', at, before: { status: 'suspended' }, after: { status: 'active' } });
const suspendedOn = (at: string) => event({ of: 'old', at });
const LOG = activityFile('from', [
  suspendedOn('2026-05-05T10:00:00Z'),
  again('2026-05-07T09:00:00Z'),
]);

test('a subscription that is active again is to be suspended again', () => {
  says(compare([{}], [{}], [LOG]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 was reactivated under Transitioning From on 2026-05-07 and is still active.',
    numbers: { times: 1, seats: 10 },
    verb: 'suspend',
  });
});

test('a subscription that was only suspended was not reactivated', () => {
  const log = activityFile('from', [suspendedOn('2026-05-05T10:00:00Z')]);
  silent(compare([{ status: 'suspended' }], [{}], [log]), RULE);
});

test('a change of seats of an active subscription is no reactivation', () => {
  const log = activityFile('from', [
    event({ of: 'old', after: { status: 'active', quantity: 10 } }),
  ]);
  silent(compare([{}], [{}], [log]), RULE);
});

test('without a log it is not checked', () => {
  notChecked(compare([{}], [{}]), RULE, /activity log/);
});

test('the evidence is the log entry', () => {
  pointsAt(compare([{}], [{}], [LOG]), RULE, ['from/activity.csv #3']);
});

test('stopped again, it is to be looked into', () => {
  const log = activityFile('from', [
    suspendedOn('2026-05-05T10:00:00Z'),
    again('2026-05-07T09:00:00Z'),
    suspendedOn('2026-05-08T09:00:00Z'),
  ]);
  const report = compare([{ status: 'suspended' }], [{}], [log]);
  const { action, message } = only(report, RULE);
  assert.match(message, /it is stopped again now/);
  assert.equal(report.actions.find(({ id }) => id === action)?.verb, 'verify');
});

test('the first day of the migration counts, the day before does not', () => {
  only(compare([{}], [{}], [LOG], settings({ migrationStart: '2026-05-07' })), RULE);
  silent(compare([{}], [{}], [LOG], settings({ migrationStart: '2026-05-08' })), RULE);
});
