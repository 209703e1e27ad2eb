import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, created, csv, csvFile, event, guid } from '../../helpers/builders.ts';
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
      'The activity log of the Transitioning From tenant begins on 2026-05-10; the migration counts from 2026-04-04. It does not show when 1 subscription stopped. What was billed on 39 days from 2026-04-04 to 2026-05-12 is not proven.',
    numbers: { subscriptions: 1, days: 39 },
    verb: 'fix-input',
  });
});

test('a log that shows the stop is long enough', () => {
  silent(compare([STOPPED], [TO], [about('old')]), RULE);
});

test('a start that neither export nor log shows is named', () => {
  const report = compare([{}], [{}], [activityFile('to', [event({ of: 'elsewhere' })])]);
  assert.equal(only(report, RULE).tenant, 'to');
  assert.match(only(report, RULE).message, /when 1 subscription started\./);
});

test('a log that begins after creations of the migration does not reach back to them', () => {
  const logs = (first: string) => [
    about('old'),
    activityFile('to', [event({ of: 'new', at: `${first}T10:00:00Z`, before: null })]),
  ];
  says(compare([STOPPED], [TO], logs('2026-05-05')), RULE, {
    severity: 'warning',
    tenant: 'to',
    message:
      'The activity log of the Transitioning To tenant begins on 2026-05-05, after 1 subscription was created in the migration; it does not show whether their seats or status changed before.',
    numbers: { subscriptions: 1 },
    verb: 'fix-input',
  });
  silent(compare([STOPPED], [TO], logs('2026-05-04')), RULE);
});

test('a creation that the log dates a day later is in the log', () => {
  const log = activityFile('to', [created({ of: 'new', at: '2026-05-05T00:00:05Z' })]);
  const report = compare([STOPPED], [TO], [about('old'), log]);
  silent(report, RULE);
  only(report, 'witnesses-disagree');
});

test('what was created before the migration need not be in the log', () => {
  silent(compare([{ creationDate: '2025-05-04', ...STOPPED }], [TO], [about('old')]), RULE);
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

test('what a cut log may have lost is counted from the first day of the migration', () => {
  const entries = Array.from({ length: 800 }, (_, i) =>
    event({
      of: 'old',
      at: `2026-05-${String(2 + Math.floor(i / 100)).padStart(2, '0')}T10:00:00Z`,
      before: { status: 'active', quantity: 10 + i },
      after: { status: 'active', quantity: i === 799 ? 10 : 11 + i },
    }),
  );
  const { message, numbers } = only(compare([{}], [TO], [activityFile('from', entries)]), RULE);
  assert.match(message, /28 days from 2026-04-04 to 2026-05-01 may be missing\.$/);
  assert.deepEqual(numbers, { subscriptions: 1, days: 28 });
});

test('a log of about one month is known for an export without dates', () => {
  const log = (...days: readonly string[]) =>
    activityFile(
      'from',
      days.map((day) => event({ of: 'elsewhere', at: `${day}T10:00:00Z` })),
    );
  const span = /It spans about one month, which is what Partner Center exports/;
  const message = (...days: readonly string[]) =>
    only(compare([STOPPED, OTHER], [TO], [log(...days)]), RULE).message;
  assert.match(message('2026-04-14'), span);
  assert.match(message('2026-04-12', '2026-05-01'), span);
  assert.match(message('2026-04-06', '2026-05-06'), span);
  assert.doesNotMatch(message('2026-04-20', '2026-05-01'), span);
  assert.doesNotMatch(message('2026-04-04', '2026-05-04'), span);
});

test('days that one subscription leaves open count once with those of another', () => {
  const rows = [
    { ...OTHER, id: 'second', status: 'suspended' },
    { ...STOPPED, status: 'expired', commitmentEndDate: '2026-06-01' },
  ];
  const { numbers } = only(compare(rows, [TO], [about('elsewhere')]), RULE);
  assert.deepEqual(numbers, { subscriptions: 2, days: 39 });
});

test('where no day begins the migration, the days are not counted', () => {
  const report = compare([STOPPED], [{}], [about('elsewhere')]);
  assert.deepEqual(only(report, RULE).numbers, { subscriptions: 1, days: null });
});

test('the steps name the day to export from', () => {
  const report = compare([STOPPED, OTHER], [TO], [about('elsewhere')]);
  const action = report.actions.find(({ id }) => id === only(report, RULE).action);
  assert.match(action?.steps[1] ?? '', /^Choose 2026-04-04 or an earlier day as the start/);
});

test('entries that stand in two logs count once', () => {
  silent(compare([STOPPED], [TO], [about('old', 800)]), RULE);
});

test('entries that break off are named, other texts are not', () => {
  const cut = (details: string) =>
    compare(
      [{}],
      [TO],
      [
        csvFile(
          'from/log.csv',
          'from',
          csv(
            [
              'Date',
              'Affected customer',
              'Action',
              'Partner user',
              'Status',
              'Additional information',
            ],
            [['2026-05-10T10:00:00Z', 'Contoso', 'update_subscription', 'a', 'Succeeded', details]],
          ),
        ),
      ],
    );
  const half = `{"oldValue":{"Id":"${guid('old')}","Status":"suspended"},"newVal`;
  const report = cut(half);
  assert.equal(
    only(report, RULE).message,
    'The activity log of the Transitioning From tenant has 1 entry whose additional information breaks off or was rewritten by another program; what changed there is not known.',
  );
  pointsAt(report, RULE, ['from/log.csv #2']);
  only(cut(half.replaceAll('"', '\u201d')), RULE);
  only(cut('{"oldVal'), RULE);
  for (const text of ['', '[Order 17] created', 'Order 17', '{"Name":"Contoso"}'])
    silent(cut(text), RULE);
});
