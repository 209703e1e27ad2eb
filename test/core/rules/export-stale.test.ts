import assert from 'node:assert/strict';
import test from 'node:test';
import {
  AS_OF,
  activityFile,
  created,
  csv,
  csvFile,
  event,
  guid,
  isoDay,
  run,
  subscription,
  subscriptionsFile,
} from '../../helpers/builders.ts';
import { compare, notChecked, only, pointsAt, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'export-stale';

const eventAt = (at: string) =>
  activityFile('from', [event({ of: 'old', at, after: { status: 'active', quantity: 10 } })]);

test('a log that is later than the exports makes them stale', () => {
  says(compare([{}], [{}], [eventAt('2026-05-15T10:00:00Z')]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'The activity log of the Transitioning From tenant reaches to 2026-05-15, but the exports count as of the start of 2026-05-14.',
    numbers: { days: 2 },
    verb: 'fix-input',
  });
});

test('the last second before the as-of day is not later, its first is', () => {
  silent(compare([{}], [{}], [eventAt('2026-05-13T23:59:59Z')]), RULE);
  const report = compare([{}], [{}], [eventAt('2026-05-14T00:00:00Z')]);
  assert.deepEqual(only(report, RULE).numbers, { days: 1 });
});

test('a logged creation that no export lists makes them stale', () => {
  const report = compare([{}], [{}], [activityFile('to', [created({ of: 'unlisted' })])]);
  assert.equal(
    only(report, RULE).message,
    'The activity log of the Transitioning To tenant speaks of 1 subscription that no export lists.',
  );
  pointsAt(report, RULE, ['to/activity.csv #2']);
});

const leftAs = (status: string, changes: object = {}) =>
  compare(
    [{}],
    [{}],
    [
      activityFile('from', [
        event({ of: 'unlisted', after: { status, quantity: 50 }, ...changes }),
      ]),
    ],
  );

test('a subscription that the log leaves in being, and no export lists, makes them stale', () => {
  for (const status of ['active', 'suspended']) {
    const report = leftAs(status);
    assert.equal(
      only(report, RULE).message,
      'The activity log of the Transitioning From tenant speaks of 1 subscription that no export lists.',
    );
    pointsAt(report, RULE, ['from/activity.csv #2']);
    assert.notEqual(report.verdict, 'clean');
  }
});

test('one that the log ends, or only tried to change, need not be listed', () => {
  silent(leftAs('deleted'), RULE);
  silent(leftAs('expired'), RULE);
  silent(leftAs('active', { outcome: 'failed' }), RULE);
  silent(leftAs('active', { operation: 'complete_transfer' }), RULE);
});

test('its last state counts, in whatever order the log has them', () => {
  const ended = event({ of: 'unlisted', at: '2026-05-09T10:00:00Z', after: { status: 'deleted' } });
  const seats = event({
    of: 'unlisted',
    at: '2026-05-08T10:00:00Z',
    after: { status: 'active', quantity: 9 },
  });
  silent(compare([{}], [{}], [activityFile('from', [ended, seats])]), RULE);
  const later = { ...seats, at: '2026-05-10T10:00:00Z' };
  only(compare([{}], [{}], [activityFile('from', [ended, later])]), RULE);
});

test('what the log says long before the migration proves nothing of an export', () => {
  const on = (day: string) => leftAs('suspended', { at: `${day}T10:00:00Z` });
  only(on(isoDay(AS_OF, -30)), RULE);
  silent(on(isoDay(AS_OF, -31)), RULE);
});

test('what was ordered and over before the migration need not be listed', () => {
  const ordered = (ended: string) =>
    compare(
      [{}],
      [{}],
      [
        activityFile('from', [
          created({ of: 'unlisted', at: '2025-06-10T10:00:00Z' }),
          event({ of: 'unlisted', at: `${ended}T10:00:00Z`, after: { status: 'deleted' } }),
        ]),
      ],
    );
  only(ordered(isoDay(AS_OF, -30)), RULE);
  silent(ordered(isoDay(AS_OF, -31)), RULE);
});

test('a row that could not be used may be the one that is looked for', () => {
  const report = compare(
    [{}, { id: 'unlisted', status: 'Weird' }],
    [{}],
    [activityFile('from', [event({ of: 'unlisted' })])],
  );
  silent(report, RULE);
  assert.equal(report.verdict, 'incomplete');
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is the log entry', () => {
  pointsAt(compare([{}], [{}], [eventAt('2026-05-15T10:00:00Z')]), RULE, ['from/activity.csv #2']);
});

test('days in the file names may be one day apart, not two', () => {
  const dated = (from: string, to: string) =>
    run([
      subscriptionsFile('from', [subscription({ id: 'old' })], `from/all ${from}.csv`),
      subscriptionsFile('to', [subscription({ id: 'new' })], `to/all ${to}.csv`),
    ]);
  silent(dated('2026-05-12', '20260513'), RULE);
  const report = dated('2026-05-11', '20260513');
  assert.deepEqual(only(report, RULE).numbers, { days: 2 });
  assert.equal(only(report, RULE).tenant, 'from');
  pointsAt(report, RULE, ['from/all 2026-05-11.csv #0', 'to/all 20260513.csv #0']);
});

test('a customer of whom only the log of Transitioning From speaks is missed, one of Transitioning To is not', () => {
  const portal = (tenant: 'from' | 'to', id: string) =>
    csvFile(
      `${tenant}/Contoso.csv`,
      tenant,
      csv(
        ['Subscription ID', 'Subscription', 'Quantity', 'Status'],
        [[guid(id), 'Office 365 E3', '10', 'Active']],
      ),
    );
  const speaks = (tenant: 'from' | 'to') =>
    run([
      portal('from', 'old'),
      portal('to', 'new'),
      activityFile(tenant, [event({ of: 'elsewhere', customerName: 'Fabrikam' })]),
    ]);
  assert.deepEqual(only(speaks('from'), RULE).numbers, { subscriptions: 1 });
  silent(speaks('to'), RULE);
});
