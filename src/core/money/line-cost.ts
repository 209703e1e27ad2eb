/**
 * What the overlap of a line costs: for each day billed twice, the seats billed twice times the from price of
 * that day. Where several from subscriptions share a line, each bears its share of the seats.
 */
import type { Placed } from '../model/placed.ts';
import { addDays, type Day } from '../model/values.ts';
import { boundsOn, type Overlap } from '../timeline/line-days.ts';
import { exact, ZERO, type Exact } from './exact.ts';
import { daysIn } from './periods.ts';
import type { CostGap, PriceBook, SeatPrice } from './price-book.ts';

export type LineCost =
  /** No day is billed twice. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'known';
      readonly currency: string;
      readonly toDate: Exact;
      /** What every further day costs while both sides stay as they are; `null` where the overlap has ended. */
      readonly perDay: Exact | null;
    }
  | { readonly kind: 'unknown'; readonly why: CostGap };

/** Shared, since most lines have none. */
export const NO_COST: LineCost = { kind: 'none' };

interface OverlappingLine {
  readonly from: readonly Placed[];
  readonly to: readonly Placed[];
  readonly overlap: Overlap;
}

/** The cost of a line's overlap up to the as-of day, and of each day that follows. */
export function costOf(line: OverlappingLine, book: PriceBook, asOf: Day): LineCost {
  const { overlap } = line;
  if (!overlap.certain) return { kind: 'unknown', why: 'days-unknown' };
  if (overlap.firstDay === null || overlap.lastDay === null) return NO_COST;
  const tally = new Tally(book);
  for (let day = overlap.firstDay; day <= overlap.lastDay; day = addDays(day, 1)) {
    const gap = tally.add(line, day, day);
    if (gap !== null) return { kind: 'unknown', why: gap };
  }
  const further = new Tally(book);
  const gap = overlap.open ? further.add(line, asOf, addDays(asOf, -1)) : null;
  if (gap !== null) return { kind: 'unknown', why: gap };
  return tally.total(overlap.open ? further.sum() : null);
}

/** Collects seat-days by price and share, so that fractions are made once per price and not once per day. */
class Tally {
  private readonly book: PriceBook;
  /** Price and denominator of the share → seats times days. */
  private readonly weights = new Map<string, { price: SeatPrice; parts: number; weight: number }>();
  private currency: string | null = null;

  constructor(book: PriceBook) {
    this.book = book;
  }

  /** Adds one day with the seats of another; says why where a price of it is not known. */
  add({ from, to }: OverlappingLine, day: Day, seatsOf: Day): CostGap | null {
    const seats = from.map(({ timeline }) => boundsOn(timeline.spans, seatsOf).lo);
    const all = seats.reduce((sum, count) => sum + count, 0);
    const other = to.reduce((sum, { timeline }) => sum + boundsOn(timeline.spans, seatsOf).lo, 0);
    const twice = Math.min(all, other);
    if (twice === 0) return null;
    for (const [index, { record, timeline }] of from.entries()) {
      const own = seats[index] ?? 0;
      if (own === 0) continue;
      const found = this.book.priceOn(record, timeline.start, day);
      if (!found.ok) return found.why;
      this.currency ??= found.price.currency;
      if (found.price.currency !== this.currency) return 'currencies-differ';
      this.weigh(found.price, `${record.id} ${String(all)}`, all, twice * own);
    }
    return null;
  }

  private weigh(price: SeatPrice, share: string, parts: number, weight: number): void {
    const key = `${share} ${String(price.period.start)} ${price.unit.toFraction()}`;
    const known = this.weights.get(key);
    if (known === undefined) this.weights.set(key, { price, parts, weight });
    else known.weight += weight;
  }

  sum(): Exact {
    let sum = ZERO;
    for (const { price, parts, weight } of this.weights.values()) {
      const perSeatDay = price.unit.div(daysIn(price.period));
      sum = sum.add(perSeatDay.mul(weight).div(exact(parts)));
    }
    return sum;
  }

  total(perDay: Exact | null): LineCost {
    if (this.currency === null) return NO_COST;
    return { kind: 'known', currency: this.currency, toDate: this.sum(), perDay };
  }
}
