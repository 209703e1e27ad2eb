/**
 * How names of offers are compared where they are not the same: what Microsoft renamed, and what differs in
 * form alone. All of it makes suggestions only; lines are matched by `offers.ts`, which knows nothing of this.
 */
import table from '../../../schemas/offer-renames.json' with { type: 'json' };
import { groupBy } from '../model/group.ts';
import { foldWord } from '../normalise/text.ts';
import { say, type Text } from '../text/text.ts';

/** One rename of the table. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  /** `seen`: the day is that of the first document with the newer name. */
  readonly dated: string;
  readonly source: string;
}

/** A name that a rename, or several in a row, lead to. */
export interface Renamed {
  readonly key: string;
  /** From the oldest name to the newest. */
  readonly path: readonly Rename[];
}

/** Without them, names in two languages or from two price lists still say the same. */
const NOISE = new Set(['plan', 'for', 'pour', 'per', 'fur', 'voor', 'para', 'the']);

const ENGLISH: ReadonlyMap<string, string> = new Map(
  table.words.map(({ word, english }) => [foldWord(word), foldWord(english)]),
);

/** The words of a name in a fixed order, in English, without such as "Plan" and "for". */
export function looseKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldWord)
    .map((word) => ENGLISH.get(word) ?? word)
    .filter((word) => word !== '' && !NOISE.has(word));
  return words.sort().join(' ');
}

/** The same without what stands in brackets; a number there ("Plan 1") tells products apart and stays. */
export function bareKey(name: string): string {
  return looseKey(name.replace(/\([^()\d]*\)|\[[^[\]\d]*\]/g, ' '));
}

const RENAMES: readonly Rename[] = table.renames;
const NEWER = groupBy(RENAMES, ({ from }) => looseKey(from));
const OLDER = groupBy(RENAMES, ({ to }) => looseKey(to));

/** All newer and older names of an offer, nearest first. */
export function renamedKeys(name: string): readonly Renamed[] {
  const key = looseKey(name);
  return [
    ...follow(key, NEWER, ({ to }) => to),
    ...follow(key, OLDER, ({ from }) => from).map((found) => ({
      ...found,
      path: [...found.path].reverse(),
    })),
  ];
}

function follow(
  start: string,
  index: ReadonlyMap<string, readonly Rename[]>,
  next: (rename: Rename) => string,
): readonly Renamed[] {
  const found = new Map<string, Renamed>();
  const queue: Renamed[] = [{ key: start, path: [] }];
  for (const { key, path } of queue) {
    for (const rename of index.get(key) ?? []) {
      const reached = { key: looseKey(next(rename)), path: [...path, rename] };
      if (reached.key === start || found.has(reached.key)) continue;
      found.set(reached.key, reached);
      queue.push(reached);
    }
  }
  return [...found.values()];
}

const SOURCES: Readonly<Record<string, { readonly document: string }>> = table.sources;

/** A sentence that names each rename, its day and where that is written. */
export function renameText(path: readonly Rename[]): Text {
  const steps = path.map(({ from, to, date: day, dated }) =>
    dated === 'effective'
      ? say('{from} to {to} on {day}', { from, to, day })
      : say('{from} to {to} by {day}', { from, to, day }),
  );
  const documents = new Set(path.map(({ source }) => SOURCES[source]?.document ?? source));
  return say('Microsoft renamed {renames} ({documents}).', {
    renames: steps.reduce((first, second) => say('{first}, and {second}', { first, second })),
    documents: [...documents].join('; '),
  });
}
