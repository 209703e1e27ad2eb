/** What is made of one thing again and again, made once. */

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
 * Remembers what `make` makes of things that are the same where their keys are. At most so many are remembered:
 * those that come again and again are among the first.
 */
export function rememberBy<A, T>(
  key: (of: A) => string,
  most: number,
  make: (of: A) => T,
): (of: A) => T {
  const made = new Map<string, { readonly value: T }>();
  return (of) => {
    const text = key(of);
    const known = made.get(text);
    if (known !== undefined) return known.value;
    const value = make(of);
    if (made.size < most && text.length <= LONGEST) made.set(text, { value });
    return value;
  };
}
