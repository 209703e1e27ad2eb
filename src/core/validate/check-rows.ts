/** Holds a draft row against its schema, and names every bad cell of a row that is rejected. */
import type { RejectedRow } from '../model/report.ts';
import { columnLetters, type RawRow } from '../model/raw-table.ts';
import type { BesideCell } from '../intake/beside.ts';
import type { CellProblems, Draft, DraftRow } from '../intake/read-rows.ts';
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

/** Fields whose unknown words are reported but do not cost the row: the comparison works without them. */
const TOLERATED = new Set(['billingType', 'billingCycle', 'effectiveStart', 'autoRenew']);
const ENUMERATED = new Set(['status', 'billingType', 'billingCycle']);

/** A bad cell of some row. */
export type BadCell = Omit<RejectedRow<Text>, 'path' | 'sheet'>;

/** What becomes of a row: accepted where nothing is bad. */
export interface Verdict {
  readonly draft: Draft;
  readonly bad: readonly BadCell[];
}

/** What the rows of one table are held against. */
export interface Check {
  readonly table: RecognisedTable;
  readonly schema: RowSchema;
  readonly customerFields: readonly string[];
}

const NOTHING_BAD: readonly BadCell[] = [];

/** Checks one row; words that no table knows are added to `unknown`. */
export function checkRow(check: Check, row: DraftRow, unknown: UnknownValue[]): Verdict {
  const { table, schema } = check;
  const unread = row.problems.size > 0;
  const draft = unread ? { ...row.draft } : row.draft;
  const problems = unread ? fatalProblems(table, { ...row, draft }, unknown) : row.problems;
  if (table.kind.name === 'subscriptions') {
    const usage = usageBased(draft);
    draft['usageBased'] = usage;
    const term = draft['term'];
    const open = typeof term === 'string' && !usage && !readTerm(term).ok;
    if (open) unknown.push(unknownValue(table, row, 'term', true));
  }
  const errors = schema.check(draft);
  const nameless = namelessField(check, draft);
  if (problems.size === 0 && errors.length === 0 && nameless === null) {
    return { draft, bad: NOTHING_BAD };
  }
  const fatal = new Map(problems);
  for (const error of errors) {
    if (!fatal.has(error.field)) fatal.set(error.field, schemaProblem(error, draft));
  }
  if (nameless !== null && !fatal.has(nameless)) {
    fatal.set(nameless, cellProblem('E_ROW_CUSTOMER', {}));
  }
  const bad = [...fatal].map(([field, problem]) => badCell(table, schema, row, field, problem));
  return { draft, bad };
}

/** The problems that cost the row; what is tolerated is taken out of the draft. */
function fatalProblems(
  table: RecognisedTable,
  row: DraftRow,
  unknown: UnknownValue[],
): CellProblems {
  const fatal = new Map<string, CellProblem>();
  for (const [field, problem] of row.problems) {
    const tolerated = TOLERATED.has(field);
    // An empty, merged or failed cell holds no word that a table could know.
    const isWord = problem.code === 'E_WORD_UNKNOWN';
    if (isWord && ENUMERATED.has(field)) unknown.push(unknownValue(table, row, field, tolerated));
    if (tolerated) row.draft[field] = null;
    else fatal.set(field, problem);
  }
  return fatal;
}

/** The columns that name a customer. */
export const CUSTOMER_FIELDS = ['customerId', 'customerName', 'customerDomain'];

/** In a file with customer columns, each subscription names its customer; this is the column that should. */
function namelessField({ table, customerFields }: Check, draft: Draft): string | null {
  if (table.kind.name !== 'subscriptions') return null;
  const nameless = customerFields.every((field) => draft[field] === null);
  return nameless ? (customerFields[0] ?? null) : null;
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

/** A row with data beside its table, named by the first cell that tells. */
export function besideRow(
  place: { readonly path: string; readonly sheet: string },
  { number }: RawRow,
  { index, cell: { text } }: BesideCell,
): RejectedRow<Text> {
  const { what, fix } = PROBLEMS.E_DATA_BESIDE;
  return {
    ...place,
    row: number,
    cell: `${columnLetters(index)}${number}`,
    column: null,
    value: text,
    code: 'E_DATA_BESIDE',
    problem: new Text(what, { value: `"${text}"` }),
    fix: new Text(fix, {}),
  };
}

/** A row that is not as wide as its header. */
export function raggedRow(
  place: { readonly path: string; readonly sheet: string },
  row: RawRow,
  raw: string,
): RejectedRow<Text> {
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
