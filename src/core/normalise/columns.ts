/** Compact columns for what comes by the million: numbers side by side, and each text kept once. */
import { ownText } from '../model/own-text.ts';

const ARRAYS = { int: Int32Array, double: Float64Array, byte: Uint8Array } as const;
/** Numbers of one block, as a power of two; blocks are never copied as a column grows. */
const BLOCK_BITS = 14;
const BLOCK = 2 ** BLOCK_BITS;

/** A growing column of numbers. A block in which all are zero takes no room. */
export class NumberColumn {
  readonly #kind: keyof typeof ARRAYS;
  readonly #blocks: (Int32Array | Float64Array | Uint8Array | undefined)[] = [];
  #length = 0;

  constructor(kind: keyof typeof ARRAYS) {
    this.#kind = kind;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const at = this.#length;
    this.#length = at + 1;
    if (value !== 0) this.set(at, value);
  }

  at(index: number): number {
    return this.#blocks[index >>> BLOCK_BITS]?.[index & (BLOCK - 1)] ?? 0;
  }

  /** Writes a number; the column grows to hold it. */
  set(index: number, value: number): void {
    const at = index >>> BLOCK_BITS;
    let block = this.#blocks[at];
    if (block === undefined) {
      block = new ARRAYS[this.#kind](BLOCK);
      this.#blocks[at] = block;
    }
    block[index & (BLOCK - 1)] = value;
    if (index >= this.#length) this.#length = index + 1;
  }
}

/** Texts by number, each kept once and apart from the larger text that it was cut from. */
export class Interned {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    this.#numbers.set(own, this.#texts.length);
    return this.#texts.push(own) - 1;
  }

  /** The text itself as it is kept, so that equal ones are one. */
  keep(text: string): string {
    return this.at(this.add(text));
  }

  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  at(index: number): string {
    return this.#texts[index] ?? '';
  }
}
