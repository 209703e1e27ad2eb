/**
 * Searches bytes four at a time. A word of four bytes is looked at as a whole: which of its bytes are of some
 * kind shows in their highest bits, and the lowest of these is always right.
 */

const ONES = 0x01010101;
const SPACES = 0x20202020;
const HIGHEST = 0x80808080 | 0;

/** Four times the same byte. */
export function fourOf(byte: number): number {
  return Math.imul(byte, ONES);
}

/** Marks bytes of the word that are those of `four`. */
export function marksOf(word: number, four: number): number {
  const other = word ^ four;
  return (other - ONES) & ~other & HIGHEST;
}

/** Marks control characters: those below the space, and the one behind the last sign of ASCII. */
export function controlMarks(word: number): number {
  return ((word - SPACES) | (word + ONES)) & ~word & HIGHEST;
}

/** The position of the first marked byte in its word. */
export function firstMark(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}

/** True where the same bytes stand at both places. */
export function sameBytes(
  one: DataView,
  at: number,
  other: DataView,
  otherAt: number,
  length: number,
): boolean {
  let done = 0;
  for (; done + 4 <= length; done += 4) {
    if (one.getInt32(at + done, true) !== other.getInt32(otherAt + done, true)) return false;
  }
  for (; done < length; done += 1) {
    if (one.getInt8(at + done) !== other.getInt8(otherAt + done)) return false;
  }
  return true;
}
