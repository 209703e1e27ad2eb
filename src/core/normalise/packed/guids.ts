/** Ids of 128 bits by number: a log can name millions of subscriptions, and as texts they would fill the memory. */

const LENGTH = 36;
/** Value of each hexadecimal digit by its character code; -1 for what is none. */
const DIGITS = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) {
  const digit = value.toString(16);
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}
const HYPHEN = 0x2d;
/** Ids of one block. */
const BLOCK_BITS = 14;
const BLOCK = 2 ** BLOCK_BITS;

/** An id as four numbers of 32 bits. */
export class Guid {
  readonly words = new Int32Array(4);

  /** Reads it from its 36 characters; false where they are no id. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== LENGTH || !areHyphens(bytes, start)) return false;
    const first = four(bytes, start);
    const second = four(bytes, start + 4);
    const third = four(bytes, start + 9);
    const fourth = four(bytes, start + 14);
    const fifth = four(bytes, start + 19);
    const sixth = four(bytes, start + 24);
    const seventh = four(bytes, start + 28);
    const eighth = four(bytes, start + 32);
    const { words } = this;
    words[0] = (first << 16) | second;
    words[1] = (third << 16) | fourth;
    words[2] = (fifth << 16) | sixth;
    words[3] = (seventh << 16) | eighth;
    return (first | second | third | fourth | fifth | sixth | seventh | eighth) >= 0;
  }

  equals({ words }: Guid): boolean {
    const own = this.words;
    return own[0] === words[0] && own[1] === words[1] && own[2] === words[2] && own[3] === words[3];
  }
}

function areHyphens(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start + 8] === HYPHEN &&
    bytes[start + 13] === HYPHEN &&
    bytes[start + 18] === HYPHEN &&
    bytes[start + 23] === HYPHEN
  );
}

/** Four digits as a number; negative where one of them is none. */
function four(bytes: Uint8Array, at: number): number {
  return (
    (digit(bytes[at]) << 12) |
    (digit(bytes[at + 1]) << 8) |
    (digit(bytes[at + 2]) << 4) |
    digit(bytes[at + 3])
  );
}

function digit(byte = 0): number {
  return DIGITS[byte] ?? -1;
}

/** Distinct ids, numbered in the order in which they come. */
export class Guids {
  /** Four words of each. */
  readonly #blocks: Int32Array[] = [];
  #size = 0;
  #slots = new Int32Array(1024);
  readonly #own = new Guid();
  readonly #ownBytes = new Uint8Array(LENGTH);

  get size(): number {
    return this.#size;
  }

  /** The number of an id, which is added where it is new. */
  add(guid: Guid): number {
    const known = this.#slotOf(guid);
    const entry = (this.#slots[known] ?? 0) - 1;
    if (entry >= 0) return entry;
    const added = this.#size;
    if (added % BLOCK === 0) this.#blocks.push(new Int32Array(4 * BLOCK));
    this.#blocks[added >>> BLOCK_BITS]?.set(guid.words, 4 * (added % BLOCK));
    this.#size += 1;
    this.#slots[known] = added + 1;
    if (2 * this.size > this.#slots.length) this.#grow();
    return added;
  }

  /** The same for an id as text. Throws for a text that is none. */
  addText(text: string): number {
    if (!this.#read(text)) throw new Error(`"${text}" is no id`);
    return this.add(this.#own);
  }

  /** The number of an id; `undefined` where it was not added. */
  find(text: string): number | undefined {
    if (!this.#read(text)) return undefined;
    const entry = (this.#slots[this.#slotOf(this.#own)] ?? 0) - 1;
    return entry < 0 ? undefined : entry;
  }

  /** The id as text, in lower case. */
  at(entry: number): string {
    const digits = Array.from(this.#wordsOf(entry), (word) =>
      (word >>> 0).toString(16).padStart(8, '0'),
    ).join('');
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      digits.slice(12, 16),
      digits.slice(16, 20),
      digits.slice(20),
    ].join('-');
  }

  #read(text: string): boolean {
    if (text.length !== LENGTH) return false;
    for (let at = 0; at < LENGTH; at += 1) {
      const code = text.charCodeAt(at);
      this.#ownBytes[at] = code > 127 ? 0 : code;
    }
    return this.#own.read(this.#ownBytes, 0, LENGTH);
  }

  /** The slot that holds the id, or the free one in which it belongs. */
  #slotOf({ words }: Guid): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = hashOf(words) & mask; ; at = (at + 1) & mask) {
      const entry = (slots[at] ?? 0) - 1;
      if (entry < 0 || this.#is(entry, words)) return at;
    }
  }

  #is(entry: number, words: Int32Array): boolean {
    const block = this.#blocks[entry >>> BLOCK_BITS];
    const at = 4 * (entry & (BLOCK - 1));
    return (
      block?.[at] === words[0] &&
      block?.[at + 1] === words[1] &&
      block?.[at + 2] === words[2] &&
      block?.[at + 3] === words[3]
    );
  }

  #wordsOf(entry: number): Int32Array {
    const at = 4 * (entry % BLOCK);
    return this.#blocks[entry >>> BLOCK_BITS]?.subarray(at, at + 4) ?? new Int32Array(4);
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let entry = 0; entry < this.size; entry += 1) {
      this.#own.words.set(this.#wordsOf(entry));
      this.#slots[this.#slotOf(this.#own)] = entry + 1;
    }
  }
}

/** Ids are random, but not all that are made up are so in every word. */
function hashOf(words: Int32Array): number {
  const folded =
    Math.imul(words[0] ?? 0, 0x9e3779b1) ^
    Math.imul(words[1] ?? 0, 0x85ebca6b) ^
    Math.imul(words[2] ?? 0, 0xc2b2ae35) ^
    Math.imul(words[3] ?? 0, 0x27d4eb2f);
  return folded ^ (folded >>> 15);
}
