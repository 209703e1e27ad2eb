/** The action that stops the charge of a from subscription, by what its family demands. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import type { Commitment } from '../money/commitment.ts';
import { roundedAmount } from '../money/exact.ts';
import { formatDay, formatInstant, startOfDay, type Instant } from '../model/values.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { count, type ActionDraft } from './rule.ts';

/** Suspend a licence-based subscription; a new-commerce one must be cancelled, suspending it still bills. */
export function suspendAction(line: Line, { record }: Placed, facts: Facts): ActionDraft {
  const seats = count(record.seats, 'seat');
  const what = `${line.offer} (${seats}) of ${line.customer.name} under Transitioning From`;
  const open = [
    'Sign in to Partner Center with the Transitioning From account.',
    `Open Customers, choose ${line.customer.name}, then Subscriptions.`,
  ];
  const base = { tenant: 'from', subject: record.id, seats: record.seats } as const;
  const check = 'and export the subscriptions again.';
  if (record.family !== 'nce') {
    return {
      ...base,
      verb: 'suspend',
      text: `Suspend ${what}.`,
      steps: [
        ...open,
        `Open the subscription with the id ${record.id}. ${DOCTRINE[record.family].stopBy}`,
        `Check that it shows as Suspended, ${check}`,
      ],
    };
  }
  const commitment = line.commitments.find((one) => one.placed.record.id === record.id) ?? null;
  const staying = commitment === null ? '' : stayingText(commitment);
  if (commitment !== null && isClosed(commitment, facts)) {
    return {
      ...base,
      verb: 'cancel',
      text: `End the charge of ${what}: its cancel window has closed, so switch off auto-renew or have it transferred.${staying}`,
      steps: [
        ...open,
        `Open the subscription with the id ${record.id} and switch off auto-renew, so that it ends with its term; or ask Microsoft whether it can be transferred.`,
        windowText(commitment, facts),
      ],
    };
  }
  const by = commitment === null ? '' : ` ${windowText(commitment, facts)}`;
  return {
    ...base,
    verb: 'cancel',
    text: `Cancel ${what}.${by}${staying}`,
    steps: [
      ...open,
      `Open the subscription with the id ${record.id}. ${DOCTRINE.nce.stopBy}`,
      `Check that it shows as cancelled, ${check}`,
    ],
  };
}

function isClosed({ window }: Commitment, { asOf }: Facts): boolean {
  return window !== null && window.closes <= startOfDay(asOf);
}

/** Until when it can be cancelled, in UTC and in the local time of the config. */
export function windowText({ window }: Commitment, { asOf, settings }: Facts): string {
  if (window === null)
    return 'No file tells when its cancel window closes: look it up in Partner Center.';
  const event = window.renewed ? 'renewal' : 'purchase';
  const closed = window.closes <= startOfDay(asOf);
  const since = window.exact
    ? ''
    : ', counted from the start of the day, since no file gives the time';
  const closes = momentText(window.closes, settings.local);
  return `The cancel window (${String(DOCTRINE.nce.cancelWindowHours)} hours after ${event}) ${closed ? 'closed' : 'closes'} on ${closes}${since}.`;
}

function momentText(moment: Instant, local: Facts['settings']['local']): string {
  const utc = `${formatInstant(moment).slice(0, 16).replace('T', ' ')} UTC`;
  return local === null ? utc : `${utc} (${local.text(moment)} ${local.zone})`;
}

/** What is charged if it stays until the end of its term. */
export function stayingText({ until, cost, currency }: Commitment): string {
  if (until === null) return '';
  const money =
    cost === null || currency === null
      ? ''
      : `, another ${roundedAmount(cost, currency)} ${currency}`;
  return ` Otherwise it is charged until ${formatDay(until)}${money}.`;
}
