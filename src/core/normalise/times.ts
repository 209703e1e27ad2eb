/** The time of day at the end of a local date and time, with the words that languages put around it. */
import { HALF_DAYS } from './words.ts';

export interface SplitTime {
  /** The text before the time. */
  readonly date: string;
  /** Milliseconds since midnight; `null` where no time is given. */
  readonly time: number | 'impossible' | null;
}

/** A half-day word, the time, a half-day word, and perhaps a word for UTC; "kl. 15.30", "à 15h30". */
const TIME =
  /(?:[ ,T]|^)(?:\s*(?:kl|klo|kello|à|a las|às|om|um|alle(?: ore)?|ore|o godz|godz|at)\.?\s+)?\s*((?:\p{L}[.\s]{0,2}){0,6})(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*((?:\p{L}[.\s]{0,2}){0,6})$/iu;

/** Splits off the time of day. Full-width and no-break characters are read as what they stand for. */
export function splitTime(text: string): SplitTime {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d) ?(?:UTC|GMT|Z)$/i, '')
    .trim();
  const match = plain.includes(':') || /[.h]\d/.test(plain) ? TIME.exec(plain) : null;
  if (match === null || match.index === 0) return { date: plain, time: null };
  const [, before = '', hour = '', minute, second, fraction, after = ''] = match;
  const words = [before, after].map((word) => word.trim()).filter((word) => word !== '');
  const half = words.length === 1 ? HALF_DAYS.find(words[0] ?? '') : null;
  if (words.length > 0 && half === null) return { date: plain, time: null };
  const time = timeOfDay(hour, minute, second, fraction, half) ?? 'impossible';
  return { date: plain.slice(0, match.index).trim(), time };
}

/** The half of the day that stands behind a time, 'am' or 'pm'; `null` for any other text. */
export function halfDayOf(text: string): string | null {
  const word = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return WORDS.test(word) ? HALF_DAYS.find(word) : null;
}

const WORDS = /^(?:\p{L}[.\s]{0,2}){1,6}$/u;

/** Milliseconds since midnight; `null` for a time that no clock shows. `half` is 'am', 'pm' or `null`. */
export function timeOfDay(
  hour: string,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  half: string | null = null,
): number | null {
  let hours = Number(hour);
  if (half !== null) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'pm' ? 12 : 0);
  }
  const minutes = Number(minute ?? 0);
  // A leap second counts as the second before it, as in POSIX time.
  const seconds = Math.min(Number(second ?? 0), 59);
  if (hours > 23 || minutes > 59 || Number(second ?? 0) > 60) return null;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}
