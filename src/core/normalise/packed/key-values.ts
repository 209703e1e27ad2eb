/** Reads `key: value` text from its bytes, as `text-keys.ts` and `log-details.ts` read it. */
import type { PackedRow } from '../../model/packed-row.ts';
import { textKey, type TextSide } from '../text-keys.ts';
import { memberOf, type Meaning } from './member-names.ts';
import type { Remembered } from './remembered.ts';
import type { PackedResource } from './resource.ts';
import { rememberedPlain, type PackedValues } from './values.ts';

const [TAB, LF, CR, SPACE, COMMA] = [0x09, 0x0a, 0x0d, 0x20, 0x2c];
const [COLON, SEMICOLON, EQUALS, BAR] = [0x3a, 0x3b, 0x3d, 0x7c];
const [OPEN_LIST, OPEN] = [0x5b, 0x7b];
/** First bytes of Latin letters beyond ASCII, none of which begins a space. */
const LATIN = [0xc3, 0xc9] as const;

/** What a key stands for, and the side of the change on which alone it counts. */
interface Key {
  readonly side: TextSide | null;
  readonly meaning: Meaning;
  readonly bit: number;
}

/** True for a cell that is certain not to hold JSON. */
export function isKeyValueText(
  { bytes, starts, ends, firstQuotes }: PackedRow,
  cell: number,
): boolean {
  const end = ends[cell] ?? 0;
  let at = starts[cell] ?? 0;
  while (at < end && isSpace(bytes[at])) at += 1;
  const first = bytes[at] ?? 0;
  if (first === OPEN || first === OPEN_LIST || firstQuotes[cell] !== firstQuotes[cell + 1]) {
    return false;
  }
  return first < 0x80 || (first >= LATIN[0] && first <= LATIN[1]);
}

export class KeyValues {
  readonly #values: PackedValues;
  readonly #keys: Remembered<Key | undefined> = rememberedPlain(keyOf);
  /** Bits of the meanings that were met for both sides. */
  #both = 0;
  /** True where a key names a side. */
  #sided = false;

  constructor(values: PackedValues) {
    this.#values = values;
  }

  /** Reads such a cell; false where it is to be read otherwise. */
  read(row: PackedRow, cell: number, before: PackedResource, after: PackedResource): boolean {
    before.clear();
    after.clear();
    this.#both = 0;
    this.#sided = false;
    const { bytes, starts, ends } = row;
    const end = ends[cell] ?? 0;
    for (let at = starts[cell] ?? 0; at < end;) {
      let colon = -1;
      const start = at;
      for (; at < end && !separates(bytes, at); at += 1) {
        if (colon < 0 && (bytes[at] === COLON || bytes[at] === EQUALS)) colon = at;
      }
      if (colon >= 0 && !this.#readPart({ row, start, colon, end: at }, before, after)) {
        return false;
      }
      at += 1;
    }
    before.finish();
    after.finish();
    before.found &&= this.#sided;
    return true;
  }

  #readPart(part: Part, before: PackedResource, after: PackedResource): boolean {
    const key = this.#keys.find(part.row, part.start, part.colon);
    if (key === undefined) return false;
    const { side, bit } = key;
    if (side !== null && holdsLineEnd(part)) return false;
    this.#sided ||= side !== null;
    // Of two keys of one meaning the last one counts, but that of a side before that of both.
    if (bit === 0) return true;
    if (side !== null) {
      const into = side === 'before' ? before : after;
      return (into.own.seen & bit) === 0 && this.#readValue(key, part, into);
    }
    if ((this.#both & bit) !== 0) return false;
    this.#both |= bit;
    return [before, after].every(
      (into) => (into.own.seen & bit) !== 0 || this.#readValue(key, part, into),
    );
  }

  #readValue({ meaning, bit }: Key, { row, colon, end }: Part, into: PackedResource): boolean {
    const { bytes } = row;
    let [from, to] = [colon + 1, end];
    while (from < to && isSpace(bytes[from])) from += 1;
    while (from < to && isSpace(bytes[to - 1])) to -= 1;
    into.own.seen |= bit;
    switch (meaning) {
      case 'quantity':
        return this.#values.readCount(into, row, from, to);
      case 'seats':
        return this.#values.readCount(into.own, row, from, to);
      case 'id':
      case 'subscriptionId':
      case 'offerId':
      case 'offerName':
      case 'friendlyName':
      case 'status':
      case 'createdOn':
        return this.#values.readText(meaning, into, row, from, to);
      // A text holds no further resources; but an order is one also where it says so with a text.
      default:
        return meaning !== 'other-thing';
    }
  }
}

interface Part {
  readonly row: PackedRow;
  readonly start: number;
  readonly colon: number;
  readonly end: number;
}

/** True for a value with a line or paragraph separator (U+2028, U+2029), which makes its part none. */
function holdsLineEnd({ row: { bytes }, colon, end }: Part): boolean {
  for (let at = colon; at < end; at += 1) {
    if (bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && ((bytes[at + 2] ?? 0) & 0xfe) === 0xa8) {
      return true;
    }
  }
  return false;
}

function keyOf(text: string): Key | undefined {
  const key = textKey(text);
  return key === null
    ? { side: null, meaning: 'nothing', bit: 0 }
    : { side: key.side, ...memberOf(key.name) };
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === LF || byte === CR;
}

/** A comma between two digits belongs to a number. */
function separates(bytes: Uint8Array, at: number): boolean {
  switch (bytes[at]) {
    case LF:
    case CR:
    case SEMICOLON:
    case BAR:
      return true;
    case COMMA:
      return !isDigit(bytes[at - 1]) || !isDigit(bytes[at + 1]);
    default:
      return false;
  }
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
