/**
 * The events of one tenant's logs. A log can hold millions, so they are kept as columns of numbers beside
 * tables of the values that come again and again; an event is put together when it is asked for.
 */
import {
  orderOf,
  type BrokenEntries,
  type CustomerHint,
  type EventRecord,
  type LoggedState,
} from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import type { Day, Instant } from '../model/values.ts';
import type { Location } from '../model/raw-table.ts';
import type { Moment } from './moments.ts';
import { Interned, NumberColumn } from './columns.ts';
import { Hints } from './hints.ts';
import { PackedEvents, type PackedEvent, type PackedState } from './packed/events.ts';
import { Guids, type Guid } from './packed/guids.ts';
import { statusCode, statusOfCode } from './state-codes.ts';

/** One event to be added; where it stands is said once for all events of its row. */
export type LoggedEvent = Omit<EventRecord, 'tenant' | 'location' | 'customer' | 'at'>;

/** The row of a log that holds events. */
export interface LogRow {
  readonly row: number;
  readonly at: Moment;
  readonly customer: CustomerHint;
}

/** The events of one log, in the order in which they were added. */
export class EventLog {
  readonly #tenant: Tenant;
  readonly #place: Pick<Location, 'path' | 'sheet'>;
  readonly #ids = new Guids();
  readonly #texts = new Interned();
  readonly #hints = new Hints();
  readonly #events = new PackedEvents();
  /** The last event of each subscription; one more, or 0. */
  readonly #latest = new NumberColumn('int');
  /** What few events have, by their position. */
  readonly #rare = new Map<number, Pick<EventRecord, 'turn' | 'unread'>>();
  /** How many rows speak of each subscription alone; and the subscriptions of each row that speaks of several. */
  readonly #rowsOfOne = new NumberColumn('int');
  readonly #rowsOfMore: (readonly number[])[] = [];
  readonly #broken: Location[] = [];
  #brokenRows = 0;

  constructor(tenant: Tenant, place: Pick<Location, 'path' | 'sheet'>) {
    this.#tenant = tenant;
    this.#place = place;
  }

  /** How many events there are. */
  get size(): number {
    return this.#events.size;
  }

  /** Adds the events of one row of a log. */
  addRow(row: LogRow, events: readonly LoggedEvent[]): void {
    const customer = this.addHint(row.customer);
    const ids = events.map((event) => this.#addEvent(row, customer, event));
    const [first = 0] = ids;
    if (ids.every((id) => id === first)) this.#countRow(first);
    else this.#rowsOfMore.push([...new Set(ids)]);
  }

  /** Notes a row whose details break off. */
  noteBroken(row: number): void {
    this.#brokenRows += 1;
    if (this.#broken.length < BROKEN_LISTED) this.#broken.push({ ...this.#place, row, cell: null });
  }

  /** The rows whose details break off. */
  get broken(): BrokenEntries {
    return { count: this.#brokenRows, first: this.#broken };
  }

  /** Adds the only event of a row. */
  addPacked(event: PackedEvent): void {
    this.#add(event);
    this.#countRow(event.id);
  }

  /** The number of a subscription. */
  addId(guid: Guid): number {
    return this.#ids.add(guid);
  }

  /** The number of an offer's id or name. */
  addText(text: string): number {
    return this.#texts.add(text);
  }

  /** The number of what a row says about whose it is. */
  addHint(hint: CustomerHint): number {
    return this.#hints.add(hint);
  }

  /** The events about one subscription. */
  of(subscriptionId: string): readonly EventRecord[] {
    const found: EventRecord[] = [];
    for (let at = this.#lastAbout(subscriptionId); at >= 0; at = this.#events.previous(at)) {
      found.push(this.#event(at, subscriptionId));
    }
    return found.reverse();
  }

  /** The offer ids that the events about one subscription carry, each as often as one does. */
  offerIdsOf(subscriptionId: string): readonly string[] {
    const found: string[] = [];
    for (let at = this.#lastAbout(subscriptionId); at >= 0; at = this.#events.previous(at)) {
      const offerId = this.#text(this.#events.offerIdAt(at));
      if (offerId !== null) found.push(offerId);
    }
    return found;
  }

  /** Log rows that speak of none of these subscriptions. */
  rowsAboutNone(subscriptionIds: Iterable<string>): number {
    const known = this.#numbersOf(subscriptionIds);
    let alone = 0;
    for (let id = 0; id < this.#ids.size; id += 1) {
      if (!known.has(id)) alone += this.#rowsOfOne.at(id);
    }
    return alone + this.#rowsOfMore.filter((ids) => !ids.some((id) => known.has(id))).length;
  }

  /** The first and the last event in time; `null` where there is none. */
  get ends(): readonly [EventRecord, EventRecord] | null {
    if (this.size === 0) return null;
    let [first, last] = [0, 0];
    for (let at = 1; at < this.size; at += 1) {
      if (this.#events.compare(at, first) < 0) first = at;
      if (this.#events.compare(at, last) > 0) last = at;
    }
    return [this.#event(first), this.#event(last)];
  }

  /** The subscriptions that events are about, without these. */
  idsBeside(subscriptionIds: Iterable<string>): readonly string[] {
    const known = this.#numbersOf(subscriptionIds);
    const found: string[] = [];
    for (let id = 0; id < this.#ids.size; id += 1) {
      if (this.#latest.at(id) > 0 && !known.has(id)) found.push(this.#ids.at(id));
    }
    return found;
  }

  /** One event about each of these subscriptions that the log speaks of. */
  about(subscriptionIds: Iterable<string>): readonly EventRecord[] {
    return [...subscriptionIds].flatMap((subscriptionId) => {
      const at = this.#lastAbout(subscriptionId);
      return at < 0 ? [] : [this.#event(at, subscriptionId)];
    });
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

  /** The position of the last event about a subscription; -1 where there is none. */
  #lastAbout(subscriptionId: string): number {
    const id = this.#ids.find(subscriptionId);
    return id === undefined ? -1 : this.#latest.at(id) - 1;
  }

  #numbersOf(subscriptionIds: Iterable<string>): ReadonlySet<number> {
    const numbers = new Set<number>();
    for (const subscriptionId of subscriptionIds) {
      const id = this.#ids.find(subscriptionId);
      if (id !== undefined) numbers.add(id);
    }
    return numbers;
  }

  #addEvent({ row, at }: LogRow, customer: number, event: LoggedEvent): number {
    const { turn, unread, before, after, createdOn } = event;
    if (turn !== undefined || unread !== undefined) {
      this.#rare.set(this.size, {
        ...(turn === undefined ? {} : { turn }),
        ...(unread === undefined ? {} : { unread }),
      });
    }
    const id = this.#ids.addText(event.subscriptionId);
    this.#add({
      id,
      row,
      customer,
      time: orderOf(at),
      timed: at.at !== null,
      offerId: event.offerId === null ? -1 : this.addText(event.offerId),
      offerName: event.offerName === null ? -1 : this.addText(event.offerName),
      before: before === null ? null : packed(before),
      after: packed(after),
      created: createdOn === null ? NaN : orderOf(createdOn),
      createdTimed: createdOn?.at !== null,
      creates: event.creates,
    });
    return id;
  }

  #add(event: PackedEvent): void {
    const at = this.size;
    this.#events.add(event, this.#latest.at(event.id) - 1);
    this.#latest.set(event.id, at + 1);
  }

  #countRow(id: number): void {
    this.#rowsOfOne.set(id, this.#rowsOfOne.at(id) + 1);
  }

  #event(at: number, subscriptionId = this.#ids.at(this.#events.idAt(at))): EventRecord {
    const event = this.#events.at(at);
    const { row, time, timed, created, createdTimed, before } = event;
    const { path, sheet } = this.#place;
    return {
      tenant: this.#tenant,
      at: momentAt(time, timed),
      customer: this.#hints.at(event.customer),
      subscriptionId,
      offerId: this.#text(event.offerId),
      offerName: this.#text(event.offerName),
      before: before === null ? null : stateOf(before),
      after: stateOf(event.after),
      creates: event.creates,
      createdOn: Number.isNaN(created) ? null : momentAt(created, createdTimed),
      ...this.#rare.get(at),
      location: { path, sheet, row, cell: null },
    };
  }

  #text(number: number): string | null {
    return number < 0 ? null : this.#texts.at(number);
  }
}

/** Evidence beyond this many rows of a log would say nothing more. */
const BROKEN_LISTED = 20;

const MS_PER_DAY = 86_400_000;

function packed({ status, seats }: LoggedState): PackedState {
  return { status: statusCode(status), seats: seats ?? -1 };
}

function stateOf({ status, seats }: PackedState): LoggedState {
  return { status: statusOfCode(status), seats: seats < 0 ? null : seats };
}

function momentAt(time: number, timed: boolean): Moment {
  const day = Math.floor(time / MS_PER_DAY) as Day;
  return { day, at: timed ? (time as Instant) : null };
}
