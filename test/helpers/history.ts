/**
 * Random histories of one line, the files that bear witness to them, and a naive count of what happened.
 * Written from the contract's §2 alone: one number a day for each subscription, nothing shared with the engine.
 */
import fc from 'fast-check';
import {
  activityFile,
  CUSTOMER,
  day,
  event,
  guid,
  isoDay,
  LEGACY_OFFER_ID,
  NCE_OFFER_ID,
  subscription,
  subscriptionsFile,
  type EventRow,
  type SubscriptionRow,
} from './builders.ts';
import type { Tenant } from '../../src/core/model/report.ts';
import type { InputFile } from '../../src/core/model/settings.ts';

/** The days of the histories are counted from here; the window holds a leap day and two month ends. */
export const FIRST_DAY = '2024-02-15';
export const WINDOW = 50;
export const HISTORY_AS_OF = isoDay(FIRST_DAY, WINDOW);

export type Status = 'active' | 'suspended' | 'cancelled';

export interface State {
  readonly status: Status;
  readonly seats: number;
}

export interface Change {
  readonly day: number;
  readonly minute: number;
  readonly before: State;
  readonly after: State;
  /** The subscription that this one is upgraded to; it begins at that moment. */
  readonly into?: { readonly id: string; readonly first: State };
}

export interface History {
  readonly id: string;
  readonly tenant: Tenant;
  /** Day and minute of the creation; `null` for one that was there long before. */
  readonly start: { readonly day: number; readonly minute: number } | null;
  readonly first: State;
  readonly changes: readonly Change[];
  /** Which witness tells the start. */
  readonly startIn: 'export-day' | 'export-time' | 'log' | 'both';
}

export interface LineHistory {
  readonly family: 'license' | 'nce';
  readonly subscriptions: readonly History[];
}

const step = fc.record({
  // Half of them fall on few days, so that many share one.
  day: fc.oneof(
    fc.integer({ min: 0, max: WINDOW }),
    fc.integer({ min: 0, max: 5 }).map((tenth) => tenth * 10),
  ),
  minute: fc.integer({ min: 0, max: 1439 }),
  kind: fc.constantFrom('toggle', 'toggle', 'toggle', 'seats', 'seats', 'cancel'),
  seats: fc.integer({ min: 1, max: 20 }),
});

/** One subscription, or two where the first is upgraded to the other. */
function history(tenant: Tenant, index: number): fc.Arbitrary<readonly History[]> {
  return fc
    .record({
      upgrade: fc.option(
        fc.record({
          day: fc.integer({ min: 1, max: WINDOW - 1 }),
          minute: fc.integer({ min: 0, max: 1439 }),
          seats: fc.integer({ min: 1, max: 20 }),
          startIn: fc.constantFrom<History['startIn']>('export-day', 'export-time', 'log', 'both'),
        }),
        { freq: 1, nil: null },
      ),
      start: fc.option(
        fc.record({
          day: fc.integer({ min: 0, max: WINDOW - 1 }),
          minute: fc.integer({ min: 0, max: 1439 }),
        }),
        // A to subscription is created inside the window; most from subscriptions long before.
        { freq: tenant === 'to' ? 1_000_000 : 1, nil: null },
      ),
      seats: fc.integer({ min: 1, max: 20 }),
      steps: fc.uniqueArray(step, {
        maxLength: 5,
        selector: (item) => `${String(item.day)} ${String(item.minute)}`,
      }),
      startIn: fc.constantFrom('export-day', 'export-time', 'log', 'both'),
    })
    .map(({ start, seats, steps, startIn, upgrade }) => {
      const first: State = { status: 'active', seats };
      const begin = start ?? (tenant === 'to' ? { day: 0, minute: 0 } : null);
      const ordered = steps
        .filter((item) => begin === null || item.day > begin.day)
        .sort((a, b) => a.day - b.day || a.minute - b.minute);
      const changes: Change[] = [];
      let state = first;
      for (const item of ordered) {
        const after = next(state, item.kind, item.seats);
        if (after === null) continue;
        changes.push({ day: item.day, minute: item.minute, before: state, after });
        state = after;
      }
      const id = `${tenant} ${String(index)}`;
      const whole: History = { id, tenant, start: begin, first, changes, startIn };
      const upgrades = upgrade !== null && (begin === null || upgrade.day > begin.day);
      return upgrades ? upgraded(whole, upgrade) : [whole];
    });
}

/** Cuts a history at its upgrade: what was, ends, and another subscription goes on with other seats. */
function upgraded(
  given: History,
  upgrade: {
    readonly day: number;
    readonly minute: number;
    readonly seats: number;
    readonly startIn: History['startIn'];
  },
): readonly History[] {
  const { day: at, minute, seats, startIn } = upgrade;
  const earlier = given.changes.filter(
    (change) => change.day < at || (change.day === at && change.minute < minute),
  );
  const before = earlier.at(-1)?.after ?? given.first;
  if (before.status === 'cancelled') return [given];
  const first: State = { status: 'active', seats };
  const id = `${given.id} upgraded`;
  const after: State = { ...before, status: 'cancelled' };
  const last: Change = { day: at, minute, before, after, into: { id, first } };
  const { tenant } = given;
  return [
    { ...given, changes: [...earlier, last] },
    { id, tenant, start: { day: at, minute }, first, changes: [], startIn },
  ];
}

function next(state: State, kind: string, seats: number): State | null {
  if (state.status === 'cancelled') return null;
  if (kind === 'cancel') return { ...state, status: 'cancelled' };
  if (kind === 'seats') return seats === state.seats ? null : { ...state, seats };
  return { ...state, status: state.status === 'active' ? 'suspended' : 'active' };
}

const side = (tenant: Tenant, min: number): fc.Arbitrary<readonly History[]> =>
  fc
    .integer({ min, max: 3 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => history(tenant, index))),
    )
    .map((histories) => histories.flat());

/** One line: mostly legacy licences, some new commerce. */
export const lineHistory: fc.Arbitrary<LineHistory> = fc
  .record({
    family: fc.constantFrom('license', 'license', 'license', 'nce'),
    from: side('from', 1),
    to: side('to', 0),
  })
  .map(({ family, from, to }) => ({ family, subscriptions: [...from, ...to] }));

/** The state at the end of a day; `null` before the creation. */
export function stateAtEndOf(given: History, at: number): State | null {
  if (given.start !== null && at < given.start.day) return null;
  return given.changes.filter((change) => change.day <= at).at(-1)?.after ?? given.first;
}

/** Seats billed on a day (contract §2, first point). */
export function billed(family: LineHistory['family'], state: State | null): number {
  if (state === null) return 0;
  if (state.status === 'active') return state.seats;
  return family === 'nce' && state.status === 'suspended' ? state.seats : 0;
}

export interface Truth {
  readonly overlap: {
    readonly days: number;
    readonly seatDays: number;
    readonly firstDay: string | null;
    readonly lastDay: string | null;
    readonly open: boolean;
  };
  readonly gap: { readonly days: number; readonly seatDays: number; readonly open: boolean };
  readonly fromSeats: number;
  readonly toSeats: number;
  readonly missingSeats: number;
  readonly extraSeats: number;
}

/** The naive count, day by day. */
export function truthOf(line: LineHistory): Truth {
  const of = (tenant: Tenant): readonly History[] =>
    line.subscriptions.filter((given) => given.tenant === tenant);
  const sum = (tenant: Tenant, at: number): number =>
    of(tenant).reduce((total, given) => total + billed(line.family, stateAtEndOf(given, at)), 0);
  const overlap: number[] = [];
  let seatDays = 0;
  for (let at = 0; at < WINDOW; at += 1) {
    const both = Math.min(sum('from', at), sum('to', at));
    if (both > 0) overlap.push(at);
    seatDays += both;
  }
  const firstStop = firstStopOf(of('from'));
  const gaps: number[] = [];
  let gapSeatDays = 0;
  if (firstStop !== null) {
    const required = sum('from', firstStop - 1);
    for (let at = firstStop; at < WINDOW; at += 1) {
      const lacking = required - sum('from', at) - sum('to', at);
      if (lacking > 0) gaps.push(at);
      gapSeatDays += Math.max(0, lacking);
    }
  }
  const iso = (at: number | undefined): string | null =>
    at === undefined ? null : isoDay(FIRST_DAY, at);
  // Created on day WINDOW - 1 at the latest, so every subscription is in the export.
  const exported = (given: History): State => stateAtEndOf(given, WINDOW - 1) ?? given.first;
  const fromSeats = of('from').reduce((total, given) => total + exported(given).seats, 0);
  const toSeats = of('to')
    .map(exported)
    .reduce((total, state) => total + (state.status === 'active' ? state.seats : 0), 0);
  return {
    overlap: {
      days: overlap.length,
      seatDays,
      firstDay: iso(overlap[0]),
      lastDay: iso(overlap.at(-1)),
      open: overlap.at(-1) === WINDOW - 1,
    },
    gap: {
      days: gaps.length,
      seatDays: gapSeatDays,
      open: gaps.at(-1) === WINDOW - 1,
    },
    fromSeats,
    toSeats,
    missingSeats: Math.max(0, fromSeats - toSeats),
    extraSeats: Math.max(0, toSeats - fromSeats),
  };
}

/**
 * The first day that ends with a from subscription stopped that was active the day before. One that is
 * upgraded goes on as another.
 */
function firstStopOf(from: readonly History[]): number | null {
  for (let at = 0; at < WINDOW; at += 1) {
    const fell = from.some((given) => {
      const changes = given.changes.filter(({ into }) => into === undefined);
      return (
        stateAtEndOf(given, at - 1)?.status === 'active' &&
        stateAtEndOf({ ...given, changes }, at)?.status !== 'active'
      );
    });
    if (fell) return at;
  }
  return null;
}

/** What survives of a history in the files. */
export interface Witness {
  readonly given: History;
  readonly kept: readonly Change[];
  readonly startKnown: boolean;
}

/** All that happened, told in full. */
export function completely(line: LineHistory): readonly Witness[] {
  return line.subscriptions.map((given) => ({ given, kept: given.changes, startKnown: true }));
}

export interface WitnessRows {
  readonly exported: Readonly<Record<Tenant, readonly SubscriptionRow[]>>;
  readonly logged: Readonly<Record<Tenant, readonly EventRow[]>>;
}

/** The rows of the files, in order of their making. */
export function rowsOf(line: LineHistory, witnesses: readonly Witness[]): WitnessRows {
  const offerId = line.family === 'nce' ? NCE_OFFER_ID : LEGACY_OFFER_ID;
  const exported: Record<Tenant, SubscriptionRow[]> = { from: [], to: [] };
  const logged: Record<Tenant, EventRow[]> = { from: [], to: [] };
  for (const tenant of ['from', 'to'] as const) {
    // Another customer makes both exports consolidated ones.
    const other = { customerName: 'Fabrikam', creationDate: '2024-02-20' };
    exported[tenant].push(subscription({ ...other, id: `${tenant} other` }));
  }
  for (const { given, kept, startKnown } of witnesses) {
    const { id, tenant, start, startIn } = given;
    const now = stateAtEndOf(given, WINDOW - 1) ?? given.first;
    const inExport = startKnown && start !== null && startIn !== 'log';
    const created = start === null ? '' : timeOf(start.day, start.minute);
    const creationDate = startIn === 'export-time' ? created : created.slice(0, 10);
    exported[tenant].push(
      subscription({
        id,
        offerId,
        quantity: now.seats,
        status: now.status,
        creationDate: inExport ? creationDate : null,
      }),
    );
    if (startKnown && start !== null && (startIn === 'log' || startIn === 'both')) {
      const operation = 'create_subscription';
      logged[tenant].push(
        event({ of: id, at: created, operation, before: null, after: resource(given.first) }),
      );
    }
    for (const change of kept) {
      const at = timeOf(change.day, change.minute);
      const [before, after] = [resource(change.before), resource(change.after)];
      if (change.into === undefined) logged[tenant].push(event({ of: id, at, before, after }));
      else {
        const operation = 'upgrade_subscription';
        const begun = { id: guid(change.into.id), ...resource(change.into.first) };
        logged[tenant].push(event({ of: id, at, operation, before, after: begun }));
      }
    }
  }
  return { exported, logged };
}

function resource({ status, seats }: State): Record<string, unknown> {
  return { status: status === 'cancelled' ? 'deleted' : status, quantity: seats };
}

function timeOf(at: number, minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${isoDay(FIRST_DAY, at)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
}

export type Order = readonly number[];

/** An order for up to 40 things. */
export const order: fc.Arbitrary<Order> = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

export function inOrder<T>(items: readonly T[], by: Order): readonly T[] {
  return items
    .map((item, index) => ({ item, rank: by[index % by.length] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item);
}

export interface Mess {
  readonly order: Order;
  readonly copies: Order;
  readonly failures: boolean;
  readonly split: boolean;
}

/** How the files may be muddled without saying anything else. */
export const mess: fc.Arbitrary<Mess> = fc.record({
  order,
  copies: order,
  failures: fc.boolean(),
  split: fc.boolean(),
});

export const TIDY: Mess = { order: [0], copies: [1], failures: false, split: false };

/** The files, muddled: shuffled rows, repeated rows, failed operations, logs in two parts. */
export function filesOf(rows: WitnessRows, by: Mess): readonly InputFile[] {
  const files: InputFile[] = [];
  for (const tenant of ['from', 'to'] as const) {
    files.push(subscriptionsFile(tenant, inOrder(rows.exported[tenant], by.order)));
    const logged = rows.logged[tenant];
    const copies = logged.filter(
      (_, index) => (by.copies[index % by.copies.length] ?? 1) % 3 === 0,
    );
    const failed = by.failures ? logged.map(failedCopy) : [];
    const all = inOrder([...logged, ...copies, ...failed], by.order);
    const half = by.split ? Math.ceil(all.length / 2) : all.length;
    files.push(activityFile(tenant, all.slice(0, half)));
    if (by.split) files.push(activityFile(tenant, all.slice(half), `${tenant}/activity 2.csv`));
  }
  return inOrder(files, by.order);
}

/** An attempt at something drastic that came to nothing. */
function failedCopy(row: EventRow): EventRow {
  return { ...row, outcome: 'failed', after: { ...row.after, status: 'deleted', quantity: 1 } };
}

/** The customer of the line. */
export const LINE_CUSTOMER = CUSTOMER;
export const AS_OF_DAY = day(HISTORY_AS_OF);
