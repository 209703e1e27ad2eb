/** Reads the very hidden sheets: what the tool wrote the last time, and for which state of the inputs. */

import { passRows, type FileProblem, type RawRow, type RawTable } from '../model/raw-table.ts';
import { trimCell } from '../normalise/text.ts';
import { detached } from './cell-text.ts';
import { unpackTexts } from './baseline-cells.ts';
import type {
  HistoryEntry,
  KnownAction,
  RunMark,
  SignOffBinding,
  SplitBy,
  WaiverBinding,
  WrittenColumns,
} from './living.ts';

import { readCarriedWords, type SheetWords } from './sheet-words.ts';

export const BASELINE_ID = 'baselineId';
/** Before the number of each column with texts. */
export const BASELINE_DATA = 'baselineData';
export const RUN_NAME = 'runName';

type Row = Readonly<Record<string, string>>;

/** Hands over the rows of a hidden table (of all its parts) by its plain headers, one by one. */
function passHidden(
  tables: readonly RawTable[],
  column: string,
  take: (row: Row) => void,
): { readonly found: boolean; readonly fault: FileProblem | null } {
  let found = false;
  let fault: FileProblem | null = null;
  for (const table of tables) {
    const at = table.rows.findIndex((row) => row.cells.some((cell) => cell?.text === column));
    const header = table.rows[at];
    if (header === undefined) continue;
    found = true;
    const names = header.cells.map((cell) => cell?.text ?? '');
    const ended = passRows(table, at + 1, (row) => {
      take(rowBy(names, row));
    });
    if (!ended.ok) fault ??= ended.problem;
  }
  return { found, fault };
}

function rowBy(names: readonly string[], row: RawRow): Row {
  const cells: Record<string, string> = {};
  names.forEach((name, index) => {
    if (name !== '') cells[name] = textOf(row.cells[index]?.text);
  });
  return cells;
}

function textOf(text = ''): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

export interface WrittenActions {
  /** The actions as the sheet was written; `null` where the hidden sheet is lost. */
  readonly known: ReadonlyMap<string, KnownAction> | null;
  /** Why it could not be read to its end. */
  readonly fault: FileProblem | null;
}

/** Reads what the tool wrote the last time. */
export function readBaseline(tables: readonly RawTable[]): WrittenActions {
  const known = new Map<string, KnownAction>();
  const { found, fault } = passHidden(tables, BASELINE_ID, (cells) => {
    const action = knownAction(cells);
    if (action !== null) known.set(action.id, action);
  });
  return { known: found ? known : null, fault };
}

function knownAction(cells: Row): KnownAction | null {
  const id = (cells[BASELINE_ID] ?? '').trim();
  const { machine, human, own, others } = sorted(
    unpackTexts(
      Object.keys(cells).flatMap((name) =>
        name.startsWith(BASELINE_DATA) ? (cells[name] ?? []) : [],
      ),
    ),
  );
  const { place, rules = '' } = others;
  if (id === '' || (place !== 'actions' && place !== 'resolved')) return null;
  return detached<KnownAction>({
    id,
    place,
    machine,
    human,
    own,
    rules: rules.split(' ').filter((rule) => rule !== ''),
    customerKey: others['customerKey'] ?? null,
    numbers: others['numbers'] ?? '',
    firstSeen: others['firstSeen'] ?? '',
    timesSeen: count(others['timesSeen']),
    reopened: count(others['reopened']),
    was: others['was'] ?? '',
    waiver: parsed<WaiverBinding>(others['waiver'], ['until', 'reason', 'numbers']),
    resolvedOn: others['resolvedOn'] ?? '',
    how: others['how'] ?? '',
  });
}

/** The texts of an action by what their names begin with. */
function sorted(texts: Iterable<readonly [string, string]>) {
  const machine: Record<string, string> = {};
  const human: Record<string, string> = {};
  const own: Record<string, string> = {};
  const others: Record<string, string> = {};
  for (const [name, value] of texts) {
    if (name.startsWith('m.')) put(machine, name.slice(2), value);
    else if (name.startsWith('h.')) put(human, name.slice(2), value);
    else if (name.startsWith('own:')) put(own, name, value);
    else others[name] = value;
  }
  return { machine, human, own, others };
}

/** As a cell that people see is read. */
function put(cells: Record<string, string>, key: string, value: string): void {
  const text = trimCell(value);
  if (text !== null) cells[key] = text;
}

export interface RunData {
  /** `null` where the sheet is lost; then the other fields are empty. */
  readonly run: RunMark | null;
  readonly splitBy: SplitBy | null;
  readonly taken: readonly string[];
  /** `null` where it is lost. */
  readonly history: readonly HistoryEntry[] | null;
  readonly signOff: SignOffBinding | null;
  /** `null` in an English sheet. */
  readonly words: SheetWords | null;
  readonly columns: WrittenColumns;
}

const NO_COLUMNS: WrittenColumns = { heads: {}, keys: {}, moved: [] };
const LOST: RunData = {
  run: null,
  splitBy: null,
  taken: [],
  history: null,
  signOff: null,
  words: null,
  columns: NO_COLUMNS,
};

/** The run that wrote the sheet, and those before it. */
export function readRunData(tables: readonly RawTable[]): RunData {
  const rows: Row[] = [];
  passHidden(tables, RUN_NAME, (row) => rows.push(row));
  const values = (name: string): readonly string[] =>
    rows.filter((row) => row[RUN_NAME] === name).map((row) => row['runValue'] ?? '');
  const value = (name: string): string => values(name)[0] ?? '';
  if (value('hash') === '') return LOST;
  const splitBy = value('splitBy');
  return {
    run: { asOf: value('asOf'), version: value('version'), hash: value('hash') },
    splitBy: splitBy === 'owner' || splitBy === 'customer' ? splitBy : null,
    taken: values('taken'),
    history: values('history').flatMap(
      (value) => parsed<HistoryEntry>(value, ['asOf', 'hash', 'open']) ?? [],
    ),
    signOff: parsed<SignOffBinding>(value('signOff'), ['cells', 'hash', 'asOf']),
    words: readCarriedWords(value('words')),
    columns: parsed<WrittenColumns>(value('columns'), ['heads', 'keys', 'moved']) ?? NO_COLUMNS,
  };
}

/** A value the tool wrote itself; `null` where somebody broke it. */
function parsed<T extends object>(
  text: string | undefined,
  keys: readonly (keyof T & string)[],
): T | null {
  if (text === undefined || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    const whole = typeof value === 'object' && value !== null && keys.every((key) => key in value);
    return whole ? (value as T) : null;
  } catch {
    return null;
  }
}

/** A counter as the sheet writes it; 0 where it is none. */
export function count(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0;
}
