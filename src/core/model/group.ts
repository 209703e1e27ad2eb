/** Groups things by a key, in the order in which the keys first come up; and lists that are kept by the million. */

/** Key → the items that have it. What has no key is in no group. */
export function groupBy<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K | null,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) addTo(groups, key, item);
  }
  return groups;
}

/** Adds an item to the group of its key, which begins with the first one. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** No items. One list for all, since most of what is kept by the million has none. */
export const NONE: readonly never[] = [];

/** The same items without the room to grow that V8 leaves in a list (16 items), which would outweigh them. */
export function fitted<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? NONE : items.slice();
}
