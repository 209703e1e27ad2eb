/**
 * What every report says first: the verdict as a sentence and the few figures that matter. Decides
 * which numbers those are and how an unknown is owned up to beside a total.
 */
import type { Report } from '../model/report.ts';
import { listed, say, type Text } from '../text/text.ts';
import { SHEETS } from './sheet-names.ts';
import type { Tone } from './tables.ts';

export interface Headline {
  readonly sentence: Text;
  readonly figures: readonly Figure[];
}

export interface Figure {
  readonly label: Text;
  readonly value: number;
  readonly tone: Tone;
  /** What the number leaves out or adds to, in a few words. */
  readonly note: Text;
}

/** The verdict sentence and the four figures of a run. */
export function headline(report: Report): Headline {
  return { sentence: verdictSentence(report), figures: figures(report) };
}

/** Customers in stage done. */
export function customersDone(report: Report): number {
  return report.customers.filter((customer) => customer.stage === 'done').length;
}

/** What the overlap costs, what it goes on to cost, what should come back, and what is not known of it. */
export function moneyTexts({ totals }: Report): readonly Text[] {
  const cost = amountsText(totals.cost);
  const perDay = amountsText(totals.costPerDay);
  const lines = totals.costUnknownLines;
  return [
    cost === null ? null : say('Cost of the overlap so far: {cost}.', { cost }),
    perDay === null ? null : say('Each further day costs {cost}.', { cost: perDay }),
    lines === 0
      ? null
      : say(
          '{lines, plural, one {# line that overlaps or may overlap has no cost: the sheet {sheet} says why.} other {# lines that overlap or may overlap have no cost: the sheet {sheet} says why.}}',
          { lines, sheet: SHEETS.overlap },
        ),
    creditText(totals),
  ].filter((text) => text !== null);
}

function creditText({ credit, creditUnknown: credits }: Report['totals']): Text | null {
  const amounts = amountsText(credit);
  if (amounts === null) return null;
  return credits === 0
    ? say('Credits to expect on the final invoice: {amounts}.', { amounts })
    : say(
        'Credits to expect on the final invoice: {amounts}, and {credits, plural, one {# credit} other {# credits}} without a price.',
        { amounts, credits },
      );
}

/** How many lines rest on an assumption about how they are billed, or on nothing. */
export function familyTexts({ totals }: Report): readonly Text[] {
  const { familyUnknownLines: unknown, familyAssumedLines: assumed } = totals;
  return [
    unknown === 0
      ? null
      : say(
          '{lines, plural, one {How # line is billed is not known: nothing is counted for it.} other {How # lines are billed is not known: nothing is counted for them.}}',
          { lines: unknown },
        ),
    assumed === 0
      ? null
      : say(
          '{lines, plural, one {No file says how # line is billed: taken as the config says (legacy licences without it).} other {No file says how # lines are billed: taken as the config says (legacy licences without it).}}',
          { lines: assumed },
        ),
  ].filter((text) => text !== null);
}

/** Amounts by currency; currencies are never added together. `null` where there are none. */
function amountsText(amounts: Readonly<Record<string, string>> = {}): Text | null {
  const each = Object.entries(amounts).map(([currency, amount]) =>
    say('{amount, number} {currency}', { amount, currency }),
  );
  return each.length === 0 ? null : listed(each);
}

/** How many customers and lines no total includes; `null` where everything was compared. */
export function notComparedText(report: Report): Text | null {
  const { notComparableCustomers: customers, notComparableLines: lines } = report.totals;
  if (customers === 0 && lines === 0) return null;
  return say(
    '{customers, plural, one {# customer} other {# customers}} and {lines, plural, one {# line} other {# lines}} could not be compared; no total includes them.',
    { customers, lines },
  );
}

function verdictSentence(report: Report): Text {
  const counts = {
    findings: report.findings.length,
    errors: report.findings.filter((finding) => finding.severity === 'error').length,
    actions: report.actions.length,
  };
  switch (report.verdict) {
    case 'clean':
      return say('Everything was compared, and nothing needs to be done.');
    case 'findings':
      return say(
        'Everything was compared: {findings, plural, one {# finding} other {# findings}} ({errors, plural, one {# error} other {# errors}}) and {actions, plural, one {# action} other {# actions}}.',
        counts,
      );
    case 'incomplete':
      return say(
        'Not everything could be compared, so this is not a final result. So far: {findings, plural, one {# finding} other {# findings}} ({errors, plural, one {# error} other {# errors}}) and {actions, plural, one {# action} other {# actions}}.',
        counts,
      );
    case 'nothing-compared':
      return say('The files gave nothing to compare. This is not a clean result.');
  }
}

function figures(report: Report): readonly Figure[] {
  const { totals } = report;
  const done = customersDone(report);
  const all = report.customers.length;
  return [
    {
      label: say('Customers done'),
      value: done,
      tone: done === all && all > 0 ? 'good' : 'warn',
      note: say('of {customers, plural, one {# customer} other {# customers}}', { customers: all }),
    },
    {
      label: say('Seats missing'),
      value: totals.missingSeats,
      tone: zeroIsGood(totals.missingSeats),
      note: say('to add in Transitioning To'),
    },
    {
      label: say('Subscriptions still billed'),
      value: totals.unsuspendedSubscriptions,
      tone: zeroIsGood(totals.unsuspendedSubscriptions),
      note: say('to stop in Transitioning From'),
    },
    overlapFigure(totals),
  ];
}

function overlapFigure({
  overlapDays,
  overlapSeatDays: seatDays,
  overlapUnknownLines: lines,
}: Report['totals']): Figure {
  return {
    label: say('Overlap days'),
    value: overlapDays,
    tone: lines > 0 && overlapDays === 0 ? 'warn' : zeroIsGood(overlapDays),
    note:
      lines === 0
        ? say('{seatDays, number} seat-days billed twice', { seatDays })
        : say(
            '{seatDays, number} seat-days billed twice; {lines, plural, one {# line} other {# lines}} unknown',
            { seatDays, lines },
          ),
  };
}

function zeroIsGood(value: number): Tone {
  return value === 0 ? 'good' : 'bad';
}
