/**
 * The events of one tenant's logs. A log can hold millions, so they are kept as columns of numbers beside
 * tables of the values that come again and again; an event is put together when it is asked for.
 */
import {
  orderOf,
  type CustomerHint,
  type EventRecord,
  type LoggedState,
} from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import type { Day, Instant } from '../model/values.ts';
import type { Moment } from './moments.ts';
import { Interned, NumberColumn } from './columns.ts';
import { Hints } from './hints.ts';

/** One event to be added; where it stands is said once for all events of its row. */
export type LoggedEvent = Omit<EventRecord, 'tenant' | 'location' | 'customer' | 'at'>;

/** The row of a log that holds events. */
export interface LogRow {
  readonly path: string;
  readonly sheet: string;
  readonly row: number;
  readonly at: Moment;
  readonly customer: CustomerHint;
}

/** The events of one log, in the order in which they were added. */
export class EventLog {
  readonly #tenant: Tenant;
  readonly #ids = new Interned();
  readonly #texts = new Interned();
  readonly #places: Pick<LogRow, 'path' | 'sheet'>[] = [];
  readonly #hints = new Hints();
  /** Of each event: which subscription, when, whose, what, and where. */
  readonly #id = new NumberColumn('int');
  readonly #time = new NumberColumn('double');
  readonly #customer = new NumberColumn('int');
  readonly #offerId = new NumberColumn('int');
  readonly #offerName = new NumberColumn('int');
  readonly #before = new NumberColumn('double');
  readonly #after = new NumberColumn('double');
  readonly #created = new NumberColumn('double');
  readonly #flags = new NumberColumn('byte');
  readonly #place = new NumberColumn('int');
  readonly #row = new NumberColumn('int');
  /** The event before this one of the same subscription, and the last one of each. */
  readonly #previous = new NumberColumn('int');
  readonly #latest: number[] = [];
  /** What few events have, by their position. */
  readonly #rare = new Map<number, Pick<EventRecord, 'turn' | 'unread'>>();
  readonly #rowsOfOne: number[] = [];
  readonly #rowsOfMore: (readonly number[])[] = [];
  readonly #creations: number[] = [];

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  /** How many events there are. */
  get size(): number {
    return this.#id.length;
  }

  /** Adds the events of one row of a log. */
  addRow(row: LogRow, events: readonly LoggedEvent[]): void {
    const ids = events.map((event) => this.#add(row, event));
    const [first = 0] = ids;
    if (ids.every((id) => id === first)) this.#rowsOfOne[first] = (this.#rowsOfOne[first] ?? 0) + 1;
    else this.#rowsOfMore.push([...new Set(ids)]);
  }

  /** The events about one subscription. */
  of(subscriptionId: string): readonly EventRecord[] {
    const id = this.#ids.find(subscriptionId);
    const found: EventRecord[] = [];
    let at = id === undefined ? -1 : (this.#latest[id] ?? -1);
    for (; at >= 0; at = this.#previous.at(at)) found.push(this.#event(at));
    return found.reverse();
  }

  /** Log rows that speak of none of these subscriptions. */
  rowsAboutNone(subscriptionIds: Iterable<string>): number {
    const known = new Set<number>();
    for (const subscriptionId of subscriptionIds) {
      const id = this.#ids.find(subscriptionId);
      if (id !== undefined) known.add(id);
    }
    const alone = this.#rowsOfOne.reduce((sum, rows, id) => (known.has(id) ? sum : sum + rows), 0);
    return alone + this.#rowsOfMore.filter((ids) => !ids.some((id) => known.has(id))).length;
  }

  /** The first and the last event in time; `null` where there is none. */
  get ends(): readonly [EventRecord, EventRecord] | null {
    if (this.size === 0) return null;
    let [first, last] = [0, 0];
    for (let at = 1; at < this.size; at += 1) {
      if (this.#compare(at, first) < 0) first = at;
      if (this.#compare(at, last) > 0) last = at;
    }
    return [this.#event(first), this.#event(last)];
  }

  /** Events that bring a subscription into being, of these subscriptions. */
  creations(wanted: (subscriptionId: string) => boolean): readonly EventRecord[] {
    const found = this.#creations.filter((at) => wanted(this.#ids.at(this.#id.at(at))));
    return found.map((at) => this.#event(at));
  }

  /** Events that hold something that could not be read. */
  get unread(): readonly EventRecord[] {
    return [...this.#rare].flatMap(([at, { unread }]) =>
      unread === undefined ? [] : [this.#event(at)],
    );
  }

  /** Which of the subscriptions this one is, in the order in which they were met. */
  rankOf(subscriptionId: string): number | undefined {
    return this.#ids.find(subscriptionId);
  }

  #add(row: LogRow, event: LoggedEvent): number {
    const at = this.size;
    const id = this.#ids.add(event.subscriptionId);
    this.#id.push(id);
    this.#time.push(orderOf(row.at));
    this.#customer.push(this.#hints.add(row.customer));
    this.#offerId.push(this.#addText(event.offerId));
    this.#offerName.push(this.#addText(event.offerName));
    this.#before.push(codeOf(event.before));
    this.#after.push(codeOf(event.after));
    this.#created.push(event.createdOn === null ? NaN : orderOf(event.createdOn));
    this.#flags.push(
      (row.at.at === null ? 0 : TIMED) |
        (event.creates ? CREATES : 0) |
        (event.createdOn?.at === null ? 0 : CREATED_TIMED),
    );
    this.#place.push(this.#placeOf(row));
    this.#row.push(row.row);
    this.#previous.push(this.#latest[id] ?? -1);
    this.#latest[id] = at;
    const { turn, unread, creates } = event;
    if (turn !== undefined || unread !== undefined) {
      this.#rare.set(at, {
        ...(turn === undefined ? {} : { turn }),
        ...(unread === undefined ? {} : { unread }),
      });
    }
    if (creates) this.#creations.push(at);
    return id;
  }

  /** All rows of a log stand in one file. */
  #placeOf({ path, sheet }: LogRow): number {
    const last = this.#places.at(-1);
    return last?.path === path && last.sheet === sheet
      ? this.#places.length - 1
      : this.#places.push({ path, sheet }) - 1;
  }

  #addText(text: string | null): number {
    return text === null ? -1 : this.#texts.add(text);
  }

  #event(at: number): EventRecord {
    const { path, sheet } = this.#places[this.#place.at(at)] ?? NOWHERE;
    const flags = this.#flags.at(at);
    const created = this.#created.at(at);
    return {
      tenant: this.#tenant,
      at: momentAt(this.#time.at(at), (flags & TIMED) !== 0),
      customer: this.#hints.at(this.#customer.at(at)),
      subscriptionId: this.#ids.at(this.#id.at(at)),
      offerId: this.#text(this.#offerId.at(at)),
      offerName: this.#text(this.#offerName.at(at)),
      before: stateOf(this.#before.at(at)),
      after: stateOf(this.#after.at(at)) ?? SILENT,
      creates: (flags & CREATES) !== 0,
      createdOn: Number.isNaN(created) ? null : momentAt(created, (flags & CREATED_TIMED) !== 0),
      ...this.#rare.get(at),
      location: { path, sheet, row: this.#row.at(at), cell: null },
    };
  }

  #text(index: number): string | null {
    return index < 0 ? null : this.#texts.at(index);
  }

  /** By time and row; what stands in one row at one time, by which subscription was met first. */
  #compare(a: number, b: number): number {
    return (
      this.#time.at(a) - this.#time.at(b) ||
      this.#row.at(a) - this.#row.at(b) ||
      this.#id.at(a) - this.#id.at(b) ||
      a - b
    );
  }
}

const NOWHERE = { path: '', sheet: '' };
const TIMED = 1;
const CREATES = 2;
const CREATED_TIMED = 4;
const MS_PER_DAY = 86_400_000;
const SILENT: LoggedState = { status: null, seats: null };

/** Room for any number of seats beside the status. */
const SEATS = 2 ** 40;
const STATUSES: readonly LoggedState['status'][] = [
  ...([null, 'active', 'suspended', 'cancelled'] as const),
  ...(['disabled', 'expired', 'pending', 'none'] as const),
];

/** A state as one number; -1 for none. */
function codeOf(state: LoggedState | null): number {
  if (state === null) return -1;
  return STATUSES.indexOf(state.status) * SEATS + (state.seats === null ? 0 : state.seats + 1);
}

function stateOf(code: number): LoggedState | null {
  if (code < 0) return null;
  const seats = code % SEATS;
  const status = STATUSES[Math.floor(code / SEATS)] ?? null;
  return { status, seats: seats === 0 ? null : seats - 1 };
}

function momentAt(time: number, timed: boolean): Moment {
  const day = Math.floor(time / MS_PER_DAY) as Day;
  return { day, at: timed ? (time as Instant) : null };
}
