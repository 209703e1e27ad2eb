/**
 * From files to checked tables: every file yields at least one entry, every recognised sheet one more, and
 * what could not be read says so. No file and no sheet with data disappears.
 */
import { columnLetters, type FileProblem, type RawTable } from '../model/raw-table.ts';
import type { InputReport } from '../model/report.ts';
import type { FileRules, InputFile, Settings } from '../model/settings.ts';
import { parseCivil, type Day } from '../model/values.ts';
import { problem } from '../problems/index.ts';
import { checkRows, type CheckedTable, type RowSchemas } from '../validate/check-rows.ts';
import { fileMap } from './file-map.ts';
import { holdsIds } from './header-doubts.ts';
import { recognise, type Recognition } from './recognise.ts';
import type { NearMiss } from './near-miss.ts';
import { joined, type Text, type TextValue } from '../text/text.ts';

/** One table of a file, or a file of which nothing can be used. */
export interface UnderstoodInput {
  readonly file: InputFile;
  readonly checked: CheckedTable | null;
  readonly problem: FileProblem | null;
  readonly sheet: string | null;
  readonly rows: number;
  readonly warnings: readonly FileProblem[];
  readonly nearMisses: readonly NearMiss[];
  readonly dayInName: Day | null;
}

/** Reads every file's tables as what they are. */
export function understand(
  files: readonly InputFile[],
  settings: Settings,
  schemas: RowSchemas,
): readonly UnderstoodInput[] {
  const rulesFor = fileMap(settings.files);
  const inputs = files.flatMap((file) =>
    understandFile(file, rulesFor(file.path), settings, schemas),
  );
  return setAsideShared(inputs.map(refuseNoPrices));
}

function understandFile(
  file: InputFile,
  rules: FileRules,
  settings: Settings,
  schemas: RowSchemas,
): readonly UnderstoodInput[] {
  const base = { file, dayInName: dayInName(file.path), nearMisses: [], sheet: null, rows: 0 };
  if (!file.read.ok) {
    return [{ ...base, checked: null, problem: file.read.problem, warnings: [] }];
  }
  const { tables, warnings } = file.read.file;
  const chosen = tables.filter((table) => rules.sheet === null || table.sheet === rules.sheet);
  if (chosen.length === 0) {
    const sheets = tables.map(({ sheet }) => `"${sheet}"`).join(', ');
    const found = problem('E_SHEET_NOT_FOUND', null, { sheet: rules.sheet ?? '', sheets });
    return [{ ...base, checked: null, problem: found, warnings }];
  }
  const left = tables.filter((table) => !chosen.includes(table) && table.rows.length > 0);
  const unread = left.map(({ sheet }) =>
    problem('W_SHEET_NOT_READ', null, { sheet, why: 'the config names another.' }),
  );
  const notation = {
    dateOrder: rules.dateOrder ?? settings.dateOrder,
    decimal: rules.decimal ?? settings.decimal,
    words: settings.words ?? {},
  };
  const candidates = chosen.filter((table) => table.rows.length > 0);
  const recognised = candidates.map((table) => ({ table, recognition: recognise(table, rules) }));
  const notes = [...warnings, ...unread];
  if (!recognised.some(({ recognition }) => recognition.ok)) {
    return [{ ...base, checked: null, warnings: notes, ...unusable(recognised) }];
  }
  return recognised.map(({ table, recognition }): UnderstoodInput => {
    const sheet = table.sheet === '' ? null : table.sheet;
    const sheetNotes = [...notes, ...warningsOf(table)];
    if (!recognition.ok) return { ...base, sheet, ...besideData(table, recognition, sheetNotes) };
    const checked = checkRows(recognition.table, file.path, schemas, notation);
    return {
      ...base,
      sheet,
      checked,
      problem: null,
      rows: checked.rows,
      nearMisses: recognition.table.nearMisses,
      warnings: [...sheetNotes, ...recognition.table.warnings, ...doubtsOf(checked)],
    };
  });
}

/** A cover, notes or summary sheet beside the data is normal; one that holds ids like an export is not. */
function besideData(
  table: RawTable,
  { nearly, problem: found, nearMisses }: Failed,
  notes: readonly FileProblem[],
): Pick<UnderstoodInput, 'checked' | 'problem' | 'nearMisses' | 'warnings'> {
  const place = table.sheet === '' ? null : table.sheet;
  const note = problem('W_SHEET_NOT_READ', place, { sheet: table.sheet, why: found.what });
  const isData = nearly && holdsIds(table, table.rows.length);
  return { checked: null, problem: isData ? found : null, nearMisses, warnings: [...notes, note] };
}

type Failed = Extract<Recognition, { readonly ok: false }>;

function unusable(
  recognised: readonly { readonly table: RawTable; readonly recognition: Recognition }[],
): Pick<UnderstoodInput, 'problem' | 'sheet' | 'nearMisses'> {
  const failed = recognised.flatMap(({ table, recognition }) =>
    recognition.ok ? [] : [{ table, recognition: recognition satisfies Failed }],
  );
  const best = failed.find(({ recognition }) => recognition.nearly) ?? failed[0];
  if (best === undefined) {
    return { problem: problem('E_NO_DATA', null, {}), sheet: null, nearMisses: [] };
  }
  const { problem: found, nearMisses } = best.recognition;
  const sheet = best.table.sheet === '' ? null : best.table.sheet;
  return { problem: found, sheet, nearMisses };
}

/** As many rows as a worksheet can have. */
const EXCEL_ROWS = 1_048_576;

function warningsOf(table: RawTable): readonly FileProblem[] {
  const { sheet, rows, hiddenColumns } = table;
  const place = sheet === '' ? null : sheet;
  const warnings: FileProblem[] = [];
  if (table.visibility !== 'visible') warnings.push(problem('W_HIDDEN_SHEET', place, { sheet }));
  const hidden = rows.filter((row) => row.hidden === true).length;
  if (hidden > 0) {
    const code = table.filtered ? 'W_FILTERED_ROWS' : 'W_HIDDEN_ROWS';
    warnings.push(problem(code, place, { rows: hidden }));
  }
  if (hiddenColumns.length > 0) {
    const columns = hiddenColumns.map(columnLetters).join(', ');
    warnings.push(problem('W_HIDDEN_COLUMNS', place, { columns }));
  }
  if (table.blankRows > 0) {
    warnings.push(problem('W_BLANK_ROWS', place, { rows: table.blankRows }));
  }
  if (sheet !== '' && rows.at(-1)?.number === EXCEL_ROWS) {
    warnings.push(problem('W_POSSIBLY_CUT', place, { rows: EXCEL_ROWS }));
  }
  return warnings;
}

/** What the rows themselves say against their being complete. */
function doubtsOf({ totals, table }: CheckedTable): readonly FileProblem[] {
  if (totals === null || totals.stated === totals.counted) return [];
  const place = table.table.sheet === '' ? totals.cell : `${table.table.sheet} › ${totals.cell}`;
  const { stated, counted } = totals;
  return [problem('W_TOTAL_DIFFERS', place, { stated, counted })];
}

/** Only price lists come without a tenant; an export among them would be counted for nobody. */
function refuseNoPrices(input: UnderstoodInput): UnderstoodInput {
  const { checked, file } = input;
  if (checked === null || file.tenant !== null) return input;
  const { name, title } = checked.table.kind;
  if (name === 'prices' || name === 'invoice') return input;
  const found = problem('E_NO_PRICES', null, { kind: title });
  return { ...input, checked: null, problem: found, rows: 0, nearMisses: [] };
}

/** A customer list can be the same on both sides, once all customers have been moved; prices are nobody's. */
const MAY_BE_SHARED: ReadonlySet<string> = new Set(['customers', 'prices']);

/** One file cannot be the export of both tenants: neither side may count it. */
function setAsideShared(inputs: readonly UnderstoodInput[]): readonly UnderstoodInput[] {
  const paths = new Map<string, Map<string, string>>();
  for (const { file } of inputs) {
    if (file.tenant === null || file.sha256 === '') continue;
    const known = paths.get(file.sha256) ?? new Map<string, string>();
    paths.set(file.sha256, known.set(file.tenant, file.path));
  }
  return inputs.map((input) => {
    const { file, checked } = input;
    // Exports without a row are all the same: they say that there is nothing.
    if (checked === null || checked.rows === 0) return input;
    const both = paths.get(file.sha256);
    if (both?.size !== 2 || MAY_BE_SHARED.has(checked.table.kind.name)) return input;
    const other = both.get(file.tenant === 'from' ? 'to' : 'from') ?? '';
    const shared = problem('E_SAME_FILE_BOTH_TENANTS', null, { other });
    return { ...input, checked: null, problem: shared, rows: 0, nearMisses: [] };
  });
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
  owner: Pick<InputReport<TextValue>, 'customer' | 'customerFrom'>,
): InputReport<TextValue> {
  const { file, checked, problem } = input;
  const { encoding, delimiter } = file.read.ok
    ? file.read.file
    : { encoding: null, delimiter: null };
  const notes = [...(problem === null ? [] : [problem]), ...input.warnings].map(noteText);
  const text = { encoding, delimiter, sheet: input.sheet, rejectedUnlisted: 0, ignoredUnlisted: 0 };
  const base = { path: file.path, tenant: file.tenant, sha256: file.sha256, rows: input.rows };
  if (checked === null) return { ...base, ...NOTHING_READ, ...text, ...owner, notes };
  const { kind, columns, unmapped, locale, headerRow } = checked.table;
  return {
    ...base,
    ...text,
    kind: kind.name,
    accepted: checked.accepted.length - ignoredDuplicates,
    rejected: checked.rejectedRows,
    ignored: checked.ignored.length + ignoredDuplicates,
    columns: Object.fromEntries(columns.map((column) => [column.field, column.header])),
    unmappedColumns: unmapped,
    locale,
    headerRow,
    ...owner,
    notes,
  };
}

/** `W_MOJIBAKE (line 3): …`: the code leads to the page of problems. */
function noteText({ code, place, what, fix }: FileProblem): Text {
  const where = place === null ? '' : ` (${place})`;
  return joined([joined([code, where, ':'], ''), what, fix], ' ');
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
