/**
 * What the move of one customer takes: which offers to create with how many seats, which subscriptions to
 * stop after it, and what Microsoft has to move. What is left out is named with the reason.
 */
import type {
  CustomerFacts,
  LeftOut,
  MeasuredLine,
  OutOfScopeSubscription,
} from '../model/facts.ts';
import type { Placed } from '../model/placed.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import type { Day } from '../model/values.ts';
import { isStopped } from '../normalise/doctrine.ts';
import { deadlineOf, firstOf, type Deadline } from './deadlines.ts';
import { say } from '../text/text.ts';

/** One offer of a customer with its active subscriptions. */
export interface Creation {
  readonly line: MeasuredLine;
  readonly placed: readonly Placed[];
  readonly seats: number;
  /** How many bases stand below it; 0 for what is no add-on. */
  readonly depth: number;
  /** The offer it is an add-on to; its id where no file lists that one. */
  readonly base: { readonly name: string; readonly known: boolean } | null;
}

export interface Stop {
  readonly line: MeasuredLine;
  readonly placed: Placed;
}

export interface CustomerWork {
  readonly customer: CustomerFacts;
  /** Bases before their add-ons. */
  readonly creations: readonly Creation[];
  readonly stops: readonly Stop[];
  readonly azure: readonly Stop[];
  readonly deadline: Deadline | null;
  readonly leftOut: readonly OutOfScopeSubscription[];
}

/** The work of one customer, from its lines; nothing in it where nothing is active any more. */
export function workOf(
  customer: CustomerFacts,
  lines: readonly MeasuredLine[],
  outOfScope: readonly OutOfScopeSubscription[],
  asOf: Day,
): CustomerWork {
  const leftOut = [...outOfScope];
  const active = new Map<MeasuredLine, Placed[]>();
  const stops: Stop[] = [];
  const azure: Stop[] = [];
  for (const line of lines) {
    for (const placed of line.from) {
      const left = reasonToLeave(placed);
      const { family, status } = placed.record;
      if (left !== null) leftOut.push({ customer, placed, offer: line.offer, ...left });
      else if (family === 'azure') azure.push({ line, placed });
      else {
        stops.push({ line, placed });
        if (status === 'active') active.set(line, [...(active.get(line) ?? []), placed]);
      }
    }
  }
  const creations = inOrder(active, lines);
  const deadline = firstOf(stops.map(({ placed }) => deadlineOf(placed, asOf)));
  return { customer, creations, stops, azure, deadline, leftOut };
}

const CONTRADICTED: LeftOut = {
  why: 'contradicted',
  reason: say('Rows of it contradict each other, so neither is planned with.'),
};
const STOPPED: LeftOut = { why: 'stopped', reason: say('Stopped already.') };

/** Nothing has to be done about it, or nothing can be said; `null` where it belongs into the plan. */
function reasonToLeave({ record, rivals }: Placed): LeftOut | null {
  if (rivals.length > 0) return CONTRADICTED;
  if (record.family === 'nce' && record.status === 'suspended') return null;
  return isStopped(record.status) ? STOPPED : null;
}

/** True where the plan has something to do for the customer. */
export function isPlanned({ stops, azure }: CustomerWork): boolean {
  return stops.length > 0 || azure.length > 0;
}

function inOrder(
  active: ReadonlyMap<MeasuredLine, readonly Placed[]>,
  lines: readonly MeasuredLine[],
): readonly Creation[] {
  const records = new Map<
    string,
    { readonly record: SubscriptionRecord; readonly offer: string }
  >();
  for (const line of lines) {
    for (const { record } of line.from) records.set(record.id, { record, offer: line.offer });
  }
  const depthOf = (record: SubscriptionRecord): number => {
    const seen = new Set([record.id]);
    let parent = record.parentId;
    // Rows may name each other as base; the way up ends where it comes round.
    while (parent !== null && !seen.has(parent)) {
      seen.add(parent);
      parent = records.get(parent)?.record.parentId ?? null;
    }
    return seen.size - 1;
  };
  const creations = [...active].map(([line, placed]): Creation => {
    const addOn = placed.find(({ record }) => record.parentId !== null);
    const parent = addOn?.record.parentId ?? null;
    const base = parent === null ? undefined : records.get(parent);
    return {
      line,
      placed,
      seats: placed.reduce((sum, { record }) => sum + record.seats, 0),
      depth: Math.max(...placed.map(({ record }) => depthOf(record))),
      base: parent === null ? null : { name: base?.offer ?? parent, known: base !== undefined },
    };
  });
  // The lines come sorted by offer, and sorting keeps that order among equals.
  return creations.sort((a, b) => a.depth - b.depth);
}
