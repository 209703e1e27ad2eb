/**
 * Reads the rows of a table that people worked in, one by one. Of a row that is as it was written, nothing
 * is kept but where it stands: a large sheet then takes no more memory than what was changed in it.
 */

import { columnLetters, type FileProblem, type RawRow } from '../model/raw-table.ts';
import { DateVote, isIsoMoment, type DateForm } from '../normalise/moments.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
import type { Column } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { cellText, detached } from './cell-text.ts';
import {
  ACTION_COLUMNS,
  ACTION_STATUSES,
  COMPARED_KEYS,
  HUMAN_KEYS,
  RESOLVED_COLUMNS,
} from './columns.ts';
import { headedColumns, ownColumns, passBelow, type Layout, type OwnPlace } from './layout.ts';
import type { Cells, KnownAction, SheetRow } from './living.ts';
import type { SheetWords } from './sheet-words.ts';

/** What tells how the cells are to be read. */
export interface Reading {
  /** The actions as they were written; `null` where that is lost. */
  readonly baseline: ReadonlyMap<string, KnownAction> | null;
  readonly words: readonly SheetWords[];
  readonly speech: Speech;
}

export interface ReadRows {
  readonly rows: readonly SheetRow[];
  readonly own: readonly OwnPlace[];
  /** Why the table could not be read to its end. */
  readonly fault: FileProblem | null;
}

/** The rows of a table, and the columns that people added to it. */
export function readRows(layout: Layout, reading: Reading): ReadRows {
  const days = new DayVotes(layout);
  const taken = new Set(layout.columns.values());
  const filled = new Set<number>();
  const read = cellReader(layout, reading);
  const begun: (RawRow | OpenRow | null)[] = [];
  const ended = passBelow(layout, (row) => {
    row.cells.forEach((cell, at) => {
      if (cell !== null && !taken.has(at) && trimCell(cell.text) !== null) filled.add(at);
    });
    // What a day means may only be known once all of its column were seen.
    begun.push(days.addRow(row) ? row : read(row, NO_FORMS));
  });
  const own = ownPlaces(layout, filled, reading.speech);
  const addressIn = addresses(layout, own);
  const rows = begun.flatMap((one): SheetRow[] => {
    const open = one !== null && 'cells' in one ? read(one, days.forms()) : one;
    if (open === null) return [];
    const { id, place, machine, human, number, beside } = open;
    const cells = beside === null ? open.own : ownCells(new Map(beside), own);
    return [{ id, place, machine, human, own: cells, address: addressIn(number) }];
  });
  return {
    rows,
    own,
    fault: ended.ok ? null : ended.problem,
  };
}

const TYPES = new Map([...RESOLVED_COLUMNS, ...ACTION_COLUMNS].map(({ key, type }) => [key, type]));
const NO_FORMS: ReadonlyMap<string, DateForm> = new Map();

/** How each column of days writes them, by all of its cells. */
class DayVotes {
  private readonly votes: readonly { readonly key: string; at: number; vote: DateVote }[];

  constructor({ columns }: Layout) {
    this.votes = [...columns].flatMap(([key, at]) =>
      TYPES.get(key) === 'day' ? [{ key, at, vote: new DateVote() }] : [],
    );
  }

  /** True where the row has a day that other rows have to explain. */
  addRow({ cells }: RawRow): boolean {
    let isOpen = false;
    for (const { at, vote } of this.votes) {
      const cell = cells[at];
      if (cell?.kind !== 'text') continue;
      const text = trimCell(cell.text);
      if (text === null || isIsoMoment(text)) continue;
      vote.add(text);
      isOpen = true;
    }
    return isOpen;
  }

  forms(): ReadonlyMap<string, DateForm> {
    return new Map(this.votes.map(({ key, vote }) => [key, vote.form]));
  }
}

/** A row, with what stands in columns of people by position; `null` there where nothing was changed. */
type OpenRow = Omit<SheetRow, 'address'> & {
  readonly number: number;
  readonly beside: readonly (readonly [at: number, text: string])[] | null;
};

const HUMAN = new Set(HUMAN_KEYS);
const COMPARED = new Set(COMPARED_KEYS);
const NOTHING: Cells = {};

/**
 * Reads the cells of a row; gives `null` for one that nobody wrote. Of a row that the baseline knows, only
 * those cells of the machine are kept that somebody has changed.
 */
function cellReader(layout: Layout, { baseline, words, speech }: Reading) {
  const statuses = statusesIn(words);
  const fillers = new Set(words.map(({ nothingToDo }) => nothingToDo));
  const { table, kind } = layout;
  const { epoch } = table;
  const place = kind === 'resolved' ? 'resolved' : 'actions';
  const idAt = layout.columns.get('id') ?? -1;
  const headed = ownColumns(layout, headedColumns(layout), speech);
  const taken = new Set(layout.columns.values());
  const all = [...layout.columns].map(([key, at]) => ({ key, at, type: TYPES.get(key) ?? 'text' }));
  const humans = all.filter(({ key }) => HUMAN.has(key));
  const machines = all.filter(({ key }) => !HUMAN.has(key) && key !== 'id' && key !== 'number');
  const compared = machines.filter(({ key }) => COMPARED.has(key));
  return (row: RawRow, forms: ReadonlyMap<string, DateForm>): OpenRow | null => {
    const textAt: TextAt = ({ at, type, key = '' }) =>
      cellText(row.cells[at], type, epoch, forms.get(key) ?? 'not-needed');
    const { number } = row;
    const id = idAt < 0 ? '' : textAt({ at: idAt, type: 'id' });
    const known = baseline?.get(id);
    const written = known?.place === place ? known : undefined;
    const human = textsOf(humans, textAt);
    if (human['status'] !== undefined) human['status'] = statusOf(human['status'], statuses);
    const beside = besides(row, taken, textAt);
    const machine =
      written === undefined
        ? textsOf(machines, textAt)
        : differing(textsOf(compared, textAt), written.machine);
    if (
      written !== undefined &&
      isEmpty(machine) &&
      isEmpty(differing(human, written.human)) &&
      !isBesideChanged(beside, headed, written.own)
    ) {
      const { id: same, human: kept, own } = written;
      return { id: same, place, machine: NOTHING, human: kept, own, number, beside: null };
    }
    const cells = { ...machine, ...human, ...Object.fromEntries(beside) };
    if (known === undefined && isFiller(row, id, fillers, cells)) return null;
    const open: OpenRow = { id, place, machine, human, own: NOTHING, number, beside: [...beside] };
    return detached(open);
  };
}

interface Wanted {
  readonly at: number;
  readonly type: Column['type'];
  readonly key?: string;
}

type TextAt = (wanted: Wanted) => string;

function textsOf(
  columns: readonly (Wanted & { readonly key: string })[],
  textAt: TextAt,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const column of columns) texts[column.key] = textAt(column);
  return texts;
}

/** The cells that are not as they were written. */
function differing(cells: Cells, written: Cells): Cells {
  let found = NOTHING;
  for (const key in cells) {
    const text = cells[key] ?? '';
    if (text !== (written[key] ?? '')) found = { ...found, [key]: text };
  }
  return found;
}

function isEmpty(cells: Cells): boolean {
  return cells === NOTHING;
}

/** What a row holds in columns that are not the tool's. */
function besides(
  { cells }: RawRow,
  taken: ReadonlySet<number>,
  textAt: TextAt,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  cells.forEach((cell, at) => {
    if (cell === null || taken.has(at)) return;
    const text = textAt({ at, type: 'text' });
    if (text !== '') found.set(at, text);
  });
  return found;
}

function isBesideChanged(
  beside: ReadonlyMap<number, string>,
  headed: readonly OwnPlace[],
  written: Cells,
): boolean {
  const same = headed.filter(({ key, at }) => (beside.get(at) ?? '') === (written[key] ?? ''));
  if (same.length < headed.length) return true;
  return beside.size > headed.filter(({ at }) => beside.has(at)).length;
}

function ownCells(beside: ReadonlyMap<number, string>, own: readonly OwnPlace[]): Cells {
  return Object.fromEntries(own.map(({ key, at }) => [key, beside.get(at) ?? '']));
}

/** Columns that people added, also where they forgot to head them. */
function ownPlaces(
  layout: Layout,
  filled: ReadonlySet<number>,
  speech: Speech,
): readonly OwnPlace[] {
  const headed = headedColumns(layout);
  const others = [...filled].filter((at) => !headed.includes(at)).sort((a, b) => a - b);
  return ownColumns(layout, [...headed, ...others], speech)
    .filter(({ at }) => filled.has(at) || trimCell(layout.header.cells[at]?.text ?? '') !== null)
    .sort((a, b) => a.at - b.at);
}

/** Rows that nobody wrote: blanks, the words of an empty table, and the total of earlier versions. */
function isFiller(row: RawRow, id: string, fillers: ReadonlySet<string>, cells: Cells): boolean {
  if (id === '' && fillers.has(row.cells[0]?.text ?? '')) return true;
  const others = Object.entries(cells).filter(([key, text]) => key !== 'status' && text !== '');
  if (others.length > 0) return false;
  return (id === '' && [undefined, '', 'Open'].includes(cells['status'])) || /^\d+$/.test(id);
}

/** Holds names and positions alone: the raw rows of a large sheet must not stay in memory with each address. */
function addresses(
  { table, columns }: Layout,
  own: readonly OwnPlace[],
): (row: number) => (key: string) => string {
  const { sheet } = table;
  const places = new Map([...columns, ...own.map(({ key, at }) => [key, at] as const)]);
  return (row) => (key) => {
    const at = places.get(key);
    const cell = `${at === undefined ? '' : columnLetters(at)}${String(row)}`;
    return sheet === '' ? cell : `${sheet}!${cell}`;
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
