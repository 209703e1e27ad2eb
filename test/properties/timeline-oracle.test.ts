/** The engine against a naive day-by-day count of random histories that the test knows in full. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { LineReport, Report } from '../../src/core/model/report.ts';
import type { InputFile } from '../../src/core/model/settings.ts';
import { run, settings } from '../helpers/builders.ts';
import {
  billed,
  completely,
  filesOf,
  FIRST_DAY,
  HISTORY_AS_OF,
  LINE_CUSTOMER,
  lineHistory,
  mess,
  order,
  rowsOf,
  stateAtEndOf,
  TIDY,
  truthOf,
  WINDOW,
  type LineHistory,
  type State,
  type Witness,
} from '../helpers/history.ts';

const SETTINGS = settings({ asOf: HISTORY_AS_OF, migrationStart: FIRST_DAY });

function reportOf(files: readonly InputFile[]): Report {
  return run(files, SETTINGS);
}

function lineOf(report: Report): LineReport {
  const lines = report.lines.filter((line) => line.customer === LINE_CUSTOMER);
  assert.equal(lines.length, 1, 'one line');
  const [line] = lines;
  assert.ok(line);
  return line;
}

void test('with complete witnesses every number is the true one', () => {
  fc.assert(
    fc.property(lineHistory, mess, (history, muddle) => {
      const line = lineOf(reportOf(filesOf(rowsOf(history, completely(history)), muddle)));
      const truth = truthOf(history);
      const { days, seatDays, firstDay, lastDay, open, certain, minDays, maxDays } = line.overlap;
      assert.deepEqual({ days, seatDays, firstDay, lastDay, open }, truth.overlap);
      assert.deepEqual([certain, minDays, maxDays], [true, days, days]);
      assert.deepEqual(
        [line.from.seats, line.to.seats, line.missingSeats, line.extraSeats],
        [truth.fromSeats, truth.toSeats, truth.missingSeats, truth.extraSeats],
      );
      assert.deepEqual(line.gap, truth.gap);
    }),
    { includeErrorInReport: true, numRuns: 1500 },
  );
});

void test('with complete witnesses nothing is said to disagree', () => {
  fc.assert(
    fc.property(lineHistory, mess, (history, muddle) => {
      const report = reportOf(filesOf(rowsOf(history, completely(history)), muddle));
      const rules = new Set(report.findings.map((finding) => finding.rule));
      assert.ok(!rules.has('witnesses-disagree'), 'witnesses-disagree');
      assert.ok(!rules.has('overlap-unknown'), 'overlap-unknown');
      assert.ok(report.accounting.balanced);
    }),
    { includeErrorInReport: true, numRuns: 1000 },
  );
});

const loss = fc.record({
  /** Entries before this day are gone. */
  cut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: WINDOW + 1 })),
  dropped: order,
  starts: order,
});

type Loss = typeof loss extends fc.Arbitrary<infer T> ? T : never;

function lossy(history: LineHistory, { cut, dropped, starts }: Loss): readonly Witness[] {
  let index = 0;
  return history.subscriptions.map((given, at) => {
    const kept = given.changes.filter((change) => {
      index += 1;
      // An export taken later on the as-of day shows that day's changes too, so none of them may be missing.
      if (change.day === WINDOW) return true;
      return change.day >= cut && (dropped[index % dropped.length] ?? 0) % 3 !== 0;
    });
    // A from subscription without a start counts as billed since before the log: that is the contract's rule.
    const startKnown = given.tenant === 'from' || (starts[at] ?? 0) % 3 !== 0;
    return { given, kept, startKnown };
  });
}

/**
 * True where what was lost left a trace: on each day the subscription was billed as at one of the two pieces
 * of evidence around that day. A suspension and its undoing, both lost, leave none.
 */
function traced(family: LineHistory['family'], { given, kept, startKnown }: Witness): boolean {
  const pays = (state: State): boolean => billed(family, state) > 0;
  const evidence = kept.filter((change) => change.day < WINDOW);
  const now = stateAtEndOf(given, WINDOW - 1) ?? given.first;
  const createdInLog =
    startKnown && given.start !== null && ['log', 'both'].includes(given.startIn);
  for (let at = given.start?.day ?? 0; at < WINDOW; at += 1) {
    const truly = stateAtEndOf(given, at);
    if (truly === null) continue;
    const earlier = evidence.filter((change) => change.day <= at).at(-1);
    const later = evidence.find((change) => change.day > at)?.before ?? now;
    const last = earlier?.after ?? (createdInLog ? given.first : null);
    // Nothing is known before a first sign of a stop.
    if (last === null && later.status !== 'active') continue;
    if (pays(truly) !== pays(later) && pays(truly) !== pays(last ?? later)) return false;
  }
  return true;
}

void test('with lost witnesses the true number of days stays within the bounds', () => {
  let uncertain = 0;
  let checked = 0;
  fc.assert(
    fc.property(lineHistory, loss, mess, (history, lost, muddle) => {
      const witnesses = lossy(history, lost);
      if (!witnesses.every((witness) => traced(history.family, witness))) return;
      const { overlap } = lineOf(reportOf(filesOf(rowsOf(history, witnesses), muddle)));
      const truth = truthOf(history).overlap;
      checked += 1;
      if (overlap.days !== null) assert.equal(overlap.days, truth.days);
      if (overlap.certain) assert.notEqual(overlap.days, null);
      else uncertain += 1;
      assert.ok(overlap.minDays <= truth.days, `min ${String(overlap.minDays)}`);
      const most = overlap.maxDays ?? Number.POSITIVE_INFINITY;
      assert.ok(truth.days <= most, `${String(truth.days)} > max ${String(most)}`);
    }),
    { includeErrorInReport: true, numRuns: 3000 },
  );
  assert.ok(checked >= 1000, `only ${String(checked)} histories were checked`);
  assert.ok(uncertain >= 100, `only ${String(uncertain)} of them were uncertain`);
});

/** What does not say where in the files something stands. */
function placeless(report: Report): unknown {
  const side = ({ seats, subscriptions }: LineReport['from']): unknown => ({
    seats,
    subscriptions: subscriptions.map((item) => ({ ...item, source: null })),
  });
  return {
    lines: report.lines.map((line) => ({ ...line, from: side(line.from), to: side(line.to) })),
    // A copied file is told of, and changes nothing else.
    findings: report.findings
      .filter(({ rule }) => rule !== 'input-duplicate')
      .map(({ id, rule, numbers, subscriptionId }) => ({ id, rule, numbers, subscriptionId })),
    totals: report.totals,
    customers: report.customers,
  };
}

void test('order, copies and failed operations do not matter', () => {
  fc.assert(
    fc.property(lineHistory, loss, mess, (history, lost, muddle) => {
      const rows = rowsOf(history, lossy(history, lost));
      const tidy = reportOf(filesOf(rows, TIDY));
      const muddled = reportOf(filesOf(rows, muddle));
      assert.deepEqual(placeless(muddled), placeless(tidy));
    }),
    { includeErrorInReport: true, numRuns: 1000 },
  );
});
