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
import { trimCell } from '../normalise/text.ts';
import {
  BILLING_CYCLES,
  BILLING_TYPES,
  BOOLEANS,
  STATUS_NAMES,
  TOTALS,
} from '../normalise/words.ts';
import type { FieldType } from './input-kind.ts';
import type { MappedColumn, RecognisedTable } from './recognise.ts';

export type DraftValue = string | number | boolean | null;
export type Draft = Readonly<Record<string, DraftValue>>;

/** Why a cell could not be read, by field. */
export type CellProblems = ReadonlyMap<string, string>;

export interface DraftRow {
  readonly row: RawRow;
  readonly draft: Draft;
  readonly problems: CellProblems;
}

export type ReadRow =
  | { readonly status: 'draft'; readonly draft: DraftRow }
  | { readonly status: 'ignored'; readonly row: RawRow; readonly reason: string }
  | { readonly status: 'ragged'; readonly row: RawRow; readonly raw: string };

/** Reads all rows below the header, in file order. `dateOrder` settles dates that the column leaves open. */
export function readRows(table: RecognisedTable, dateOrder: DateOrder | null): readonly ReadRow[] {
  const rows = table.table.rows.slice(table.firstDataRow);
  const readers = table.columns.map((column) => ({
    column,
    read: cellReader(table, column, rows, dateOrder),
  }));
  return rows.map((row): ReadRow => {
    if (row.ragged !== undefined) return { status: 'ragged', row, raw: row.ragged };
    const draft: Record<string, DraftValue> = {};
    const problems = new Map<string, string>();
    for (const { column, read } of readers) {
      const cell = row.cells[column.index] ?? null;
      draft[column.field] = cell === null ? null : read(cell, problems);
    }
    const reason = ignoreReason(table, row, draft);
    return reason === null
      ? { status: 'draft', draft: { row, draft, problems } }
      : { status: 'ignored', row, reason };
  });
}

/** A row without an id whose first text is a word for "total" sums others up; it is no subscription. */
function ignoreReason(table: RecognisedTable, row: RawRow, draft: Draft): string | null {
  if (table.kind.name !== 'subscriptions') return null;
  const id = draft['subscriptionId'];
  if (typeof id === 'string' && TOTALS.find(id) === null) return null;
  const first = row.cells.find((cell) => cell?.kind === 'text')?.text ?? '';
  const isTotal = TOTALS.find(first) !== null;
  return isTotal && typeof draft['status'] !== 'string'
    ? 'Totals row: it sums up other rows.'
    : null;
}

const CHOICES = {
  status: STATUS_NAMES,
  billingType: BILLING_TYPES,
  billingCycle: BILLING_CYCLES,
} as const;

type CellReader = (cell: RawCell, problems: Map<string, string>) => DraftValue;

function cellReader(
  table: RecognisedTable,
  column: MappedColumn,
  rows: readonly RawRow[],
  dateOrder: DateOrder | null,
): CellReader {
  const type = table.kind.fieldTypes[column.field] ?? 'text';
  const form = type === 'moment' ? formOf(rows, column.index, dateOrder) : 'not-needed';
  return (cell, problems) => {
    if (cell.kind === 'error') {
      problems.set(
        column.field,
        cell.problem === 'error' ? 'is an error value' : 'is a formula without a stored result',
      );
      return cell.text;
    }
    if (type === 'verbatim') return cell.text;
    const text = trimCell(cell.text);
    if (text === null) return null;
    const read = readTyped(type, cell, text, form, table.table.epoch);
    if (typeof read !== 'object') return read;
    problems.set(column.field, read.problem);
    return text;
  };
}

function formOf(rows: readonly RawRow[], index: number, order: DateOrder | null): DateForm {
  const texts: string[] = [];
  for (const row of rows) {
    const cell = row.cells[index];
    if (cell?.kind === 'text') texts.push(cell.text.trim());
  }
  const form = dateFormOf(texts);
  return form === 'ambiguous' && order !== null ? order : form;
}

function readTyped(
  type: FieldType,
  cell: RawCell,
  text: string,
  form: DateForm,
  epoch: '1900' | '1904',
): string | number | boolean | { readonly problem: string } {
  switch (type) {
    case 'guid':
      return text.replace(/^\{(.*)\}$/, '$1').toLowerCase();
    case 'count':
      return readCount(cell, text) ?? { problem: 'is not a whole number' };
    case 'moment': {
      const result = readMoment(cell, text, form, epoch);
      return result.ok ? formatMoment(result.moment) : { problem: result.problem };
    }
    case 'boolean': {
      const word = BOOLEANS.find(text);
      return word === null ? { problem: 'is neither true nor false' } : word === 'true';
    }
    case 'status':
    case 'billingType':
    case 'billingCycle':
      return CHOICES[type].find(text) ?? { problem: 'is a word that no table knows' };
    case 'text':
    case 'verbatim':
      return text;
  }
}

/**
 * A whole number: digits, groups of three set apart by a space or apostrophe, or up to two zero decimals.
 * A dot or comma before three digits may group or may be a decimal sign, so "1.000" is refused, not guessed.
 */
function readCount(cell: RawCell, text: string): number | null {
  if (cell.kind === 'number') {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : null;
  }
  const plain = text.replace(/^\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+$/, (match) =>
    match.replace(/\D/g, ''),
  );
  return /^\d{1,15}(?:[.,]0{1,2})?$/.test(plain) ? Number(plain.replace(/[.,]0+$/, '')) : null;
}
