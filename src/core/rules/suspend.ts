/** The action that stops the charge of a from subscription, by what its family demands. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import type { Commitment } from '../money/commitment.ts';
import { roundedAmount } from '../money/exact.ts';
import {
  dayOf,
  formatDay,
  formatInstant,
  startOfDay,
  type Day,
  type Instant,
} from '../model/values.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { say, type Text } from '../text/text.ts';
import { sentences, type ActionDraft } from './rule.ts';

/** Suspend a licence-based subscription; a new-commerce one must be cancelled, suspending it still bills. */
export function suspendAction(line: Line, { record }: Placed, facts: Facts): ActionDraft {
  const customer = line.customer.name;
  const what = { offer: line.offer, seats: record.seats, customer };
  const seen = checkFirst(line);
  const id = { subscription: record.id };
  const base = { tenant: 'from', subject: record.id, seats: record.seats } as const;
  if (record.family !== 'nce') {
    return {
      ...base,
      verb: 'suspend',
      text: say(
        'Suspend {offer} ({seats, plural, one {# seat} other {# seats}}) of {customer} under Transitioning From.',
        what,
      ),
      steps: [
        seen,
        sentences(openStep(id), DOCTRINE[record.family].stopBy),
        say('Check that it shows as Suspended, and export the subscriptions again.'),
      ],
    };
  }
  return { ...base, verb: 'cancel', ...cancelWords(line, record.id, what, seen, facts) };
}

function openStep(id: { readonly subscription: string }): Text {
  return say('Open the subscription with the id {subscription}.', id);
}

interface What {
  readonly offer: string;
  readonly seats: number;
  readonly customer: string;
}

function cancelWords(
  line: Line,
  subscription: string,
  what: What,
  seen: Text,
  facts: Facts,
): Pick<ActionDraft, 'text' | 'steps' | 'dueOn'> {
  const commitment = line.commitments.find((one) => one.placed.record.id === subscription) ?? null;
  const staying = commitment === null ? null : stayingText(commitment);
  if (commitment !== null && isClosed(commitment, facts)) {
    return {
      ...(commitment.until === null ? {} : { dueOn: commitment.until }),
      text: sentences(
        say(
          'End the charge of {offer} ({seats, plural, one {# seat} other {# seats}}) of {customer} under Transitioning From: its cancel window has closed, so switch off auto-renew or have it transferred.',
          { ...what },
        ),
        staying,
      ),
      steps: [
        seen,
        say(
          'Open the subscription with the id {subscription} and switch off auto-renew, so that it ends with its term; or ask Microsoft whether it can be transferred.',
          { subscription },
        ),
        windowText(commitment, facts),
      ],
    };
  }
  const window = commitment?.window ?? null;
  return {
    ...(window === null ? {} : { dueOn: lastDayOf(window.closes) }),
    text: sentences(
      say(
        'Cancel {offer} ({seats, plural, one {# seat} other {# seats}}) of {customer} under Transitioning From.',
        { ...what },
      ),
      commitment === null ? null : windowText(commitment, facts),
      staying,
    ),
    steps: [
      seen,
      sentences(openStep({ subscription }), DOCTRINE.nce.stopBy),
      say('Check that it shows as cancelled, and export the subscriptions again.'),
    ],
  };
}

/** Nothing is stopped before its replacement is there. */
function checkFirst({ fromSeats, toSeats }: Line): Text {
  return say(
    'Look under Transitioning To first: {there, number} of {all, number} seats must show as Active before you go on.',
    { there: Math.min(toSeats, fromSeats), all: fromSeats },
  );
}

/** The last day on which a window is open. */
function lastDayOf(closes: Instant): Day {
  return dayOf((closes - 1) as Instant);
}

function isClosed({ window }: Commitment, { asOf }: Facts): boolean {
  return window !== null && window.closes <= startOfDay(asOf);
}

/** Until when it can be cancelled, in UTC and in the local time of the config. */
export function windowText({ window }: Commitment, { asOf, settings }: Facts): Text {
  if (window === null)
    return say('No file tells when its cancel window closes: look it up in Partner Center.');
  const values = {
    hours: DOCTRINE.nce.cancelWindowHours ?? 0,
    event: window.renewed ? say('renewal') : say('purchase'),
    moment: momentText(window.closes, settings.local),
  };
  if (window.closes <= startOfDay(asOf)) {
    return window.exact
      ? say('The cancel window ({hours} hours after {event}) closed on {moment}.', values)
      : say(
          'The cancel window ({hours} hours after {event}) closed on {moment}, counted from the start of the day, since no file gives the time.',
          values,
        );
  }
  return window.exact
    ? say('The cancel window ({hours} hours after {event}) closes on {moment}.', values)
    : say(
        'The cancel window ({hours} hours after {event}) closes on {moment}, counted from the start of the day, since no file gives the time.',
        values,
      );
}

function momentText(moment: Instant, local: Facts['settings']['local']): string {
  const utc = `${formatInstant(moment).slice(0, 16).replace('T', ' ')} UTC`;
  return local === null ? utc : `${utc} (${local.text(moment)} ${local.zone})`;
}

/** What is charged if it stays until the end of its term; `null` where no file tells when that is. */
function stayingText({ until, cost, currency }: Commitment): Text | null {
  if (until === null) return null;
  const day = formatDay(until);
  return cost === null || currency === null
    ? say('Otherwise it is charged until {day}.', { day })
    : say('Otherwise it is charged until {day}, another {amount, number} {currency}.', {
        day,
        amount: roundedAmount(cost, currency),
        currency,
      });
}
