/**
 * Decides whether a number format shows a calendar date. Times of day and durations are no dates, and an
 * amount stays an amount however its format is decorated (`#,##0,,\M`, `0 "days"`).
 */

/** Built-in formats with a day, month or year; 27-36 and 50-58 are dates in East Asian locales. */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** The parts of a format: literals first, since nothing inside them counts. The last takes any character. */
const TOKEN = /"[^"]*"?|\\.?|_.?|\*.?|\[[^\]]*\]?|AM\/PM|A\/P|E[+-]|[A-Za-z]+|[0#?]|[^A-Za-z]/gisu;
const DATE_LETTERS = /^[ymdhsgeba]+$/i;
const ELAPSED = /^\[(?:h+|m+|s+)\]$/i;
/** Excel keeps formats under 256 characters; anything much longer is not one. */
const LONGEST = 1024;

/** True where the format's first section, the one for positive numbers, shows a calendar date. */
export function isDateFormat(code: string): boolean {
  if (code.length > LONGEST) return false;
  let letters = '';
  let clock = false;
  let previous = '';
  for (const [token] of code.matchAll(TOKEN)) {
    if (token === ';') break;
    if (ELAPSED.test(token)) clock = true;
    else if (isDigitPlace(token)) {
      // A digit is part of a date format only in fractions of seconds.
      if (!/s[.,]0*$/i.test(previous)) return false;
    } else if (DATE_LETTERS.test(token) && !isWord(token)) letters += token.toLowerCase();
    previous = isLiteral(token) ? '' : previous.slice(-8) + token;
  }
  if (/[ydgeb]|aaa/.test(letters)) return true;
  // An m beside hours or seconds means minutes.
  return letters.includes('m') && !clock && !/[hs]/.test(letters);
}

function isDigitPlace(token: string): boolean {
  return token === '0' || token === '#' || token === '?';
}

/** `a` only counts as the weekday `aaa` or `aaaa`; in any other company it makes the run a word. */
function isWord(token: string): boolean {
  return /a/i.test(token) && !/^[^a]*a{3,4}[^a]*$/i.test(token);
}

function isLiteral(token: string): boolean {
  return /^["\\_*[]/.test(token);
}
