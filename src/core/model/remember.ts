/** What is made of one thing again and again, made once. */
import { ownText } from './own-text.ts';

/** Remembers what `make` makes of objects, as long as they are in use. It may depend on nothing but the key. */
export function remember<A extends object, T>(
  make: (of: A) => T,
  key: (of: A) => object = (of) => of,
): (of: A) => T {
  const made = new WeakMap<object, { readonly value: T }>();
  return (of) => {
    const object = key(of);
    const known = made.get(object);
    if (known !== undefined) return known.value;
    const value = make(of);
    made.set(object, { value });
    return value;
  };
}

/** No longer keys are remembered. */
const LONGEST = 4096;

/**
 * Remembers what `make` makes of things that are the same where their keys are. Of more than so many all are
 * forgotten: those that come again and again are soon known again. What is made must keep no text of a file:
 * it would keep the whole of it.
 */
export function rememberBy<A, T>(
  key: (of: A) => string,
  most: number,
  make: (of: A) => T,
): (of: A) => T {
  const made = new Map<string, { readonly value: T }>();
  return (of) => {
    const text = key(of);
    if (text.length > LONGEST) return make(of);
    const known = made.get(text);
    if (known !== undefined) return known.value;
    const value = make(of);
    if (made.size >= most) made.clear();
    made.set(ownText(text), { value });
    return value;
  };
}
