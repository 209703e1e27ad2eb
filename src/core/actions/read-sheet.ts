/**
 * Reads an action sheet that people worked in. Whatever was done to it, every word comes out: as a cell
 * of a known action, or as something that belongs to none. What is odd is a remark with its address.
 */

import { columnLetters, type RawFile, type RawRow } from '../model/raw-table.ts';
import { foldWord } from '../normalise/text.ts';
import { ENGLISH, type Speech } from '../text/speech.ts';
import { cellText, dayFormOf } from './cell-text.ts';
import {
  ACTION_COLUMNS,
  ACTION_STATUSES,
  COMPARED_KEYS,
  HUMAN_KEYS,
  RESOLVED_COLUMNS,
  type SheetKind,
} from './columns.ts';
import { findLayout, type Layout } from './layout.ts';
import type { Cells, KnownAction, OwnColumn, SheetCopy, SheetRow } from './living.ts';
import { rulesIn } from './machine-cells.ts';
import { count, readBaseline, readRunData, type RunData } from './read-baseline.ts';
import { readConflicts, readHistory, readOrphans, readSigners } from './read-records.ts';
import { remarksOf } from './remarks.ts';
import { wordsToTry, type SheetWords } from './sheet-words.ts';

/** The sheet as somebody left it; `null` where the workbook is no action sheet. `digest` as in `SheetCopy`. */
export function readSheet(
  name: string,
  raw: RawFile,
  digest = '',
  speech: Speech = ENGLISH,
): SheetCopy | null {
  const run = readRunData(raw.tables);
  const words = wordsToTry(run?.words ?? null, speech);
  const layouts = raw.tables.flatMap((table) => findLayout(table, { speech, words }) ?? []);
  const of = (kind: SheetKind): readonly Layout[] => layouts.filter((one) => one.kind === kind);
  const worked = [...of('actions'), ...of('resolved')];
  if (of('actions').length === 0) return null;
  const written = readBaseline(raw.tables);
  const rows = worked.flatMap((layout) => readRows(layout, written, words));
  const baseline = written ?? baselineFrom(rows);
  const copy = {
    file: name,
    digest,
    ...markOf(run),
    history: run?.history ?? readHistory(of('progress')),
    baseline,
    rows,
    ownColumns: distinct(
      worked.flatMap(({ own }) => own.map(({ key, label }) => ({ key, label }))),
    ),
    signOff: { cells: readSigners(of('signOff')), bound: run?.signOff ?? null },
    log: of('conflicts').flatMap(readConflicts),
    orphans: of('orphaned').flatMap(readOrphans),
  };
  const ours = new Set([
    ...layouts.map(({ table }) => table.sheet),
    ...words.flatMap(({ sheets }) => sheets),
  ]);
  const lost = {
    baseline: written === null,
    keys: worked.some((layout) => !layout.keyed),
    strangers: shownSheets(raw).filter((sheet) => !ours.has(sheet)),
  };
  return { ...copy, remarks: remarksOf(copy, worked, lost, speech) };
}

/** For which run the sheet was written; nothing where its hidden part is lost. */
function markOf(run: RunData | null): Pick<SheetCopy, 'taken' | 'run' | 'splitBy'> {
  if (run === null) return { taken: [], run: null, splitBy: null };
  return { taken: run.taken, run: run.run, splitBy: run.splitBy };
}

function shownSheets({ tables }: RawFile): readonly string[] {
  return tables.filter((table) => table.visibility !== 'very-hidden').map((table) => table.sheet);
}

function distinct(columns: readonly OwnColumn[]): readonly OwnColumn[] {
  return [...new Map(columns.map((column) => [column.key, column])).values()];
}

const TYPES = new Map([...RESOLVED_COLUMNS, ...ACTION_COLUMNS].map(({ key, type }) => [key, type]));
const HUMAN = new Set(HUMAN_KEYS);
const COMPARED = new Set(COMPARED_KEYS);

/**
 * The rows of a table. Of a row that the baseline knows, only those cells of the machine are kept that
 * somebody has changed.
 */
function readRows(
  layout: Layout,
  baseline: ReadonlyMap<string, KnownAction> | null,
  words: readonly SheetWords[],
): readonly SheetRow[] {
  const statuses = statusesIn(words);
  const fillers = new Set(words.map(({ nothingToDo }) => nothingToDo));
  const { table, kind } = layout;
  const place = kind === 'resolved' ? 'resolved' : 'actions';
  const idAt = layout.columns.get('id') ?? -1;
  const columns = [...layout.columns].flatMap(([key, at]) => {
    if (key === 'id' || key === 'number') return [];
    const type = TYPES.get(key) ?? 'text';
    const form = type === 'day' ? dayFormOf(layout.rows, at) : 'not-needed';
    return [{ key, at, type, form }];
  });
  const addressIn = addresses(layout);
  return layout.rows.flatMap((row): SheetRow[] => {
    const machine: Record<string, string> = {};
    const human: Record<string, string> = {};
    const own: Record<string, string> = {};
    const id = idAt < 0 ? '' : cellText(row.cells[idAt], 'id', table.epoch, 'not-needed');
    const written = baseline?.get(id);
    for (const { key, at, type, form } of columns) {
      const text = cellText(row.cells[at], type, table.epoch, form);
      if (key === 'status') human[key] = statusOf(text, statuses);
      else if (HUMAN.has(key)) human[key] = text;
      else if (written?.place !== place) machine[key] = text;
      else if (COMPARED.has(key) && text !== (written.machine[key] ?? '')) machine[key] = text;
    }
    for (const { key, at } of layout.own) {
      own[key] = cellText(row.cells[at], 'text', table.epoch, 'not-needed');
    }
    if (written === undefined && isFiller(row, id, fillers, { ...machine, ...human, ...own }))
      return [];
    return [{ id, place, machine, human, own, address: addressIn(row.number) }];
  });
}

/** Rows that nobody wrote: blanks, the words of an empty table, and the total of earlier versions. */
function isFiller(row: RawRow, id: string, fillers: ReadonlySet<string>, cells: Cells): boolean {
  if (id === '' && fillers.has(row.cells[0]?.text ?? '')) return true;
  const others = Object.entries(cells).filter(([key, text]) => key !== 'status' && text !== '');
  if (others.length > 0) return false;
  return (id === '' && [undefined, '', 'Open'].includes(cells['status'])) || /^\d+$/.test(id);
}

/** Holds names and positions alone: the raw rows of a large sheet must not stay in memory with each address. */
function addresses({ table, columns, own }: Layout): (row: number) => (key: string) => string {
  const { sheet } = table;
  const places = new Map([...columns, ...own.map(({ key, at }) => [key, at] as const)]);
  return (row) => (key) => {
    const at = places.get(key);
    return `${sheet}!${at === undefined ? '' : columnLetters(at)}${String(row)}`;
  };
}

/** Folded word → status; where languages share a word, the likelier one has it. */
function statusesIn(words: readonly SheetWords[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { statuses } of words) {
    for (const status of ACTION_STATUSES) {
      const word = foldWord(statuses[status] ?? '');
      if (word !== '' && !found.has(word)) found.set(word, status);
    }
  }
  return found;
}

/** The word of the list that was meant; what is none of them stays as it was typed. */
function statusOf(text: string, statuses: ReadonlyMap<string, string>): string {
  return text === '' ? 'Open' : (statuses.get(foldWord(text)) ?? text);
}

const ACTION_ID = /^A-[0-9a-v]{11}$/;

/** Without the hidden sheet, what people see has to do: every word of theirs then counts as new. */
function baselineFrom(rows: readonly SheetRow[]): ReadonlyMap<string, KnownAction> {
  const known = new Map<string, KnownAction>();
  for (const { id, place, machine } of rows) {
    if (!ACTION_ID.test(id) || known.has(id)) continue;
    known.set(id, {
      id,
      place,
      machine,
      human: { status: 'Open' },
      own: {},
      rules: rulesIn(machine['why'] ?? ''),
      customerKey: null,
      numbers: '',
      firstSeen: machine['firstSeen'] ?? '',
      timesSeen: count(machine['timesSeen']),
      reopened: count(machine['reopened']),
      was: machine['was'] ?? '',
      waiver: null,
      resolvedOn: machine['resolvedOn'] ?? '',
      how: machine['how'] ?? '',
    });
  }
  return known;
}
