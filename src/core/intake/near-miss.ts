/** Headers that are almost a known one. They are named as hints ("did you mean …"), never used. */
import { foldWord } from '../normalise/text.ts';
import type { HeaderIndex, InputKind } from './input-kind.ts';

export interface NearMiss {
  /** The header as it stands in the file. */
  readonly header: string;
  readonly field: string;
  /** The known header that it resembles. */
  readonly known: string;
}

/** The nearest known header of a kind for each of these headers, where one is near enough. */
export function nearMisses(
  kind: InputKind,
  index: HeaderIndex,
  headers: readonly string[],
): readonly NearMiss[] {
  return headers.flatMap((header) => {
    const known = nearest(foldWord(header), [...index.keys()]);
    const meaning = known === null ? undefined : index.get(known);
    if (known === null || meaning === undefined) return [];
    return [{ header, field: meaning.field, known: spelled(kind, meaning.field, known) }];
  });
}

/** The candidate that differs in the fewest letters, or that the word contains; `null` where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const allowed = Math.min(3, Math.floor(word.length / 4));
  let best: string | null = null;
  let least = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best ?? longestInside(word, candidates);
}

const SHORTEST_INSIDE = 6;

function longestInside(word: string, candidates: readonly string[]): string | null {
  const inside = candidates.filter(
    (candidate) => candidate.length >= SHORTEST_INSIDE && word.includes(candidate),
  );
  return inside.sort((a, b) => b.length - a.length)[0] ?? null;
}

function spelled(kind: InputKind, field: string, folded: string): string {
  const { api = {}, ...languages } = kind.aliases.fields[field] ?? {};
  const headers = [...Object.values(languages), api].flatMap(Object.keys);
  return headers.find((header) => foldWord(header) === folded) ?? field;
}

/** How many letters must be inserted, deleted or replaced (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const shorter = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, shorter));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
