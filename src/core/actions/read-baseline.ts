/** Reads the very hidden sheets: what the tool wrote the last time, and for which state of the inputs. */

import type { RawRow, RawTable } from '../model/raw-table.ts';
import { trimCell } from '../normalise/text.ts';
import { unpackTexts } from './baseline-cells.ts';
import type {
  Cells,
  HistoryEntry,
  KnownAction,
  RunMark,
  SignOffBinding,
  SplitBy,
  WaiverBinding,
} from './living.ts';

import { readCarriedWords, type SheetWords } from './sheet-words.ts';

export const BASELINE_ID = 'baselineId';
/** Before the number of each column with texts. */
export const BASELINE_DATA = 'baselineData';
export const RUN_NAME = 'runName';

type Row = Readonly<Record<string, string>>;

/** The rows of a hidden table (of all its parts) by its plain headers; `null` where no table has such a column. */
function tableWith(tables: readonly RawTable[], column: string): readonly Row[] | null {
  const found = tables.flatMap((table) => {
    const at = table.rows.findIndex((row) => row.cells.some((cell) => cell?.text === column));
    const header = table.rows[at];
    if (header === undefined) return [];
    const names = header.cells.map((cell) => cell?.text ?? '');
    return [table.rows.slice(at + 1).map((row) => rowBy(names, row))];
  });
  return found.length === 0 ? null : found.flat();
}

function rowBy(names: readonly string[], row: RawRow): Row {
  const cells: Record<string, string> = {};
  names.forEach((name, index) => {
    if (name !== '') cells[name] = textOf(row.cells[index]?.text);
  });
  return cells;
}

function textOf(text: string | undefined): string {
  return (text ?? '').replace(/\r\n?/g, '\n');
}

/** The actions as the sheet was written; `null` where the sheet is lost. */
export function readBaseline(tables: readonly RawTable[]): ReadonlyMap<string, KnownAction> | null {
  const rows = tableWith(tables, BASELINE_ID);
  if (rows === null) return null;
  const known = new Map<string, KnownAction>();
  for (const cells of rows) {
    const id = (cells[BASELINE_ID] ?? '').trim();
    const row = unpackTexts(
      Object.keys(cells).flatMap((name) =>
        name.startsWith(BASELINE_DATA) ? (cells[name] ?? []) : [],
      ),
    );
    const place = row['place'];
    if (id === '' || (place !== 'actions' && place !== 'resolved')) continue;
    known.set(id, {
      id,
      place,
      machine: prefixed(row, 'm.'),
      human: prefixed(row, 'h.'),
      own: prefixed(row, 'own:', true),
      rules: (row['rules'] ?? '').split(' ').filter((rule) => rule !== ''),
      customerKey: row['customerKey'] ?? null,
      numbers: row['numbers'] ?? '',
      firstSeen: row['firstSeen'] ?? '',
      timesSeen: count(row['timesSeen']),
      reopened: count(row['reopened']),
      was: row['was'] ?? '',
      waiver: parsed<WaiverBinding>(row['waiver'], ['until', 'reason', 'numbers']),
      resolvedOn: row['resolvedOn'] ?? '',
      how: row['how'] ?? '',
    });
  }
  return known;
}

function prefixed(row: Row, prefix: string, keep = false): Cells {
  const cells: Record<string, string> = {};
  for (const [name, value] of Object.entries(row)) {
    // As a cell that people see is read.
    const text = name.startsWith(prefix) ? trimCell(value) : null;
    if (text !== null) cells[keep ? name : name.slice(prefix.length)] = text;
  }
  return cells;
}

export interface RunData {
  readonly run: RunMark;
  readonly splitBy: SplitBy | null;
  readonly taken: readonly string[];
  readonly history: readonly HistoryEntry[];
  readonly signOff: SignOffBinding | null;
  /** `null` in an English sheet. */
  readonly words: SheetWords | null;
}

/** The run that wrote the sheet, and those before it; `null` where the sheet is lost. */
export function readRunData(tables: readonly RawTable[]): RunData | null {
  const rows = tableWith(tables, RUN_NAME);
  if (rows === null) return null;
  const values = (name: string): readonly string[] =>
    rows.filter((row) => row[RUN_NAME] === name).map((row) => row['runValue'] ?? '');
  const value = (name: string): string => values(name)[0] ?? '';
  if (value('hash') === '') return null;
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
  };
}

/** A value the tool wrote itself; `null` where somebody broke it. */
function parsed<T extends object>(
  text: string | undefined,
  keys: readonly (keyof T & string)[],
): T | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
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
