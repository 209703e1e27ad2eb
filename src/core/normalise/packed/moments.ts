/** Moments read from bytes: those in the plain ISO form at once, any other once for all cells that say the same. */
import type { Day } from '../../model/values.ts';
import { readMomentText, type Moment } from '../moments.ts';
import { Remembered } from './remembered.ts';
import type { RowBytes } from '../../model/packed-row.ts';

const MS_PER_DAY = 86_400_000;
/** 2026-05-14 */
const DATE_LENGTH = 10;
/** T08:30:00 */
const CLOCK_LENGTH = 9;
/** So many texts are remembered: dates by local custom come again, and what never does is no matter. */
const MOST_TEXTS = 2 ** 16;

interface ReadText extends Moment {
  readonly text: string;
  /** With what stands around it. */
  readonly written: string;
}

function readText(written: string): ReadText | null {
  const text = written.trim();
  const result = readMomentText(text, 'not-needed');
  return result.ok ? { text, written, ...result.moment } : null;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The day of 2026-05-14; `null` for a text that is none. */
function dayOfDate(text: string): Day | null {
  const result = DATE.test(text) ? readMomentText(text, 'not-needed') : null;
  return result?.ok === true ? result.moment.day : null;
}

/** Reads moments from the cells of a log. */
export class PackedMoments {
  readonly #days = new Remembered(dayOfDate, MOST_TEXTS);
  readonly #texts = new Remembered(readText, MOST_TEXTS);
  /** What was read last: milliseconds since 1970, and whether a time was given. */
  time = 0;
  timed = false;

  /**
   * Reads a moment; false where the text is none, or may not be read by itself. `certain` tells which may, by
   * the text without and with what stands around it.
   */
  read(
    row: RowBytes,
    start: number,
    end: number,
    certain: (text: string, written: string) => boolean,
  ): boolean {
    if (this.#readIso(row, start, end)) return true;
    const moment = this.#texts.find(row, start, end) ?? null;
    if (moment === null || !certain(moment.text, moment.written)) return false;
    this.time = moment.at ?? moment.day * MS_PER_DAY;
    this.timed = moment.at !== null;
    return true;
  }

  /** 2026-05-14T08:30:00Z, perhaps with a fraction of the second, or without the Z: all mean UTC. */
  #readIso(row: RowBytes, start: number, end: number): boolean {
    if (end - start < DATE_LENGTH + CLOCK_LENGTH) return false;
    const day = this.#days.find(row, start, start + DATE_LENGTH) ?? null;
    if (day === null) return false;
    const ms = clockOf(row.bytes, start + DATE_LENGTH, end);
    if (ms < 0) return false;
    this.time = day * MS_PER_DAY + ms;
    this.timed = true;
    return true;
  }
}

const [T, SPACE, COLON, POINT, Z] = [0x54, 0x20, 0x3a, 0x2e, 0x5a];

/** Milliseconds since midnight of `T08:30:00.123Z`; -1 for anything else. */
function clockOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start];
  if (
    (first !== T && first !== SPACE) ||
    bytes[start + 3] !== COLON ||
    bytes[start + 6] !== COLON
  ) {
    return -1;
  }
  const hours = two(bytes, start + 1);
  const minutes = two(bytes, start + 4);
  const seconds = two(bytes, start + 7);
  if (hours < 0 || minutes < 0 || seconds < 0 || hours > 23 || minutes > 59 || seconds > 59) {
    return -1;
  }
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const at = start + CLOCK_LENGTH;
  const last = bytes[end - 1] === Z ? end - 1 : end;
  if (at === last) return ms;
  const fraction = bytes[at] === POINT ? thousandths(bytes, at + 1, last) : -1;
  return fraction < 0 ? -1 : ms + fraction;
}

/** Up to nine digits behind the point as milliseconds, cut off; -1 for anything else. */
function thousandths(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > 9) return -1;
  let value = 0;
  for (let place = 0; place < Math.max(3, end - start); place += 1) {
    const digit = start + place < end ? (bytes[start + place] ?? 0) - 0x30 : 0;
    if (digit < 0 || digit > 9) return -1;
    if (place < 3) value = 10 * value + digit;
  }
  return value;
}

/** Two digits as a number; negative where they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}
