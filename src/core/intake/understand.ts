/**
 * From files to checked tables: every file yields at least one entry, every recognised sheet one more, and
 * what could not be read says so. No file and no sheet with data disappears.
 */
import type { FileProblem, RawTable } from '../model/raw-table.ts';
import type { InputReport } from '../model/report.ts';
import type { InputFile, Settings } from '../model/settings.ts';
import { parseCivil, type Day } from '../model/values.ts';
import { checkRows, type CheckedTable, type RowSchemas } from '../validate/check-rows.ts';
import { recognise, type Recognition } from './recognise.ts';

/** One table of a file, or a file of which nothing can be used. */
export interface UnderstoodInput {
  readonly file: InputFile;
  readonly checked: CheckedTable | null;
  readonly problem: FileProblem | null;
  readonly sheet: string | null;
  readonly rows: number;
  readonly notes: readonly string[];
  readonly dayInName: Day | null;
}

/** Reads every file's tables as what they are. */
export function understand(
  files: readonly InputFile[],
  settings: Settings,
  schemas: RowSchemas,
): readonly UnderstoodInput[] {
  return files.flatMap((file) => understandFile(file, settings, schemas));
}

function understandFile(
  file: InputFile,
  settings: Settings,
  schemas: RowSchemas,
): readonly UnderstoodInput[] {
  const base = { file, dayInName: dayInName(file.path) };
  if (!file.read.ok) {
    const { problem } = file.read;
    return [{ ...base, checked: null, problem, sheet: null, rows: 0, notes: [] }];
  }
  const { tables, warnings } = file.read.file;
  const notes = warnings.map((warning) => `${warning.what} ${warning.fix}`);
  const candidates = tables.filter((table) => table.rows.length > 0);
  const recognised = candidates.map((table) => ({ table, recognition: recognise(table) }));
  const usable = recognised.some(({ recognition }) => recognition.ok);
  if (!usable) return [{ ...base, checked: null, notes, ...unusable(recognised, tables) }];
  return recognised.map(({ table, recognition }): UnderstoodInput => {
    const sheetNotes = [...notes, ...notesOf(table)];
    const place = { ...base, sheet: table.sheet === '' ? null : table.sheet, notes: sheetNotes };
    if (!recognition.ok) {
      // A cover or notes sheet beside the data is normal; a sheet that almost is an export is not.
      const problem = recognition.nearly ? sheetProblem(table, recognition) : null;
      const note = `Sheet "${table.sheet}" was not read: ${recognition.what}`;
      return { ...place, checked: null, problem, rows: 0, notes: [...sheetNotes, note] };
    }
    const checked = checkRows(recognition.table, file.path, schemas, settings.dateOrder);
    return { ...place, checked, problem: null, rows: checked.rows };
  });
}

type Failed = Extract<Recognition, { readonly ok: false }>;

function unusable(
  recognised: readonly { readonly table: RawTable; readonly recognition: Recognition }[],
  tables: readonly RawTable[],
): Pick<UnderstoodInput, 'problem' | 'sheet' | 'rows'> {
  const failed = recognised.flatMap(({ table, recognition }) =>
    recognition.ok ? [] : [{ table, recognition }],
  );
  const best = failed.find(({ recognition }) => recognition.nearly) ?? failed[0];
  if (best === undefined) {
    const problem: FileProblem = {
      code: 'E_NO_DATA',
      place: null,
      what: tables.length > 1 ? 'None of its sheets holds any data.' : 'It holds no data.',
      fix: 'Export the file again from Partner Center, or remove it from the folder.',
    };
    return { problem, sheet: null, rows: 0 };
  }
  const sheet = best.table.sheet === '' ? null : best.table.sheet;
  return { problem: sheetProblem(best.table, best.recognition), sheet, rows: 0 };
}

function sheetProblem(table: RawTable, recognition: Failed): FileProblem {
  const place = table.sheet === '' ? null : table.sheet;
  const code = recognition.nearly ? 'E_COLUMN_MISSING' : 'E_HEADER_NOT_FOUND';
  return { code, place, what: recognition.what, fix: recognition.fix };
}

function notesOf(table: RawTable): readonly string[] {
  const notes: string[] = [];
  if (table.visibility !== 'visible')
    notes.push(`Sheet "${table.sheet}" is hidden in Excel; it was read.`);
  const hidden = table.rows.filter((row) => row.hidden === true).length;
  if (hidden > 0) {
    const why = table.filtered ? 'a filter hides' : 'hidden';
    notes.push(`Rows not shown in Excel (${why}): ${String(hidden)}. They were read.`);
  }
  if (table.blankRows > 0) notes.push(`Blank rows: ${String(table.blankRows)}.`);
  return notes;
}

const DAY_IN_NAME = /(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/g;

/** The day in a path (its last segments first), if exactly one stands there: 2026-05-14 or 20260514. */
function dayInName(path: string): Day | null {
  const days = new Set<Day>();
  for (const [, year, month, day] of path.matchAll(DAY_IN_NAME)) {
    const parsed = parseCivil(Number(year), Number(month), Number(day));
    if (parsed !== null) days.add(parsed);
  }
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

/** The published description of an input; `owner` is whose it is, where no column says so. */
export function toInputReport(
  input: UnderstoodInput,
  ignoredDuplicates: number,
  owner: Pick<InputReport, 'customer' | 'customerFrom'>,
): InputReport {
  const { file, checked, problem } = input;
  const { encoding, delimiter } = file.read.ok
    ? file.read.file
    : { encoding: null, delimiter: null };
  const why = problem === null ? [] : [`${problem.code}: ${problem.what} ${problem.fix}`];
  const text = { encoding, delimiter, sheet: input.sheet };
  const base = { path: file.path, tenant: file.tenant, sha256: file.sha256, rows: input.rows };
  const notes = [...why, ...input.notes];
  if (checked === null) return { ...base, ...NOTHING_READ, ...text, ...owner, notes };
  const { kind, columns, unmapped, locale, headerRow } = checked.table;
  return {
    ...base,
    kind: kind.name,
    accepted: checked.accepted.length - ignoredDuplicates,
    rejected: checked.rejectedRows,
    ignored: checked.ignored.length + ignoredDuplicates,
    columns: Object.fromEntries(columns.map((column) => [column.field, column.header])),
    unmappedColumns: unmapped,
    locale,
    ...text,
    headerRow,
    ...owner,
    notes,
  };
}

const NOTHING_READ = {
  kind: 'unrecognised',
  accepted: 0,
  rejected: 0,
  ignored: 0,
  columns: {},
  unmappedColumns: [],
  locale: null,
  headerRow: null,
} as const;
