/** Puts the log entries about one subscription into the order in which they happened. */
import {
  orderOf,
  type EventRecord,
  type LoggedState,
  type Logs,
  type SubscriptionRecord,
} from '../model/records.ts';

/** All log entries about a subscription in their order, repeated ones left out. */
export function logOf(
  { tenant, id }: SubscriptionRecord,
  { logs }: { readonly logs: Logs },
): readonly EventRecord[] {
  return orderEvents(logs[tenant].of(id));
}

/** Drops repeated events and sorts by time; events of one moment follow each other's old value. */
export function orderEvents(events: readonly EventRecord[]): readonly EventRecord[] {
  if (events.length < 2) return events;
  const unique = new Map<string, EventRecord>();
  for (const event of events) {
    const key = eventKey(event);
    if (!unique.has(key)) unique.set(key, event);
  }
  const sorted = [...unique.entries()].sort(
    ([keyA, a], [keyB, b]) => orderOf(a.at) - orderOf(b.at) || (keyA < keyB ? -1 : 1),
  );
  return chainTies(sorted.map(([, event]) => event));
}

function eventKey(event: EventRecord): string {
  const { before, after } = event;
  const old = before === null ? '-' : `${before.status ?? '?'}/${before.seats ?? '?'}`;
  const unread = (event.unread ?? []).map(({ value }) => value).join(' ');
  const what = `${String(event.creates)} ${event.turn ?? ''} ${unread}`;
  return `${orderOf(event.at)} ${old} ${after.status ?? '?'}/${after.seats ?? '?'} ${what}`;
}

/** Among events of one moment, the one whose old value is the state reached so far comes first. */
function chainTies(sorted: readonly EventRecord[]): readonly EventRecord[] {
  const rest = [...sorted];
  const chained: EventRecord[] = [];
  while (rest.length > 0) {
    const first = rest[0];
    if (first === undefined) break;
    const ties = rest.filter((event) => orderOf(event.at) === orderOf(first.at));
    const state = chained.at(-1)?.after;
    const next =
      ties.find((event) => event.creates) ??
      ties.find((event) => state !== undefined && follows(event, state)) ??
      ties.find((event) => !ties.some((other) => other !== event && follows(event, other.after))) ??
      first;
    rest.splice(rest.indexOf(next), 1);
    chained.push(next);
  }
  return chained;
}

function follows(event: EventRecord, state: EventRecord['after']): boolean {
  const { before } = event;
  if (before === null) return false;
  return (
    (before.status === null || before.status === state.status) &&
    (before.seats === null || state.seats === null || before.seats === state.seats)
  );
}

/** Entries that say something about the state; a transfer on its way does not. */
export function tellingEvents(ordered: readonly EventRecord[]): readonly EventRecord[] {
  return ordered.some(({ turn }) => turn === 'transfer')
    ? ordered.filter(({ turn }) => turn !== 'transfer')
    : ordered;
}

/**
 * A trial is not billed. What is logged before one was converted counts no seats, and the conversion itself
 * brings them: as many as it says, else as the trial had, else as the export has.
 */
export function withoutTrial(
  ordered: readonly EventRecord[],
  exportedSeats: number,
): readonly EventRecord[] {
  const at = ordered.findLastIndex(({ turn }) => turn === 'conversion');
  if (at < 0) return ordered;
  const trial = ordered.slice(0, at).findLast(({ after }) => after.seats !== null)?.after.seats;
  return ordered.map((event, index) => {
    if (index > at) return event;
    const before = unbilled(event.before);
    if (index < at) return { ...event, before, after: { ...event.after, seats: 0 } };
    const seats = event.after.seats ?? event.before?.seats ?? trial ?? exportedSeats;
    const after = { status: event.after.status ?? 'active', seats };
    return { ...event, before: before ?? { status: 'active', seats: 0 }, after };
  });
}

function unbilled(state: LoggedState | null): LoggedState | null {
  return state === null ? null : { status: state.status ?? 'active', seats: 0 };
}
