/**
 * What is kept of accepted rows, made as the rows come: records of subscriptions, events of logs, and of the
 * other kinds the rows as they were read.
 */
import type { Notation } from '../intake/column-forms.ts';
import type { DraftRow, Harvest } from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';
import type { Harvesting, UnderstoodInput } from '../intake/understand.ts';
import type { SubscriptionColumns, SubscriptionRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import { Interned, ownText } from './columns.ts';
import { EventLog } from './event-log.ts';
import { Hints } from './hints.ts';
import type { Lane } from '../model/packed-row.ts';
import { SharedMoments } from './shared-moments.ts';
import { logLane } from './packed/log-lane.ts';
import { columnsOf, toLogEntry, toSubscription, type TableOrigin } from './to-records.ts';

export type RowHarvest = DraftHarvest | SubscriptionHarvest | LogHarvest;

/** An input with the records of its rows. */
export type HarvestedInput = UnderstoodInput<RowHarvest>;

/** Makes the harvest of each table; `family` is that of subscriptions that no column tells. */
export function harvesting(family: Settings['family']): Harvesting<RowHarvest> {
  return ({ tenant, path }) =>
    (table, notation) => {
      // Without a tenant there are only lists of prices.
      if (tenant === null) return new DraftHarvest();
      const held = table.table.pass === undefined;
      const origin = { tenant, path, table: withoutRows(table) };
      switch (table.kind.name) {
        case 'subscriptions':
          return new SubscriptionHarvest(origin, family, held);
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

type Origin = Omit<TableOrigin, 'owner'>;

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
  readonly #origin: TableOrigin;
  readonly #family: Settings['family'];
  readonly #texts = new Interned();
  readonly #hints = new Hints();
  readonly #moments = new SharedMoments();
  readonly #columns: SubscriptionColumns;
  readonly #held: boolean;

  /** `held` is true where the texts of the rows are held in memory in any case. */
  constructor(origin: Origin, family: Settings['family'], held: boolean) {
    this.#origin = { ...origin, owner: null };
    this.#columns = columnsOf(origin);
    this.#family = family;
    this.#held = held;
  }

  take(row: DraftRow): void {
    const record = toSubscription(this.#origin, row, this.#family, this.#columns);
    this.records.push({
      ...record,
      id: this.#held ? record.id : ownText(record.id),
      customer: this.#hints.at(this.#hints.add(record.customer)),
      offerId: this.#keep(record.offerId),
      offerName: this.#keep(record.offerName),
      term: this.#keep(record.term),
      parentId: this.#keep(record.parentId),
      createdOn: this.#moments.keep(record.createdOn),
      effectiveStart: this.#moments.keep(record.effectiveStart),
      endsOn: this.#moments.keep(record.endsOn),
    });
  }

  #keep(text: string | null): string | null {
    return text === null ? null : this.#texts.keep(text);
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
  readonly #origin: Origin;
  readonly #notation: Notation;

  constructor(origin: Origin, notation: Notation) {
    this.tenant = origin.tenant;
    this.log = new EventLog(origin.tenant, { path: origin.path, sheet: origin.table.table.sheet });
    this.#origin = origin;
    this.#notation = notation;
  }

  take(row: DraftRow): void {
    this.rows += 1;
    const entry = toLogEntry(this.#origin, row, this.#notation);
    if (entry.status === 'failed') this.failed += 1;
    else if (entry.status === 'unattributed') this.unattributed += 1;
    else this.log.addRow(entry.row, entry.events);
  }

  lane(): Lane | null {
    return logLane(this.#origin.table, this.#notation, this);
  }
}
