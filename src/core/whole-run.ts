/** What is known of a run as a whole, whichever of its customers are measured: files, tenants, and what was counted. */
import { unusedPatterns } from './intake/file-map.ts';
import { mappingReports } from './match/mappings.ts';
import type { Facts, RecordCounts, TenantFacts } from './model/facts.ts';
import type { EventRecord } from './model/records.ts';
import type { Tenant } from './model/report.ts';
import type { Settings } from './model/settings.ts';
import type { Day } from './model/values.ts';
import type { TenantRecords } from './normalise/collect.ts';
import type { HarvestedInput } from './normalise/harvest.ts';
import { byCodeUnit } from './normalise/text.ts';
import { describeFiles } from './report/inputs.ts';

/** All facts but those of single customers. */
export interface WholeRun {
  readonly facts: Omit<Facts, 'customers' | 'lines' | 'suggestions' | 'logs'>;
  readonly counts: Readonly<Record<Tenant, RecordCounts>>;
}

export type TenantPair = Readonly<Record<Tenant, TenantRecords>>;

/** Draws from the records of both tenants what concerns the run. */
export function wholeRun(
  { from, to }: TenantPair,
  inputs: readonly HarvestedInput[],
  settings: Settings,
  migrationStart: Day | null,
): WholeRun {
  const paths = inputs.map(({ file }) => file.path);
  return {
    facts: {
      asOf: settings.asOf,
      settings,
      migrationStart,
      tenants: { from: tenantFacts(from), to: tenantFacts(to) },
      files: describeFiles(inputs, { from, to }),
      mappings: mappingReports(settings, from, to),
      unusedPatterns: unusedPatterns(settings.files, paths),
      sharedIds: sharedIds(from, to),
    },
    counts: { from: countRecords(from), to: countRecords(to) },
  };
}

function countRecords(records: TenantRecords): RecordCounts {
  const { subscriptions, eventRows, eventsUnattributed, eventsFailed } = records;
  let seats = 0;
  for (const { record, rivals } of subscriptions) {
    seats += record.seats;
    for (const rival of rivals) seats += rival.seats;
  }
  return { seats, eventRows, eventsUnattributed, eventsFailed };
}

/** Partner Center gives every subscription an id of its own in each tenant, so none can be in both. */
function sharedIds(from: TenantRecords, to: TenantRecords): Facts['sharedIds'] {
  const inTo = new Map(to.subscriptions.map(({ record }) => [record.id, record]));
  const shared = from.subscriptions.flatMap(({ record }) => {
    const other = inTo.get(record.id);
    return other === undefined ? [] : [{ id: record.id, from: record, to: other }];
  });
  return shared.sort((a, b) => byCodeUnit(a.id, b.id));
}

function tenantFacts(records: TenantRecords): TenantFacts {
  const { events } = records;
  return {
    nameless: records.nameless,
    hasSubscriptions: records.hasSubscriptions,
    hasLog: records.hasLog,
    hasList: records.hasList,
    consolidated: records.consolidated,
    firstEvent: events.first,
    lastEvent: events.last,
    unlisted: unlistedEvents(records),
  };
}

/** Logged creations of subscriptions that no export lists, of customers whose export is there. */
function unlistedEvents(records: TenantRecords): readonly EventRecord[] {
  if (!records.hasSubscriptions) return [];
  const exported = records.subscriptions.map(({ record }) => record.id);
  return records.events.creationsBeside(exported).filter((event) => {
    return records.consolidated || records.register.peek(event.customer)?.hasFile === true;
  });
}
