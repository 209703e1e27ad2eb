/** Puts the log entries about one subscription into the order in which they happened. */
import { orderOf, type EventRecord } from '../model/records.ts';

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
  return `${orderOf(event.at)} ${old} ${after.status ?? '?'}/${after.seats ?? '?'} ${String(event.creates)}`;
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
