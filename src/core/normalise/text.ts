/**
 * How words are made comparable. Folding is for comparing only: the text as it stood in the file is
 * what people get to see.
 */

// Upper-casing before lower-casing is the closest JavaScript has to Unicode case folding: ß becomes ss.
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** A name as it is matched: NFKC, case-folded, white space folded, trimmed (contract: exact normalised name). */
export function foldName(text: string): string {
  return foldCase(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
}

/**
 * A header or a value word as it is looked up: letters and digits only, without case and accents.
 * Catches camelCase, split compounds ("Åter försäljare"), and every apostrophe and hyphen.
 */
export function foldWord(text: string): string {
  if (PLAIN.test(text)) return text.replace(NO_PLAIN_WORD, '').toLowerCase();
  return foldCase(text.normalize('NFKD')).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Most words are ASCII, which needs no normalising. */
const PLAIN = /^[\0-\x7f]*$/;
const NO_PLAIN_WORD = /[^A-Za-z0-9]+/g;

/**
 * True where `foldWord` makes `folded` of the text. Most texts differ in their first letter, so they are told
 * without being folded.
 */
export function foldsTo(text: string, folded: string): boolean {
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 127) return foldWord(text) === folded;
    const upper = code >= 65 && code <= 90;
    if (!upper && !(code >= 97 && code <= 122) && !(code >= 48 && code <= 57)) continue;
    if (folded.charCodeAt(at) !== (upper ? code + 32 : code)) return restFolds(text, i, folded);
    at += 1;
  }
  return at === folded.length;
}

/** What follows may still change what stands before it (a letter and its accent), if it is not plain. */
function restFolds(text: string, from: number, folded: string): boolean {
  for (let i = from; i < text.length; i += 1) {
    if (text.charCodeAt(i) > 127) return foldWord(text) === folded;
  }
  return false;
}

/** True where `trimCell` leaves nothing. */
export function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  return first > 32 && first < 127 ? false : trimCell(text) === null;
}

/** A text without surrounding white space (also no-break and zero-width); `null` where nothing is left. */
export function trimCell(text: string): string | null {
  if (isTrim(text)) return text;
  const trimmed = text.replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, '');
  return trimmed === '' ? null : trimmed;
}

/** True where a text begins and ends with a printed ASCII character, as nearly all do. */
function isTrim(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 32 && first < 127 && last > 32 && last < 127;
}

/** Sort order that is the same on every machine: by code unit. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A cell that holds an id and nothing else. */
export const ID_CELL = /^\s*\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i;
