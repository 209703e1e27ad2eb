/**
 * Turns the rows of a recognised table into drafts: one value per field, read by the field's type. A cell
 * that cannot be read keeps its raw text in the draft, so that the row's schema rejects it by name.
 */
import values from '../../../schemas/aliases/values.json' with { type: 'json' };
import type { RawCell, RawRow } from '../model/raw-table.ts';
import {
  dateFormOf,
  formatMoment,
  readMoment,
  type DateForm,
  type DateOrder,
} from '../normalise/moments.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
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

/** Words of `values.json`, folded → canonical word. */
const WORDS: Readonly<Record<'status' | 'billingType' | 'billingCycle' | 'outcome', Words>> = {
  status: wordsOf(values.status),
  billingType: wordsOf(values.billingType),
  billingCycle: wordsOf(values.billingCycle),
  outcome: wordsOf(values.outcome),
};
/** The same words to the letter: nearly all cells are spelled as the table has them. */
const EXACT: Readonly<Record<keyof typeof WORDS, Words>> = {
  status: exactWordsOf(values.status),
  billingType: exactWordsOf(values.billingType),
  billingCycle: exactWordsOf(values.billingCycle),
  outcome: exactWordsOf(values.outcome),
};
const BOOLEANS = wordsOf(values.boolean);
const TOTAL_WORDS = wordsOf(values.totalsRow);

type Words = ReadonlyMap<string, string>;

function wordsOf(canonical: Readonly<Record<string, readonly string[]>>): Words {
  const words = new Map<string, string>();
  for (const [word, spellings] of Object.entries(canonical)) {
    for (const spelling of spellings) words.set(foldWord(spelling), word);
  }
  return words;
}

function exactWordsOf(canonical: Readonly<Record<string, readonly string[]>>): Words {
  const entries = Object.entries(canonical);
  return new Map(entries.flatMap(([word, spellings]) => spellings.map((text) => [text, word])));
}

function exactOrFolded(kind: keyof typeof WORDS, text: string): string | null {
  return EXACT[kind].get(text) ?? WORDS[kind].get(foldWord(text)) ?? null;
}

/** The canonical word of an operation's outcome; `null` where the text is no such word. */
export function outcomeWord(text: string): string | null {
  return exactOrFolded('outcome', text);
}

/** The canonical status; `null` for a word that no table knows. */
export function statusWord(text: string): string | null {
  return exactOrFolded('status', text);
}

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
  if (typeof id === 'string' && !TOTAL_WORDS.has(foldWord(id))) return null;
  const first = row.cells.find((cell) => cell?.kind === 'text')?.text ?? '';
  const isTotal = TOTAL_WORDS.has(foldWord(first));
  return isTotal && typeof draft['status'] !== 'string'
    ? 'Totals row: it sums up other rows.'
    : null;
}

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
      const word = BOOLEANS.get(foldWord(text));
      return word === undefined ? { problem: 'is neither true nor false' } : word === 'true';
    }
    case 'status':
    case 'billingType':
    case 'billingCycle':
      return exactOrFolded(type, text) ?? { problem: 'is a word that no table knows' };
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
