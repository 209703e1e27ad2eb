/**
 * Walks through JSON as it lies in a cell: every quote stands doubled. Strict, since what is no JSON says
 * nothing: a step gives false where anything is not as JSON has it, or where escapes need a closer look.
 */
import { sameBytes } from '../../model/byte-search.ts';
import type { PackedRow } from '../../model/packed-row.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
/** What is nested deeper is unusual. */
const MOST_LEVELS = 16;
const WORDS = ['true', 'false', 'null'].map((word) =>
  Uint8Array.from(word, (letter) => letter.charCodeAt(0)),
);

/** What comes next, as its first character tells. */
export type Kind = 'string' | 'object' | 'list' | 'other';

/** Bytes between two values, and how many quotes stand in them. */
export interface Between {
  readonly start: number;
  readonly end: number;
  readonly quotes: number;
}

export class JsonBytes {
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** Where quotes stand, which of them comes next, and behind which the cell ends. */
  #quotes: Int32Array = new Int32Array(0);
  #quote = 0;
  #lastQuote = 0;
  #end = 0;
  /** The place in hand. */
  at = 0;
  /** Where the string that was read last begins and ends, without its quotes. */
  from = 0;
  to = 0;

  /** Begins with another cell, at the first character that is no white space. */
  open({ bytes, view, quotes, firstQuotes, starts, ends }: PackedRow, cell: number): void {
    this.#bytes = bytes;
    this.#view = view;
    this.#quotes = quotes;
    this.#quote = firstQuotes[cell] ?? 0;
    this.#lastQuote = firstQuotes[cell + 1] ?? 0;
    this.at = starts[cell] ?? 0;
    this.#end = ends[cell] ?? 0;
    this.#skipSpace();
  }

  /** True where nothing is left. */
  get done(): boolean {
    return this.at >= this.#end;
  }

  /** How many quotes of the row lie behind. */
  get quote(): number {
    return this.#quote;
  }

  get kind(): Kind {
    switch (this.#bytes[this.at]) {
      case QUOTE:
        return 'string';
      case OPEN:
        return 'object';
      case OPEN_LIST:
        return 'list';
      default:
        return 'other';
    }
  }

  /** Steps into an object; false where it is empty, and then it is passed. */
  enter(): boolean {
    this.at += 1;
    this.#skipSpace();
    return !this.#pass(CLOSE);
  }

  /** Passes the comma behind a value, or the end of the object; `null` where neither is there. */
  next(): 'more' | 'end' | null {
    if (this.#pass(COMMA)) return 'more';
    return this.#pass(CLOSE) ? 'end' : null;
  }

  /** Steps from the name of a member to its value. */
  toValue(): boolean {
    return this.#pass(COLON);
  }

  /**
   * Passes a string, which lies from `from` to `to`. What may stand in it is for those to say who look at it:
   * with an escape or a control character it is not what it seems.
   */
  string(): boolean {
    const quotes = this.#quotes;
    const quote = this.#quote;
    if (quote + 1 >= this.#lastQuote || this.at !== quotes[quote]) return false;
    this.from = this.at + 2;
    this.to = quotes[quote + 1] ?? 0;
    this.#quote = quote + 2;
    return this.#behind(this.to + 2);
  }

  /** Passes what stands here as it stands there between two values; false where it does not. */
  passSame(there: DataView, { start, end, quotes }: Between): boolean {
    const { at } = this;
    const length = end - start;
    if (at + length > this.#end || !sameBytes(this.#view, at, there, start, length)) return false;
    this.at = at + length;
    this.#quote += quotes;
    return true;
  }

  /** Passes any value. */
  skip(level = 0): boolean {
    switch (this.#bytes[this.at]) {
      case QUOTE:
        return this.#skipString();
      case OPEN:
        return level < MOST_LEVELS && this.#skipObject(level + 1);
      case OPEN_LIST:
        return level < MOST_LEVELS && this.#skipList(level + 1);
      default:
        return this.#skipPlain();
    }
  }

  /** Passes `null`; false for any other value, which is left. */
  skipNull(): boolean {
    return this.#skipWord(WORDS[2]);
  }

  /** Reads a whole number without sign and of up to nine digits; -1 for anything else, which is left. */
  digits(): number {
    let at = this.at;
    let value = 0;
    for (let byte = this.#bytes[at] ?? 0; isDigit(byte); byte = this.#bytes[at] ?? 0) {
      value = 10 * value + byte - ZERO;
      at += 1;
    }
    const length = at - this.at;
    const next = this.#bytes[at];
    const whole = next === COMMA || next === CLOSE || isSpace(next);
    const plain = length === 1 || (length > 0 && this.#bytes[this.at] !== ZERO);
    return whole && plain && length <= 9 && this.#behind(at) ? value : -1;
  }

  #behind(at: number): boolean {
    this.at = at;
    this.#skipSpace();
    return at <= this.#end;
  }

  #skipSpace(): void {
    let { at } = this;
    const bytes = this.#bytes;
    while (at < this.#end && isSpace(bytes[at])) at += 1;
    this.at = at;
  }

  #pass(byte: number): boolean {
    if (this.at >= this.#end || this.#bytes[this.at] !== byte) return false;
    this.at += 1;
    this.#skipSpace();
    return true;
  }

  #skipObject(level: number): boolean {
    if (!this.enter()) return true;
    for (;;) {
      if (!this.#skipString() || !this.#pass(COLON) || !this.skip(level)) return false;
      const next = this.next();
      if (next !== 'more') return next === 'end';
    }
  }

  #skipList(level: number): boolean {
    this.at += 1;
    this.#skipSpace();
    if (this.#pass(CLOSE_LIST)) return true;
    for (;;) {
      if (!this.skip(level)) return false;
      if (this.#pass(COMMA)) continue;
      return this.#pass(CLOSE_LIST);
    }
  }

  /** A number or a word. */
  #skipPlain(): boolean {
    return this.#skipNumber() || WORDS.some((word) => this.#skipWord(word));
  }

  #skipWord(word: Uint8Array | undefined): boolean {
    if (word === undefined) return false;
    const { at } = this;
    if (at + word.length > this.#end) return false;
    for (let i = 0; i < word.length; i += 1) if (this.#bytes[at + i] !== word[i]) return false;
    return this.#behind(at + word.length);
  }

  #skipNumber(): boolean {
    const bytes = this.#bytes;
    let { at } = this;
    if (bytes[at] === MINUS) at += 1;
    const first = at;
    at = this.#digitsFrom(at);
    if (at === first || (bytes[first] === ZERO && at > first + 1)) return false;
    if (bytes[at] === POINT) {
      const behind = this.#digitsFrom(at + 1);
      if (behind === at + 1) return false;
      at = behind;
    }
    if (bytes[at] === 0x65 || bytes[at] === 0x45) {
      const signed = bytes[at + 1] === PLUS || bytes[at + 1] === MINUS ? at + 2 : at + 1;
      const behind = this.#digitsFrom(signed);
      if (behind === signed) return false;
      at = behind;
    }
    return this.#behind(at);
  }

  #digitsFrom(start: number): number {
    let at = start;
    while (at < this.#end && isDigit(this.#bytes[at] ?? 0)) at += 1;
    return at;
  }

  /** What it says does not matter, so only an escaped code has to be left to others. */
  #skipString(): boolean {
    const bytes = this.#bytes;
    if (!this.string()) return false;
    for (let at = this.from; at < this.to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x20) return false;
      if (byte !== BACKSLASH) continue;
      at += 1;
      if (!isEscape(bytes[at] ?? 0)) return false;
      // The quote that seemed to end the string is escaped.
      if (at === this.to && !this.#goOn()) return false;
    }
    return true;
  }

  /** Takes the string to the quote behind the one at which it ended; its text goes on behind that. */
  #goOn(): boolean {
    if (this.#quote >= this.#lastQuote) return false;
    this.to = this.#quotes[this.#quote] ?? 0;
    this.#quote += 1;
    return this.#behind(this.to + 2);
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** What stands for one character behind a backslash: `"\/bfnrt`. */
function isEscape(byte: number): boolean {
  switch (byte) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}
