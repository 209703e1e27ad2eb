/** Parts that many workbooks share, byte for byte, come as the same bytes; what they say is read once. */

/** Remembers what a reader made of bytes, as long as the bytes are in use. The result must not depend on anything else. */
export function once<T>(read: (part: string, bytes: Uint8Array) => T): typeof read {
  const known = new WeakMap<Uint8Array, { readonly part: string; readonly value: T }>();
  return (part, bytes) => {
    const found = known.get(bytes);
    // The name of the part stands in what is said of a damaged one.
    if (found?.part === part) return found.value;
    const value = read(part, bytes);
    known.set(bytes, { part, value });
    return value;
  };
}
