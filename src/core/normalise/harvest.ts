/**
 * What is kept of accepted rows, made as the rows come: records of subscriptions, events of logs, and of the
 * other kinds the rows as they were read.
 */
import type { ColumnForms, Notation } from '../intake/column-forms.ts';
import type { DraftRow, Harvest } from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';
import type { Harvesting, UnderstoodInput } from '../intake/understand.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import { EventLog } from './event-log.ts';
import { Keeper } from './keeper.ts';
import type { Lane } from '../model/packed-row.ts';
import { logLane } from './packed/log-lane.ts';
import { columnsOf, toLogEntry, toSubscription } from './to-records.ts';
import type { SubscriptionSource, TableOrigin } from './to-records.ts';

export type RowHarvest = DraftHarvest | SubscriptionHarvest | LogHarvest;

/** An input with the records of its rows. */
export type HarvestedInput = UnderstoodInput<RowHarvest>;

/** Makes the harvest of each table; `family` is that of subscriptions that no column tells. */
export function harvesting(family: Settings['family']): Harvesting<RowHarvest> {
  const keeper = new Keeper();
  return ({ tenant, path }) =>
    (table, notation) => {
      // Without a tenant there are only lists of prices.
      if (tenant === null) return new DraftHarvest();
      const origin = { tenant, path, table: withoutRows(table) };
      switch (table.kind.name) {
        case 'subscriptions':
          return new SubscriptionHarvest({ origin, family, columns: columnsOf(origin), keeper });
        case 'activity':
          return new LogHarvest(origin, notation);
        case 'customers':
        case 'prices':
        case 'invoice':
          return new DraftHarvest();
      }
    };
}

/** What is harvested outlives the rows, and must not keep them. */
function withoutRows(table: RecognisedTable): RecognisedTable {
  const { sheet, visibility, epoch } = table.table;
  const nothing = { rows: [], blankRows: 0, filtered: false, hiddenColumns: [] };
  return { ...table, table: { sheet, visibility, epoch, ...nothing } };
}

/** Keeps rows as they were read, without their cells. */
export class DraftHarvest implements Harvest {
  readonly kind = 'drafts';
  readonly rows: DraftRow[] = [];

  take({ row, draft, problems }: DraftRow): void {
    this.rows.push({ row: { number: row.number, cells: [] }, draft, problems });
  }
}

/** Makes a record of each row. Whose it is stands in the row, or is left open for the file to say. */
export class SubscriptionHarvest implements Harvest {
  readonly kind = 'subscriptions';
  readonly records: SubscriptionRecord[] = [];
  readonly #source: SubscriptionSource;

  constructor(source: SubscriptionSource) {
    this.#source = source;
  }

  take(row: DraftRow): void {
    this.records.push(toSubscription(this.#source, row));
  }
}

/** Makes events of each row that speaks of subscriptions, and counts the others. */
export class LogHarvest implements Harvest {
  readonly kind = 'log';
  readonly tenant: Tenant;
  readonly log: EventLog;
  rows = 0;
  failed = 0;
  unattributed = 0;
  readonly #origin: TableOrigin;
  readonly #notation: Notation;

  constructor(origin: TableOrigin, notation: Notation) {
    this.tenant = origin.tenant;
    this.log = new EventLog(origin.tenant, { path: origin.path, sheet: origin.table.table.sheet });
    this.#origin = origin;
    this.#notation = notation;
  }

  take(row: DraftRow): void {
    this.rows += 1;
    const entry = toLogEntry(this.#origin, row, this.#notation);
    if (entry.status === 'failed') this.failed += 1;
    else if (entry.status === 'unattributed') {
      this.unattributed += 1;
      if (entry.broken) this.log.noteBroken(row.row.number);
    } else this.log.addRow(entry.row, entry.events);
  }

  lane(forms: ColumnForms): Lane | null {
    return logLane(this.#origin.table, forms, this);
  }
}
