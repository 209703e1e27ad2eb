/** Which days the pictures of the page show: all that matter, as far back as a picture can be read. */

import type { BilledReport, LineReport, Report } from '../../model/report.ts';
import { addDays, parseDay, type Day } from '../../model/values.ts';

/** Days before that are counted, but not drawn. */
const MOST_DAYS = 184;
const LEAST_DAYS = 14;
const DAYS_BEFORE = 3;

/** The days from `start` up to the day before `end`. */
export interface Window {
  readonly start: Day;
  readonly end: Day;
  /** True where something happened before `start`. */
  readonly cut: boolean;
}

/** A billed span that is cut to a window; `end` is not in it. */
export interface Stretch extends BilledReport {
  readonly start: Day;
  readonly end: Day;
}

/** The window of all lines with days; `null` where there are none. */
export function windowOf(report: Report): Window | null {
  const end = parseDay(report.asOf);
  if (end === null) return null;
  const migration = report.migrationStart === null ? null : parseDay(report.migrationStart);
  const earliest = report.lines.reduce<number | null>((first, { billed = [] }) => {
    const told = billed.find(isTelling);
    if (told === undefined) return first;
    const day = told.day === null ? migration : parseDay(told.day);
    return day === null ? first : Math.min(first ?? day, day);
  }, null);
  if (earliest === null && report.lines.every(({ billed }) => billed === undefined)) return null;
  const limit = addDays(end, -MOST_DAYS);
  const wanted = Math.min((earliest ?? end) - DAYS_BEFORE, end - LEAST_DAYS);
  return { start: Math.max(wanted, limit) as Day, end, cut: wanted < limit };
}

function isTelling({ from, to, lacking }: BilledReport): boolean {
  return lacking.max !== 0 || (from.max !== 0 && to.max !== 0);
}

/** What a line billed within the window, without holes. */
export function stretchesOf({ billed = [] }: LineReport, window: Window): readonly Stretch[] {
  return billed.flatMap((span, index) => {
    const day = span.day === null ? null : parseDay(span.day);
    const next = billed[index + 1]?.day ?? null;
    const start = Math.max(day ?? window.start, window.start) as Day;
    const end = Math.min((next === null ? null : parseDay(next)) ?? window.end, window.end) as Day;
    return start < end ? [{ ...span, start, end }] : [];
  });
}
