/**
 * What every report says first: the verdict as a sentence and the few figures that matter. Decides
 * which numbers those are and how an unknown is owned up to beside a total.
 */

import type { Report } from '../model/report.ts';
import type { Tone } from './tables.ts';
import { counted, groupDigits } from './wording.ts';

export interface Headline {
  readonly sentence: string;
  readonly figures: readonly Figure[];
}

export interface Figure {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
  /** What the number leaves out or adds to, in a few words. */
  readonly note: string;
}

/** The verdict sentence and the four figures of a run. */
export function headline(report: Report): Headline {
  return { sentence: verdictSentence(report), figures: figures(report) };
}

/** Customers in stage done. */
export function customersDone(report: Report): number {
  return report.customers.filter((customer) => customer.stage === 'done').length;
}

/** The cost of the overlap per currency; currencies are never added together. */
export function costText(report: Report): string | null {
  const amounts = Object.entries(report.totals.cost).map(
    ([currency, amount]) => `${amount.replace(/\B(?=(\d{3})+(?=\.|$))/g, ',')} ${currency}`,
  );
  return amounts.length === 0 ? null : amounts.join(' and ');
}

/** How many customers and lines no total includes; `null` where everything was compared. */
export function notComparedText(report: Report): string | null {
  const { notComparableCustomers: customers, notComparableLines: lines } = report.totals;
  if (customers === 0 && lines === 0) return null;
  return (
    `${counted(customers, 'customer')} and ${counted(lines, 'line')} could not be compared; ` +
    'no total includes them.'
  );
}

function verdictSentence(report: Report): string {
  const errors = report.findings.filter((finding) => finding.severity === 'error').length;
  const found =
    `${counted(report.findings.length, 'finding')} (${counted(errors, 'error')}) ` +
    `and ${counted(report.actions.length, 'action')}.`;
  switch (report.verdict) {
    case 'clean':
      return 'Everything was compared, and nothing needs to be done.';
    case 'findings':
      return `Everything was compared: ${found}`;
    case 'incomplete':
      return `Not everything could be compared, so this is not a final result. So far: ${found}`;
    case 'nothing-compared':
      return 'The files gave nothing to compare. This is not a clean result.';
  }
}

function figures(report: Report): readonly Figure[] {
  const { totals } = report;
  const done = customersDone(report);
  const all = report.customers.length;
  const unknown = totals.overlapUnknownLines;
  return [
    {
      label: 'Customers done',
      value: done,
      tone: done === all && all > 0 ? 'good' : 'warn',
      note: `of ${counted(all, 'customer')}`,
    },
    {
      label: 'Seats missing',
      value: totals.missingSeats,
      tone: zeroIsGood(totals.missingSeats),
      note: 'to add in Transitioning To',
    },
    {
      label: 'Subscriptions still billed',
      value: totals.unsuspendedSubscriptions,
      tone: zeroIsGood(totals.unsuspendedSubscriptions),
      note: 'to stop in Transitioning From',
    },
    {
      label: 'Overlap days',
      value: totals.overlapDays,
      tone: unknown > 0 && totals.overlapDays === 0 ? 'warn' : zeroIsGood(totals.overlapDays),
      note:
        `${groupDigits(totals.overlapSeatDays)} seat-days billed twice` +
        (unknown > 0 ? `; ${counted(unknown, 'line')} unknown` : ''),
    },
  ];
}

function zeroIsGood(value: number): Tone {
  return value === 0 ? 'good' : 'bad';
}
