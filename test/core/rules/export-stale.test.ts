import assert from 'node:assert/strict';
import test from 'node:test';
import {
  activityFile,
  created,
  event,
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
    'The activity log of the Transitioning To tenant creates 1 subscription that no export lists.',
  );
  pointsAt(report, RULE, ['to/activity.csv #2']);
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
