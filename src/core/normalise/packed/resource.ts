/** A subscription while it is read from the bytes of a log. */
import { Guid } from './guids.ts';

/** What is noted of one object while its members are read. */
class Own {
  /** Bits of the meanings met. */
  seen = 0;
  /** True where the subscription is called so, and not just by an id. */
  named = false;
  hasId = false;
  /** What the object says that it is; `null` where it does not say. */
  isSubscription: boolean | null = null;
  friendlyName = -1;
  seats = -1;
  /** True where it holds an old or a new value: what it says besides does not count. */
  paired = false;
  /** True where one of them is `null`. */
  halfPaired = false;

  clear(): void {
    this.seen = 0;
    this.named = false;
    this.hasId = false;
    this.isSubscription = null;
    this.friendlyName = -1;
    this.seats = -1;
    this.paired = false;
    this.halfPaired = false;
  }
}

/** A subscription as one side of an entry shows it; numbers are those of the log's tables. */
export class PackedResource {
  readonly guid = new Guid();
  readonly own = new Own();
  /** False where the object names no subscription. */
  found = false;
  offerId = -1;
  offerName = -1;
  status = 0;
  /** -1 where they are not said. */
  seats = -1;
  /** When it was created, in milliseconds since 1970; NaN where that is not said. */
  created = NaN;
  createdTimed = false;

  /** Before its members are read. */
  clear(): void {
    this.own.clear();
    this.found = false;
    this.offerId = -1;
    this.offerName = -1;
    this.status = 0;
    this.seats = -1;
    this.created = NaN;
    this.createdTimed = false;
  }

  /** After its members were read. */
  finish(): void {
    const { own } = this;
    this.found = own.named || (own.hasId && own.isSubscription !== false);
    if (this.offerName < 0) this.offerName = own.friendlyName;
    if (this.seats < 0) this.seats = own.seats;
  }
}
