/** Decides which subscriptions are compared, and since when the migration counts (contract §1, scope). */
import type { LeftOut } from '../model/facts.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import { addDays, formatDay, type Day } from '../model/values.ts';
import { DOCTRINE, isStopped } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import type { Timeline } from './timeline.ts';

/** Without an option, the migration starts this many days before the first known to start. */
export const LEAD_DAYS = 30;

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

const TRIAL: LeftOut = {
  why: 'trial',
  reason: say('Trial; trials are compared with --include-trials.'),
};
const NOT_ACTIVE: LeftOut = { why: 'not-active', reason: say('Not active yet.') };

/** Why a subscription is compared with nothing; `null` where it is in scope. */
export function leftOutOf(
  record: SubscriptionRecord,
  timeline: Timeline,
  migrationStart: Day | null,
  includeTrials: boolean,
): LeftOut | null {
  if (record.isTrial && !includeTrials) return TRIAL;
  if (record.status === 'pending' || record.status === 'none') return NOT_ACTIVE;
  if (!isStopped(record.status) || migrationStart === null) return null;
  const stop = lastStop(record, timeline);
  if (stop === null || stop >= migrationStart) return null;
  const days = { day: formatDay(stop), migrationStart: formatDay(migrationStart) };
  return {
    why: 'stopped',
    reason: say('Stopped on {day}, before the migration ({migrationStart}).', days),
  };
}

/** The first day from which it surely was not billed any more: a suspended new-commerce one still is. */
function lastStop(record: SubscriptionRecord, { spans, stop, stopKnown }: Timeline): Day | null {
  if (!stopKnown || !DOCTRINE[record.family].countsSeats) return stop;
  const lastBilled = spans.findLastIndex((span) => span.hi > 0);
  const ended = spans[lastBilled + 1];
  if (lastBilled < 0) return stop;
  return ended === undefined ? null : (ended.from as Day);
}
