/**
 * Turns the rows of a recognised table into drafts: one value per field, read by the field's type. A cell
 * that cannot be read keeps its raw text in the draft, so that the row's schema rejects it by name.
 */
import type { TextValue } from '../text/text.ts';
import type { RawCell, RawRow } from '../model/raw-table.ts';
import {
  dateFormOf,
  formatMoment,
  isHalfConverted,
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
import { readAmount, splitAmount } from '../normalise/amounts.ts';
import {
  BILLING_CYCLES,
  BILLING_TYPES,
  BOOLEANS,
  findStatus,
  type StatusWords,
} from '../normalise/words.ts';
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
      readonly reason: TextValue;
      /** What the row says all the same, such as the sum in a totals row. */
      readonly draft: Draft;
    }
  | { readonly status: 'ragged'; readonly row: RawRow; readonly raw: string };

/** What settles dates and numbers that their column leaves open. */
export interface Notation {
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  /** What status words mean that no table knows. */
  readonly words?: StatusWords;
}

/** Reads all rows below the header, in file order. */
export function readRows(table: RecognisedTable, notation: Notation): readonly ReadRow[] {
  const rows = table.table.rows.slice(table.firstDataRow);
  const excluded = excludedRows(table, rows);
  // Only data votes on how a column writes its dates and numbers.
  const data = rows.filter((row, at) => !excluded.has(at) && row.ragged === undefined);
  const forms = columnForms(table, data, notation);
  const readers = table.columns.map((column) => ({
    column,
    read: cellReader(table, column, forms(column)),
  }));
  return rows.map((row, at): ReadRow => {
    const why = excluded.get(at);
    if (row.ragged !== undefined && why === undefined) {
      return { status: 'ragged', row, raw: row.ragged };
    }
    const draft: Record<string, DraftValue> = {};
    const problems = new Map<string, CellProblem>();
    const named: NamedCurrencies = new Map();
    for (const { column, read } of readers) {
      const cell = row.cells[column.index] ?? null;
      draft[column.field] = cell === null ? null : read(cell, problems, named);
    }
    noteOtherCurrencies(draft['currency'], named, problems);
    return why === undefined
      ? { status: 'draft', draft: { row, draft, problems } }
      : { status: 'ignored', row, why, reason: EXCLUSION_TEXTS[why], draft };
  });
}

/** Field → currencies that the amount in its cell may be in, as the cell itself says. */
type NamedCurrencies = Map<string, readonly string[]>;

/** An amount of another currency than its row would be added up as if it were of that currency. */
function noteOtherCurrencies(
  currency: DraftValue | undefined,
  named: NamedCurrencies,
  problems: Map<string, CellProblem>,
): void {
  if (typeof currency !== 'string') return;
  for (const [field, currencies] of named) {
    if (!currencies.includes(currency))
      problems.set(field, cellProblem('E_CURRENCY', { currency }));
  }
}

type CellReader = (
  cell: RawCell,
  problems: Map<string, CellProblem>,
  named: NamedCurrencies,
) => DraftValue;

function cellReader(table: RecognisedTable, column: MappedColumn, forms: Forms): CellReader {
  const type = table.kind.fieldTypes[column.field] ?? 'text';
  const { epoch } = table.table;
  return (cell, problems, named) => {
    const unusable = unusableCell(cell);
    if (unusable !== null) {
      problems.set(column.field, unusable);
      return cell.text === '' ? null : cell.text;
    }
    if (type === 'verbatim') return cell.text;
    const text = trimCell(cell.text);
    if (text === null) return null;
    if (type === 'decimal') {
      const amount = readAmount(cell, text, forms.number);
      if (amount.ok && amount.currencies !== null) named.set(column.field, amount.currencies);
      if (amount.ok) return amount.value;
      problems.set(column.field, amount.problem);
      return text;
    }
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
  /** True where real dates of the column were probably made with day and month exchanged. */
  readonly halfConverted: boolean;
  readonly words: StatusWords;
}

/** Each column settles itself, or, where one program wrote them all, all columns of its type together. */
function columnForms(
  table: RecognisedTable,
  rows: readonly RawRow[],
  notation: Notation,
): (column: MappedColumn) => Forms {
  const { kind, columns } = table;
  const typeOf = ({ field }: MappedColumn): FieldType => kind.fieldTypes[field] ?? 'text';
  if (kind.notation !== 'shared') {
    return (column) => {
      const forms = formsOf(typeOf(column), textsOf(rows, [column]), notation);
      return typeOf(column) === 'moment' && notation.dateOrder === null
        ? { ...forms, halfConverted: isHalfColumn(table, rows, column) }
        : forms;
    };
  }
  const known = new Map<FieldType, Forms>();
  return (column) => {
    const type = typeOf(column);
    const alike = columns.filter((other) => typeOf(other) === type);
    const forms = known.get(type) ?? formsOf(type, textsOf(rows, alike), notation);
    known.set(type, forms);
    return forms;
  };
}

function isHalfColumn(
  { table }: RecognisedTable,
  rows: readonly RawRow[],
  column: MappedColumn,
): boolean {
  const serials = rows.flatMap(({ cells }) => {
    const cell = cells[column.index];
    return cell?.kind === 'number' ? [cell.text] : [];
  });
  return isHalfConverted(textsOf(rows, [column]), serials, table.epoch);
}

function textsOf(rows: readonly RawRow[], columns: readonly MappedColumn[]): readonly string[] {
  return columns.flatMap(({ index }) =>
    rows.flatMap((row) => {
      const cell = row.cells[index];
      return cell?.kind === 'text' ? [cell.text.trim()] : [];
    }),
  );
}

function formsOf(
  type: FieldType,
  texts: readonly string[],
  { dateOrder, decimal, words = {} }: Notation,
): Forms {
  const open = (form: string): boolean => form === 'ambiguous' || form === 'conflict';
  const numbers = (): readonly string[] =>
    type === 'count' ? texts : texts.map((text) => splitAmount(text).number);
  const date = type === 'moment' ? dateFormOf(texts) : 'not-needed';
  const number = type === 'count' || type === 'decimal' ? numberFormOf(numbers()) : 'not-needed';
  return {
    date: open(date) && dateOrder !== null ? dateOrder : date,
    number: open(number) && decimal !== null ? decimal : number,
    halfConverted: false,
    words,
  };
}

const CHOICES = {
  billingType: BILLING_TYPES,
  billingCycle: BILLING_CYCLES,
} as const;

function readTyped(
  type: Exclude<FieldType, 'decimal'>,
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
    case 'moment':
      return readDate(cell, text, forms, epoch);
    case 'boolean': {
      const word = BOOLEANS.find(text);
      return word === null ? cellProblem('E_BOOLEAN', {}) : word === 'true';
    }
    case 'status':
      return findStatus(text, forms.words) ?? cellProblem('E_WORD_UNKNOWN', {});
    case 'billingType':
    case 'billingCycle':
      return CHOICES[type].find(text) ?? cellProblem('E_WORD_UNKNOWN', {});
    case 'currency':
      return text.toUpperCase();
    case 'text':
    case 'verbatim':
      return text;
  }
}

function readDate(
  cell: RawCell,
  text: string,
  forms: Forms,
  epoch: '1900' | '1904',
): string | CellProblem {
  if (forms.halfConverted && cell.kind === 'number') return cellProblem('E_DATE_HALF', {});
  const result = readMoment(cell, text, forms.date, epoch);
  return result.ok ? formatMoment(result.moment) : result.problem;
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
