/**
 * Turns the rows of a recognised table into drafts: one value per field, read by the field's type. A cell
 * that cannot be read keeps its raw text in the draft, so that the row's schema rejects it by name.
 */
import type { RawCell, RawRow } from '../model/raw-table.ts';
import {
  dateFormOf,
  formatMoment,
  readMoment,
  type DateForm,
  type DateOrder,
} from '../normalise/moments.ts';
import {
  asCount,
  numberFormOf,
  plainNumber,
  readNumber,
  type DecimalMark,
  type NumberForm,
} from '../normalise/numbers.ts';
import { trimCell } from '../normalise/text.ts';
import { BILLING_CYCLES, BILLING_TYPES, BOOLEANS, STATUS_NAMES } from '../normalise/words.ts';
import { cellProblem, type CellProblem } from '../problems/index.ts';
import type { MappedColumn } from './header.ts';
import type { FieldType } from './input-kind.ts';
import { EXCLUSION_TEXTS, excludedRows, type Exclusion } from './layout.ts';
import type { RecognisedTable } from './recognise.ts';

export type DraftValue = string | number | boolean | null;
export type Draft = Readonly<Record<string, DraftValue>>;

/** Why a cell could not be read, by field. */
export type CellProblems = ReadonlyMap<string, CellProblem>;

export interface DraftRow {
  readonly row: RawRow;
  readonly draft: Draft;
  readonly problems: CellProblems;
}

export type ReadRow =
  | { readonly status: 'draft'; readonly draft: DraftRow }
  | {
      readonly status: 'ignored';
      readonly row: RawRow;
      readonly why: Exclusion;
      /** The same as a sentence. */
      readonly reason: string;
      /** What the row says all the same, such as the sum in a totals row. */
      readonly draft: Draft;
    }
  | { readonly status: 'ragged'; readonly row: RawRow; readonly raw: string };

/** What settles dates and numbers that their column leaves open. */
export interface Notation {
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
}

/** Reads all rows below the header, in file order. */
export function readRows(table: RecognisedTable, notation: Notation): readonly ReadRow[] {
  const rows = table.table.rows.slice(table.firstDataRow);
  const excluded = excludedRows(table, rows);
  const readers = table.columns.map((column) => ({
    column,
    read: cellReader(table, column, rows, notation),
  }));
  return rows.map((row, at): ReadRow => {
    const why = excluded.get(at);
    if (row.ragged !== undefined && why === undefined) {
      return { status: 'ragged', row, raw: row.ragged };
    }
    const draft: Record<string, DraftValue> = {};
    const problems = new Map<string, CellProblem>();
    for (const { column, read } of readers) {
      const cell = row.cells[column.index] ?? null;
      draft[column.field] = cell === null ? null : read(cell, problems);
    }
    return why === undefined
      ? { status: 'draft', draft: { row, draft, problems } }
      : { status: 'ignored', row, why, reason: EXCLUSION_TEXTS[why], draft };
  });
}

type CellReader = (cell: RawCell, problems: Map<string, CellProblem>) => DraftValue;

function cellReader(
  table: RecognisedTable,
  column: MappedColumn,
  rows: readonly RawRow[],
  notation: Notation,
): CellReader {
  const type = table.kind.fieldTypes[column.field] ?? 'text';
  const forms = formsOf(type, rows, column.index, notation);
  const { epoch } = table.table;
  return (cell, problems) => {
    const unusable = unusableCell(cell);
    if (unusable !== null) {
      problems.set(column.field, unusable);
      return cell.text === '' ? null : cell.text;
    }
    if (type === 'verbatim') return cell.text;
    const text = trimCell(cell.text);
    if (text === null) return null;
    const read = readTyped(type, cell, text, forms, epoch);
    if (typeof read !== 'object') return read;
    problems.set(column.field, read);
    return text;
  };
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const UNUSABLE = {
  error: 'E_CELL_ERROR',
  'no-cached-value': 'E_FORMULA_NO_CACHE',
  'no-number': 'E_NUMBER_LEXICAL',
  'no-boolean': 'E_BOOLEAN_LEXICAL',
} as const;

function unusableCell(cell: RawCell): CellProblem | null {
  if (cell.kind === 'merged') return cellProblem('E_MERGED_DATA', { range: cell.range });
  if (cell.kind === 'error') return cellProblem(UNUSABLE[cell.problem], {});
  const control = cell.kind === 'text' ? CONTROL.exec(cell.text) : null;
  if (control === null) return null;
  const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return cellProblem('E_CONTROL_CHAR', { character: `U+${code}` });
}

/** How a column writes what can be written in two ways. */
interface Forms {
  readonly date: DateForm;
  readonly number: NumberForm;
}

function formsOf(
  type: FieldType,
  rows: readonly RawRow[],
  index: number,
  { dateOrder, decimal }: Notation,
): Forms {
  if (type !== 'moment' && type !== 'count') return { date: 'not-needed', number: 'not-needed' };
  const texts: string[] = [];
  for (const row of rows) {
    const cell = row.cells[index];
    if (cell?.kind === 'text') texts.push(cell.text.trim());
  }
  const open = (form: string): boolean => form === 'ambiguous' || form === 'conflict';
  const date = type === 'moment' ? dateFormOf(texts) : 'not-needed';
  const number = type === 'count' ? numberFormOf(texts) : 'not-needed';
  return {
    date: open(date) && dateOrder !== null ? dateOrder : date,
    number: open(number) && decimal !== null ? decimal : number,
  };
}

const CHOICES = {
  status: STATUS_NAMES,
  billingType: BILLING_TYPES,
  billingCycle: BILLING_CYCLES,
} as const;

function readTyped(
  type: FieldType,
  cell: RawCell,
  text: string,
  forms: Forms,
  epoch: '1900' | '1904',
): string | number | boolean | CellProblem {
  switch (type) {
    case 'guid':
      return text.replace(/^\{(.*)\}$/, '$1').toLowerCase();
    case 'count':
      return readCount(cell, text, forms.number);
    case 'moment': {
      const result = readMoment(cell, text, forms.date, epoch);
      return result.ok ? formatMoment(result.moment) : result.problem;
    }
    case 'boolean': {
      const word = BOOLEANS.find(text);
      return word === null ? cellProblem('E_BOOLEAN', {}) : word === 'true';
    }
    case 'status':
    case 'billingType':
    case 'billingCycle':
      return CHOICES[type].find(text) ?? cellProblem('E_WORD_UNKNOWN', {});
    case 'text':
    case 'verbatim':
      return text;
  }
}

function readCount(cell: RawCell, text: string, form: NumberForm): number | CellProblem {
  if (cell.kind === 'number') {
    const value = plainNumber(text);
    return (value === null ? null : asCount(value)) ?? cellProblem('E_QUANTITY', {});
  }
  if (cell.kind !== 'text') return cellProblem('E_NUMBER', {});
  const read = readNumber(text, form);
  return read.ok ? (asCount(read.value) ?? cellProblem('E_QUANTITY', {})) : read.problem;
}
