/**
 * Holds the credit for unused days (contract §2) against the credits on the invoice, for one from
 * subscription, and finds what was charged after its stop.
 */
import type { Placed } from '../model/facts.ts';
import { addDays, type Day } from '../model/values.ts';
import { exact, ZERO, type Exact } from '../money/exact.ts';
import type { Period } from '../money/periods.ts';
import type { PriceBook } from '../money/price-book.ts';
import { isStopped } from '../normalise/doctrine.ts';
import { boundsOn } from '../timeline/line-days.ts';
import { say, type Text } from '../text/text.ts';
import { isNegative, isPositive, minorUnit, partWithin, sumOf, type Charge } from './charges.ts';
import { paidPeriodOf, type PaidPeriod } from './seat-price.ts';

export interface CreditCheck {
  readonly outcome:
    'agreed' | 'short' | 'over' | 'not-yet-invoiced' | 'cannot-tell' | 'nothing-due';
  /** Why nothing is due, or why it cannot be told. */
  readonly reason: Text | null;
  readonly stop: Day | null;
  readonly seats: number | null;
  readonly period: Period | null;
  readonly unusedDays: number | null;
  readonly currency: string | null;
  readonly expected: Exact | null;
  readonly actual: Exact | null;
  readonly basis: 'invoice' | 'prices' | null;
  /** The line that price and period were taken from. */
  readonly priced: Charge | null;
  /** Lines that count as credit for unused days. */
  readonly credits: readonly Charge[];
  readonly after: AfterStop;
}

/** What was charged for days after the stop, less what was given back of it. */
export interface AfterStop {
  readonly net: Exact;
  readonly charges: readonly Charge[];
  readonly givenBack: readonly Charge[];
}

export interface InvoiceContext {
  readonly book: PriceBook;
  /** The latest day on which a charge of the from invoices starts: they were made out on it or later. */
  readonly reach: Day | null;
}

/** No day is later. */
const FOREVER = Number.MAX_SAFE_INTEGER as Day;
const NOTHING_AFTER: AfterStop = { net: ZERO, charges: [], givenBack: [] };

const UNDECIDED = {
  stop: null,
  seats: null,
  period: null,
  unusedDays: null,
  currency: null,
  expected: null,
  actual: null,
  basis: null,
  priced: null,
  credits: [],
  after: NOTHING_AFTER,
} as const satisfies Omit<CreditCheck, 'outcome' | 'reason'>;

/** Checks one subscription. */
export function checkCredit(
  placed: Placed,
  charges: readonly Charge[],
  context: InvoiceContext,
): CreditCheck {
  const { record, timeline } = placed;
  const blocked = whyNotChecked(placed, charges);
  if (blocked !== null) return { ...UNDECIDED, ...blocked };
  const stop = timeline.stop;
  if (stop === null) {
    const reason = say('No file says on which day it was stopped.');
    return { ...UNDECIDED, outcome: 'cannot-tell', reason };
  }
  const paid = paidPeriodOf(placed, stop, charges, context.book);
  const { credits, after } = afterStop(placed, stop, paid, charges);
  const eve = boundsOn(timeline.spans, addDays(stop, -1));
  const seats = eve.lo === eve.hi ? eve.lo : null;
  const lineCurrency = charges[0]?.line.currency ?? null;
  const last = paid.known ? paid.period.end : FOREVER;
  const given = sumOf(credits.map((charge) => partWithin(charge, stop, last))).neg();
  const actual = credits.length === 0 ? ZERO : given;
  const base = { ...UNDECIDED, stop, seats, credits, after, currency: lineCurrency, actual };
  if (record.status === 'expired') {
    return { ...base, outcome: 'nothing-due', reason: say('It ended with its term.') };
  }
  if (!paid.known) {
    const outcome = paid.ended && credits.length === 0 ? 'nothing-due' : 'cannot-tell';
    return { ...base, outcome, reason: paid.reason };
  }
  const { period, perSeatDay, currency, basis, charge: priced } = paid;
  const unusedDays = period.end - stop + 1;
  const dated = { ...base, period, unusedDays, currency, basis, priced };
  if (seats === null) {
    const reason = say('The files leave open how many seats it had on the eve of the stop.');
    return { ...dated, outcome: 'cannot-tell', reason };
  }
  if (lineCurrency !== null && lineCurrency !== currency) {
    return {
      ...dated,
      outcome: 'cannot-tell',
      reason: say('Price and invoice differ in currency.'),
    };
  }
  const expected = perSeatDay.mul(seats).mul(unusedDays);
  const outcome = outcomeOf({ ...dated, stop, seats, currency, expected, actual }, context.reach);
  return { ...dated, expected, outcome, reason: null };
}

type Blocked = Pick<CreditCheck, 'outcome' | 'reason'>;

function whyNotChecked({ record, rivals }: Placed, charges: readonly Charge[]): Blocked | null {
  const cannot = (reason: Text): Blocked => ({ outcome: 'cannot-tell', reason });
  if (rivals.length > 0) return cannot(say('Its rows in the exports contradict each other.'));
  if (record.family === 'azure') {
    return {
      outcome: 'nothing-due',
      reason: say('It is billed by usage, not by this kind of file.'),
    };
  }
  if (!isStopped(record.status))
    return { outcome: 'nothing-due', reason: say('It was not stopped.') };
  if (record.family !== 'license') {
    return cannot(say('Credits for unused days are known for legacy licences alone.'));
  }
  const currencies = new Set(charges.map(({ line }) => line.currency));
  return currencies.size > 1 ? cannot(say('Its invoice lines are in different currencies.')) : null;
}

/** Tells credits for unused days from what is charged, and given back, for later periods. */
function afterStop(
  placed: Placed,
  stop: Day,
  paid: PaidPeriod,
  charges: readonly Charge[],
): Pick<CreditCheck, 'credits' | 'after'> {
  const later = charges.filter(({ amount, start }) => isPositive(amount) && start > stop);
  const negative = charges.filter(({ amount }) => isNegative(amount));
  const end = paid.known ? paid.period.end : eveOfFirst(later);
  const credits = negative.filter(
    (charge) =>
      charge.start <= end &&
      charge.end >= stop &&
      (charge.start >= stop || !isForEarlierChange(placed, charge.start)),
  );
  const givenBack = negative.filter((charge) => charge.end > end && charge.end >= stop);
  // Seats bought on the day of the stop are charged and credited on it.
  const bought = charges.filter(
    (charge) =>
      charge.start === stop &&
      charge.line.charge === 'prorate' &&
      isPositive(charge.amount) &&
      !(paid.known && paid.charge === charge),
  );
  const charged = sumOf(later.map(({ amount }) => amount));
  const returned = sumOf(givenBack.map((charge) => partWithin(charge, addDays(end, 1), FOREVER)));
  const after = { net: charged.add(returned), charges: later, givenBack };
  return { credits: credits.length === 0 ? [] : [...credits, ...bought], after };
}

/** Where the paid period is not known, it ended before whatever was charged next. */
function eveOfFirst(later: readonly Charge[]): Day {
  return later.reduce<Day>(
    (eve, { start }) => (start - 1 < eve ? addDays(start, -1) : eve),
    FOREVER,
  );
}

/** A credit that begins on a day on which seats were taken away is for those. */
function isForEarlierChange({ timeline }: Placed, day: Day): boolean {
  if (timeline.stops.includes(day)) return true;
  return boundsOn(timeline.spans, addDays(day, -1)).hi > boundsOn(timeline.spans, day).lo;
}

interface Reckoned {
  readonly stop: Day;
  readonly seats: number;
  readonly currency: string;
  readonly expected: Exact;
  readonly actual: Exact;
  readonly credits: readonly Charge[];
}

function outcomeOf(check: Reckoned, reach: Day | null): CreditCheck['outcome'] {
  const { stop, expected, actual, credits } = check;
  const missing = expected.sub(actual);
  if (missing.abs().compare(roundingOf(check)) <= 0) return 'agreed';
  if (credits.length === 0 && (reach === null || reach <= stop)) return 'not-yet-invoiced';
  return isPositive(missing) ? 'short' : 'over';
}

/**
 * How far rounding alone can move a credit: half a minor unit for the charge, and for each line of credit half
 * a minor unit per seat, as prices for a part of a period may be rounded before they are multiplied.
 */
export function roundingOf({
  seats,
  currency,
  credits,
}: Pick<Reckoned, 'seats' | 'currency' | 'credits'>): Exact {
  const halves = 1 + Math.max(1, credits.length) * Math.max(1, seats);
  return minorUnit(currency).mul(halves).div(exact(2));
}
