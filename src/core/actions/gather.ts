/** What gathers from run to run: the log of choices, and words that belong to no action. */

import { addTo } from '../model/group.ts';
import type { LogEntry, Orphan, SheetCopy, SheetRow } from './living.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { labelOf, STATUS_WORDS, wordFor } from './columns.ts';

/** Entries nobody has deleted, then those of this run; each once. */
export function mergeLog(
  ranked: readonly SheetCopy[],
  found: readonly LogEntry[],
  asOf: string,
): { readonly log: readonly LogEntry[]; readonly news: readonly LogEntry[] } {
  const aboutOf = ({ what, id, column, kept }: LogEntry): string =>
    JSON.stringify([what, id, column, kept]);
  const keyOf = (entry: LogEntry): string => JSON.stringify([aboutOf(entry), entry.other]);
  const carried = once(
    [...ranked].reverse().flatMap((copy) => copy.log),
    keyOf,
  );
  const known = new Map<string, string[]>();
  for (const entry of carried) addTo(known, aboutOf(entry), entry.other);
  // What people write beside an entry comes after its other value, and makes no other entry of it.
  const isKnown = (entry: LogEntry): boolean =>
    known
      .get(aboutOf(entry))
      ?.some(
        (other) =>
          other === entry.other || entry.other === '' || other.startsWith(`${entry.other}\n`),
      ) === true;
  const news = once(found, keyOf)
    .filter((entry) => !isKnown(entry))
    .map((entry) => ({ ...entry, asOf }));
  return { log: [...carried, ...news], news };
}

/** Rows without a known action, beside those of earlier runs. */
export function mergeOrphans(
  ranked: readonly SheetCopy[],
  isKnown: (id: string) => boolean,
  asOf: string,
  speech: Speech,
): readonly Orphan[] {
  const keyOf = ({ id, text }: Orphan): string => JSON.stringify([id, text]);
  const found = ranked.flatMap((copy) =>
    copy.rows
      .filter((row) => !isKnown(row.id))
      .flatMap((row) => orphansOf(row, copy, asOf, speech)),
  );
  const carried = [...ranked].reverse().flatMap((copy) => copy.orphans);
  return once([...carried, ...found], keyOf);
}

/** A cell holds 32,767 characters, so a long row takes several. */
const MOST_TEXT = 30_000;

function orphansOf(
  row: SheetRow,
  copy: SheetCopy,
  asOf: string,
  speech: Speech,
): readonly Orphan[] {
  const { human, own, machine } = row;
  const labels = new Map(copy.ownColumns.map(({ key, label }) => [key, label]));
  const words = [...Object.entries(human), ...Object.entries(own), ...Object.entries(machine)]
    .filter(([, text]) => text !== '')
    .map(
      ([key, text]) =>
        `${labels.get(key) ?? labelOf(key, speech)}: ${key === 'status' ? speech.of(wordFor(STATUS_WORDS, text)) : text}`,
    )
    .join('\n');
  const why = speech.of(
    row.id === '' ? say('There is no action id') : say('No action has this id'),
  );
  const parts: string[] = [];
  for (let at = 0; at < Math.max(1, words.length); at += MOST_TEXT) {
    parts.push(words.slice(at, at + MOST_TEXT).trim());
  }
  return parts.map((text) => ({
    id: row.id,
    why,
    text,
    file: copy.file,
    cell: row.address('id'),
    asOf,
  }));
}

function once<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
}
