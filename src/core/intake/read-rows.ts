/**
 * Turns the rows of a recognised table into drafts: one value per field, read by the field's type. A cell
 * that cannot be read keeps its raw text in the draft, so that the row's schema rejects it by name.
 */
import type { Text } from '../text/text.ts';
import { passRows, type PassEnd, type RawCell, type RawRow } from '../model/raw-table.ts';
import {
  formatMoment,
  isFormatted,
  isIsoMoment,
  isSerial,
  readMoment,
} from '../normalise/moments.ts';
import {
  asCount,
  isPlainCount,
  plainNumber,
  readDigits,
  readNumber,
} from '../normalise/numbers.ts';
import { trimCell } from '../normalise/text.ts';
import type { Lane } from '../model/packed-row.ts';
import { readAmount } from '../normalise/amounts.ts';
import { BILLING_CYCLES, BILLING_TYPES, BOOLEANS, findStatus } from '../normalise/words.ts';
import { cellProblem, type CellProblem } from '../problems/index.ts';
import type { ColumnForms, Notation } from './column-forms.ts';
import type { MappedColumn } from './header.ts';
import type { FieldType } from './input-kind.ts';
import { EXCLUSION_TEXTS, RowSorter, type Exclusion } from './layout.ts';
import type { RecognisedTable } from './recognise.ts';

export type DraftValue = string | number | boolean | null;
export type Draft = Readonly<Record<string, DraftValue>>;
/** A draft that belongs to the row in hand alone. */
type OwnDraft = Record<string, DraftValue>;

/** Why a cell could not be read, by field. */
export type CellProblems = ReadonlyMap<string, CellProblem>;

export interface DraftRow {
  readonly row: RawRow;
  readonly draft: OwnDraft;
  readonly problems: CellProblems;
}

/** What becomes of accepted rows as they come: of a long log only what is needed of it can be kept. */
export interface Harvest {
  take(row: DraftRow): void;
  /** What takes accepted rows by their bytes, where the table comes so and the harvest can. */
  lane?(forms: ColumnForms): Lane | null;
}

/** Makes the harvest of one table; called anew where its rows have to be read again. */
export type HarvestOf<H extends Harvest> = (table: RecognisedTable, notation: Notation) => H;

export type ReadRow =
  | { readonly status: 'draft'; readonly draft: DraftRow }
  | {
      readonly status: 'ignored';
      readonly row: RawRow;
      readonly why: Exclusion;
      /** The same as a sentence. */
      readonly reason: Text;
      /** What the row says all the same, such as the sum in a totals row. */
      readonly draft: Draft;
    }
  | { readonly status: 'ragged'; readonly row: RawRow; readonly raw: string };

/**
 * Reads all rows below the header, in file order. The same `forms` serve for every reading of a table; a
 * reading that was `unsettled` has to be done again, and is then settled. Rows of data that the lane takes
 * are not taken otherwise.
 */
export function readRows(
  table: RecognisedTable,
  forms: ColumnForms,
  take: (read: ReadRow) => void,
  lane: Lane | null = null,
): { readonly end: PassEnd; readonly unsettled: boolean } {
  const read = rowReader(table, forms);
  const sorter = new RowSorter(table, (row, why) => {
    take(read(row, why));
  });
  const add = (row: RawRow): void => {
    sorter.add(row);
  };
  const end = passRows(table.table, table.firstDataRow, add, lane && sorter.behind(lane));
  if (end.ok) sorter.finish(end.blankRows);
  return { end, unsettled: forms.takeDoubts() };
}

function rowReader(
  table: RecognisedTable,
  forms: ColumnForms,
): (row: RawRow, why: Exclusion | null) => ReadRow {
  const readers = table.columns.map((column) => ({
    read: cellReader(table, column, forms),
    ...column,
  }));
  return (row, why) => {
    if (row.ragged !== undefined && why === null) {
      return { status: 'ragged', row, raw: row.ragged };
    }
    const draft: Record<string, DraftValue> = {};
    const notes: RowNotes = { problems: NO_PROBLEMS, named: null };
    for (const { field, index, read } of readers) {
      const cell = row.cells[index] ?? null;
      draft[field] = cell === null ? null : read(cell, notes);
    }
    if (notes.named !== null) noteOtherCurrencies(draft['currency'], notes.named, notes);
    return why === null
      ? { status: 'draft', draft: { row, draft, problems: notes.problems } }
      : { status: 'ignored', row, why, reason: EXCLUSION_TEXTS[why], draft };
  };
}

/** Field → currencies that the amount in its cell may be in, as the cell itself says. */
type NamedCurrencies = Map<string, readonly string[]>;

/** What is noted of one row while its cells are read; nearly all rows share the empty notes. */
interface RowNotes {
  problems: CellProblems;
  named: NamedCurrencies | null;
}

const NO_PROBLEMS: CellProblems = new Map();

function noteProblem(notes: RowNotes, field: string, problem: CellProblem): void {
  notes.problems = new Map(notes.problems).set(field, problem);
}

/** An amount of another currency than its row would be added up as if it were of that currency. */
function noteOtherCurrencies(
  currency: DraftValue | undefined,
  named: NamedCurrencies,
  notes: RowNotes,
): void {
  if (typeof currency !== 'string') return;
  for (const [field, currencies] of named) {
    if (!currencies.includes(currency))
      noteProblem(notes, field, cellProblem('E_CURRENCY', { currency }));
  }
}

type CellReader = (cell: RawCell, notes: RowNotes) => DraftValue;

function cellReader(table: RecognisedTable, column: MappedColumn, forms: ColumnForms): CellReader {
  const { field } = column;
  const type = table.kind.fieldTypes[field] ?? 'text';
  const { epoch } = table.table;
  return (cell, notes) => {
    const unusable = unusableCell(cell);
    if (unusable !== null) {
      noteProblem(notes, field, unusable);
      return cell.text === '' ? null : cell.text;
    }
    if (type === 'verbatim') return cell.text;
    const text = trimCell(cell.text);
    if (text === null) return text;
    if (type === 'text') {
      if ((text.includes('\n') || text.includes('\r')) && ID_INSIDE.test(text)) {
        noteProblem(notes, field, cellProblem('E_ROW_SWALLOWED', {}));
      }
      return text;
    }
    if (type === 'decimal') {
      const amount = readAmount(cell, text, forms.of(column).number);
      if (amount.ok && amount.currencies !== null) {
        notes.named = new Map(notes.named).set(field, amount.currencies);
      }
      if (amount.ok) return amount.value;
      noteProblem(notes, field, amount.problem);
      return text;
    }
    const read = readTyped(type, cell, text, { forms, column, epoch });
    if (typeof read !== 'object') return read;
    noteProblem(notes, field, read);
    return text;
  };
}

/** No name holds an id, but a row does: one that quotes in the wrong place have made part of a name. */
const ID_INSIDE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const UNUSABLE = {
  error: 'E_CELL_ERROR',
  'no-cached-value': 'E_FORMULA_NO_CACHE',
  'no-number': 'E_NUMBER_LEXICAL',
  'no-boolean': 'E_BOOLEAN_LEXICAL',
} as const;

function unusableCell(cell: RawCell): CellProblem | null {
  if (cell.kind === 'merged') return cellProblem('E_MERGED_DATA', { range: cell.range });
  if (cell.kind === 'error') return cellProblem(UNUSABLE[cell.problem], {});
  const control = cell.kind === 'text' ? controlIn(cell.text) : null;
  if (control === null) return null;
  const code = control.toString(16).toUpperCase().padStart(4, '0');
  return cellProblem('E_CONTROL_CHAR', { character: `U+${code}` });
}

/** The first character that no text has, but for tabs and line breaks. Every cell is asked, so no expression is. */
function controlIn(text: string): number | null {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < SPACE ? code !== TAB && code !== LF && code !== CR : code === DELETE) return code;
  }
  return null;
}

const [TAB, LF, CR, SPACE, DELETE] = [0x09, 0x0a, 0x0d, 0x20, 0x7f];

const CHOICES = {
  billingType: BILLING_TYPES,
  billingCycle: BILLING_CYCLES,
} as const;

/** Where a cell stands, as far as that decides what it says. */
interface Context {
  readonly forms: ColumnForms;
  readonly column: MappedColumn;
  readonly epoch: '1900' | '1904';
}

function readTyped(
  type: Exclude<FieldType, 'decimal' | 'text' | 'verbatim'>,
  cell: RawCell,
  text: string,
  context: Context,
): string | number | boolean | CellProblem {
  switch (type) {
    case 'guid':
      return readGuid(text);
    case 'count':
      return readCount(cell, text, context);
    case 'moment':
      return readDate(cell, text, context);
    case 'boolean': {
      const word = BOOLEANS.find(text);
      return word === null ? cellProblem('E_BOOLEAN', {}) : word === 'true';
    }
    case 'status':
      return findStatus(text, context.forms.words) ?? cellProblem('E_WORD_UNKNOWN', {});
    case 'billingType':
    case 'billingCycle':
      return CHOICES[type].find(text) ?? cellProblem('E_WORD_UNKNOWN', {});
    case 'currency':
      return text.toUpperCase();
  }
}

/** Ids as nearly all are written. */
const PLAIN_ID = /^[0-9a-z-]*$/;

function readGuid(text: string): string {
  if (PLAIN_ID.test(text)) return text;
  return (text.startsWith('{') ? text.replace(/^\{(.*)\}$/, '$1') : text).toLowerCase();
}

/** Only what can be read in two ways is asked of the column as a whole. */
function readDate(
  cell: RawCell,
  text: string,
  { forms, column, epoch }: Context,
): string | CellProblem {
  const serial = cell.kind === 'number' || isSerial(text);
  if (serial && forms.isHalfConverted(column)) return cellProblem('E_DATE_HALF', {});
  const certain = serial || cell.kind === 'boolean' || isIsoMoment(text);
  const result = readMoment(cell, text, certain ? 'not-needed' : forms.of(column).date, epoch);
  if (!result.ok) return result.problem;
  return cell.kind === 'text' && isFormatted(text) ? text : formatMoment(result.moment);
}

function readCount(cell: RawCell, text: string, { forms, column }: Context): number | CellProblem {
  if (cell.kind === 'number') {
    return readDigits(text) ?? countIn(plainNumber(text)) ?? cellProblem('E_QUANTITY', {});
  }
  if (cell.kind !== 'text') return cellProblem('E_NUMBER', {});
  const read = readNumber(text, isPlainCount(text) ? 'not-needed' : forms.of(column).number);
  return read.ok ? (asCount(read.value) ?? cellProblem('E_QUANTITY', {})) : read.problem;
}

function countIn(value: string | null): number | null {
  return value === null ? null : asCount(value);
}
