/**
 * What a seat cost on the day of the stop, and until when it was paid: as the invoice itself charged it, else
 * by price list and anniversaries.
 */
import type { Placed } from '../model/facts.ts';
import type { ChargeKind } from '../model/records.ts';
import type { Day } from '../model/values.ts';
import type { Exact } from '../money/exact.ts';
import { daysIn, type Period } from '../money/periods.ts';
import { COST_GAP_TEXTS, type PriceBook } from '../money/price-book.ts';
import { joined, say, type Text } from '../text/text.ts';
import { isPositive, perSeatDay, type Charge } from './charges.ts';

export type PaidPeriod =
  | {
      readonly known: true;
      readonly period: Period;
      readonly perSeatDay: Exact;
      readonly currency: string;
      readonly basis: 'invoice' | 'prices';
      readonly charge: Charge | null;
    }
  | { readonly known: false; readonly ended: boolean; readonly reason: Text };

/** Charges for a whole period go before those that began inside of it. */
const WHOLE: ReadonlySet<ChargeKind> = new Set(['purchase', 'cycle', 'renewal']);

/** The paid period around the stop day of a subscription with these charges. */
export function paidPeriodOf(
  { record, timeline }: Placed,
  stop: Day,
  charges: readonly Charge[],
  book: PriceBook,
): PaidPeriod {
  const covering = charges.filter(
    (charge) => isPositive(charge.amount) && charge.start <= stop && stop <= charge.end,
  );
  const whole = covering.filter(({ line }) => WHOLE.has(line.charge));
  const inside = covering.filter(({ line }) => line.charge === 'prorate');
  const charge = latest(whole) ?? latest(inside);
  const price = charge === null ? null : perSeatDay(charge);
  if (charge !== null && price !== null) {
    const period = { start: charge.start, end: charge.end };
    const { currency } = charge.line;
    return { known: true, period, perSeatDay: price, currency, basis: 'invoice', charge };
  }
  if (endedBefore(stop, charges)) {
    return { known: false, ended: true, reason: ENDED };
  }
  const found = book.priceOn(record, timeline.start, stop);
  if (!found.ok) {
    const missing = charge === null ? NO_LINE : NO_SEATS;
    const reason = joined([missing, COST_GAP_TEXTS[found.why]], ' ');
    return { known: false, ended: false, reason };
  }
  const { unit, currency, period } = found.price;
  const daily = unit.div(daysIn(period));
  return { known: true, period, perSeatDay: daily, currency, basis: 'prices', charge: null };
}

const ENDED = say('Its paid period ended on the eve of the stop.');
const NO_LINE = say('No invoice line covers the day of the stop.');
const NO_SEATS = say('The invoice line that covers the day of the stop names no seats.');

/** Renewed or bought anew inside a period: the later charge holds. */
function latest(charges: readonly Charge[]): Charge | null {
  return charges.reduce<Charge | null>(
    (best, charge) =>
      best === null ||
      charge.start > best.start ||
      (charge.start === best.start && charge.end > best.end)
        ? charge
        : best,
    null,
  );
}

function endedBefore(stop: Day, charges: readonly Charge[]): boolean {
  return charges.some(
    ({ line, amount, end }) => WHOLE.has(line.charge) && isPositive(amount) && end === stop - 1,
  );
}
