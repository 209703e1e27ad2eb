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

/** What the overlap costs, what it goes on to cost, what should come back, and what is not known of it. */
export function moneyTexts({ totals }: Report): readonly string[] {
  const [cost, perDay, credit] = [totals.cost, totals.costPerDay, totals.credit].map(amountsText);
  const { costUnknownLines: unknown, creditUnknown } = totals;
  const without = `${counted(unknown, 'line')} that ${unknown === 1 ? 'overlaps or may overlap has' : 'overlap or may overlap have'} no cost: the sheet Overlap says why.`;
  return [
    cost === undefined || cost === '' ? null : `Cost of the overlap so far: ${cost}.`,
    perDay === undefined || perDay === '' ? null : `Each further day costs ${perDay}.`,
    unknown === 0 ? null : without,
    credit === undefined || credit === ''
      ? null
      : `Credits to expect on the final invoice: ${credit}${creditUnknown === 0 ? '' : `, and ${counted(creditUnknown, 'credit')} without a price`}.`,
  ].filter((text) => text !== null);
}

/** How many lines rest on an assumption about how they are billed, or on nothing. */
export function familyTexts({ totals }: Report): readonly string[] {
  const { familyUnknownLines: unknown, familyAssumedLines: assumed } = totals;
  return [
    unknown === 0
      ? null
      : `How ${counted(unknown, 'line')} ${unknown === 1 ? 'is' : 'are'} billed is not known: nothing is counted for ${unknown === 1 ? 'it' : 'them'}.`,
    assumed === 0
      ? null
      : `No file says how ${counted(assumed, 'line')} ${assumed === 1 ? 'is' : 'are'} billed: taken as the config says (legacy licences without it).`,
  ].filter((text) => text !== null);
}

/** Amounts by currency; currencies are never added together. */
function amountsText(amounts: Readonly<Record<string, string>>): string {
  return Object.entries(amounts)
    .map(([currency, amount]) => `${amount.replace(/\B(?=(\d{3})+(?=\.|$))/g, ',')} ${currency}`)
    .join(' and ');
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
