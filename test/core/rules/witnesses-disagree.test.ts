import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, event } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'witnesses-disagree';

const LOG = activityFile('from', [event({ of: 'old', at: '2026-05-10T10:00:00Z' })]);

test('an active export after a logged suspension is a contradiction', () => {
  says(compare([{}], [{}], [LOG]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 under Transitioning From: status is active in the export and suspended after the log’s entry of 2026-05-10. The export stands.',
    numbers: { contradictions: 1 },
    verb: 'verify',
  });
});

test('export and log that say the same agree', () => {
  silent(compare([{ status: 'suspended' }], [{}], [LOG]), RULE);
});

test('without a log it is not checked', () => {
  notChecked(compare([{}], [{}]), RULE, /activity log/);
});

test('the evidence is the status in the export and the log entry', () => {
  const report = compare([OTHER, {}], [{}], [LOG]);
  pointsAt(report, RULE, ['from/subscriptions.csv G3', 'from/activity.csv #2']);
});

test('about seats, the evidence is the seats', () => {
  const after = { status: 'active', quantity: 25 };
  const report = compare([{}], [{}], [activityFile('from', [event({ of: 'old', after })])]);
  pointsAt(report, RULE, ['from/subscriptions.csv F2', 'from/activity.csv #2']);
  assert.match(
    only(report, RULE).message,
    /seats is 10 in the export and 25 after the log’s entry of 2026-05-10/,
  );
});

test('an operation that failed changes nothing', () => {
  const failed = event({ of: 'old', outcome: 'failed' });
  silent(compare([{}], [{}], [activityFile('from', [failed])]), RULE);
});

test('a change on the as-of day is later than the export, one the day before is not', () => {
  const at = (text: string) => [activityFile('from', [event({ of: 'old', at: text })])];
  silent(compare([{}], [{}], at('2026-05-14T00:00:00Z')), RULE);
  only(compare([{}], [{}], at('2026-05-13T23:59:59Z')), RULE);
});

test('seats are compared when the subscription is stopped, too', () => {
  const stopped = { status: 'suspended' };
  silent(compare([stopped], [{}], [LOG]), RULE);
  assert.match(
    only(compare([{ ...stopped, quantity: 4 }], [{}], [LOG]), RULE).message,
    /seats is 4 in the export and 10 after/,
  );
});
