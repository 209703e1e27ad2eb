/**
 * Dates and times as files write them. The column as a whole decides how day and month are ordered;
 * what stays ambiguous is refused with both readings, never guessed.
 */
import { civilOf, formatDay, formatInstant, instantAt, parseCivil } from '../model/values.ts';
import type { Day, Instant } from '../model/values.ts';
import type { RawCell } from '../model/raw-table.ts';
import { cellProblem, type CellProblem } from '../problems/index.ts';
import { readNamedDay } from './named-days.ts';
import { splitTime, timeOfDay } from './times.ts';

export type DateOrder = 'dmy' | 'mdy';

/** How a column writes its dates, as far as its own values prove it. */
export type DateForm = DateOrder | 'ambiguous' | 'conflict' | 'not-needed';

/** A day, with the time of day where the file gives one. `null` time is not midnight: it is not known. */
export interface Moment {
  readonly day: Day;
  readonly at: Instant | null;
}

export type MomentResult =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly problem: CellProblem };

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const NUMERIC = /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/;
/** The weekday may stand behind the day: 2026年5月14日(木), 2026年5月14日木曜日. */
const JAPANESE =
  /^(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日\s?(?:[月火水木金土日](?:曜日?)?|\([月火水木金土日](?:曜日?)?\))?$/;

/** The number of a day as text: what Excel writes into a CSV for a date that lost its format. */
const SERIAL = /^\d{5}(?:[.,]\d{1,15})?$/;
/** Excel counts days from 1899-12-30 (so that its invented 1900-02-29 falls away from 1900-03-01 on). */
const EPOCH_1900 = -25569;
const EPOCH_1904 = -24107;
/** 2000-01-01 … 2200-01-01: no licence was sold before, and no export reaches behind. */
const FIRST_PLAUSIBLE = 10957;
const LAST_PLAUSIBLE = 84006;

const MS_PER_DAY = 86_400_000;

/** True for a text that reads the same whatever its column proves. */
export function isIsoMoment(text: string): boolean {
  return isFormatted(text) || ISO.test(text);
}

/** True for the number of a day, as Excel counts them. */
export function isSerial(text: string): boolean {
  return SERIAL.test(text);
}

/** Decides from the texts of a column, added one by one, in which order they write day and month. */
export class DateVote {
  #dmy = true;
  #mdy = true;
  #seen = false;

  add(text: string): void {
    if (isIsoMoment(text)) return;
    const read = readBothWays(splitTime(text).date);
    if (read === null || (read.dmy === null && read.mdy === null)) return;
    this.#seen = true;
    this.#dmy &&= read.dmy !== null;
    this.#mdy &&= read.mdy !== null;
  }

  get form(): DateForm {
    if (!this.#seen) return 'not-needed';
    if (this.#dmy !== this.#mdy) return this.#dmy ? 'dmy' : 'mdy';
    return this.#dmy ? 'ambiguous' : 'conflict';
  }
}

/** The same for all texts at once. */
export function dateFormOf(texts: Iterable<string>): DateForm {
  const vote = new DateVote();
  for (const text of texts) vote.add(text);
  return vote.form;
}

/**
 * Finds out whether a program of another country has turned the dates of a column that it could read into
 * real ones, with day and month exchanged, and left the others as text: all texts have a number above 12, no
 * real date has a day above it.
 */
export class HalfVote {
  readonly #epoch: '1900' | '1904';
  #texts = 0;
  #serials = 0;
  #possible = true;

  constructor(epoch: '1900' | '1904') {
    this.#epoch = epoch;
  }

  addText(text: string): void {
    const both = readBothWays(splitTime(text).date);
    if (both === null) return;
    this.#texts += 1;
    if (both.dmy !== null && both.mdy !== null) this.#possible = false;
  }

  addSerial(serial: string): void {
    this.#serials += 1;
    const read = readSerial(serial, this.#epoch);
    if (!read.ok || civilOf(read.moment.day).day > 12) this.#possible = false;
  }

  get isHalf(): boolean {
    return this.#possible && this.#texts > 0 && this.#serials > 0;
  }
}

/** Reads one date cell; numbers, also as text, are Excel serial days of the workbook's epoch. */
export function readMoment(
  cell: RawCell,
  text: string,
  form: DateForm,
  epoch: '1900' | '1904',
): MomentResult {
  if (cell.kind === 'number' || isSerial(text)) return readSerial(text, epoch);
  if (cell.kind === 'boolean') return refused(cellProblem('E_DATE', {}));
  return readMomentText(text, form);
}

/** Writes a moment as `YYYY-MM-DD` or, with a time, as ISO 8601 in UTC. */
export function formatMoment(moment: Moment): string {
  return moment.at === null ? formatDay(moment.day) : formatInstant(moment.at, 'exact');
}

/** True for a moment as `formatMoment` writes it, to the second: 2026-05-14T08:30:00Z. */
export function isFormatted(text: string): boolean {
  return text.length === 20 && FORMATTED.test(text);
}

const FORMATTED = /^\d{4}-\d{2}-\d{2}T[0-2]\d:[0-5]\d:[0-5]\dZ$/;
/** The days met last, as logs write the same ones again and again. */
const DAYS = new Map<string, Day | null>();
const MOST_DAYS = 5_000;

function isoDay(text: string): Day | null {
  const date = text.slice(0, 10);
  const known = DAYS.get(date);
  if (known !== undefined) return known;
  const day = parseCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)));
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  DAYS.set(date, day);
  return day;
}

/** Two digits of a text as a number. */
function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function readFormatted(text: string): MomentResult {
  const day = isoDay(text);
  if (day === null) return refused(NO_SUCH_DAY);
  const hours = two(text, 11);
  if (hours > 23) return refused(cellProblem('E_TIME_INVALID', {}));
  return plausible(day, ((hours * 60 + two(text, 14)) * 60 + two(text, 17)) * 1000);
}

/** Reads a date in text form: ISO 8601, a local form in the column's order, or one with a month's name. */
export function readMomentText(text: string, form: DateForm): MomentResult {
  if (isFormatted(text)) return readFormatted(text);
  const iso = ISO.exec(text);
  if (iso !== null) return readIso(iso);
  const { date, time } = splitTime(text);
  if (time === 'impossible') return refused(cellProblem('E_TIME_INVALID', {}));
  const day = readLocalDay(date, form);
  return typeof day === 'number' ? plausible(day, time) : refused(day);
}

function refused(problem: CellProblem): MomentResult {
  return { ok: false, problem };
}

/** A day, or why the text is none. */
function readLocalDay(date: string, form: DateForm): Day | CellProblem {
  const japanese = JAPANESE.exec(date);
  if (japanese !== null) return civil(japanese[1], japanese[2], japanese[3]) ?? NO_SUCH_DAY;
  const both = readBothWays(date);
  if (both !== null) return chosen(both, form);
  const numeric = NUMERIC.exec(date);
  if (numeric === null) {
    return readNamedDay(date) ?? cellProblem('E_DATE', {});
  }
  if ((numeric[1] ?? '').length < 4) return cellProblem('E_DATE_YEAR', {});
  return civil(numeric[1], numeric[3], numeric[4]) ?? NO_SUCH_DAY;
}

const NO_SUCH_DAY = cellProblem('E_DATE_INVALID', {});

interface BothWays {
  readonly dmy: Day | null;
  readonly mdy: Day | null;
}

/** The two days that a numeric date may mean; `null` where it is no such date, or starts with the year. */
function readBothWays(date: string): BothWays | null {
  const match = NUMERIC.exec(date);
  if (match === null || (match[4] ?? '').length !== 4) return null;
  const [, first, , second, year] = match;
  return { dmy: civil(year, second, first), mdy: civil(year, first, second) };
}

function chosen({ dmy, mdy }: BothWays, form: DateForm): Day | CellProblem {
  if (form === 'dmy') return dmy ?? NO_SUCH_DAY;
  if (form === 'mdy') return mdy ?? NO_SUCH_DAY;
  if (dmy !== null && mdy !== null && dmy !== mdy) {
    const code = form === 'conflict' ? 'E_DATE_CONFLICT' : 'E_DATE_AMBIGUOUS';
    return cellProblem(code, { first: formatDay(dmy), second: formatDay(mdy) });
  }
  return dmy ?? mdy ?? NO_SUCH_DAY;
}

function civil(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Day | null {
  return parseCivil(Number(year), Number(month), Number(day));
}

/** True for a day that an export can name. */
export function isPlausible(day: number): boolean {
  return day >= FIRST_PLAUSIBLE && day <= LAST_PLAUSIBLE;
}

/** `ms` is the time of day in UTC, `null` where none is given. */
function plausible(day: Day, ms: number | null): MomentResult {
  if (!isPlausible(day)) {
    return refused(cellProblem('E_DATE_RANGE', { day: formatDay(day) }));
  }
  return { ok: true, moment: { day, at: ms === null ? null : instantAt(day, ms) } };
}

function readIso(match: RegExpExecArray): MomentResult {
  const day = civil(match[1], match[2], match[3]);
  if (day === null) return refused(NO_SUCH_DAY);
  if (match[4] === undefined) return plausible(day, null);
  const ms = timeOfDay(match[4], match[5], match[6], match[7]);
  if (ms === null) return refused(cellProblem('E_TIME_INVALID', {}));
  const at = instantAt(day, ms - zoneOffset(match[8]));
  const inUtc = Math.floor(at / MS_PER_DAY) as Day;
  return plausible(inUtc, at - instantAt(inUtc, 0));
}

/** Milliseconds that a zone is ahead of UTC. Partner Center shows UTC, so no zone means UTC. */
export function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

function readSerial(text: string, epoch: '1900' | '1904'): MomentResult {
  const serial = Number(text.replace(',', '.'));
  if (!Number.isFinite(serial)) return refused(cellProblem('E_DATE', {}));
  const base = epoch === '1904' ? EPOCH_1904 : EPOCH_1900;
  const whole = Math.floor(serial);
  // Seconds are the finest that Excel keeps exactly; rounding must not push 23:59:59.9 into the next day.
  const ms = Math.min(Math.round((serial - whole) * 86_400) * 1000, MS_PER_DAY - 1000);
  return plausible((whole + base) as Day, whole === serial ? null : ms);
}
