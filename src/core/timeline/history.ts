/**
 * What happened to single subscriptions, step by step, for people to follow: each log entry with what it did,
 * the seats it left, and what was billed at the end of its day. Only where something was found.
 */
import type { Facts, Placed } from '../model/facts.ts';
import type { EventRecord, LoggedState } from '../model/records.ts';
import type { HistoryReport, HistoryStep, Report } from '../model/report.ts';
import type { Location } from '../model/raw-table.ts';
import { formatDay, formatInstant, type Day } from '../model/values.ts';
import { DOCTRINE, isStopped } from '../normalise/doctrine.ts';
import type { Text } from '../text/text.ts';
import { logOf } from './event-order.ts';

/** So many steps are listed of one subscription, the newest; the rest is counted. */
const MOST_STEPS = 50;

/** Adds the histories of subscriptions on lines with a finding, in the order of the lines. */
export function withHistories(report: Report<Text>, facts: Facts): Report<Text> {
  const offers = new Map<string, Set<string>>();
  for (const { customerKey, offerKey } of report.findings) {
    if (customerKey === null || offerKey === null) continue;
    offers.set(customerKey, (offers.get(customerKey) ?? new Set()).add(offerKey));
  }
  const isFound = (customerKey: string, offerKey: string): boolean =>
    offers.get(customerKey)?.has(offerKey) === true;
  const placed = { from: new Map<string, Placed>(), to: new Map<string, Placed>() };
  for (const line of facts.lines) {
    if (!isFound(line.customer.key, line.offerKey)) continue;
    for (const one of [...line.from, ...line.to]) {
      if (one.timeline.entries > 0) placed[one.record.tenant].set(one.record.id, one);
    }
  }
  const histories: HistoryReport[] = [];
  for (const line of report.lines) {
    if (!isFound(line.customerKey, line.offerKey)) continue;
    for (const tenant of ['from', 'to'] as const) {
      for (const { id } of line[tenant].subscriptions) {
        const one = placed[tenant].get(id);
        if (one !== undefined) histories.push(historyOf(one, line, logOf(one.record, facts)));
      }
    }
  }
  return histories.length === 0 ? report : { ...report, histories };
}

function historyOf(
  placed: Placed,
  { customer, offer }: Pick<HistoryReport, 'customer' | 'offer'>,
  log: readonly EventRecord[],
): HistoryReport {
  const { record } = placed;
  const steps = stepsOf(placed, log);
  return {
    tenant: record.tenant,
    customer,
    offer,
    subscriptionId: record.id,
    earlierSteps: Math.max(0, steps.length - MOST_STEPS),
    steps: steps.slice(-MOST_STEPS),
  };
}

function stepsOf(placed: Placed, log: readonly EventRecord[]): readonly HistoryStep[] {
  const { record } = placed;
  const steps: HistoryStep[] = [];
  const created = record.createdOn;
  const logged = log.some(({ creates }) => creates);
  if (created !== null && !logged) {
    steps.push(step(placed, 'created', { at: created, seats: null, location: record.location }));
  }
  let reached: LoggedState = { status: null, seats: null };
  for (const event of log) {
    const { before, after, at, location } = event;
    const was = withDefaults(before, reached);
    reached = withDefaults(after, was);
    const what = whatHappened(event, was);
    steps.push(step(placed, what, { at, seats: reached.seats, location }));
  }
  return steps;
}

/** What an entry says; where it is silent, what was so before. */
function withDefaults(said: LoggedState | null, otherwise: LoggedState): LoggedState {
  return {
    status: said?.status ?? otherwise.status,
    seats: said?.seats ?? otherwise.seats,
  };
}

function whatHappened(
  { after, creates, turn }: EventRecord,
  was: LoggedState,
): HistoryStep['what'] {
  if (turn === 'transfer' || turn === 'conversion') return turn;
  if (turn === 'upgrade') return creates ? 'upgrade-begins' : 'upgrade-ends';
  if (creates) return 'created';
  if (after.status !== null && after.status !== was.status) {
    if (after.status !== 'active') return after.status;
    return was.status !== null && isStopped(was.status) ? 'reactivated' : 'active';
  }
  return after.seats !== null && after.seats !== was.seats ? 'seats' : 'other';
}

function step(
  placed: Placed,
  what: HistoryStep['what'],
  { at, seats, location }: Pick<EventRecord, 'at' | 'location'> & { readonly seats: number | null },
): HistoryStep {
  return {
    day: formatDay(at.day),
    time: at.at === null ? null : formatInstant(at.at),
    what,
    seats,
    billed: billedOn(placed, at.day),
    source: sourceOf(location),
  };
}

/** What was billed at the end of a day; `null` where the files leave it open, or where no seats are. */
function billedOn({ record, timeline }: Placed, day: Day): number | null {
  if (!DOCTRINE[record.family].countsSeats) return null;
  const span = timeline.spans.findLast(({ from }) => from <= day);
  if (span === undefined) return 0;
  return span.lo === span.hi ? span.lo : null;
}

function sourceOf({ path, sheet, row }: Location): HistoryStep['source'] {
  return { path, sheet, row };
}
