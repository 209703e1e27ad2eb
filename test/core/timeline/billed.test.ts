/** The days behind the counts: what a line says of each day adds up to its overlap and its gap. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { BilledReport, LineReport, Report } from '../../../src/core/model/report.ts';
import { event, activityFile, onlyLine, run, settings } from '../../helpers/builders.ts';
import { subscription, subscriptionsFile } from '../../helpers/builders.ts';

const suspended = subscription({ status: 'suspended' });
const started = (creationDate: string | null) => subscription({ id: 'to', creationDate });

function lineOf(creationDate: string | null, stoppedAt: string | null): LineReport {
  const files = [
    subscriptionsFile('from', [suspended]),
    subscriptionsFile('to', [started(creationDate)]),
  ];
  const log = stoppedAt === null ? [] : [activityFile('from', [event({ at: stoppedAt })])];
  return onlyLine(run([...files, ...log], settings()));
}

const texts = ({ billed = [] }: LineReport) =>
  billed.map(({ day, from, to, lacking }) =>
    [day, ...[from, to, lacking].map(({ min, max }) => `${String(min)}..${String(max)}`)].join(' '),
  );

test('an overlap shows the days on which both sides bill', () => {
  assert.deepEqual(texts(lineOf('2026-05-08', '2026-05-10T10:00:00Z')), [
    ' 10..10 0..0 0..0',
    '2026-05-08 10..10 10..10 0..0',
    '2026-05-10 0..0 10..10 0..0',
  ]);
});

test('a gap shows how many seats are lacking, from the stop on', () => {
  assert.deepEqual(texts(lineOf('2026-05-12', '2026-05-10T10:00:00Z')), [
    ' 10..10 0..0 0..0',
    '2026-05-10 0..0 0..0 10..10',
    '2026-05-12 0..0 10..10 0..0',
  ]);
});

test('where no file gives the day of the stop, the days before it are bounds', () => {
  const line = lineOf('2026-05-08', null);
  assert.ok(texts(line).includes('2026-05-08 0..10 10..10 0..0'), texts(line).join('\n'));
});

test('a line that went over in one day keeps no days', () => {
  assert.equal(lineOf('2026-05-10', '2026-05-10T10:00:00Z').billed, undefined);
});

test('on every line of the tour the days add up to the counts', () => {
  const path = '../../golden/tour/expected/reconciliation.json';
  const report = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Report;
  const lines = report.lines.filter(({ billed }) => billed !== undefined);
  assert.ok(lines.length > 5);
  for (const { offer, billed = [], overlap, gap } of lines) {
    const twice = (span: BilledReport) => Math.min(span.from.min, span.to.min);
    if (overlap.seatDays !== null) {
      assert.equal(sum(billed, report.asOf, twice), overlap.seatDays, `overlap of ${offer}`);
    }
    if (gap.seatDays !== null) {
      assert.equal(
        sum(billed, report.asOf, ({ lacking }) => lacking.min),
        gap.seatDays,
        `gap of ${offer}`,
      );
    }
  }
});

function sum(
  billed: readonly BilledReport[],
  asOf: string,
  seats: (span: BilledReport) => number,
): number {
  return billed.reduce((total, span, index) => {
    const end = billed[index + 1]?.day ?? asOf;
    const days = span.day === null ? 0 : (Date.parse(end) - Date.parse(span.day)) / 86_400_000;
    return total + seats(span) * days;
  }, 0);
}
