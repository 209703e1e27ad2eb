/**
 * Finds the sheets and columns of an action sheet again, whatever was done to them: by the hidden keys
 * above the header, and by the header's words where keys are lost or have stayed behind.
 */

import { columnLetters, type RawRow, type RawTable } from '../model/raw-table.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { COLUMNS_READ, type SheetKind } from './columns.ts';
import type { OwnColumn } from './living.ts';
import type { SheetWords } from './sheet-words.ts';

/** Columns that no other sheet has together: their labels tell it where the keys are lost. */
const SIGNATURES: Readonly<Record<SheetKind, readonly string[]>> = {
  actions: ['id', 'status', 'dueOn'],
  resolved: ['id', 'resolvedOn'],
  conflicts: ['kept', 'other'],
  orphaned: ['text'],
  signOff: ['preparer', 'reviewer'],
  progress: ['asOf', 'still', 'resolved'],
};

/** In which words a sheet may be written: those of the likeliest language first. */
export interface Reading {
  readonly speech: Speech;
  readonly words: readonly SheetWords[];
}

/** A table of the sheet with its columns found. */
export interface Layout {
  readonly kind: SheetKind;
  readonly table: RawTable;
  /** Rows below the header that hold anything. */
  readonly rows: readonly RawRow[];
  /** Column key → position, for columns of the tool's own. */
  readonly columns: ReadonlyMap<string, number>;
  readonly own: readonly (OwnColumn & { readonly at: number })[];
  /** False where the hidden keys are gone. */
  readonly keyed: boolean;
}

/** How far down a header is looked for: people put rows above it. */
const HEADER_SEARCH = 60;
const KEY = /^(actions|resolved|conflicts|orphaned|signOff|progress)\.(.+)$/;

/** What a table is and where its columns are; `null` for sheets that are not the tool's. */
export function findLayout(table: RawTable, reading: Reading): Layout | null {
  if (table.visibility === 'very-hidden') return null;
  const { words } = reading;
  const top = table.rows.slice(0, HEADER_SEARCH);
  const keyAt = top.findIndex((row) => keysIn(row).size > 1);
  const keys = keyAt < 0 ? new Map<number, readonly [SheetKind, string]>() : keysIn(top[keyAt]);
  const headerAt = keyAt < 0 ? top.findIndex((row) => kindByWords(row, words) !== null) : keyAt + 1;
  const header = table.rows[headerAt];
  if (headerAt < 0 || header === undefined) return null;
  const [firstKey] = keys.values();
  const kind = firstKey?.[0] ?? kindByWords(header, words);
  if (kind === null) return null;
  const rows = table.rows.slice(headerAt + 1);
  const columns = matchColumns(header, keys, kind, words);
  return {
    kind,
    table,
    rows,
    columns,
    own: ownColumns({ header, rows }, keys, new Set(columns.values()), reading.speech),
    keyed: keyAt >= 0,
  };
}

function textAt(row: RawRow | undefined, at: number): string {
  return trimCell(row?.cells[at]?.text ?? '') ?? '';
}

function keysIn(row: RawRow | undefined): ReadonlyMap<number, readonly [SheetKind, string]> {
  const found = new Map<number, readonly [SheetKind, string]>();
  row?.cells.forEach((cell, at) => {
    const [, kind, key] = KEY.exec(trimCell(cell?.text ?? '') ?? '') ?? [];
    if (kind !== undefined && key !== undefined) found.set(at, [kind as SheetKind, key]);
  });
  return found;
}

function kindByWords(row: RawRow, words: readonly SheetWords[]): SheetKind | null {
  const there = new Set(row.cells.map((cell) => foldWord(cell?.text ?? '')));
  const kinds = Object.keys(SIGNATURES) as SheetKind[];
  for (const { labels } of words) {
    const isThere = (label: string | undefined): boolean =>
      label !== undefined && there.has(foldWord(label));
    const found = kinds.find((kind) =>
      SIGNATURES[kind].every((key) => isThere(labels[`${kind}.${key}`])),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** Folded label → key; where languages share a label, the likelier one has it. */
function keysByWord(kind: SheetKind, words: readonly SheetWords[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { labels } of words) {
    for (const { key } of COLUMNS_READ[kind]) {
      const label = foldWord(labels[`${kind}.${key}`] ?? '');
      if (label !== '' && !found.has(label)) found.set(label, key);
    }
  }
  return found;
}

/**
 * Words and key together are certain. Words alone come next, since Excel moves a table's column without
 * the row above it; a key alone tells a column that was renamed.
 */
function matchColumns(
  header: RawRow,
  keys: ReadonlyMap<number, readonly [SheetKind, string]>,
  kind: SheetKind,
  words: readonly SheetWords[],
): ReadonlyMap<string, number> {
  const byWord = keysByWord(kind, words);
  const known = new Set(COLUMNS_READ[kind].map(({ key }): string => key));
  const found = new Map<string, number>();
  const taken = new Set<number>();
  const width = Math.max(header.cells.length, ...[...keys.keys()].map((at) => at + 1));
  const take = (keyAt: (at: number) => string | undefined): void => {
    for (let at = 0; at < width; at += 1) {
      const key = taken.has(at) ? undefined : keyAt(at);
      if (key === undefined || found.has(key) || !known.has(key)) continue;
      found.set(key, at);
      taken.add(at);
    }
  };
  const wordAt = (at: number): string | undefined => byWord.get(foldWord(textAt(header, at)));
  take((at) => (wordAt(at) === keys.get(at)?.[1] ? wordAt(at) : undefined));
  take(wordAt);
  take((at) => keys.get(at)?.[1]);
  return found;
}

/** Columns that people added, also where they forgot to head them. */
function ownColumns(
  { header, rows }: { readonly header: RawRow; readonly rows: readonly RawRow[] },
  keys: ReadonlyMap<number, readonly [SheetKind, string]>,
  taken: ReadonlySet<number>,
  { of }: Speech,
): Layout['own'] {
  const filled = new Set<number>();
  for (const row of [header, ...rows]) {
    row.cells.forEach((cell, at) => {
      if (cell !== null && !taken.has(at) && trimCell(cell.text) !== null) filled.add(at);
    });
  }
  const used = new Set<string>();
  return [...filled]
    .sort((a, b) => a - b)
    .map((at) => {
      const label =
        cleanLabel(textAt(header, at)) ||
        of(say('Column {letters}', { letters: columnLetters(at) }));
      const key = keys.get(at)?.[1];
      const wanted = key?.startsWith('own:') === true ? key : `own:${label}`;
      return { key: unique(wanted, used), label, at };
    });
}

/** Excel wants one line of at most 255 characters as the head of a table's column. */
function cleanLabel(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function unique(wanted: string, used: Set<string>): string {
  let name = wanted;
  for (let count = 2; used.has(name.toLowerCase()); count += 1)
    name = `${wanted} (${String(count)})`;
  used.add(name.toLowerCase());
  return name;
}
