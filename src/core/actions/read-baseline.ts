/** Reads the very hidden sheets: what the tool wrote the last time, and for which state of the inputs. */

import type { RawRow, RawTable } from '../model/raw-table.ts';
import { trimCell } from '../normalise/text.ts';
import type {
  Cells,
  HistoryEntry,
  KnownAction,
  RunMark,
  SignOffBinding,
  SplitBy,
  WaiverBinding,
} from './living.ts';

export const BASELINE_ID = 'baselineId';
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
  return trimCell((text ?? '').replace(/\r\n?/g, '\n')) ?? '';
}

/** The actions as the sheet was written; `null` where the sheet is lost. */
export function readBaseline(tables: readonly RawTable[]): ReadonlyMap<string, KnownAction> | null {
  const rows = tableWith(tables, BASELINE_ID);
  if (rows === null) return null;
  const known = new Map<string, KnownAction>();
  for (const row of rows) {
    const id = row[BASELINE_ID] ?? '';
    const place = row['place'];
    if (id === '' || (place !== 'actions' && place !== 'resolved')) continue;
    known.set(id, {
      id,
      place,
      machine: prefixed(row, 'm.'),
      human: prefixed(row, 'h.'),
      own: prefixed(row, 'own:', true),
      rules: (row['rules'] ?? '').split(' ').filter((rule) => rule !== ''),
      customerKey: row['customerKey'] === '' ? null : (row['customerKey'] ?? null),
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
    if (name.startsWith(prefix) && value !== '') {
      cells[keep ? name : name.slice(prefix.length)] = value;
    }
  }
  return cells;
}

export interface RunData {
  readonly run: RunMark;
  readonly splitBy: SplitBy | null;
  readonly history: readonly HistoryEntry[];
  readonly signOff: SignOffBinding | null;
}

/** The run that wrote the sheet, and those before it; `null` where the sheet is lost. */
export function readRunData(tables: readonly RawTable[]): RunData | null {
  const rows = tableWith(tables, RUN_NAME);
  if (rows === null) return null;
  const value = (name: string): string =>
    rows.find((row) => row[RUN_NAME] === name)?.['runValue'] ?? '';
  if (value('hash') === '') return null;
  const splitBy = value('splitBy');
  return {
    run: { asOf: value('asOf'), version: value('version'), hash: value('hash') },
    splitBy: splitBy === 'owner' || splitBy === 'customer' ? splitBy : null,
    history: rows
      .filter((row) => row[RUN_NAME] === 'history')
      .flatMap((row) => parsed<HistoryEntry>(row['runValue'], ['asOf', 'hash', 'open']) ?? []),
    signOff: parsed<SignOffBinding>(value('signOff'), ['cells', 'hash', 'asOf']),
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
