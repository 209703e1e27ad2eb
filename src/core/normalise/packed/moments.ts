/**
 * Moments read from bytes. Dates come again in row after row, and so does what stands behind the time of day:
 * both are read as texts once. The time itself, which hardly ever comes again, is read digit by digit.
 */
import type { RowBytes } from '../../model/packed-row.ts';
import type { Day } from '../../model/values.ts';
import { isPlausible, zoneOffset, type Moment } from '../moments.ts';
import { halfDayOf } from '../times.ts';
import { isPlainText, Remembered } from './remembered.ts';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
/** So many texts are remembered: dates come again, and what never does is no matter. */
const MOST_TEXTS = 2 ** 16;
/** Of 1/1/2026 8:30, the first place at which the colon may stand. */
const FIRST_COLON = 10;

/** What stands behind a time of day. */
interface Tail {
  /** 'am', 'pm' or `null`. */
  readonly half: string | null;
  /** Milliseconds ahead of UTC; `null` where no zone is named that only ISO 8601 has. */
  readonly offset: number | null;
}

/** Reads moments from the cells of a log. */
export class PackedMoments {
  readonly #days: Remembered<Day | null>;
  readonly #tails: Remembered<Tail | null>;
  readonly #texts: Remembered<Moment | null>;
  readonly #clock = new Clock();
  /** What was read last: milliseconds since 1970, and whether a time was given. */
  time = 0;
  timed = false;

  /** `readText` tells what a text says as a whole, or as the date before a time; `null` for what is left to others. */
  constructor(readText: (text: string) => Moment | null) {
    this.#texts = new Remembered(readText, MOST_TEXTS);
    this.#tails = new Remembered(tailOf, MOST_TEXTS);
    this.#days = new Remembered((text) => {
      const moment = readText(text);
      return moment === null || moment.at !== null ? null : moment.day;
    }, MOST_TEXTS);
  }

  /** Reads a moment; false where the text is none, or is left to others. */
  read(row: RowBytes, start: number, end: number): boolean {
    if (this.#readTimed(row, start, end)) return true;
    const moment = this.#texts.find(row, start, end) ?? null;
    if (moment === null) return false;
    this.time = moment.at ?? moment.day * MS_PER_DAY;
    this.timed = moment.at !== null;
    return true;
  }

  /** A date that ends with a digit, and a time: 2026-05-14T08:30:00Z, 14.05.2026 08:30, 5/14/2026, 8:30 AM. */
  #readTimed(row: RowBytes, start: number, end: number): boolean {
    const { bytes } = row;
    const clock = this.#clock;
    if (!clock.read(bytes, start, end)) return false;
    const tail = this.#tails.find(row, clock.end, end) ?? null;
    if (tail === null) return false;
    const ms = clock.ms(tail.half);
    if (ms < 0 || (tail.offset !== null && !clock.isBehindIso(bytes, start))) return false;
    // Only now is it certain that what stands before the time is read as a date.
    const day = this.#days.find(row, start, clock.dateEnd) ?? null;
    if (day === null) return false;
    this.time = day * MS_PER_DAY + ms - (tail.offset ?? 0);
    this.timed = true;
    return tail.offset === null || isPlausible(Math.floor(this.time / MS_PER_DAY));
  }
}

const [T, SPACE, COLON, POINT, COMMA, HYPHEN] = [0x54, 0x20, 0x3a, 0x2e, 0x2c, 0x2d];

const ZONE = /^\s*[+-]\d{2}:?\d{2}\s*$/;
/** All times are UTC, whether that is said or not. */
const UTC = /^\s*(?:UTC|GMT|Z)?\s*$/i;

function tailOf(text: string): Tail | null {
  if (!isPlainText(text)) return null;
  if (UTC.test(text)) return { half: null, offset: null };
  if (ZONE.test(text)) return { half: null, offset: zoneOffset(text.trim()) };
  const half = halfDayOf(text);
  return half === null ? null : { half, offset: null };
}

/** A time of day as it lies in the bytes: 8:30, 08:30:00, 08:30:00.123. */
class Clock {
  start = 0;
  end = 0;
  /** Where the date before it ends. */
  dateEnd = 0;
  #hours = 0;
  /** Milliseconds since the hour began. */
  #rest = 0;

  /** Finds it behind a date that ends with a digit; false where there is none that any clock shows. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    let colon = start + FIRST_COLON;
    while (colon < end && bytes[colon] !== COLON) colon += 1;
    if (colon + 3 > end) return false;
    this.start = isDigit(bytes[colon - 2]) ? colon - 2 : colon - 1;
    this.#hours = this.start < colon - 1 ? two(bytes, this.start) : digit(bytes[colon - 1]);
    return this.#isBehindDate(bytes, start) && this.#readRest(bytes, colon, end);
  }

  #isBehindDate(bytes: Uint8Array, start: number): boolean {
    const before = bytes[this.start - 1];
    if (before !== T && before !== SPACE) return false;
    this.dateEnd = bytes[this.start - 2] === COMMA ? this.start - 2 : this.start - 1;
    return this.dateEnd > start && isDigit(bytes[this.dateEnd - 1]);
  }

  #readRest(bytes: Uint8Array, colon: number, end: number): boolean {
    const minutes = two(bytes, colon + 1);
    this.end = colon + 3;
    this.#rest = minutes * 60_000;
    if (this.#hours < 0 || minutes < 0 || minutes > 59) return false;
    return bytes[this.end] !== COLON || this.end === end || this.#readSeconds(bytes, end);
  }

  #readSeconds(bytes: Uint8Array, end: number): boolean {
    const seconds = two(bytes, this.end + 1);
    this.end += 3;
    // The leap second is left to others.
    if (this.end > end || seconds < 0 || seconds > 59) return false;
    this.#rest += seconds * 1000;
    if (bytes[this.end] !== POINT || this.end === end) return true;
    const first = this.end + 1;
    let at = first;
    let fraction = 0;
    for (; at < end && isDigit(bytes[at]); at += 1) {
      if (at < first + 3) fraction = 10 * fraction + digit(bytes[at]);
    }
    const digits = at - first;
    this.end = at;
    this.#rest += digits === 1 ? 100 * fraction : digits === 2 ? 10 * fraction : fraction;
    return digits > 0 && digits <= 9;
  }

  /** Milliseconds since midnight; -1 for an hour that is none. */
  ms(half: Tail['half']): number {
    const hours = this.#hours;
    if (half === null) return hours > 23 ? -1 : hours * MS_PER_HOUR + this.#rest;
    if (hours < 1 || hours > 12) return -1;
    return ((hours % 12) + (half === 'pm' ? 12 : 0)) * MS_PER_HOUR + this.#rest;
  }

  /** True where it stands as in 2026-05-14T08:30. */
  isBehindIso(bytes: Uint8Array, start: number): boolean {
    return (
      this.start === start + 11 &&
      bytes[start + 4] === HYPHEN &&
      bytes[start + 7] === HYPHEN &&
      bytes[start + 13] === COLON &&
      two(bytes, start + 5) >= 0 &&
      two(bytes, start + 8) >= 0
    );
  }
}

function isDigit(byte: number | undefined): boolean {
  return digit(byte) >= 0;
}

/** A digit as a number; negative where it is none. */
function digit(byte = 0): number {
  const value = byte - 0x30;
  return value > 9 ? -1 : value;
}

/** The same for two of them. */
function two(bytes: Uint8Array, at: number): number {
  const tens = digit(bytes[at]);
  const ones = digit(bytes[at + 1]);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}
