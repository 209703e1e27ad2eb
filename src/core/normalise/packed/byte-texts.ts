/**
 * Texts by number, found by their bytes: the values of a log come again and again, and are made into texts
 * only when they are met first.
 */
import { sameBytes } from '../../model/byte-search.ts';
import type { RowBytes } from '../../model/packed-row.ts';

/** So many are kept, and so many bytes of them; what comes later is nothing that comes again and again. */
const MOST_ENTRIES = 2 ** 20;
const MOST_BYTES = 2 ** 26;
/** Odd, with bits everywhere. */
const FACTOR = 0x9e3779b1 | 0;

export class ByteTexts {
  readonly #most: number;
  #store = new Uint8Array(4096);
  #view = new DataView(this.#store.buffer);
  #used = 0;
  /** Where the bytes of each entry begin; they end where the next one's begin. */
  #starts = new Int32Array(257);
  #hashes = new Int32Array(256);
  #size = 0;
  /** Numbers of entries plus one, by hash; never more than half full. */
  #slots = new Int32Array(512);

  constructor(most = MOST_ENTRIES) {
    this.#most = most;
  }

  /** The number of a text, counted from 0; -1 where it was not met. */
  find(view: DataView, start: number, end: number): number {
    const hash = hashOf(view, start, end);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = (slots[at] ?? 0) - 1;
      if (entry < 0) return -1;
      if (this.#hashes[entry] === hash && this.is(entry, view, start, end)) return entry;
    }
  }

  /** True where these bytes are those of the entry; false for no entry. */
  is(entry: number, view: DataView, start: number, end: number): boolean {
    return entry >= 0 && this.lengthOf(entry) === end - start && this.begins(entry, view, start);
  }

  /** True where the bytes of the entry stand here, whatever follows. */
  begins(entry: number, view: DataView, start: number): boolean {
    return sameBytes(view, start, this.#view, this.#starts[entry] ?? 0, this.lengthOf(entry));
  }

  /** How many bytes an entry has. */
  lengthOf(entry: number): number {
    return (this.#starts[entry + 1] ?? 0) - (this.#starts[entry] ?? 0);
  }

  /** Adds a text that was not found; -1 where there is no more room. */
  add({ bytes, view }: RowBytes, start: number, end: number): number {
    const entry = this.#size;
    if (entry >= this.#most || this.#used + end - start > MOST_BYTES) return -1;
    this.#makeRoom(end - start);
    this.#store.set(bytes.subarray(start, end), this.#used);
    this.#used += end - start;
    this.#hashes[entry] = hashOf(view, start, end);
    this.#size += 1;
    this.#starts[this.#size] = this.#used;
    this.#place(entry);
    return entry;
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes > this.#store.length) {
      this.#store = grown(this.#store, new Uint8Array(2 * (this.#used + bytes)));
      this.#view = new DataView(this.#store.buffer);
    }
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(2 * this.#starts.length));
      this.#hashes = grown(this.#hashes, new Int32Array(2 * this.#hashes.length));
    }
    if (2 * (this.#size + 1) > this.#slots.length) {
      this.#slots = new Int32Array(2 * this.#slots.length);
      for (let entry = 0; entry < this.#size; entry += 1) this.#place(entry);
    }
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let at = (this.#hashes[entry] ?? 0) & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    this.#slots[at] = entry + 1;
  }
}

function grown<A extends Uint8Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Multiplies word by word, with the upper bits, which are the better ones, brought down at the end. */
function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = stir(hash, view.getInt32(at, true));
  for (; at < end; at += 1) hash = stir(hash, view.getInt8(at));
  hash = Math.imul(hash ^ (hash >>> 15), FACTOR);
  return hash ^ (hash >>> 13);
}

function stir(hash: number, word: number): number {
  const stirred = Math.imul(hash ^ word, FACTOR);
  return stirred ^ (stirred >>> 15);
}
