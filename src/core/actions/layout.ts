/**
 * Finds the sheets and columns of an action sheet again, whatever was done to them: by the hidden keys
 * above the header, and by the header's words where keys are lost or have stayed behind.
 */

import {
  columnLetters,
  passRows,
  type PassEnd,
  type RawRow,
  type RawTable,
} from '../model/raw-table.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { COLUMNS_READ, FORMER_KEYS, type SheetKind } from './columns.ts';
import type { OwnColumn } from './living.ts';
import type { SheetWords } from './sheet-words.ts';

/** Columns that no other sheet has together: their labels tell it where the keys are lost. */
const SIGNATURES: Readonly<Record<SheetKind, readonly string[]>> = {
  actions: ['id', 'dueOn'],
  resolved: ['id', 'resolvedOn'],
  conflicts: ['kept', 'other'],
  orphaned: ['text'],
  signOff: ['preparer', 'reviewer'],
  progress: ['asOf', 'still', 'resolved'],
};

/** A table of the sheet with its columns found. */
export interface Layout {
  readonly kind: SheetKind;
  readonly table: RawTable;
  readonly header: RawRow;
  /** Position of the header among the rows of the table. */
  readonly headerRow: number;
  /** What the hidden keys say, by position. */
  readonly keys: ReadonlyMap<number, readonly [SheetKind, string]>;
  /** Column key → position, for columns of the tool's own. */
  readonly columns: ReadonlyMap<string, number>;
  /** False where the hidden keys are gone. */
  readonly keyed: boolean;
}

/** A column that people added, and where it stands. */
export type OwnPlace = OwnColumn & { readonly at: number };

/** How far down a header is looked for: people put rows above it. */
const HEADER_SEARCH = 60;
const KEY = /^(actions|resolved|conflicts|orphaned|signOff|progress)\.(.+)$/;

/**
 * What a table is and where its columns are; `null` for sheets that are not the tool's. `words`: in which a
 * sheet may be written, those of the likeliest language first.
 */
export function findLayout(table: RawTable, words: readonly SheetWords[]): Layout | null {
  if (table.visibility === 'very-hidden') return null;
  const top = table.rows.slice(0, HEADER_SEARCH);
  const keyAt = top.findIndex((row) => keysIn(row).size > 1);
  const keys = keyAt < 0 ? new Map<number, readonly [SheetKind, string]>() : keysIn(top[keyAt]);
  const headerRow =
    keyAt < 0 ? top.findIndex((row) => kindByWords(row, words) !== null) : keyAt + 1;
  const header = table.rows[headerRow];
  if (headerRow < 0 || header === undefined) return null;
  const [firstKey] = keys.values();
  const kind = firstKey?.[0] ?? kindByWords(header, words);
  if (kind === null) return null;
  const columns = matchColumns(header, keys, kind, words);
  return { kind, table, header, headerRow, keys, columns, keyed: keyAt >= 0 };
}

/** Hands over the rows below the header that hold anything, in their order. */
export function passBelow({ table, headerRow }: Layout, take: (row: RawRow) => void): PassEnd {
  return passRows(table, headerRow + 1, take);
}

/** The same at once, for tables that are never large. */
export function rowsBelow(layout: Layout): readonly RawRow[] {
  const rows: RawRow[] = [];
  passBelow(layout, (row) => rows.push(row));
  return rows;
}

function textAt(row: RawRow | undefined, at: number): string {
  return trimCell(row?.cells[at]?.text ?? '') ?? '';
}

/** The header of a column as one line. */
export function headerAt({ header }: Layout, at: number): string {
  return cleanLabel(textAt(header, at));
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
  const former = kind === 'actions' ? FORMER_KEYS : [];
  const known = new Set([...COLUMNS_READ[kind].map(({ key }) => key), ...former]);
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

/** Positions of columns that people added and headed; what stands below them need not be known. */
export function headedColumns({ header, keys, columns }: Layout): readonly number[] {
  const taken = new Set(columns.values());
  const width = Math.max(header.cells.length, ...[...keys.keys()].map((at) => at + 1));
  return Array.from({ length: width }, (_, at) => at).filter(
    (at) => !taken.has(at) && (textAt(header, at) !== '' || ownKeyAt(keys, at) !== null),
  );
}

/** The columns at these positions; headed ones must come before those that are not. */
export function ownColumns(
  layout: Layout,
  positions: readonly number[],
  { of }: Speech,
): readonly OwnPlace[] {
  const used = new Set<string>();
  return positions.map((at) => {
    const label =
      headerAt(layout, at) || of(say('Column {letters}', { letters: columnLetters(at) }));
    return { key: unique(ownKeyAt(layout.keys, at) ?? `own:${label}`, used), label, at };
  });
}

function ownKeyAt(keys: Layout['keys'], at: number): string | null {
  const key = keys.get(at)?.[1];
  return key?.startsWith('own:') === true ? key : null;
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
