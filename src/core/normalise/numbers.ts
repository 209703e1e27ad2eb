/**
 * Numbers as files write them. A dot or a comma before three digits may group digits or start decimals;
 * the column as a whole decides which, and what stays open is refused with both readings.
 */
import { cellProblem, type CellProblem } from '../problems/index.ts';

/** The character that starts the decimals. The other one of the two then groups digits. */
export type DecimalMark = 'comma' | 'point';

/** How a column writes its numbers, as far as its own values prove it. */
export type NumberForm = DecimalMark | 'ambiguous' | 'conflict' | 'not-needed';

/** An exact decimal in plain notation, such as `-1234.5`; no exponent, no superfluous zeros. */
export type DecimalText = string;

export type NumberResult =
  | { readonly ok: true; readonly value: DecimalText }
  | { readonly ok: false; readonly problem: CellProblem };

const SPACE_OR_APOSTROPHE = "[ \\u00a0\\u2009\\u202f'’]";
const SIGN = /^[+\-−]/;
const PLAIN = /^\d+$/;
/** Digits in groups of three by spaces or apostrophes, then perhaps decimals after either mark. */
const SPACED = new RegExp(`^[1-9]\\d{0,2}(?:${SPACE_OR_APOSTROPHE}\\d{3})+(?:([.,])\\d+)?$`);
const GROUPED = {
  comma: /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/,
  point: /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
} as const;
const DECIMALS = { comma: /^\d+,\d+$/, point: /^\d+\.\d+$/ } as const;
/** Longer than any amount or count; also bounds what the patterns above may look at. */
const MAX_LENGTH = 40;

/** Decides from the texts of a column, added one by one, which mark starts its decimals. */
export class NumberVote {
  #comma = true;
  #point = true;
  #seen = false;

  add(text: string): void {
    if (!/[.,]/.test(text)) return;
    const digits = withoutSign(text);
    const asComma = fits(digits, 'comma');
    const asPoint = fits(digits, 'point');
    if (!asComma && !asPoint) return;
    this.#seen = true;
    this.#comma &&= asComma;
    this.#point &&= asPoint;
  }

  get form(): NumberForm {
    if (!this.#seen) return 'not-needed';
    if (this.#comma !== this.#point) return this.#comma ? 'comma' : 'point';
    return this.#comma ? 'ambiguous' : 'conflict';
  }
}

/** The same for all texts at once. */
export function numberFormOf(texts: Iterable<string>): NumberForm {
  const vote = new NumberVote();
  for (const text of texts) vote.add(text);
  return vote.form;
}

/** True for a text that reads the same whatever its column proves. */
export function isPlainCount(text: string): boolean {
  return PLAIN.test(text);
}

/** Reads one number in text form in the column's form. */
export function readNumber(text: string, form: NumberForm): NumberResult {
  const digits = withoutSign(text);
  const sign = /^[-−]/.test(text) ? '-' : '';
  if (form === 'comma' || form === 'point') {
    return fits(digits, form) ? found(sign, digits, form) : refused(digits);
  }
  const asComma = fits(digits, 'comma') ? plain(sign, digits, 'comma') : null;
  const asPoint = fits(digits, 'point') ? plain(sign, digits, 'point') : null;
  if (asComma !== null && asPoint !== null && asComma !== asPoint) {
    const code = form === 'conflict' ? 'E_NUMBER_CONFLICT' : 'E_NUMBER_AMBIGUOUS';
    return { ok: false, problem: cellProblem(code, { first: asComma, second: asPoint }) };
  }
  const value = asComma ?? asPoint;
  return value === null ? refused(digits) : { ok: true, value };
}

/** A number as a workbook stores it ("25", "0.1", "1.5E3"), in plain notation; `null` where it is none. */
export function plainNumber(lexical: string): DecimalText | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d{1,3}))?$/i.exec(lexical);
  if (match === null || (match[2] ?? '') + (match[3] ?? '') === '') return null;
  const digits = (match[2] ?? '') + (match[3] ?? '');
  const point = (match[2] ?? '').length + Number(match[4] ?? 0);
  const padded = digits.padEnd(point, '0').padStart(digits.length - Math.min(point, 0), '0');
  const at = Math.max(point, 0);
  return tidy(match[1] === '-' ? '-' : '', padded.slice(0, at), padded.slice(at));
}

/** So many digits always make an exact number. */
const SAFE_DIGITS = 15;

/** A whole number written in digits alone; `null` for anything else, or very many digits. */
export function readDigits(text: string): number | null {
  if (text.length === 0 || text.length > SAFE_DIGITS) return null;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number;
}

/** The number as a whole one; `null` where it has decimals, or more digits than a number can hold. */
export function asCount(value: DecimalText): number | null {
  if (!/^-?\d+$/.test(value)) return null;
  const count = Number(value);
  return Number.isSafeInteger(count) ? count : null;
}

function withoutSign(text: string): string {
  return text.replace(SIGN, '').trim();
}

function fits(digits: string, mark: DecimalMark): boolean {
  if (digits.length > MAX_LENGTH) return false;
  if (PLAIN.test(digits) || GROUPED[mark].test(digits)) return true;
  const spaced = SPACED.exec(digits);
  if (spaced !== null) return spaced[1] === undefined || spaced[1] === MARKS[mark];
  return DECIMALS[mark].test(digits);
}

const MARKS = { comma: ',', point: '.' } as const;

function found(sign: string, digits: string, mark: DecimalMark): NumberResult {
  return { ok: true, value: plain(sign, digits, mark) };
}

function plain(sign: string, digits: string, mark: DecimalMark): DecimalText {
  const [whole = '', decimals = ''] = digits.split(MARKS[mark]);
  return tidy(sign, whole.replace(/\D/g, ''), decimals);
}

function tidy(sign: string, whole: string, decimals: string): DecimalText {
  const left = whole.replace(/^0+(?=\d)/, '') || '0';
  const right = decimals.replace(/0+$/, '');
  const text = right === '' ? left : `${left}.${right}`;
  return text === '0' ? text : `${sign}${text}`;
}

function refused(digits: string): NumberResult {
  const readable = fits(digits, 'comma') || fits(digits, 'point');
  return { ok: false, problem: cellProblem(readable ? 'E_NUMBER_FORM' : 'E_NUMBER', {}) };
}
