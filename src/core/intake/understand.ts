/**
 * From files to checked tables: every file yields at least one entry, every recognised sheet one more, and
 * what could not be read says so. No file and no sheet with data disappears.
 */
import { columnLetters, type FileProblem, type RawFile } from '../model/raw-table.ts';
import type { FileRules, InputFile, Settings } from '../model/settings.ts';
import { parseCivil, type Day } from '../model/values.ts';
import { byCodeUnit } from '../normalise/text.ts';
import { problem } from '../problems/index.ts';
import type { RowSchemas } from '../validate/check-rows.ts';
import type { CheckedTable } from '../validate/check-table.ts';
import { fileMap } from './file-map.ts';
import { lookAt, type LookedAt } from './look-at.ts';
import type { NearMiss } from './near-miss.ts';
import type { Harvest, HarvestOf } from './read-rows.ts';
import { say } from '../text/text.ts';

/** A file once its tables are understood: what it is called, and how its text was read. */
export interface UnderstoodFile extends Omit<InputFile, 'read'> {
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

/** One table of a file, or a file of which nothing can be used. */
export interface UnderstoodInput<H extends Harvest = Harvest> {
  readonly file: UnderstoodFile;
  readonly checked: CheckedTable<H> | null;
  readonly problem: FileProblem | null;
  readonly sheet: string | null;
  readonly rows: number;
  readonly warnings: readonly FileProblem[];
  readonly nearMisses: readonly NearMiss[];
  readonly dayInName: Day | null;
  /** True where no table could be recognised, but one holds ids as exports do. */
  readonly holdsIds: boolean;
}

/** Makes the harvest of each table of a file. */
export type Harvesting<H extends Harvest> = (file: UnderstoodFile) => HarvestOf<H>;

/**
 * Reads every file's tables as what they are, one file after the other: what was read of one is let go before
 * the next is asked for. The result does not depend on their order.
 */
export function understand<H extends Harvest>(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  harvesting: Harvesting<H>,
): readonly UnderstoodInput<H>[] {
  const rulesFor = fileMap(settings.files);
  const inputs: UnderstoodInput<H>[] = [];
  for (const file of files) {
    const reading = { rules: rulesFor(file.path), settings, schemas, harvesting };
    for (const input of understandFile(file, reading)) inputs.push(refuseNoPrices(input));
  }
  return setAsideShared(inFixedOrder(inputs));
}

function inFixedOrder<I extends UnderstoodInput>(inputs: readonly I[]): readonly I[] {
  return inputs.toSorted(
    ({ file: a }, { file: b }) =>
      byCodeUnit(a.tenant ?? '', b.tenant ?? '') ||
      byCodeUnit(a.path, b.path) ||
      byCodeUnit(a.sha256, b.sha256),
  );
}

/** What one file is read with. */
interface Reading<H extends Harvest> {
  readonly rules: FileRules;
  readonly settings: Settings;
  readonly schemas: RowSchemas;
  readonly harvesting: Harvesting<H>;
}

/** What is the same for all tables of a file. */
type Base = Pick<UnderstoodInput, 'file' | 'dayInName'>;

type Found<H extends Harvest> = Omit<UnderstoodInput<H>, keyof Base>;

/** Of a file in which nothing was found. */
const NOTHING: Found<never> = {
  checked: null,
  problem: null,
  sheet: null,
  rows: 0,
  warnings: [],
  nearMisses: [],
  holdsIds: false,
};

/** Written out, since there may be thousands. */
function toUnderstood<H extends Harvest>(
  { file, dayInName }: Base,
  { checked, problem, sheet, rows, warnings, nearMisses, holdsIds }: Found<H>,
): UnderstoodInput<H> {
  return { file, checked, problem, sheet, rows, warnings, nearMisses, dayInName, holdsIds };
}

function understandFile<H extends Harvest>(
  { read, path, tenant, incidental, sha256 }: InputFile,
  reading: Reading<H>,
): readonly UnderstoodInput<H>[] {
  const { encoding, delimiter } = read.ok ? read.file : { encoding: null, delimiter: null };
  const file = { path, tenant, incidental, sha256, encoding, delimiter };
  const base: Base = { file, dayInName: dayInName(path) };
  if (!read.ok) return [toUnderstood(base, { ...NOTHING, problem: read.problem })];
  return understandTables(read.file, base, reading);
}

function understandTables<H extends Harvest>(
  { tables, warnings }: RawFile,
  base: Base,
  { rules, settings, schemas, harvesting }: Reading<H>,
): readonly UnderstoodInput<H>[] {
  const notation = {
    dateOrder: rules.dateOrder ?? settings.dateOrder,
    decimal: rules.decimal ?? settings.decimal,
    words: settings.words ?? {},
  };
  const { path } = base.file;
  const harvestOf = harvesting(base.file);
  const looked: LookedAt<H>[] = [];
  const unread: FileProblem[] = [];
  const notes = [...warnings];
  let holdsIds = false;
  for (const table of tables) {
    if (table.rows.length === 0) continue;
    const { sheet } = table;
    const wanted = rules.sheet === null || sheet === rules.sheet;
    const one = lookAt(table, { path, rules, schemas, notation, harvestOf, wanted });
    if (!one.end.ok) return [toUnderstood(base, { ...NOTHING, problem: one.end.problem })];
    notes.push(...one.end.warnings);
    holdsIds ||= one.holdsIds;
    if (wanted) looked.push(one);
    else
      unread.push(
        problem('W_SHEET_NOT_READ', null, { sheet, why: say('the config names another.') }),
      );
  }
  if (!tables.some(({ sheet }) => rules.sheet === null || sheet === rules.sheet)) {
    const sheets = tables.map(({ sheet }) => `"${sheet}"`).join(', ');
    const found = problem('E_SHEET_NOT_FOUND', null, { sheet: rules.sheet ?? '', sheets });
    return [toUnderstood(base, { ...NOTHING, problem: found, warnings: notes })];
  }
  notes.push(...unread);
  if (!looked.some(({ checked }) => checked !== null)) {
    const failed = { ...NOTHING, warnings: notes, holdsIds, ...unusable(looked) };
    return [toUnderstood(base, failed)];
  }
  return looked.map((one) => toUnderstood(base, toFound(one, notes)));
}

function toFound<H extends Harvest>(one: LookedAt<H>, notes: readonly FileProblem[]): Found<H> {
  const { table, checked, recognition } = one;
  const sheet = table.sheet === '' ? null : table.sheet;
  const sheetNotes = [...notes, ...warningsOf(one)];
  if (checked === null) {
    // A cover, notes or summary sheet beside the data is normal; one that holds ids like an export is not.
    const { nearly, problem: found, nearMisses } = failureOf(recognition);
    const why = found?.what ?? '';
    const note = problem('W_SHEET_NOT_READ', sheet, { sheet: table.sheet, why });
    const isData = nearly && one.holdsIds;
    const warnings = [...sheetNotes, note];
    return { ...NOTHING, sheet, problem: isData ? found : null, nearMisses, warnings };
  }
  const { nearMisses, warnings } = checked.table;
  return {
    sheet,
    checked,
    problem: null,
    rows: checked.rows,
    nearMisses,
    warnings: [...sheetNotes, ...warnings, ...doubtsOf(checked)],
    holdsIds: false,
  };
}

interface Failure {
  readonly nearly: boolean;
  readonly problem: FileProblem | null;
  readonly nearMisses: readonly NearMiss[];
}

function failureOf(recognition: LookedAt['recognition']): Failure {
  return recognition === null || recognition.ok
    ? { nearly: false, problem: null, nearMisses: [] }
    : recognition;
}

function unusable(
  looked: readonly LookedAt[],
): Pick<UnderstoodInput, 'problem' | 'sheet' | 'nearMisses'> {
  const best = looked.find(({ recognition }) => failureOf(recognition).nearly) ?? looked[0];
  if (best === undefined) {
    return { problem: problem('E_NO_DATA', null, {}), sheet: null, nearMisses: [] };
  }
  const { problem: found, nearMisses } = failureOf(best.recognition);
  const sheet = best.table.sheet === '' ? null : best.table.sheet;
  return { problem: found, sheet, nearMisses };
}

/** As many rows as a worksheet can have. */
const EXCEL_ROWS = 1_048_576;

function warningsOf({ table, end }: LookedAt): readonly FileProblem[] {
  if (!end.ok) return [end.problem];
  const { sheet } = table;
  const { hiddenRows, lastRow, filtered, hiddenColumns, blankRows } = end;
  const place = sheet === '' ? null : sheet;
  const warnings: FileProblem[] = [];
  if (table.visibility !== 'visible') warnings.push(problem('W_HIDDEN_SHEET', place, { sheet }));
  if (hiddenRows > 0) {
    const code = filtered ? 'W_FILTERED_ROWS' : 'W_HIDDEN_ROWS';
    warnings.push(problem(code, place, { rows: hiddenRows }));
  }
  if (hiddenColumns.length > 0) {
    const columns = hiddenColumns.map(columnLetters).join(', ');
    warnings.push(problem('W_HIDDEN_COLUMNS', place, { columns }));
  }
  if (blankRows > 0) warnings.push(problem('W_BLANK_ROWS', place, { rows: blankRows }));
  if (sheet !== '' && lastRow === EXCEL_ROWS) {
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
function refuseNoPrices<I extends UnderstoodInput>(input: I): I {
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
function setAsideShared<I extends UnderstoodInput>(inputs: readonly I[]): readonly I[] {
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
