/** What the page shows of the days, and what comes first: sums that are true, nothing lost, nothing reassuring by chance. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BilledReport, LineReport, Report } from '../../../src/core/model/report.ts';
import { formatDay, parseDay, type Day } from '../../../src/core/model/values.ts';
import { seatsByDay } from '../../../src/core/report/page/by-day.ts';
import { pageFigures } from '../../../src/core/report/page/figures.ts';
import { timelineRank, worstFirst } from '../../../src/core/report/page/ranking.ts';
import { stretchesOf, windowOf } from '../../../src/core/report/page/window.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { aCleanReport, aLine, aReport } from '../../helpers/report-fixture.ts';

const END = parseDay('2026-05-14') ?? (0 as Day);
const dayAt = (before: number): string => formatDay((END - before) as Day);
const bounds = (min: number, max: number | null = min) => ({ min, max });
const span = (day: string | null, from: number, to: number): BilledReport => ({
  day,
  from: bounds(from),
  to: bounds(to),
  lacking: bounds(0),
});
const lineWith = (billed: readonly BilledReport[]): LineReport => ({ ...aLine(1, 2), billed });
const reportWith = (...lines: readonly (readonly BilledReport[])[]): Report =>
  aReport({ lines: lines.map(lineWith) });

test('the window begins a few days before the first day that matters', () => {
  const report = reportWith([span(null, 5, 0), span(dayAt(20), 5, 5), span(dayAt(10), 0, 5)]);
  const window = windowOf(report);
  assert.deepEqual(window, { start: END - 23, end: END, cut: false });
});

test('the window ends where a picture could not be read, and says so', () => {
  const window = windowOf(reportWith([span(null, 5, 0), span(dayAt(400), 5, 5)]));
  assert.deepEqual(window, { start: END - 184, end: END, cut: true });
});

test('without days there is no window', () => {
  assert.equal(windowOf(aReport({ lines: [aLine(1, 2)] })), null);
});

test('the sums of each day are those of a naive count', () => {
  const anySpan = fc.record({
    before: fc.integer({ min: 1, max: 40 }),
    from: fc.tuple(fc.nat(9), fc.nat(9)),
    to: fc.tuple(fc.nat(9), fc.nat(9)),
  });
  const anyLine = fc.uniqueArray(anySpan, {
    minLength: 1,
    maxLength: 5,
    selector: (s) => s.before,
  });
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 4 }), (lines) => {
      const report = reportWith(
        ...lines.map((spans) => [
          span(null, 1, 0),
          ...[...spans]
            .sort((a, b) => b.before - a.before)
            .map(({ before, from, to }) => ({
              day: dayAt(before),
              from: bounds(Math.min(...from), Math.max(...from)),
              to: bounds(Math.min(...to), Math.max(...to)),
              lacking: bounds(0),
            })),
        ]),
      );
      const window = windowOf(report);
      assert.ok(window !== null);
      for (const { day, twice, maybeTwice } of seatsByDay(report, window).days) {
        const held = report.lines.map(({ billed = [] }) =>
          billed.findLast((one) => one.day === null || one.day <= day),
        );
        const sum = (of: 'min' | 'max') =>
          held.reduce((all, one) => all + Math.min(one?.from[of] ?? 0, one?.to[of] ?? 0), 0);
        assert.deepEqual([twice, twice + maybeTwice], [sum('min'), sum('max')], day);
      }
    }),
    { numRuns: 200 },
  );
});

test('a line without an upper bound is counted, not drawn as if there were one', () => {
  const open: BilledReport = {
    ...span(dayAt(5), 0, 0),
    from: bounds(0, null),
    to: bounds(0, null),
  };
  const report = reportWith([span(null, 4, 0), open]);
  const window = windowOf(report);
  assert.ok(window !== null);
  const { days, unboundedLines } = seatsByDay(report, window);
  assert.equal(unboundedLines, 1);
  assert.ok(days.every(({ maybeTwice }) => maybeTwice === 0));
});

test('stretches fill the window without holes', () => {
  const report = reportWith([span(null, 5, 0), span(dayAt(300), 5, 5), span(dayAt(3), 0, 5)]);
  const window = windowOf(report);
  const [line] = report.lines;
  assert.ok(window !== null && line !== undefined);
  const stretches = stretchesOf(line, window);
  assert.deepEqual(
    stretches.map(({ start, end, from }) => [start, end, from.min]),
    [
      [window.start, END - 3, 5],
      [END - 3, END, 0],
    ],
  );
});

test('the worst comes first, and what is left out is counted', () => {
  assert.deepEqual(
    worstFirst([3, 1, 2, 1], (value) => value, 3),
    { rows: [1, 1, 2], all: 4 },
  );
  const line = aLine(1, 2);
  const open = { ...line, overlap: { ...line.overlap, open: true, days: 3, seatDays: 9 } };
  const lacking = { ...line, gap: { days: 1, seatDays: 1, open: true } };
  const unknown = { ...line, overlap: { ...line.overlap, certain: false, days: null } };
  const ranks = [lacking, open, unknown, line].map(timelineRank);
  assert.deepEqual(
    [...ranks].sort((a, b) => a - b),
    ranks,
  );
});

const spoken = (report: Report) =>
  pageFigures(report).map(({ label, values, tone }) =>
    [
      ENGLISH.of(label),
      ...values.map((value) =>
        value.kind === 'words'
          ? ENGLISH.of(value.words)
          : value.kind === 'count'
            ? String(value.count)
            : `${value.amount} ${value.currency}`,
      ),
      tone,
    ].join(' | '),
  );

test('currencies stand beside each other, and what has no price is owned up to', () => {
  const figures = spoken(aReport());
  assert.ok(
    figures.includes('Money at risk so far | 1622.50 EUR | 0.00 SEK | bad'),
    figures.join(),
  );
  assert.ok(figures.includes('Each further day | 37.50 EUR | bad'), figures.join());
  assert.ok(figures.includes('Customers blocked | 3 | bad'), figures.join());
});

test('only a run that compared everything shows a zero as good', () => {
  const clean = aCleanReport();
  const totals = {
    ...clean.totals,
    missingSeats: 0,
    overlapDays: 0,
    costUnknownLines: 0,
    costPerDay: {},
  };
  const report = { ...clean, totals };
  assert.deepEqual(spoken(report), [
    'Customers done | 2 | good',
    'Customers blocked | 0 | good',
    'Seats missing | 0 | good',
    'Subscriptions still billed | 0 | good',
    'Overlap days | 0 | good',
    'Money at risk so far | None | good',
    'Each further day | None | good',
  ]);
  const incomplete = spoken({ ...report, verdict: 'incomplete' }).slice(1);
  assert.deepEqual(
    incomplete.filter((figure) => !figure.endsWith('| muted')),
    [],
  );
});

test('an overlap without a price is money that nobody knows, not none', () => {
  const clean = aCleanReport();
  const line = aLine(1, 2);
  const open = { ...line, overlap: { ...line.overlap, open: true, days: 3, costGap: 'No price.' } };
  const totals = { ...clean.totals, costUnknownLines: 1, costPerDay: {} };
  const figures = spoken({ ...clean, lines: [open], totals });
  assert.deepEqual(figures.slice(-2), [
    'Money at risk so far | Not known | bad',
    'Each further day | Not known | bad',
  ]);
});
