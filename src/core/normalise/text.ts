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
  return foldCase(text.normalize('NFKD')).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A text without surrounding white space (also no-break and zero-width); `null` where nothing is left. */
export function trimCell(text: string): string | null {
  const trimmed = text.replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, '');
  return trimmed === '' ? null : trimmed;
}

/** Sort order that is the same on every machine: by code unit. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
