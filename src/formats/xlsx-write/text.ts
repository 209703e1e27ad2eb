/**
 * What Excel can hold as text: no control characters, at most 32,767 characters in a cell, names of
 * sheets of at most 31, and no text that it would decode into another.
 */

/** Characters that a cell can hold. */
export const CELL_LIMIT = 32_767;
const SHEET_NAME_LIMIT = 31;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
const DELETE_CHARACTER = /\u007f/g;
// C1 controls, the two non-characters XML forbids, and halves of surrogate pairs.
const UNWRITABLE = /[\u0080-\u009f\ufffe\uffff\p{Surrogate}]/gu;

/** What must be looked at, replaced or escaped before a text can stand in a workbook's XML. */
const ODD = /[\u0000-\u001f&<>_\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;

/** True for most texts: Excel and XML take them as they are, without a look at each of their characters. */
export function isPlain(text: string): boolean {
  return text.length <= CELL_LIMIT && !ODD.test(text) && text.trim().length === text.length;
}

/** The text as Excel would show it; every character that no workbook can hold stays visible. */
export function shownText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, (control) => String.fromCodePoint(0x2400 + control.charCodeAt(0)))
    .replace(DELETE_CHARACTER, '\u2421')
    .replace(UNWRITABLE, '\u2426');
}

/** As much of the text as a cell holds, with the mark at its end where that is not all. */
export function cutText(text: string, mark: string): string {
  if (text.length <= CELL_LIMIT) return text;
  return text.slice(0, CELL_LIMIT - mark.length).replace(/[\ud800-\udbff]$/, '') + mark;
}

/** The text as it must be written so that Excel shows it: `_x0041_` would be decoded to `A`. */
export function cellText(text: string): string {
  return cutText(shownText(text), '…').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A valid sheet name that is not yet `taken`; Excel compares names without regard to case. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean = wanted.replace(/[:\\/?*[\]]/g, '-').replace(/^'|'$/g, '-');
  const base = clean.trim() === '' || clean.toLowerCase() === 'history' ? `${clean} sheet` : clean;
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${String(count)})`;
    const name = base.slice(0, SHEET_NAME_LIMIT - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** A text constant inside a formula. */
export function formulaText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A text as it stands between two tags. */
export function escapeXml(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}

// A column's width counts digits; the letters of a sentence are narrower.
const CHARACTERS_PER_UNIT = 1.1;

/** About how many lines a text takes in a column of this width. */
export function textLines(text: string, width: number): number {
  if (text.length <= width && !text.includes('\n')) return 1;
  const most = width * CHARACTERS_PER_UNIT;
  let lines = 0;
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    lines += Math.max(1, Math.ceil((stop - start) / most));
    start = stop + 1;
  }
  return lines;
}

/** The height of a row with this many lines; Excel knows no row above 409 points. */
export function rowHeight(lines: number): number {
  return Math.min(lines * 15 + 1, 400);
}

/** The letters of a column, counted from 1. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
