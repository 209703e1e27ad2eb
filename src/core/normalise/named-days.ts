/** Days whose month is written as a word: "3 févr. 2026", "jeudi 14 mai 2026", "May 14, 2026", "14-maj-2026". */
import { parseCivil, type Day } from '../model/values.ts';
import { cellProblem, type CellProblem } from '../problems/index.ts';
import { foldWord } from './text.ts';
import { MONTHS, WEEKDAYS } from './words.ts';

/** What stands between day, month and year, folded: "14 de mayo de 2026", "1er mai", "14th of May", "14 maja 2026 r.". */
const FILLERS = new Set('de del den the of er st nd rd th r o a feira'.split(' '));

/** Reads such a day; `null` where the text is none, a problem where it is one but names no day. */
export function readNamedDay(text: string): Day | CellProblem | null {
  const tokens = text.match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? [];
  const [first = '', second = '', ...others] = tokens.filter((token) => /\d/.test(token));
  const words = tokens.filter((token) => !/\d/.test(token) && !FILLERS.has(foldWord(token)));
  const month = MONTHS.find(withoutWeekday(words) ?? '');
  if (month === null || second === '' || others.length > 0) return null;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (year.length !== 4 || day.length > 2) return cellProblem('E_DATE_YEAR', {});
  return parseCivil(Number(year), Number(month), Number(day)) ?? cellProblem('E_DATE_INVALID', {});
}

/** The one word that is left for the month; a weekday may stand at either end, and may look like a month ("mar"). */
function withoutWeekday(words: readonly string[]): string | null {
  const [first = '', second] = words;
  if (words.length > 2 || second === undefined) return words.length === 1 ? first : null;
  if (WEEKDAYS.find(first) !== null) return second;
  return WEEKDAYS.find(second) !== null ? first : null;
}
