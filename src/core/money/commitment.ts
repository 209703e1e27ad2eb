/**
 * What a new-commerce subscription that still bills under Transitioning From commits to: until when it can be
 * cancelled, until when it is charged otherwise, and what that costs.
 */
import type { Placed } from '../model/placed.ts';
import type { Day } from '../model/values.ts';
import { billedSeats } from '../normalise/doctrine.ts';
import { cancelWindowOf, type CancelWindow } from './cancel-window.ts';
import { ZERO, type Exact } from './exact.ts';
import { daysIn } from './periods.ts';
import type { CostGap, PriceBook } from './price-book.ts';

export interface Commitment {
  readonly placed: Placed;
  readonly window: CancelWindow | null;
  /** Last day of the term; `null` where the export does not give it. */
  readonly until: Day | null;
  /** Charge from the as-of day to the end of the term, both inside; `null` where it cannot be reckoned. */
  readonly cost: Exact | null;
  readonly currency: string | null;
  readonly why: CostGap | null;
}

/** The commitment of a from subscription; `null` where its family has none or it is not charged any more. */
export function commitmentOf(placed: Placed, book: PriceBook, asOf: Day): Commitment | null {
  const { record } = placed;
  if (record.family !== 'nce') return null;
  const seats = billedSeats(record.family, record.status, record.seats);
  if (seats === 0) return null;
  const until = record.endsOn?.day ?? null;
  const window = cancelWindowOf(placed, asOf);
  return until === null
    ? { placed, window, until, cost: null, currency: null, why: 'no-period' }
    : { placed, window, until, ...costUntil(placed, { book, asOf, until, seats }) };
}

interface Span {
  readonly book: PriceBook;
  readonly asOf: Day;
  readonly until: Day;
  readonly seats: number;
}

/** Goes from billing period to billing period, each at the price of its first day that counts. */
function costUntil(
  { record, timeline }: Placed,
  { book, asOf, until, seats }: Span,
): Pick<Commitment, 'cost' | 'currency' | 'why'> {
  let sum = ZERO;
  let currency: string | null = null;
  let day = asOf;
  while (day <= until) {
    const found = book.priceOn(record, timeline.start, day);
    if (!found.ok) return { cost: null, currency: null, why: found.why };
    const { price } = found;
    currency ??= price.currency;
    if (currency !== price.currency)
      return { cost: null, currency: null, why: 'currencies-differ' };
    const last = Math.min(price.period.end, until);
    sum = sum.add(
      price.unit
        .mul(seats)
        .mul(last - day + 1)
        .div(daysIn(price.period)),
    );
    day = (last + 1) as Day;
  }
  return currency === null
    ? { cost: null, currency: null, why: 'no-period' }
    : { cost: sum, currency, why: null };
}
