/** What every day costs on which both tenants bill, and so what a suspension that comes late costs. */
import type { Day } from '../model/values.ts';
import { exact, roundedAmount, ZERO, type Exact } from '../money/exact.ts';
import { daysIn } from '../money/periods.ts';
import type { CostGap, PriceBook } from '../money/price-book.ts';
import { billedSeats } from '../normalise/doctrine.ts';
import type { CustomerWork, Stop } from './work.ts';

/** So many days late, as the what-if sheet asks. */
export const SLIPS = [1, 2, 3, 5, 7, 14, 30] as const;

export type DayCost =
  | { readonly ok: true; readonly currency: string; readonly amount: Exact }
  | { readonly ok: false; readonly why: CostGap };

/** What a from subscription costs on the as-of day; each further day is taken to cost the same. */
export function dayCost({ placed }: Stop, book: PriceBook, asOf: Day): DayCost {
  const { record, timeline } = placed;
  const found = book.priceOn(record, timeline.start, asOf);
  if (!found.ok) return found;
  const { unit, currency, period } = found.price;
  return { ok: true, currency, amount: unit.mul(exact(record.seats)).div(daysIn(period)) };
}

/** Seats and money of the days on which both tenants bill some customers. */
export interface Daily {
  readonly seats: number;
  readonly costs: ReadonlyMap<string, Exact>;
  readonly unpriced: number;
}

/** What one day costs on which both tenants bill all of it. What is suspended already is not created again. */
export function dailyOf(works: readonly CustomerWork[], book: PriceBook, asOf: Day): Daily {
  const costs = new Map<string, Exact>();
  let seats = 0;
  let unpriced = 0;
  for (const stop of works.flatMap((work) => work.stops)) {
    const { family, status, seats: own } = stop.placed.record;
    const billed = billedSeats(family, status, own);
    if (status !== 'active' || (billed === 0 && own > 0)) continue;
    seats += billed;
    const cost = dayCost(stop, book, asOf);
    if (!cost.ok) unpriced += 1;
    else costs.set(cost.currency, (costs.get(cost.currency) ?? ZERO).add(cost.amount));
  }
  return { seats, costs, unpriced };
}

/** The costs of so many days, rounded, in the order of the currencies. */
export function roundedCosts({ costs }: Daily, days: number): Readonly<Record<string, string>> {
  const codes = [...costs.keys()].sort();
  return Object.fromEntries(
    codes.map((code) => [code, roundedAmount((costs.get(code) ?? ZERO).mul(days), code)]),
  );
}
