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

const RULE = 'log-coverage';

const TO = { creationDate: '2026-05-04' };
const STOPPED = { status: 'suspended' };
const about = (of: string, times = 1) =>
  activityFile('from', Array<ReturnType<typeof event>>(times).fill(event({ of })));

test('a stop that the log does not show is named', () => {
  says(compare([STOPPED, OTHER], [TO], [about('elsewhere')]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'The activity log of the Transitioning From tenant begins on 2026-05-10; the migration counts from 2026-04-04. It does not show when 1 subscription stopped.',
    numbers: { subscriptions: 1 },
    verb: 'fix-input',
  });
});

test('a log that shows the stop is long enough', () => {
  silent(compare([STOPPED], [TO], [about('old')]), RULE);
});

test('a start that neither export nor log shows is named', () => {
  const report = compare([{}], [{}], [activityFile('to', [event({ of: 'elsewhere' })])]);
  assert.equal(only(report, RULE).tenant, 'to');
  assert.match(only(report, RULE).message, /when 1 subscription started\.$/);
});

test('without a log it is not checked', () => {
  notChecked(compare([STOPPED], [TO]), RULE, /activity log/);
});

test('the evidence is the status of what is not proven', () => {
  pointsAt(compare([OTHER, STOPPED], [TO], [about('elsewhere')]), RULE, [
    'from/subscriptions.csv G3',
  ]);
});

test('a log of 800 records of one subscription may have been cut, one of 799 not', () => {
  const many = (times: number) =>
    activityFile(
      'from',
      Array.from({ length: times }, (_, i) =>
        event({
          of: 'old',
          at: `2026-05-${String(1 + Math.floor(i / 100)).padStart(2, '0')}T10:00:00Z`,
          before: { status: 'active', quantity: 10 + i },
          after: { status: 'active', quantity: i === times - 1 ? 10 : 11 + i },
        }),
      ),
    );
  silent(compare([{}], [TO], [many(799)]), RULE);
  assert.match(only(compare([{}], [TO], [many(800)]), RULE).message, /800 or more records/);
});

test('entries that stand in two logs count once', () => {
  silent(compare([STOPPED], [TO], [about('old', 800)]), RULE);
});
