/** Short ids that depend on their parts alone: the same on every machine, in every run. */

/** 53-bit hash of the parts (cyrb53), eleven characters in base 32. */
export function stableId(prefix: string, parts: readonly (string | null)[]): string {
  const text = parts.map((part) => part ?? '').join('\u0000');
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const hash = 4294967296 * (2097151 & low) + (high >>> 0);
  return `${prefix}-${hash.toString(32).padStart(11, '0')}`;
}

/** Which of `of` shares a key falls into, counted from 1; even, and the same on every machine (FNV-1a). */
export function shareOf(key: string, of: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return ((hash >>> 0) % of) + 1;
}
