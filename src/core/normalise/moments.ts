/**
 * Dates and times as files write them. The column as a whole decides how day and month are ordered;
 * what stays ambiguous is refused with both readings, never guessed.
 */
import { formatDay, instantAt, parseCivil, type Day, type Instant } from '../model/values.ts';
import type { RawCell } from '../model/raw-table.ts';
import { formatInstant } from '../model/values.ts';

export type DateOrder = 'dmy' | 'mdy';

/** How a column writes its dates, as far as its own values prove it. */
export type DateForm = DateOrder | 'ambiguous' | 'not-needed';

/** A day, with the time of day where the file gives one. `null` time is not midnight: it is not known. */
export interface Moment {
  readonly day: Day;
  readonly at: Instant | null;
}

export type MomentResult =
  { readonly ok: true; readonly moment: Moment } | { readonly ok: false; readonly problem: string };

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const LOCAL =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?(?:[ ,T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(AM|PM)?)?$/i;

/** Excel counts days from 1899-12-30 (so that its invented 1900-02-29 falls away from 1900-03-01 on). */
const EPOCH_1900 = -25569;
const EPOCH_1904 = -24107;
/** 2000-01-01 … 2200-01-01: no licence was sold before, and no export reaches behind. */
const FIRST_PLAUSIBLE = 10957;
const LAST_PLAUSIBLE = 84006;

const MS_PER_DAY = 86_400_000;

/** Decides from all texts of a column in which order they write day and month. */
export function dateFormOf(texts: Iterable<string>): DateForm {
  let dmy = true;
  let mdy = true;
  let seen = false;
  for (const text of texts) {
    const match = LOCAL.exec(text);
    if (match === null || ISO.test(text) || (match[1] ?? '').length === 4) continue;
    if (readLocal(match, 'dmy') === null && readLocal(match, 'mdy') === null) continue;
    seen = true;
    dmy &&= readLocal(match, 'dmy') !== null;
    mdy &&= readLocal(match, 'mdy') !== null;
  }
  if (!seen) return 'not-needed';
  if (dmy && mdy) return 'ambiguous';
  return dmy ? 'dmy' : mdy ? 'mdy' : 'ambiguous';
}

/** Reads one date cell; numbers are Excel serial days of the workbook's epoch. */
export function readMoment(
  cell: RawCell,
  text: string,
  form: DateForm,
  epoch: '1900' | '1904',
): MomentResult {
  if (cell.kind === 'number') return readSerial(Number(text), epoch);
  if (cell.kind === 'boolean') return { ok: false, problem: 'is not a date' };
  return readMomentText(text, form);
}

/** Writes a moment as `YYYY-MM-DD` or, with a time, as ISO 8601 in UTC. */
export function formatMoment(moment: Moment): string {
  return moment.at === null ? formatDay(moment.day) : formatInstant(moment.at, 'exact');
}

/** Reads a date in text form: ISO 8601, or a local form in the column's order. */
export function readMomentText(text: string, form: DateForm): MomentResult {
  const iso = ISO.exec(text);
  if (iso !== null) return readIso(iso);
  const local = LOCAL.exec(text);
  if (local === null) return { ok: false, problem: 'is not a date' };
  if ((local[1] ?? '').length === 4) return checked(readYearFirst(local));
  const asDmy = readLocal(local, 'dmy');
  const asMdy = readLocal(local, 'mdy');
  if (form === 'dmy') return checked(asDmy);
  if (form === 'mdy') return checked(asMdy);
  if (asDmy !== null && asMdy !== null && asDmy.day !== asMdy.day) {
    return {
      ok: false,
      problem: `can be read as ${formatDay(asDmy.day)} or as ${formatDay(asMdy.day)}, and no value of the column settles it`,
    };
  }
  return checked(asDmy ?? asMdy);
}

function checked(moment: Moment | null): MomentResult {
  if (moment === null) return { ok: false, problem: 'is a day that no calendar has' };
  return plausible(moment);
}

function plausible(moment: Moment): MomentResult {
  if (moment.day < FIRST_PLAUSIBLE || moment.day > LAST_PLAUSIBLE) {
    return { ok: false, problem: `is ${formatDay(moment.day)}, outside 2000 to 2199` };
  }
  return { ok: true, moment };
}

function readIso(match: RegExpExecArray): MomentResult {
  const day = parseCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day === null) return checked(null);
  if (match[4] === undefined) return plausible({ day, at: null });
  const ms = timeOfDay(match[4], match[5], match[6], match[7], undefined);
  if (ms === null) return { ok: false, problem: 'has a time that no clock shows' };
  const at = instantAt(day, ms - zoneOffset(match[8]));
  return plausible({ day: Math.floor(at / MS_PER_DAY) as Day, at });
}

/** Milliseconds that a zone is ahead of UTC. Partner Center shows UTC, so no zone means UTC. */
function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

function readLocal(match: RegExpExecArray, order: DateOrder): Moment | null {
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if ((match[4] ?? '').length !== 4) return null;
  const day = order === 'dmy' ? parseCivil(year, second, first) : parseCivil(year, first, second);
  return withTime(day, match);
}

function readYearFirst(match: RegExpExecArray): Moment | null {
  return withTime(parseCivil(Number(match[1]), Number(match[3]), Number(match[4])), match);
}

function withTime(day: Day | null, match: RegExpExecArray): Moment | null {
  if (day === null) return null;
  if (match[5] === undefined) return { day, at: null };
  const ms = timeOfDay(match[5], match[6], match[7], undefined, match[8]);
  return ms === null ? null : { day, at: instantAt(day, ms) };
}

function timeOfDay(
  hour: string,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  half: string | undefined,
): number | null {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  }
  const minutes = Number(minute ?? 0);
  // A leap second counts as the second before it, as in POSIX time.
  const seconds = Math.min(Number(second ?? 0), 59);
  if (hours > 23 || minutes > 59 || Number(second ?? 0) > 60) return null;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

function readSerial(serial: number, epoch: '1900' | '1904'): MomentResult {
  if (!Number.isFinite(serial)) return { ok: false, problem: 'is not a date' };
  const base = epoch === '1904' ? EPOCH_1904 : EPOCH_1900;
  const whole = Math.floor(serial);
  const day = (whole + base) as Day;
  // Seconds are the finest that Excel keeps exactly; rounding must not push 23:59:59.9 into the next day.
  const ms = Math.min(Math.round((serial - whole) * 86_400) * 1000, MS_PER_DAY - 1000);
  return plausible({ day, at: whole === serial ? null : instantAt(day, ms) });
}
