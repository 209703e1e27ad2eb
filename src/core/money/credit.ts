/**
 * The credit that the final invoice should show for a legacy subscription that was stopped inside a billing
 * period: its unused days (contract §2, credit).
 */
import type { Placed } from '../model/placed.ts';
import { addDays, type Day } from '../model/values.ts';
import { boundsOn } from '../timeline/line-days.ts';
import { monthsOf } from '../normalise/terms.ts';
import type { Exact } from './exact.ts';
import { daysIn, type Period } from './periods.ts';
import type { CostGap, PriceBook } from './price-book.ts';

export interface Credit {
  readonly placed: Placed;
  readonly stop: Day;
  readonly seats: number;
  readonly period: Period;
  /** From the stop day to the last day of the period, both inside. */
  readonly unusedDays: number;
  /** `null` where no price is known. */
  readonly amount: Exact | null;
  readonly currency: string | null;
  readonly why: CostGap | null;
}

/** The credit of a from subscription; `null` where none is due or its billing period is not known. */
export function creditOf(placed: Placed, book: PriceBook): Credit | null {
  const { record, timeline } = placed;
  const { stop } = timeline;
  if (record.family !== 'license' || record.status === 'expired' || stop === null) return null;
  const found = book.priceOn(record, timeline.start, stop);
  const period = found.ok ? found.price.period : ownPeriod(placed, stop, book);
  const before = boundsOn(timeline.spans, addDays(stop, -1));
  if (period === null || before.lo !== before.hi || before.lo === 0) return null;
  const unusedDays = period.end - stop + 1;
  const base = { placed, stop, seats: before.lo, period, unusedDays };
  if (!found.ok) return { amount: null, currency: null, why: found.why, ...base };
  const { unit, currency } = found.price;
  const amount = unit.mul(before.lo).mul(unusedDays).div(daysIn(period));
  return { amount, currency, why: null, ...base };
}

function ownPeriod({ record, timeline }: Placed, day: Day, book: PriceBook): Period | null {
  const months = record.billingCycle === null ? null : monthsOf(record.billingCycle);
  return months === null ? null : book.periodOf(day, timeline.start, months);
}
