/**
 * The shape of a cell of JSON: what stands around its values. One program writes all entries of a log, so most
 * cells have the shape of an earlier one; then what stands between two values is compared as one.
 */
import type { PackedRow } from '../../model/packed-row.ts';
import type { Between, JsonBytes } from './json-bytes.ts';
import type { Meaning } from './member-names.ts';

export type Side = 'before' | 'after';

/** Which object is read: a whole cell that may have two sides, one that has none, or one of those sides. */
export type Place = 'whole' | 'alone' | Side;

/** A member of such an object, and what stands before its value. */
export interface Step extends Between {
  readonly meaning: Meaning;
  readonly place: Place;
}

export interface Shape {
  /** The cell from which it was learnt: what is said by places means these bytes. */
  readonly view: DataView;
  readonly steps: readonly Step[];
  /** What stands behind the last value. */
  readonly end: Between;
  /** The objects that are read, the whole first. */
  readonly places: readonly Place[];
}

/** So many cells are learnt from; where that is not enough, shapes do not come again. */
const MOST_LEARNT = 256;

/** The shapes of a column by how many quotes they have; of each number the one met last. */
export class Shapes {
  readonly #shapes = new Map<number, Shape>();
  #left = MOST_LEARNT;

  /** The shape that a cell most likely has. */
  find(row: PackedRow, cell: number): Shape | undefined {
    return this.#shapes.get(quotesOf(row, cell));
  }

  /** Notes what is read of a cell, from the place in hand on; `null` where no more is learnt. */
  begin(json: JsonBytes): Trail | null {
    return this.#left > 0 ? new Trail(json) : null;
  }

  /** Learns from a cell that was read to its end. */
  learn(row: PackedRow, cell: number, trail: Trail): void {
    this.#left -= 1;
    this.#shapes.set(quotesOf(row, cell), trail.shape(row.bytes));
  }
}

function quotesOf({ firstQuotes }: PackedRow, cell: number): number {
  return (firstQuotes[cell + 1] ?? 0) - (firstQuotes[cell] ?? 0);
}

/** What was met while a cell was read member by member. */
export class Trail {
  readonly #json: JsonBytes;
  readonly #start: number;
  readonly #steps: Step[] = [];
  readonly #places: Place[] = [];
  /** Behind the value that was read last. */
  #at: number;
  #quote: number;

  constructor(json: JsonBytes) {
    this.#json = json;
    this.#start = json.at;
    this.#at = json.at;
    this.#quote = json.quote;
  }

  enter(place: Place): void {
    this.#places.push(place);
  }

  /** A value is about to be read. */
  before(meaning: Meaning, place: Place): void {
    this.#steps.push({ ...this.#between(), meaning, place });
  }

  /** It was read. */
  behind(): void {
    this.#at = this.#json.at;
    this.#quote = this.#json.quote;
  }

  shape(bytes: Uint8Array): Shape {
    const { buffer } = Uint8Array.from(bytes.subarray(this.#start, this.#json.at));
    return {
      view: new DataView(buffer),
      steps: this.#steps,
      end: this.#between(),
      places: this.#places,
    };
  }

  #between(): Between {
    const { at, quote } = this.#json;
    return { start: this.#at - this.#start, end: at - this.#start, quotes: quote - this.#quote };
  }
}
