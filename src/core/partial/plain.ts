/**
 * Facts as plain JSON and back. JSON knows no texts that are spoken later, no fractions, no unbounded
 * numbers, and not that two names mean the same thing; all of that is written so that it comes back as it was.
 */
import type { Plain } from '../model/part.ts';
import { exact, isExact, type Exact } from '../money/exact.ts';
import { Text, type TextValue } from '../text/text.ts';

/** Keys of what JSON cannot hold; data whose own keys begin like them is written as pairs. */
const MARK = '$';

/** The value as JSON can hold it. What occurs several times in it is written once. */
export function toPlain(value: unknown): Plain {
  const seen = new Map<object, number>();
  const write = (one: unknown): Plain => {
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return one;
    if (typeof one === 'number') return Number.isFinite(one) ? one : { $number: String(one) };
    if (typeof one !== 'object') throw new TypeError(`Facts hold a ${typeof one}.`);
    if (isExact(one)) return { $exact: one.toFraction() };
    const known = seen.get(one);
    if (known !== undefined) return { $same: known };
    seen.set(one, seen.size);
    if (Array.isArray(one)) return one.map(write);
    if (one instanceof Text) {
      return { $text: one.template, values: write(one.values), context: one.context };
    }
    requirePlain(one);
    const pairs = Object.entries(one).filter(([, item]) => item !== undefined);
    if (pairs.some(([key]) => key.startsWith(MARK))) {
      return { $pairs: pairs.map(([key, item]) => [key, write(item)]) };
    }
    return Object.fromEntries(pairs.map(([key, item]) => [key, write(item)]));
  };
  return write(value);
}

/** Facts are data: anything else would lose itself in a file without a word. */
function requirePlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return;
  throw new TypeError(`Facts hold a ${value.constructor.name}.`);
}

/** The value again. Throws where the JSON was not made by `toPlain`. */
export function fromPlain(plain: Plain): unknown {
  const made: unknown[] = [];
  const read = (one: Plain): unknown => {
    if (one === null || typeof one !== 'object') return one;
    if (isList(one)) {
      const list: unknown[] = [];
      made.push(list);
      for (const item of one) list.push(read(item));
      return list;
    }
    const [mark] = Object.keys(one);
    return mark?.startsWith(MARK) === true ? special(mark, one) : readObject(Object.entries(one));
  };
  const readObject = (pairs: readonly (readonly [string, Plain])[]): object => {
    const object: Record<string, unknown> = {};
    made.push(object);
    for (const [key, item] of pairs) object[key] = read(item);
    return object;
  };
  const special = (mark: string, one: { readonly [key: string]: Plain }): unknown => {
    const value = one[mark];
    switch (mark) {
      case '$same':
        return typeof value === 'number' && value < made.length ? made[value] : unknown(mark);
      case '$number':
        return Number(value);
      case '$exact':
        return typeof value === 'string' ? fraction(value) : unknown(mark);
      case '$text':
        return readText(one);
      case '$pairs':
        return readObject(value as readonly (readonly [string, Plain])[]);
      default:
        return unknown(mark);
    }
  };
  const readText = ({ $text, values, context }: { readonly [key: string]: Plain }): Text => {
    // Its place among what was made is taken before its values are read, as when it was written.
    const at = made.push(null) - 1;
    const given = read(values ?? null) as Readonly<Record<string, TextValue>>;
    const text = new Text(
      typeof $text === 'string' ? $text : unknown('$text'),
      given,
      typeof context === 'string' ? context : null,
    );
    made[at] = text;
    return text;
  };
  return read(plain);
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function fraction(text: string): Exact {
  return exact(text);
}

function unknown(mark: string): never {
  throw new TypeError(`The part of a run has a ${mark} that says nothing.`);
}
