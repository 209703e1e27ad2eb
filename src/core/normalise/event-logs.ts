/** All logs of one tenant, in the order of their files, asked as if they were one. */
import { orderOf, type BrokenEntries, type EventRecord } from '../model/records.ts';
import type { EventLog } from './event-log.ts';

export class EventLogs {
  readonly #logs: readonly EventLog[];

  constructor(logs: readonly EventLog[]) {
    this.#logs = logs;
  }

  /** The events about one subscription, in file order. */
  of(subscriptionId: string): readonly EventRecord[] {
    const [only, ...more] = this.#logs;
    if (only !== undefined && more.length === 0) return only.of(subscriptionId);
    return this.#logs.flatMap((log) => log.of(subscriptionId));
  }

  /** The only offer id that events about one subscription carry; `null` where none or several do. */
  offerIdOf(subscriptionId: string): string | null {
    let only: string | null = null;
    for (const log of this.#logs) {
      for (const offerId of log.offerIdsOf(subscriptionId)) {
        if (only !== null && only !== offerId) return null;
        only = offerId;
      }
    }
    return only;
  }

  /** Log rows that speak of none of these subscriptions. */
  rowsAboutNone(subscriptionIds: readonly string[]): number {
    return this.#logs.reduce((sum, log) => sum + log.rowsAboutNone(subscriptionIds), 0);
  }

  /** The first event in time. */
  get first(): EventRecord | null {
    return this.#ends(([first]) => first)[0] ?? null;
  }

  /** The last event in time. */
  get last(): EventRecord | null {
    return this.#ends(([, last]) => last).at(-1) ?? null;
  }

  /** The subscriptions that events are about, without these. */
  idsBeside(subscriptionIds: readonly string[]): readonly string[] {
    return [...new Set(this.#logs.flatMap((log) => log.idsBeside(subscriptionIds)))];
  }

  /** One event about each of these subscriptions that a log speaks of, in the order of time. */
  about(subscriptionIds: readonly string[]): readonly EventRecord[] {
    return this.#inTime(this.#logs.flatMap((log) => log.about(subscriptionIds)));
  }

  /** Entries whose details break off. */
  get broken(): BrokenEntries {
    const all = this.#logs.map(({ broken }) => broken);
    return {
      count: all.reduce((sum, { count }) => sum + count, 0),
      first: all.flatMap(({ first }) => first),
    };
  }

  /** Events that hold something that could not be read, by subscription. */
  get unread(): readonly EventRecord[] {
    const events = this.#logs.flatMap((log) => log.unread);
    return events.toSorted((a, b) => this.#compareIds(a, b));
  }

  #ends(pick: (ends: NonNullable<EventLog['ends']>) => EventRecord): readonly EventRecord[] {
    return this.#inTime(this.#logs.flatMap(({ ends }) => (ends === null ? [] : [pick(ends)])));
  }

  /** By time and row; what stands in one row at one time, by which subscription was met first. */
  #inTime(events: readonly EventRecord[]): readonly EventRecord[] {
    return events.toSorted(
      (a, b) =>
        orderOf(a.at) - orderOf(b.at) || a.location.row - b.location.row || this.#compareIds(a, b),
    );
  }

  #compareIds({ subscriptionId: a }: EventRecord, { subscriptionId: b }: EventRecord): number {
    if (a === b) return 0;
    for (const log of this.#logs) {
      const [first, second] = [log.rankOf(a), log.rankOf(b)];
      if (first !== undefined || second !== undefined) {
        return (first ?? Infinity) - (second ?? Infinity);
      }
    }
    return 0;
  }
}
