/** Billing periods: which one a day falls into, counted in whole months from the day the subscription began. */
import { civilOf, dayInMonth, type Day } from '../model/values.ts';

/** A billing period; `end` is its last day, inside. */
export interface Period {
  readonly start: Day;
  readonly end: Day;
}

/** Days in a period. */
export function daysIn({ start, end }: Period): number {
  return end - start + 1;
}

/**
 * The period around `day`, by anniversaries of `anchor`. An anchor on the 31st bills on the last day of a
 * shorter month, and on the 31st again after it.
 */
export function periodAround(day: Day, anchor: Day, months: number): Period {
  const [from, to] = [civilOf(anchor), civilOf(day)];
  const apart = (to.year - from.year) * 12 + (to.month - from.month);
  let index = Math.floor(apart / months);
  // The day of the month decides whether that anniversary is still ahead.
  if (anniversary(anchor, index * months) > day) index -= 1;
  const start = anniversary(anchor, index * months);
  return { start, end: (anniversary(anchor, (index + 1) * months) - 1) as Day };
}

/** The day so many months after the anchor, on its day of the month or the month's last. */
export function anniversary(anchor: Day, months: number): Day {
  const { year, month, day } = civilOf(anchor);
  const total = year * 12 + (month - 1) + months;
  return dayInMonth({ year: Math.floor(total / 12), month: (total % 12) + 1, day });
}
