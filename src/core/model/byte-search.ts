/**
 * Searches bytes four at a time. A word of four bytes is looked at as a whole: which of its bytes are of some
 * kind shows in their highest bits, and the lowest of these is always right.
 */

const ONES = 0x01010101;
const TWOS = 0x02020202;
const BEHIND_SPACES = 0x21212121;
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

/** Marks double quotes and control characters: those below the space, and the one behind the last sign of ASCII. */
export function quoteOrControlMarks(word: number): number {
  // With one bit turned, the quote stands where the space does, next to the control characters.
  return (((word ^ TWOS) - BEHIND_SPACES) | (word + ONES)) & ~word & HIGHEST;
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
  if (length < 4) {
    for (let done = 0; done < length; done += 1) {
      if (one.getInt8(at + done) !== other.getInt8(otherAt + done)) return false;
    }
    return true;
  }
  // The last word may begin within the one before it.
  const last = length - 4;
  for (let done = 0; done < last; done += 4) {
    if (one.getInt32(at + done, true) !== other.getInt32(otherAt + done, true)) return false;
  }
  return one.getInt32(at + last, true) === other.getInt32(otherAt + last, true);
}
