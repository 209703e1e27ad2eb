/**
 * Until when a new-commerce subscription can still be cancelled: so many hours after its purchase or its last
 * renewal. Where only the day is known, the window may close at the start of that day's end.
 */
import type { Placed } from '../model/placed.ts';
import { startOfDay, type Day, type Instant } from '../model/values.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { termMonths } from '../normalise/terms.ts';
import { anniversary } from './periods.ts';

export interface CancelWindow {
  /** The purchase or renewal that opened it. */
  readonly opened: Instant;
  /** The first moment at which it may be closed. */
  readonly closes: Instant;
  /** False where only the day of opening is known: then it is counted from the start of that day. */
  readonly exact: boolean;
  readonly renewed: boolean;
}

const MS_PER_HOUR = 3_600_000;

/** The last window that opened before the end of `asOf`'s eve; `null` where no file tells when one did. */
export function cancelWindowOf({ record, timeline }: Placed, asOf: Day): CancelWindow | null {
  const hours = DOCTRINE[record.family].cancelWindowHours;
  if (hours === null) return null;
  const renewal = lastRenewal(record.term, timeline.start, asOf);
  const day = renewal ?? timeline.start;
  if (day === null) return null;
  const at = renewal === null ? timeline.startAt : null;
  const opened = at ?? startOfDay(day);
  const closes = (opened + hours * MS_PER_HOUR) as Instant;
  return { opened, closes, exact: at !== null, renewed: renewal !== null };
}

/** The last anniversary of the term before the as-of day; `null` within the first term. */
function lastRenewal(term: string | null, start: Day | null, asOf: Day): Day | null {
  const months = termMonths(term);
  if (months === null || start === null) return null;
  let last: Day | null = null;
  for (let count = 1; ; count += 1) {
    const day = anniversary(start, count * months);
    if (day >= asOf) return last;
    last = day;
  }
}
