/** What the log proves of a subscription that no export lists. */
import type { EventRecord } from '../model/records.ts';
import type { Status } from '../model/report.ts';
import type { Day } from '../model/values.ts';
import { orderEvents } from './event-order.ts';

/** An export may well leave out what is over, or has not begun. */
const NOT_THERE: ReadonlySet<Status | null> = new Set([
  'cancelled',
  'expired',
  'pending',
  'none',
] as const);

/** What the log says of one that is over, and will not come back. */
const OVER: ReadonlySet<Status | null> = new Set(['cancelled', 'expired'] as const);

/**
 * The log entries, of all about one subscription, by which an export should list it: those that create it, else
 * the last one, unless it ended or left for another partner. One before `since` proves nothing: what stopped long
 * ago is removed one day, and no entry tells of that. Nor does the creation of one that was over before `since`.
 */
export function provesListing(events: readonly EventRecord[], since: Day): readonly EventRecord[] {
  const ordered = orderEvents(events);
  const last = ordered.at(-1);
  if (last === undefined) return [];
  const isLongAgo = last.at.day < since;
  const status = ordered.findLast(({ after }) => after.status !== null)?.after.status ?? null;
  const creations = ordered.filter(({ creates }) => creates);
  if (creations.length > 0) return isLongAgo && OVER.has(status) ? [] : creations;
  return isLongAgo || last.turn === 'transfer' || NOT_THERE.has(status) ? [] : [last];
}
