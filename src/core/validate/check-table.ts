/**
 * Reads and checks the rows of a table and splits them: accepted, rejected, ignored. Nothing falls between:
 * the three counts add up to the rows of the table.
 */
import { besideTest, type BesideTest } from '../intake/beside.ts';
import { ColumnForms, type Notation } from '../intake/column-forms.ts';
import {
  readRows,
  type Draft,
  type DraftRow,
  type Harvest,
  type HarvestOf,
  type ReadRow,
} from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';
import { LISTED } from '../model/listed.ts';
import type { Lane } from '../model/packed-row.ts';
import type { PassEnd, RawTable } from '../model/raw-table.ts';
import type { RejectedRow } from '../model/report.ts';
import type { Text } from '../text/text.ts';
import {
  besideRow,
  checkRow,
  CUSTOMER_FIELDS,
  raggedRow,
  type Check,
  type RowSchema,
  type RowSchemas,
  type UnknownValue,
} from './check-rows.ts';
import { TotalsTally, type Totals } from './totals.ts';

/** A table with what its rows came to. */
export interface CheckedTable<H extends Harvest = Harvest> {
  /** Without its rows, which are let go. */
  readonly table: RecognisedTable;
  readonly rows: number;
  readonly accepted: number;
  readonly harvest: H;
  readonly rejectedRows: number;
  /** The first bad cells, and how many there are. */
  readonly rejected: readonly RejectedRow<Text>[];
  readonly rejectedCells: number;
  /** The rejected rows as far as they could be read, one of each customer: they tell whose rows are lacking. */
  readonly rejectedDrafts: readonly Draft[];
  /** The first ignored rows, and how many there are. */
  readonly ignored: readonly { readonly row: number; readonly reason: Text }[];
  readonly ignoredRows: number;
  readonly unknownValues: readonly UnknownValue[];
  /** What the totals row says, where the table has one, and what its rows add up to. */
  readonly totals: Totals | null;
  readonly end: PassEnd;
}

/** Reads and checks all rows of a table. */
export function checkTable<H extends Harvest>(
  table: RecognisedTable,
  path: string,
  schemas: RowSchemas,
  notation: Notation,
  harvestOf: HarvestOf<H>,
): CheckedTable<H> {
  const forms = new ColumnForms(table, notation);
  for (;;) {
    const harvest = harvestOf(table, notation);
    const tally = new Tally(table, path, schemas[table.kind.name], harvest);
    const take = (read: ReadRow): void => {
      tally.add(read);
    };
    const { end, unsettled } = readRows(table, forms, take, tally.lane(forms));
    if (!unsettled) return tally.result(harvest, end);
  }
}

/** Counts and lists the rows of one reading of a table. */
class Tally {
  readonly #table: RecognisedTable;
  readonly #rules: Check;
  readonly #beside: BesideTest;
  readonly #harvest: Harvest;
  readonly #place: { readonly path: string; readonly sheet: string };
  readonly #totals: TotalsTally;
  readonly #rejected: RejectedRow<Text>[] = [];
  readonly #rejectedDrafts = new Map<string, Draft>();
  readonly #ignored: { row: number; reason: Text }[] = [];
  readonly #unknownValues: UnknownValue[] = [];
  #rows = 0;
  #accepted = 0;
  #rejectedRows = 0;
  #rejectedCells = 0;
  #ignoredRows = 0;

  constructor(table: RecognisedTable, path: string, schema: RowSchema, harvest: Harvest) {
    this.#table = table;
    this.#harvest = harvest;
    this.#place = { path, sheet: table.table.sheet };
    this.#totals = new TotalsTally(table);
    this.#beside = besideTest(table);
    const customerFields = CUSTOMER_FIELDS.filter((field) =>
      table.columns.some((column) => column.field === field),
    );
    this.#rules = { table, schema, customerFields };
  }

  add(read: ReadRow): void {
    this.#rows += 1;
    this.#totals.add(read);
    if (read.status === 'ignored') {
      const { row, reason } = read;
      const beside = this.#beside(row);
      if (beside !== null) {
        this.#reject([besideRow(this.#place, row, beside)]);
        return;
      }
      this.#ignoredRows += 1;
      if (this.#ignored.length < LISTED) this.#ignored.push({ row: row.number, reason });
    } else if (read.status === 'ragged') {
      this.#reject([raggedRow(this.#place, read.row, read.raw)]);
    } else this.#check(read.draft);
  }

  /** The harvest's lane, of which all rows count as accepted. */
  lane(forms: ColumnForms): Lane | null {
    const lane = this.#harvest.lane?.(forms) ?? null;
    if (lane === null) return null;
    return {
      take: (row) => {
        if (!lane.take(row)) return false;
        this.#rows += 1;
        this.#accepted += 1;
        return true;
      },
    };
  }

  result<H extends Harvest>(harvest: H, end: PassEnd): CheckedTable<H> {
    return {
      table: { ...this.#table, table: withoutRows(this.#table.table) },
      rows: this.#rows,
      accepted: this.#accepted,
      harvest,
      rejectedRows: this.#rejectedRows,
      rejected: this.#rejected,
      rejectedCells: this.#rejectedCells,
      rejectedDrafts: [...this.#rejectedDrafts.values()],
      ignored: this.#ignored,
      ignoredRows: this.#ignoredRows,
      unknownValues: this.#unknownValues,
      // A rejected row may be what is lacking, and is named anyway.
      totals: this.#rejectedRows === 0 ? this.#totals.result() : null,
      end,
    };
  }

  #check(row: DraftRow): void {
    const { bad: own, draft } = checkRow(this.#rules, row, this.#unknownValues);
    const beside = this.#beside(row.row);
    const bad = beside === null ? own : [...own, besideRow(this.#place, row.row, beside)];
    if (bad.length === 0) {
      this.#accepted += 1;
      this.#harvest.take(draft === row.draft ? row : { ...row, draft });
      return;
    }
    const customer = CUSTOMER_FIELDS.map((field) => draft[field] ?? null);
    const key = JSON.stringify(customer);
    if (!this.#rejectedDrafts.has(key)) this.#rejectedDrafts.set(key, draft);
    this.#reject(bad.map((cell) => ({ ...this.#place, ...cell })));
  }

  #reject(cells: readonly RejectedRow<Text>[]): void {
    this.#rejectedRows += 1;
    this.#rejectedCells += cells.length;
    for (const cell of cells) if (this.#rejected.length < LISTED) this.#rejected.push(cell);
  }
}

function withoutRows({ sheet, visibility, epoch }: RawTable): RawTable {
  const nothing = { rows: [], blankRows: 0, filtered: false, hiddenColumns: [] };
  return { sheet, visibility, epoch, ...nothing };
}
