/**
 * The scalar values of the domain: calendar days and instants in UTC. The only place in the core
 * that knows how a day is written or counted; everything else does arithmetic on plain integers.
 */

declare const brand: unique symbol;

/** A calendar day in UTC, as the number of days since 1970-01-01. Day arithmetic is integer arithmetic. */
export type Day = number & { readonly [brand]: 'Day' };

/** A moment in UTC, in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [brand]: 'Instant' };

const MS_PER_DAY = 86_400_000;

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of a civil date, or `null` where the calendar has no such day (2026-02-30). Months count from 1. */
export function parseCivil(year: number, month: number, day: number): Day | null {
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  const exists =
    year >= 1 && year <= 9999 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return exists && back.getUTCFullYear() === year ? ((ms / MS_PER_DAY) as Day) : null;
}

/** A day as the calendar writes it; months count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The civil date of a day. */
export function civilOf(day: Day): Civil {
  const date = new Date(day * MS_PER_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** The day of a civil date; the last of the month where it has no such day (31 April → 30 April). */
export function dayInMonth({ year, month, day }: Civil): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (Date.UTC(year, month - 1, Math.min(day, last)) / MS_PER_DAY) as Day;
}

/** Reads `YYYY-MM-DD`; `null` for anything else, also for days that do not exist. */
export function parseDay(text: string): Day | null {
  const match = DAY_PATTERN.exec(text);
  if (match === null) return null;
  return parseCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Days as they were written: rows by the million name few of them. */
const WRITTEN = new Map<Day, string>();

/** Writes a day as `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const known = WRITTEN.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
  WRITTEN.set(day, text);
  return text;
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day;
}

/** The UTC day in which a moment lies. */
export function dayOf(instant: Instant): Day {
  return Math.floor(instant / MS_PER_DAY) as Day;
}

/** The first moment of a day. */
export function startOfDay(day: Day): Instant {
  return (day * MS_PER_DAY) as Instant;
}

/** A moment `ms` milliseconds after the start of `day`. */
export function instantAt(day: Day, ms: number): Instant {
  return (day * MS_PER_DAY + ms) as Instant;
}

/** Writes a moment as ISO 8601 in UTC, to the second; with `exact`, milliseconds too where there are any. */
export function formatInstant(instant: Instant, precision: 'second' | 'exact' = 'second'): string {
  const fraction = precision === 'exact' ? /\.000Z$/ : /\.\d{3}Z$/;
  return new Date(instant).toISOString().replace(fraction, 'Z');
}

/** Whole minutes between two moments, rounded up: a gap of ten seconds is still a gap. */
export function minutesBetween(earlier: Instant, later: Instant): number {
  return Math.ceil((later - earlier) / 60_000);
}
