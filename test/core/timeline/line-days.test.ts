/** Overlap and gap of a line, case by case as the contract names them; through the engine where a rule depends on it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  activityFile,
  created,
  event,
  findingsOf,
  onlyLine,
  run,
  settings,
  subscription,
  subscriptionsFile,
  type EventRow,
  type SubscriptionRow,
} from '../../helpers/builders.ts';
import type { InputFile } from '../../../src/core/model/settings.ts';
import type { LineReport, Report } from '../../../src/core/model/report.ts';

interface Line {
  readonly from: readonly SubscriptionRow[];
  readonly to: readonly SubscriptionRow[];
  readonly fromLog?: readonly EventRow[];
  readonly toLog?: readonly EventRow[];
}

function filesOf({ from, to, fromLog = [], toLog = [] }: Line): readonly InputFile[] {
  return [
    subscriptionsFile('from', from),
    subscriptionsFile('to', to),
    ...(fromLog.length > 0 ? [activityFile('from', fromLog)] : []),
    ...(toLog.length > 0 ? [activityFile('to', toLog)] : []),
  ];
}

const reportOf = (line: Line, given = settings()): Report => run(filesOf(line), given);
const lineOf = (line: Line, given = settings()): LineReport => onlyLine(reportOf(line, given));

const suspended = subscription({ status: 'suspended' });
const startedOn = (creationDate: string | null, quantity = 10): SubscriptionRow =>
  subscription({ id: 'to', creationDate, quantity });
const stopOn = (at: string): EventRow => event({ at });

function overlapOf({ overlap }: LineReport): string {
  const { days, seatDays, firstDay, lastDay, open } = overlap;
  return [days, seatDays, firstDay, lastDay, open ? 'open' : 'closed']
    .join(' ')
    .replace(/ +/g, ' ');
}

const gapOf = ({ gap }: LineReport): unknown => [gap.days, gap.seatDays, gap.open];

void test('started 8th, suspended 10th: the 8th and 9th are billed twice', () => {
  const line = lineOf({
    from: [suspended],
    to: [startedOn('2026-05-08')],
    fromLog: [stopOn('2026-05-10T10:00:00Z')],
  });
  assert.equal(overlapOf(line), '2 20 2026-05-08 2026-05-09 closed');
  assert.deepEqual(
    [line.overlap.minDays, line.overlap.maxDays, line.overlap.certain],
    [2, 2, true],
  );
  assert.deepEqual(gapOf(line), [0, 0, false]);
});

void test('both on one day: neither overlap nor gap days', () => {
  for (const [stop, start] of [
    ['2026-05-08T17:00:00Z', '2026-05-08T09:00:00Z'],
    ['2026-05-08', '2026-05-08'],
  ] as const) {
    const report = reportOf({
      from: [suspended],
      to: [startedOn(start)],
      fromLog: [stopOn(stop)],
    });
    const line = onlyLine(report);
    assert.deepEqual([line.overlap.days, line.overlap.seatDays], [0, 0]);
    assert.deepEqual(gapOf(line), [0, 0, false]);
    assert.deepEqual(findingsOf(report, 'billing-overlap'), []);
    assert.deepEqual(findingsOf(report, 'suspended-before-provisioned'), []);
  }
});

void test('suspended earlier on the day of the creation: minutes, no gap days', () => {
  for (const toLog of [[], [created({ of: 'to', at: '2026-05-08T09:45:00Z' })]] as const) {
    const report = reportOf({
      from: [suspended],
      to: [startedOn(toLog.length === 0 ? '2026-05-08T09:45:00Z' : '2026-05-08')],
      fromLog: [stopOn('2026-05-08T09:00:00Z')],
      toLog,
    });
    assert.deepEqual(gapOf(onlyLine(report)), [0, 0, false]);
    const [finding, ...more] = findingsOf(report, 'suspended-before-provisioned');
    assert.deepEqual(more, []);
    assert.equal(finding?.numbers['minutes'], 45);
  }
});

void test('started two days after the stop: two gap days', () => {
  const line = lineOf({
    from: [suspended],
    to: [startedOn('2026-05-10')],
    fromLog: [stopOn('2026-05-08T09:00:00Z')],
  });
  assert.deepEqual(gapOf(line), [2, 20, false]);
  assert.equal(line.overlap.days, 0);
});

void test('too few seats in to leave the gap open', () => {
  const line = lineOf({
    from: [suspended],
    to: [startedOn('2026-05-10', 7)],
    fromLog: [stopOn('2026-05-08T09:00:00Z')],
  });
  // 8th and 9th lack 10 each, 10th to 13th lack 3 each.
  assert.deepEqual(gapOf(line), [6, 32, true]);
});

void test('the last completed day still overlaps: open', () => {
  const line = lineOf({ from: [subscription()], to: [startedOn('2026-05-12')] });
  assert.equal(overlapOf(line), '2 20 2026-05-12 2026-05-13 open');
});

void test('a start on the as-of day or later adds nothing yet', () => {
  for (const start of ['2026-05-14', '2026-05-15']) {
    const line = lineOf({ from: [subscription()], to: [startedOn(start)] });
    assert.deepEqual([line.overlap.days, line.overlap.open], [0, false], start);
  }
});

void test('a suspension on the as-of day leaves the overlap of the day before open', () => {
  const line = lineOf({
    from: [subscription()],
    to: [startedOn('2026-05-12')],
    fromLog: [stopOn('2026-05-14T00:30:00Z')],
  });
  assert.equal(overlapOf(line), '2 20 2026-05-12 2026-05-13 open');
  assert.deepEqual(gapOf(line), [0, 0, false]);
});

void test('a reactivation on the as-of day does not make the gap before it unknown', () => {
  const line = lineOf({
    from: [suspended],
    to: [startedOn('2026-05-12')],
    fromLog: [
      stopOn('2026-05-10T10:00:00Z'),
      event({
        at: '2026-05-14T08:00:00Z',
        before: { status: 'suspended', quantity: 10 },
        after: { status: 'active', quantity: 10 },
      }),
    ],
  });
  assert.deepEqual(gapOf(line), [2, 20, false]);
  assert.equal(line.from.subscriptions[0]?.stop, '2026-05-10');
});

void test('a stop day that no file gives: days null, with bounds', () => {
  const report = reportOf({ from: [suspended], to: [startedOn('2026-05-08')] });
  const { overlap, gap } = onlyLine(report);
  assert.deepEqual([overlap.days, overlap.seatDays, overlap.certain], [null, null, false]);
  // 8th to 12th may overlap; at the end of the 13th the export shows it stopped.
  assert.deepEqual([overlap.minDays, overlap.maxDays, overlap.open], [0, 5, false]);
  assert.equal(gap.days, null);
  assert.equal(findingsOf(report, 'overlap-unknown').length, 1);
  assert.deepEqual(report.totals.overlapUnknownLines, 1);
  assert.deepEqual(report.totals.overlapDays, 0);
});

void test('a to start that no file gives: unbounded, or bounded by the migration start', () => {
  const line: Line = { from: [subscription()], to: [startedOn(null)] };
  const { overlap } = lineOf(line);
  assert.deepEqual([overlap.days, overlap.certain], [null, false]);
  assert.deepEqual([overlap.minDays, overlap.maxDays, overlap.open], [1, null, true]);
  const bounded = lineOf(line, settings({ migrationStart: '2026-05-04' })).overlap;
  assert.deepEqual([bounded.days, bounded.minDays, bounded.maxDays], [null, 1, 10]);
});

void test('a from stop before the to start is no overlap, known or not', () => {
  const line = lineOf({
    from: [suspended],
    to: [startedOn('2026-05-13')],
    fromLog: [stopOn('2026-05-10T10:00:00Z')],
  });
  assert.deepEqual([line.overlap.days, line.overlap.certain], [0, true]);
});

void test('export and log contradict each other: the export stands, both are named', () => {
  const report = reportOf({
    from: [subscription()],
    to: [startedOn('2026-05-08')],
    fromLog: [stopOn('2026-05-10T10:00:00Z')],
  });
  const { overlap } = onlyLine(report);
  assert.deepEqual([overlap.days, overlap.certain, overlap.open], [null, false, true]);
  assert.ok(overlap.minDays >= 3 && (overlap.maxDays ?? 0) === 6, JSON.stringify(overlap));
  const [finding] = findingsOf(report, 'witnesses-disagree');
  const paths = new Set(finding?.evidence.map(({ path }) => path));
  assert.deepEqual([...paths].sort(), ['from/activity.csv', 'from/subscriptions.csv']);
});

void test('seats in steps: the smaller side counts each day', () => {
  const line = lineOf({
    from: [subscription({ quantity: 10 })],
    to: [startedOn('2026-05-08', 25)],
    toLog: [
      created({ of: 'to', at: '2026-05-08T08:00:00Z', after: { status: 'active', quantity: 4 } }),
      event({
        of: 'to',
        at: '2026-05-10T08:00:00Z',
        before: { status: 'active', quantity: 4 },
        after: { status: 'active', quantity: 25 },
      }),
    ],
  });
  // 4 on the 8th and 9th, 10 on the 10th to 13th.
  assert.equal(overlapOf(line), '6 48 2026-05-08 2026-05-13 open');
});

void test('a failed suspension changes nothing', () => {
  const line = lineOf({
    from: [subscription()],
    to: [startedOn('2026-05-12')],
    fromLog: [event({ at: '2026-05-12T10:00:00Z', outcome: 'failed' })],
  });
  assert.equal(overlapOf(line), '2 20 2026-05-12 2026-05-13 open');
});

void test('a suspended new-commerce subscription goes on overlapping', () => {
  const nce = { offerId: 'CFQ7TTC0LH18:0001' };
  const report = reportOf({
    from: [subscription({ ...nce, status: 'suspended' })],
    to: [subscription({ ...nce, id: 'to', creationDate: '2026-05-10' })],
    fromLog: [stopOn('2026-05-11T10:00:00Z')],
  });
  assert.equal(overlapOf(onlyLine(report)), '4 40 2026-05-10 2026-05-13 open');
  assert.equal(findingsOf(report, 'suspension-still-bills').length, 1);
});

void test('over a leap day and a month end no day is lost', () => {
  const leap = lineOf(
    {
      from: [suspended],
      to: [startedOn('2024-02-27')],
      fromLog: [stopOn('2024-03-02T10:00:00Z')],
    },
    settings({ asOf: '2024-03-10' }),
  );
  assert.equal(overlapOf(leap), '4 40 2024-02-27 2024-03-01 closed');
  const plain = lineOf(
    {
      from: [suspended],
      to: [startedOn('2026-04-29')],
      fromLog: [stopOn('2026-05-02T00:00:00Z')],
    },
    settings(),
  );
  assert.equal(overlapOf(plain), '3 30 2026-04-29 2026-05-01 closed');
});

void test('stopped before the migration: out of scope, with its day; on it: in scope', () => {
  const other = subscription({ id: 'other', quantity: 3 });
  const line = (at: string): Line => ({
    from: [suspended, other],
    to: [startedOn('2026-05-12')],
    fromLog: [stopOn(at)],
  });
  // Thirty days before the 12th of May is the 12th of April.
  assert.equal(lineOf(line('2026-04-11T23:59:59Z')).from.seats, 3);
  assert.equal(reportOf(line('2026-04-11T23:59:59Z')).outOfScope.length, 1);
  assert.equal(reportOf(line('2026-04-11')).migrationStart, '2026-04-12');
  assert.equal(lineOf(line('2026-04-12T00:00:00Z')).from.seats, 13);
});
