/** What holds at the ends of a timeline: the state before the first entry, the days before the start. */
import { creationAmong, type Start } from './start.ts';
import type { EventRecord, SubscriptionRecord } from '../model/records.ts';
import type { Status } from '../model/report.ts';
import { dayOf, type Day, type Instant } from '../model/values.ts';
import { billedSeats, isStopped } from '../normalise/doctrine.ts';

/** Billed seats from `from` (included) until the next span: known where `lo` equals `hi`. */
export interface Span {
  readonly from: number;
  readonly lo: number;
  readonly hi: number;
}

/** A change of billed seats whose moment is known to the minute. */
export interface Step {
  readonly at: Instant;
  readonly billed: number;
}

export interface State {
  readonly status: Status;
  readonly seats: number;
}

/** Beyond all days that count: "since before the files begin". */
export const BEGINNING = Number.NEGATIVE_INFINITY;

/** The state in which the log's first entry found the subscription; its gaps are filled from the entry itself. */
export function stateBefore(first: EventRecord, subscription: SubscriptionRecord): State | null {
  if (first.creates) return null;
  const { before, after } = first;
  const unread = isUnread(first, 'before') || isUnread(first, 'after');
  const instead = unread ? Number.POSITIVE_INFINITY : subscription.seats;
  const seats = before?.seats ?? after.seats ?? instead;
  // What an entry stops was active before, and a from subscription was already billed when the log begins
  // (contract §1); of any other entry without an old status nothing is known.
  const wasActive =
    subscription.tenant === 'from' || (after.status !== null && isStopped(after.status));
  const status = before?.status ?? (wasActive && !unread ? 'active' : null);
  return status === null || seats === Number.POSITIVE_INFINITY
    ? { status: 'active', seats: Number.POSITIVE_INFINITY }
    : { status, seats };
}

/** Whether an entry says something of the state before or after it that cannot be read. */
export function isUnread(event: EventRecord, side: 'before' | 'after'): boolean {
  return event.unread?.some((value) => value.side === side) === true;
}

export function untimedDays(
  start: Start['moment'],
  events: readonly EventRecord[],
): readonly Day[] {
  const days = events
    .filter((event) => event.at.at === null || event.unread !== undefined)
    .map((event) => event.at.day);
  const untimed = start !== null && start.at === null;
  return untimed && creationAmong(events)?.at.day !== start.day ? [start.day, ...days] : days;
}

/** Nothing is billed before the first day. */
export function clipToStart(
  spans: readonly Span[],
  start: Day | null,
  subscription: SubscriptionRecord,
  asOf: Day,
): readonly Span[] {
  if (start === null) return spans;
  const after = spans.filter((span) => span.from > start);
  const at = spans.findLast((span) => span.from <= start);
  const seats = billedSeats(subscription.family, subscription.status, subscription.seats);
  const begins = at ?? { from: start, lo: seats, hi: seats };
  // A day of creation after the as-of day cannot be billed yet.
  if (start >= asOf) return [{ from: BEGINNING, lo: 0, hi: 0 }];
  return [{ from: BEGINNING, lo: 0, hi: 0 }, { ...begins, from: start }, ...after];
}

/** The start itself is a step where its time is known and no entry of that day makes it already. */
export function startStep(
  subscription: SubscriptionRecord,
  startAt: Instant | null,
  events: readonly EventRecord[],
): readonly Step[] {
  if (startAt === null) return [];
  const logged = [creationAmong(events), events.findLast(({ turn }) => turn === 'conversion')];
  if (logged.some((event) => event?.at.day === dayOf(startAt))) return [];
  const first = events[0];
  const seats = first?.before?.seats ?? first?.after.seats ?? subscription.seats;
  const status = first === undefined ? subscription.status : 'active';
  return [{ at: startAt, billed: billedSeats(subscription.family, status, seats) }];
}
