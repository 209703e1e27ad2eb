/** Events as numbers side by side: what is told by a text or an id is numbered by the log. */

/** An event as numbers. Moments are milliseconds since 1970. */
export interface PackedEvent {
  /** Of the subscription. */
  readonly id: number;
  readonly row: number;
  readonly time: number;
  /** False where only the day is known. */
  readonly timed: boolean;
  readonly customer: number;
  /** -1 where it is not said. */
  readonly offerId: number;
  readonly offerName: number;
  readonly before: PackedState | null;
  readonly after: PackedState;
  /** NaN where it is not said. */
  readonly created: number;
  readonly createdTimed: boolean;
  readonly creates: boolean;
}

/** A state as numbers; -1 for seats that are not said. */
export interface PackedState {
  readonly status: number;
  readonly seats: number;
}

/** Events of one block, as a power of two; blocks are never copied as the events grow in number. */
const BLOCK_BITS = 14;
const BLOCK = 2 ** BLOCK_BITS;

/** What may be missing is kept as one more, so that 0 stands for nothing. */
class Block {
  readonly id = new Int32Array(BLOCK);
  readonly row = new Int32Array(BLOCK);
  readonly time = new Float64Array(BLOCK);
  readonly customer = new Int32Array(BLOCK);
  readonly offerId = new Int32Array(BLOCK);
  readonly offerName = new Int32Array(BLOCK);
  readonly seatsBefore = new Int32Array(BLOCK);
  readonly seatsAfter = new Int32Array(BLOCK);
  readonly statuses = new Uint8Array(BLOCK);
  readonly flags = new Uint8Array(BLOCK);
  readonly previous = new Int32Array(BLOCK);
  /** Made where an event says it. */
  created: Float64Array | null = null;
}

const TIMED = 1;
const CREATES = 2;
const CREATED_TIMED = 4;
const HAS_BEFORE = 8;
const STATUS_BITS = 4;
const STATUS_MASK = 2 ** STATUS_BITS - 1;

/** A growing list of events, in which those of one subscription are chained. */
export class PackedEvents {
  readonly #blocks: Block[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds an event; `previous` is the position of the one before it of the same subscription, or -1. */
  add(event: PackedEvent, previous: number): void {
    const at = this.#size % BLOCK;
    if (at === 0) this.#blocks.push(new Block());
    const block = this.#block(this.#size);
    this.#size += 1;
    const { before, after, created } = event;
    block.id[at] = event.id;
    block.row[at] = event.row;
    block.time[at] = event.time;
    block.customer[at] = event.customer;
    block.offerId[at] = event.offerId + 1;
    block.offerName[at] = event.offerName + 1;
    block.seatsBefore[at] = before === null ? 0 : before.seats + 1;
    block.seatsAfter[at] = after.seats + 1;
    block.statuses[at] =
      before === null ? after.status : after.status | (before.status << STATUS_BITS);
    block.flags[at] =
      (event.timed ? TIMED : 0) |
      (event.creates ? CREATES : 0) |
      (event.createdTimed ? CREATED_TIMED : 0) |
      (before === null ? 0 : HAS_BEFORE);
    block.previous[at] = previous + 1;
    if (Number.isNaN(created)) return;
    block.created ??= new Float64Array(BLOCK).fill(NaN);
    block.created[at] = created;
  }

  /** The event at a position. */
  at(position: number): PackedEvent {
    const block = this.#block(position);
    const at = position % BLOCK;
    const flags = block.flags[at] ?? 0;
    const statuses = block.statuses[at] ?? 0;
    return {
      id: block.id[at] ?? 0,
      row: block.row[at] ?? 0,
      time: block.time[at] ?? 0,
      timed: (flags & TIMED) !== 0,
      customer: block.customer[at] ?? 0,
      offerId: (block.offerId[at] ?? 0) - 1,
      offerName: (block.offerName[at] ?? 0) - 1,
      before:
        (flags & HAS_BEFORE) === 0
          ? null
          : { status: statuses >> STATUS_BITS, seats: (block.seatsBefore[at] ?? 0) - 1 },
      after: { status: statuses & STATUS_MASK, seats: (block.seatsAfter[at] ?? 0) - 1 },
      created: block.created?.[at] ?? NaN,
      createdTimed: (flags & CREATED_TIMED) !== 0,
      creates: (flags & CREATES) !== 0,
    };
  }

  /** The position of the event before this one of the same subscription; -1 for none. */
  previous(position: number): number {
    return (this.#block(position).previous[position % BLOCK] ?? 0) - 1;
  }

  /** The number of the subscription. */
  idAt(position: number): number {
    return this.#block(position).id[position % BLOCK] ?? 0;
  }

  /** The number of the offer id; -1 where it is not said. */
  offerIdAt(position: number): number {
    return (this.#block(position).offerId[position % BLOCK] ?? 0) - 1;
  }

  /** By time and row; what stands in one row at one time, by which subscription was met first. */
  compare(a: number, b: number): number {
    const [one, other] = [this.#block(a), this.#block(b)];
    const [x, y] = [a % BLOCK, b % BLOCK];
    return (
      (one.time[x] ?? 0) - (other.time[y] ?? 0) ||
      (one.row[x] ?? 0) - (other.row[y] ?? 0) ||
      (one.id[x] ?? 0) - (other.id[y] ?? 0) ||
      a - b
    );
  }

  #block(position: number): Block {
    const block = this.#blocks[position >>> BLOCK_BITS];
    if (block === undefined) throw new Error(`there is no event ${String(position)}`);
    return block;
  }
}
