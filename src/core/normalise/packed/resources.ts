/**
 * Reads what log entries mostly hold: the flat JSON of a subscription, or of one before and after. It is read
 * as `log-details.ts` reads it; whatever says anything that needs a closer look is left to that.
 */
import type { PackedRow, RowBytes } from '../../model/packed-row.ts';
import type { EventLog } from '../event-log.ts';
import { foldWord } from '../text.ts';
import type { StatusWords } from '../words.ts';
import { JsonBytes, type Kind } from './json-bytes.ts';
import { isKeyValueText, KeyValues } from './key-values.ts';
import { memberOf, type Meaning, type TextMeaning } from './member-names.ts';
import { PackedResource } from './resource.ts';
import { Shapes, type Place, type Shape, type Side, type Trail } from './shape.ts';
import type { Remembered } from './remembered.ts';
import { filled, PackedValues, rememberedPlain } from './values.ts';

const NO_ROW: RowBytes = {
  bytes: new Uint8Array(0),
  view: new DataView(new ArrayBuffer(0)),
  quotes: new Int32Array(0),
  text: () => '',
};

/** Reads the resources of one log. */
export class PackedResources {
  before = new PackedResource();
  after = new PackedResource();
  #whole = new PackedResource();
  readonly #shapes = { pair: new Shapes(), one: new Shapes() };
  /** Notes what is read member by member, where a shape may be learnt from it. */
  #trail: Trail | null = null;
  readonly #json = new JsonBytes();
  readonly #names = rememberedPlain(memberOf);
  readonly #types = rememberedPlain((text) => {
    const type = filled(text);
    return type === null ? null : foldWord(type) === 'subscription';
  });
  readonly #isType = rememberedPlain((text) => foldWord(text) === 'objecttype');
  readonly #values: PackedValues;
  readonly #keyValues: KeyValues;
  #row: RowBytes = NO_ROW;

  constructor(log: EventLog, words: StatusWords) {
    this.#values = new PackedValues(log, words);
    this.#keyValues = new KeyValues(this.#values);
  }

  /** Reads a cell that holds a resource, or an old and a new one; false where it is to be read otherwise. */
  readPair(row: PackedRow, cell: number): boolean {
    if (isKeyValueText(row, cell)) return this.#keyValues.read(row, cell, this.before, this.after);
    this.before.found = false;
    this.after.found = false;
    const whole = this.#whole;
    if (!this.#readCell(row, cell, whole, 'pair')) return false;
    const { paired, halfPaired } = whole.own;
    if (halfPaired && !paired) return false;
    if (!paired) [this.after, this.#whole] = [whole, this.after];
    return true;
  }

  /** Reads a cell that holds one resource. */
  readOne(into: PackedResource, row: PackedRow, cell: number): boolean {
    return this.#readCell(row, cell, into, 'one');
  }

  #readCell(row: PackedRow, cell: number, into: PackedResource, kind: 'pair' | 'one'): boolean {
    this.#row = row;
    this.#trail = null;
    const shapes = this.#shapes[kind];
    const json = this.#json;
    const shape = shapes.find(row, cell);
    json.open(row, cell);
    if (shape !== undefined) {
      if (this.#readByShape(shape, into)) return true;
      json.open(row, cell);
    }
    if (json.kind !== 'object') return false;
    const trail = shapes.begin(json);
    this.#trail = trail;
    if (!this.#readObject(into, kind === 'pair' ? 'whole' : 'alone') || !json.done) return false;
    if (trail !== null) shapes.learn(row, cell, trail);
    return true;
  }

  /** Reads a cell that has the same members as an earlier one; false where it has not. */
  #readByShape({ view, steps, end, places }: Shape, whole: PackedResource): boolean {
    const json = this.#json;
    for (const place of places) this.#placed(place, whole).clear();
    whole.own.paired = places.length > 1;
    for (const step of steps) {
      if (!json.passSame(view, step)) return false;
      const into = this.#placed(step.place, whole);
      if (!this.#readMember(step.meaning, into, step.place)) return false;
    }
    if (!json.passSame(view, end) || !json.done) return false;
    for (const place of places) this.#placed(place, whole).finish();
    return true;
  }

  #placed(place: Place, whole: PackedResource): PackedResource {
    if (place === 'before') return this.before;
    return place === 'after' ? this.after : whole;
  }

  #readObject(into: PackedResource, place: Place): boolean {
    const json = this.#json;
    const trail = this.#trail;
    const { own } = into;
    into.clear();
    trail?.enter(place);
    let more = json.enter();
    while (more) {
      const named = this.#findString(this.#names);
      if (named === undefined || !json.toValue()) return false;
      const { meaning, bit } = named;
      // Of two members of one meaning the last one counts, in an order of its own.
      if ((own.seen & bit) !== 0) return false;
      own.seen |= bit;
      // The members of a side are noted themselves.
      const noted = isSide(meaning, place) && json.kind === 'object' ? null : trail;
      noted?.before(meaning, place);
      if (!this.#readMember(meaning, into, place)) return false;
      noted?.behind();
      const next = json.next();
      if (next === null) return false;
      more = next === 'more';
    }
    into.finish();
    return true;
  }

  #readMember(meaning: Meaning, into: PackedResource, place: Place): boolean {
    const json = this.#json;
    const { own } = into;
    switch (meaning) {
      case 'nothing':
        return json.skip();
      case 'before':
      case 'after':
        return isSide(meaning, place) ? this.#readSide(meaning, own) : json.skip();
      case 'attributes':
        return json.kind === 'object' ? this.#readAttributes(into) : json.skip();
      case 'list':
      case 'wrapper':
      case 'other-thing':
        return holdsNothing(meaning, json.kind) && json.skip();
      case 'quantity':
        return this.#readCount(into);
      case 'seats':
        return this.#readCount(own);
      default:
        return json.kind === 'string' ? this.#readText(meaning, into) : json.skipNull();
    }
  }

  #readText(meaning: TextMeaning, into: PackedResource): boolean {
    const json = this.#json;
    const { own } = into;
    // An id beside the subscription's own must be a string of JSON, and no more.
    if (meaning === 'id' && own.named) {
      own.hasId = true;
      return json.skip();
    }
    return json.string() && this.#values.readText(meaning, into, this.#row, json.from, json.to);
  }

  /** What is remembered of the string that comes next; `undefined` where none does, or one with escapes. */
  #findString<V>(remembered: Remembered<V | undefined>): V | undefined {
    const json = this.#json;
    return json.string() ? remembered.find(this.#row, json.from, json.to) : undefined;
  }

  #readSide(side: Side, own: PackedResource['own']): boolean {
    const json = this.#json;
    if (json.kind !== 'object') {
      own.halfPaired = true;
      return json.skipNull();
    }
    own.paired = true;
    return this.#readObject(this.#placed(side, this.#whole), side);
  }

  #readAttributes({ own }: PackedResource): boolean {
    const json = this.#json;
    let met = false;
    let more = json.enter();
    while (more) {
      const isType = this.#findString(this.#isType);
      if (isType === undefined || (isType && met) || !json.toValue()) return false;
      met ||= isType;
      if (!isType || json.kind !== 'string') {
        if (!json.skip()) return false;
      } else {
        const type = this.#findString(this.#types);
        if (type === undefined) return false;
        own.isSubscription = type;
      }
      const next = json.next();
      if (next === null) return false;
      more = next === 'more';
    }
    return true;
  }

  /** A plain number above zero, also where it is written as text; anything else is not told apart here. */
  #readCount(into: { seats: number }): boolean {
    const json = this.#json;
    if (json.kind === 'string') {
      return json.string() && this.#values.readCount(into, this.#row, json.from, json.to);
    }
    into.seats = json.digits();
    return into.seats > 0 || (into.seats === NONE && json.skipNull());
  }
}

const NONE = -1;

/** True for a member that holds an old or a new value. */
function isSide(meaning: Meaning, place: Place): meaning is Side {
  return place === 'whole' && (meaning === 'before' || meaning === 'after');
}

/** True where there is no resource inside, and nothing tells that this is none. */
function holdsNothing(meaning: 'list' | 'wrapper' | 'other-thing', kind: Kind): boolean {
  return kind !== (meaning === 'list' ? 'list' : 'object') && meaning !== 'other-thing';
}
