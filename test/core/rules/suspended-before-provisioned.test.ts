import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, created, event, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'suspended-before-provisioned';

const suspendedAt = (at: string) => activityFile('from', [event({ of: 'old', at })]);
const STOPPED = { status: 'suspended' };

test('days without seats between the two tenants are counted', () => {
  const log = suspendedAt('2026-05-05T10:00:00Z');
  says(compare([STOPPED], [{ creationDate: '2026-05-08' }], [log]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 was stopped under Transitioning From 3 days before its seats were there under Transitioning To (stopped on 2026-05-05).',
    numbers: { gapDays: 3, gapSeatDays: 30 },
    verb: 'verify',
  });
});

test('provisioned first, suspended later is the right order', () => {
  const log = suspendedAt('2026-05-05T10:00:00Z');
  silent(compare([STOPPED], [{ creationDate: '2026-05-04' }], [log]), RULE);
});

test('without the to tenant there is no order to judge', () => {
  const files = [...fromOnly([STOPPED]), suspendedAt('2026-05-05T10:00:00Z')];
  notChecked(run(files), RULE, /Transitioning To/);
});

test('the evidence is the status of both sides', () => {
  const log = suspendedAt('2026-05-05T10:00:00Z');
  pointsAt(compare([OTHER, STOPPED], [{ creationDate: '2026-05-08' }], [log]), RULE, [
    'from/subscriptions.csv G3',
    'to/subscriptions.csv G2',
  ]);
});

test('on one day the minutes count', () => {
  const log = suspendedAt('2026-05-05T08:00:00Z');
  const report = compare([STOPPED], [{ creationDate: '2026-05-05T10:30:00Z' }], [log]);
  assert.deepEqual(only(report, RULE).numbers, { minutes: 150 });
  assert.match(only(report, RULE).message, / 150 minutes before /);
});

test('at the same minute, or without times, one day has no gap', () => {
  const log = suspendedAt('2026-05-05T08:00:00Z');
  silent(compare([STOPPED], [{ creationDate: '2026-05-05T08:00:00Z' }], [log]), RULE);
  silent(compare([STOPPED], [{ creationDate: '2026-05-05' }], [suspendedAt('2026-05-05')]), RULE);
});

test('where the log creates on another day, the time in the export counts', () => {
  const logs = [
    suspendedAt('2026-05-05T15:30:00Z'),
    activityFile('to', [created({ of: 'new', at: '2026-05-07T08:30:00Z' })]),
  ];
  silent(compare([STOPPED], [{ creationDate: '2026-05-05T08:30:00Z' }], logs), RULE);
  const later = compare([STOPPED], [{ creationDate: '2026-05-05T16:00:00Z' }], logs);
  assert.deepEqual(only(later, RULE).numbers, { minutes: 30 });
  silent(compare([STOPPED], [{ creationDate: '2026-05-05' }], logs), RULE);
});

test('a gap that is still open is not this finding', () => {
  silent(compare([STOPPED], [OTHER], [suspendedAt('2026-05-05T08:00:00Z')]), RULE);
});
