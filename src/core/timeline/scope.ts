/** Decides which subscriptions are compared, and since when the migration counts (contract §1, scope). */
import type { SubscriptionRecord } from '../model/records.ts';
import { addDays, formatDay, type Day } from '../model/values.ts';
import { DOCTRINE, isStopped } from '../normalise/doctrine.ts';
import type { Timeline } from './timeline.ts';

/** Without an option, the migration starts this many days before the first known to start. */
const LEAD_DAYS = 30;

/** First day of the migration: the option, else reckoned from the earliest known to start. */
export function migrationStartOf(
  option: Day | null,
  toStarts: readonly (Day | null)[],
): Day | null {
  if (option !== null) return option;
  let earliest: Day | null = null;
  for (const start of toStarts) {
    if (start !== null && (earliest === null || start < earliest)) earliest = start;
  }
  return earliest === null ? null : addDays(earliest, -LEAD_DAYS);
}

/** Why a subscription is compared with nothing; `null` where it is in scope. */
export function outOfScopeReason(
  record: SubscriptionRecord,
  timeline: Timeline,
  migrationStart: Day | null,
  includeTrials: boolean,
): string | null {
  if (record.isTrial && !includeTrials) return 'Trial; trials are compared with --include-trials.';
  if (record.status === 'pending' || record.status === 'none') return 'Not active yet.';
  if (!isStopped(record.status) || migrationStart === null) return null;
  const stop = lastStop(record, timeline);
  return stop !== null && stop < migrationStart
    ? `Stopped on ${formatDay(stop)}, before the migration (${formatDay(migrationStart)}).`
    : null;
}

/** The first day from which it surely was not billed any more: a suspended new-commerce one still is. */
function lastStop(record: SubscriptionRecord, { spans, stop, stopKnown }: Timeline): Day | null {
  if (!stopKnown || !DOCTRINE[record.family].countsSeats) return stop;
  const lastBilled = spans.findLastIndex((span) => span.hi > 0);
  const ended = spans[lastBilled + 1];
  if (lastBilled < 0) return stop;
  return ended === undefined ? null : (ended.from as Day);
}
