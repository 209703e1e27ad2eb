/**
 * The figures at the top of the page. Decides when a number may look reassuring: nowhere but in a run that
 * compared everything. What is not known is said in words and is never a zero.
 */

import type { Report, Stage } from '../../model/report.ts';
import { joined, say, type TextValue } from '../../text/text.ts';
import type { Tone } from '../tables.ts';
import { customersDone } from '../headline.ts';
import { STAGE_WORDS } from '../words.ts';

export type FigureValue =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'money'; readonly amount: string; readonly currency: string }
  | { readonly kind: 'words'; readonly words: TextValue };

export interface PageFigure {
  readonly label: TextValue;
  /** More than one where currencies differ: they are never added together. */
  readonly values: readonly FigureValue[];
  readonly tone: Tone;
  readonly notes: readonly TextValue[];
}

/** Customers that cannot go on, or must not be left as they are. */
const BLOCKED: readonly Stage[] = ['at-risk', 'not-started', 'not-comparable'];

/** The figures of a run. */
export function pageFigures(report: Report): readonly PageFigure[] {
  const figures = [
    customersDoneFigure(report),
    customersBlockedFigure(report),
    seatsMissingFigure(report),
    stillBilledFigure(report),
    overlapFigure(report),
    moneyFigure(report),
    moneyPerDayFigure(report),
  ];
  return report.verdict === 'nothing-compared' ? figures.map(notCompared) : figures;
}

/** Where nothing was compared no number says anything. */
function notCompared({ label }: PageFigure): PageFigure {
  const words = say('Not compared');
  return { label, values: [{ kind: 'words', words }], tone: 'muted', notes: [] };
}

function customersDoneFigure(report: Report): PageFigure {
  const done = customersDone(report);
  const all = report.customers.length;
  return {
    label: say('Customers done'),
    values: [count(done)],
    tone: done === all && all > 0 ? 'good' : 'muted',
    notes: [say('of {all, plural, one {# customer} other {# customers}}', { all })],
  };
}

function customersBlockedFigure(report: Report): PageFigure {
  const stages = BLOCKED.flatMap((stage) => {
    const found = report.customers.filter((customer) => customer.stage === stage).length;
    return found === 0 ? [] : [{ stage, found }];
  });
  const blocked = stages.reduce((sum, { found }) => sum + found, 0);
  return {
    label: say('Customers blocked'),
    values: [count(blocked)],
    tone: blocked > 0 ? 'bad' : calm(report),
    notes: stages.map(({ stage, found }) =>
      say('{word}: {found, number}', { word: STAGE_WORDS[stage], found }),
    ),
  };
}

function seatsMissingFigure(report: Report): PageFigure {
  const { missingSeats } = report.totals;
  return {
    label: say('Seats missing'),
    values: [count(missingSeats)],
    tone: missingSeats > 0 ? 'bad' : calm(report),
    notes: [say('to add in Transitioning To'), ...leftOut(report)],
  };
}

function stillBilledFigure(report: Report): PageFigure {
  const { unsuspendedSubscriptions: active } = report.totals;
  const suspended = report.findings.filter(({ rule }) => rule === 'suspension-still-bills').length;
  return {
    label: say('Subscriptions still billed'),
    values: [count(active)],
    tone: active + suspended > 0 ? 'bad' : calm(report),
    notes: [
      say('to stop in Transitioning From'),
      ...(suspended === 0
        ? []
        : [say('and {suspended, number} suspended that must be cancelled', { suspended })]),
    ],
  };
}

function overlapFigure(report: Report): PageFigure {
  const { overlapDays, overlapSeatDays, overlapUnknownLines: unknown } = report.totals;
  return {
    label: say('Overlap days'),
    values: [overlapDays === 0 && unknown > 0 ? words(say('Not known')) : count(overlapDays)],
    tone: overlapDays > 0 ? 'bad' : unknown > 0 ? 'warn' : calm(report),
    notes: [
      ...(overlapDays === 0
        ? []
        : [
            say('{overlapSeatDays, plural, one {# seat-day} other {# seat-days}} billed twice', {
              overlapSeatDays,
            }),
          ]),
      ...(unknown === 0
        ? []
        : [say('not known for {unknown, plural, one {# line} other {# lines}}', { unknown })]),
    ],
  };
}

function moneyFigure(report: Report): PageFigure {
  const { cost, costUnknownLines: unknown } = report.totals;
  const label = say('Money at risk so far');
  const amounts = amountsOf(cost);
  const without = say(
    '{unknown, plural, one {# line that overlaps or may overlap has} other {# lines that overlap or may overlap have}} no cost',
    { unknown },
  );
  if (unknown > 0) {
    const values = amounts.length === 0 ? [words(say('Not known'))] : amounts;
    const more = amounts.length === 0 ? [] : [say('at least:')];
    return { label, values, tone: 'bad', notes: [joined([...more, without], ' ')] };
  }
  if (report.totals.overlapUnknownLines > 0 && amounts.length === 0) {
    return { label, values: [words(say('Not known'))], tone: 'warn', notes: [] };
  }
  const none = amounts.every((value) => value.kind === 'money' && isZero(value.amount));
  return {
    label,
    values: amounts.length === 0 ? [words(say('None'))] : amounts,
    tone: none ? calm(report) : 'bad',
    notes: none ? leftOut(report) : [say('the overlap, at the old prices')],
  };
}

function moneyPerDayFigure(report: Report): PageFigure {
  const label = say('Each further day');
  const going = report.lines.filter(
    ({ comparable, overlap }) => comparable && (overlap.open || !overlap.certain),
  );
  const unknown = going.filter(({ overlap }) => overlap.costPerDay === null).length;
  const amounts = amountsOf(report.totals.costPerDay);
  if (unknown > 0) {
    const note = say('not known for {unknown, plural, one {# line} other {# lines}}', { unknown });
    const values = amounts.length === 0 ? [words(say('Not known'))] : amounts;
    return { label, values, tone: 'bad', notes: [note] };
  }
  const none = amounts.every((value) => value.kind === 'money' && isZero(value.amount));
  return {
    label,
    values: amounts.length === 0 ? [words(say('None'))] : amounts,
    tone: none ? calm(report) : 'bad',
    notes: none ? leftOut(report) : [say('while nothing changes')],
  };
}

/** Zero is good news only where everything was compared. */
function calm({ verdict }: Report): Tone {
  return verdict === 'clean' || verdict === 'findings' ? 'good' : 'muted';
}

function leftOut({ totals }: Report): readonly TextValue[] {
  const lines = totals.notComparableLines;
  return lines === 0
    ? []
    : [say('without {lines, plural, one {# line} other {# lines}} not compared', { lines })];
}

function count(value: number): FigureValue {
  return { kind: 'count', count: value };
}

function words(text: TextValue): FigureValue {
  return { kind: 'words', words: text };
}

function isZero(amount: string): boolean {
  return /^-?0(?:\.0*)?$/.test(amount);
}

function amountsOf(amounts: Readonly<Record<string, string>>): readonly FigureValue[] {
  return Object.entries(amounts).map(([currency, amount]) => ({ kind: 'money', amount, currency }));
}
