/**
 * Holds each draft row against its schema and splits the rows: accepted, rejected (with every bad cell
 * named), ignored. Nothing falls between: the three counts add up to the rows of the table.
 */
import type { TextValue } from '../text/text.ts';
import type { RejectedRow } from '../model/report.ts';
import { columnLetters, type RawRow } from '../model/raw-table.ts';
import {
  readRows,
  type Draft,
  type DraftRow,
  type Notation,
  type ReadRow,
} from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';
import { cellProblem, PROBLEMS, type CellProblem } from '../problems/index.ts';
import { isUsageBased, readTerm } from '../normalise/doctrine.ts';
import { say, Text } from '../text/text.ts';

/** One violation of a row schema. `field` is '' where the row as a whole is wrong. */
export interface SchemaError {
  readonly field: string;
  readonly keyword: string;
}

/** The checks of one row schema, compiled once; texts come from the schema itself. */
export interface RowSchema {
  check(draft: Draft): readonly SchemaError[];
  /** What the field must hold, and how to put it right, as the schema says. */
  expectation(field: string): { readonly description: string | null; readonly fix: string | null };
}

export type RowSchemas = Readonly<
  Record<'subscriptions' | 'activity' | 'customers' | 'prices' | 'invoice', RowSchema>
>;

/** A word in an enumerated column that no table knows. */
export interface UnknownValue {
  readonly column: string;
  readonly value: string;
  readonly row: number;
  readonly cell: string;
  /** True where the row could be used all the same. */
  readonly accepted: boolean;
  /** True where it should be a number. */
  readonly number?: boolean;
}

export interface CheckedTable {
  readonly table: RecognisedTable;
  readonly rows: number;
  readonly accepted: readonly DraftRow[];
  readonly rejectedRows: number;
  readonly rejected: readonly RejectedRow<TextValue>[];
  /** The rejected rows as far as they could be read: they tell whose rows are lacking. */
  readonly rejectedDrafts: readonly Draft[];
  readonly ignored: readonly { readonly row: RawRow; readonly reason: TextValue }[];
  readonly unknownValues: readonly UnknownValue[];
  /** What its dates, numbers and words were read by. */
  readonly notation: Notation;
  /** What the totals row says, where the table has one, and what its rows add up to. */
  readonly totals: Totals | null;
}

export interface Totals {
  readonly row: number;
  readonly cell: string;
  readonly stated: number;
  readonly counted: number;
}

/** Fields whose unknown words are reported but do not cost the row: the comparison works without them. */
const TOLERATED = new Set(['billingType', 'billingCycle', 'effectiveStart', 'autoRenew']);
const ENUMERATED = new Set(['status', 'billingType', 'billingCycle']);

/** Reads and checks all rows of a table. */
export function checkRows(
  table: RecognisedTable,
  path: string,
  schemas: RowSchemas,
  notation: Notation,
): CheckedTable {
  const accepted: DraftRow[] = [];
  const rejected: RejectedRow<TextValue>[] = [];
  const rejectedDrafts: Draft[] = [];
  const ignored: { row: RawRow; reason: TextValue }[] = [];
  const unknownValues: UnknownValue[] = [];
  let rejectedRows = 0;
  const place = { path, sheet: table.table.sheet };
  const rows = readRows(table, notation);
  for (const read of rows) {
    if (read.status === 'ignored') {
      ignored.push({ row: read.row, reason: read.reason });
    } else if (read.status === 'ragged') {
      rejectedRows += 1;
      rejected.push(raggedRow(place, read.row, read.raw));
    } else {
      const verdict = checkRow(table, schemas[table.kind.name], read.draft);
      unknownValues.push(...verdict.unknown);
      if (verdict.bad.length === 0) accepted.push({ ...read.draft, draft: verdict.draft });
      else {
        rejectedRows += 1;
        rejectedDrafts.push(verdict.draft);
      }
      rejected.push(...verdict.bad.map((bad) => ({ ...place, ...bad })));
    }
  }
  return {
    table,
    rows: rows.length,
    accepted,
    rejectedRows,
    rejected,
    rejectedDrafts,
    ignored,
    unknownValues,
    notation,
    // A rejected row may be what is lacking, and is named anyway.
    totals: rejectedRows === 0 ? totalsOf(table, rows) : null,
  };
}

/** Only a lone totals row over rows that all could be read proves something. */
function totalsOf(table: RecognisedTable, rows: readonly ReadRow[]): Totals | null {
  const totals = rows.filter((row) => row.status === 'ignored' && row.why === 'total');
  const [only] = totals;
  const column = table.columns.find(({ field }) => field === 'seats');
  if (totals.length !== 1 || only?.status !== 'ignored' || column === undefined) return null;
  const stated = only.draft['seats'];
  const seats = rows.flatMap((row) => (row.status === 'draft' ? [row.draft.draft['seats']] : []));
  if (typeof stated !== 'number' || rows.some(({ status }) => status === 'ragged')) return null;
  if (seats.some((value) => value !== null && typeof value !== 'number')) return null;
  const counted = seats.reduce<number>((sum, value) => sum + Number(value ?? 0), 0);
  const { number } = only.row;
  return { row: number, cell: `${columnLetters(column.index)}${String(number)}`, stated, counted };
}

type BadCell = Omit<RejectedRow<TextValue>, 'path' | 'sheet'>;

interface Verdict {
  readonly draft: Draft;
  readonly bad: readonly BadCell[];
  readonly unknown: readonly UnknownValue[];
}

function checkRow(table: RecognisedTable, schema: RowSchema, row: DraftRow): Verdict {
  const unknown: UnknownValue[] = [];
  const draft: Record<string, Draft[string]> = { ...row.draft };
  const fatal = new Map<string, CellProblem>();
  for (const [field, problem] of row.problems) {
    const tolerated = TOLERATED.has(field);
    if (ENUMERATED.has(field)) unknown.push(unknownValue(table, row, field, tolerated));
    if (tolerated) draft[field] = null;
    else fatal.set(field, problem);
  }
  if (table.kind.name === 'subscriptions') {
    const usage = usageBased(draft);
    draft['usageBased'] = usage;
    const term = draft['term'];
    const open = typeof term === 'string' && !usage && !readTerm(term).ok;
    if (open) unknown.push(unknownValue(table, row, 'term', true));
  }
  for (const error of schema.check(draft)) {
    if (!fatal.has(error.field)) fatal.set(error.field, schemaProblem(error, draft));
  }
  const nameless = namelessField(table, draft);
  if (nameless !== null && !fatal.has(nameless)) {
    fatal.set(nameless, cellProblem('E_ROW_CUSTOMER', {}));
  }
  const bad = [...fatal].map(([field, problem]) => badCell(table, schema, row, field, problem));
  return { draft, bad, unknown };
}

const CUSTOMER_FIELDS = ['customerId', 'customerName', 'customerDomain'];

/** In a file with customer columns, each subscription names its customer; this is the column that should. */
function namelessField(table: RecognisedTable, draft: Draft): string | null {
  if (table.kind.name !== 'subscriptions') return null;
  const mapped = CUSTOMER_FIELDS.filter((field) => field in draft);
  const nameless = mapped.every((field) => draft[field] === null);
  return nameless ? (mapped[0] ?? null) : null;
}

function usageBased(draft: Draft): boolean {
  const text = (field: string): string | null => {
    const value = draft[field];
    return typeof value === 'string' ? value : null;
  };
  return isUsageBased({
    billingType: text('billingType'),
    offerId: text('offerId'),
    offerName: text('offerName'),
    productType: null,
    term: null,
  });
}

function unknownValue(
  table: RecognisedTable,
  row: DraftRow,
  field: string,
  accepted: boolean,
): UnknownValue {
  const column = table.columns.find((candidate) => candidate.field === field);
  return {
    column: column?.header ?? field,
    value: rawText(row.row, column?.index),
    row: row.row.number,
    cell: `${columnLetters(column?.index ?? 0)}${row.row.number}`,
    accepted,
  };
}

function rawText(row: RawRow, index: number | undefined): string {
  return index === undefined ? '' : (row.cells[index]?.text ?? '');
}

function schemaProblem(error: SchemaError, draft: Draft): CellProblem {
  const value = draft[error.field];
  if (error.field === '') return cellProblem('E_ROW_OFFER', {});
  if (value === null || value === undefined) return cellProblem('E_VALUE_EMPTY', {});
  switch (error.keyword) {
    case 'maxLength':
      return cellProblem('E_VALUE_LONG', {});
    case 'minimum':
      return cellProblem('E_VALUE_BELOW', {});
    case 'maximum':
      return cellProblem('E_VALUE_ABOVE', {});
    default:
      return cellProblem('E_VALUE_FORM', {});
  }
}

function badCell(
  table: RecognisedTable,
  schema: RowSchema,
  row: DraftRow,
  field: string,
  problem: CellProblem,
): BadCell {
  const column = table.columns.find((candidate) => candidate.field === field);
  const value = rawText(row.row, column?.index);
  const { description, fix } = schema.expectation(field);
  const slots = {
    ...problem.slots,
    value: value === '' ? say('The cell') : `"${value}"`,
    fix:
      fix === null
        ? say('Correct the cell in the export, or export the file again.')
        : new Text(fix, {}),
  };
  const what = new Text(PROBLEMS[problem.code].what, slots);
  return {
    row: row.row.number,
    cell: column === undefined ? null : `${columnLetters(column.index)}${row.row.number}`,
    column: column?.header ?? null,
    value,
    code: problem.code,
    problem:
      description === null
        ? what
        : say('{problem} Expected: {description}', {
            problem: what,
            description: new Text(description, {}),
          }),
    fix: new Text(PROBLEMS[problem.code].fix, slots),
  };
}

function raggedRow(
  place: { readonly path: string; readonly sheet: string },
  row: RawRow,
  raw: string,
): RejectedRow<TextValue> {
  const { what, fix } = PROBLEMS.E_ROW_RAGGED;
  return {
    ...place,
    row: row.number,
    cell: null,
    column: null,
    value: raw,
    code: 'E_ROW_RAGGED',
    problem: new Text(what, {}),
    fix: new Text(fix, {}),
  };
}
