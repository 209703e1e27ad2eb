/** Finds the day on which a subscription began, and says so where export and log disagree about it. */
import type { EventRecord, SubscriptionRecord } from '../model/records.ts';
import type { Status } from '../model/report.ts';
import { formatDay, type Day, type Instant } from '../model/values.ts';

/** A contradiction between export and log. */
export type Disagreement = { readonly event: EventRecord } & (
  | { readonly about: 'status'; readonly exported: Status; readonly logged: Status }
  /** Numbers of seats, or days. */
  | { readonly about: 'seats' | 'start'; readonly exported: string; readonly logged: string }
);

export interface Start {
  readonly moment: { readonly day: Day; readonly at: Instant | null } | null;
  readonly disagreements: readonly Disagreement[];
}

/** The first day that can be billed: a trial begins to count on the day it was converted. */
export function findStart(subscription: SubscriptionRecord, events: readonly EventRecord[]): Start {
  const converted = events.findLast(({ turn }) => turn === 'conversion');
  return converted === undefined
    ? creationOf(subscription, events)
    : { moment: converted.at, disagreements: [] };
}

/**
 * The creation day in the export, else in the log. For a to subscription the effective start serves
 * last; for a from subscription it does not, since it may be a renewal and would hide billed days.
 */
function creationOf(subscription: SubscriptionRecord, events: readonly EventRecord[]): Start {
  const creating = creationAmong(events);
  const carrying = events.find((event) => event.createdOn !== null);
  const logged = creating?.createdOn ?? creating?.at ?? carrying?.createdOn ?? null;
  const exported = subscription.createdOn;
  const witness = creating ?? carrying;
  if (
    exported !== null &&
    logged !== null &&
    witness !== undefined &&
    exported.day !== logged.day
  ) {
    const said = { exported: formatDay(exported.day), logged: formatDay(logged.day) };
    return { moment: exported, disagreements: [{ about: 'start', ...said, event: witness }] };
  }
  const moment = withTime(exported, logged) ?? logged;
  const fallback = subscription.tenant === 'to' ? subscription.effectiveStart : null;
  return { moment: moment ?? fallback, disagreements: [] };
}

/** The entry that brings the subscription into being. An order for one that was there before does not. */
export function creationAmong(events: readonly EventRecord[]): EventRecord | undefined {
  const first = events[0];
  return events.find((event) => event.creates && event.at.day === first?.at.day);
}

/** The exported day, with the log's time of day where the export has none. */
function withTime(
  exported: SubscriptionRecord['createdOn'],
  logged: SubscriptionRecord['createdOn'],
): SubscriptionRecord['createdOn'] {
  return exported !== null && exported.at === null && logged !== null ? logged : exported;
}
