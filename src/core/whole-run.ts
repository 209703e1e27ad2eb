/** What is known of a run as a whole, whichever of its customers are measured: files, tenants, and what was counted. */
import { unusedPatterns } from './intake/file-map.ts';
import { mappingReports } from './match/mappings.ts';
import type { Facts, RecordCounts, TenantFacts } from './model/facts.ts';
import type { EventRecord } from './model/records.ts';
import type { Tenant } from './model/report.ts';
import type { Settings } from './model/settings.ts';
import { addDays, type Day } from './model/values.ts';
import type { TenantRecords } from './normalise/collect.ts';
import type { HarvestedInput } from './normalise/harvest.ts';
import { byCodeUnit } from './normalise/text.ts';
import { describeFiles } from './report/inputs.ts';
import { LEAD_DAYS } from './timeline/scope.ts';
import { provesListing } from './timeline/unlisted.ts';

/** All facts but those of single customers. */
export interface WholeRun {
  readonly facts: Omit<Facts, 'customers' | 'lines' | 'outOfScope' | 'suggestions' | 'logs'>;
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
  const since = migrationStart ?? addDays(settings.asOf, -LEAD_DAYS);
  return {
    facts: {
      asOf: settings.asOf,
      settings,
      migrationStart,
      tenants: { from: tenantFacts(from, to, since), to: tenantFacts(to, from, since) },
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

function tenantFacts(records: TenantRecords, other: TenantRecords, since: Day): TenantFacts {
  const { events } = records;
  const foreign = foreignEvents(records, other);
  const elsewhere = new Set(foreign.map(({ subscriptionId }) => subscriptionId));
  return {
    nameless: records.nameless,
    mixed: records.mixed,
    hasSubscriptions: records.hasSubscriptions,
    hasLog: records.hasLog,
    hasList: records.hasList,
    consolidated: records.consolidated,
    firstEvent: events.first,
    lastEvent: events.last,
    unlisted: unlistedEvents(records, since).filter(
      ({ subscriptionId }) => !elsewhere.has(subscriptionId),
    ),
    foreign,
    brokenEntries: events.broken,
  };
}

/**
 * Log entries about subscriptions that an export should list and none does, of customers whose export is there or should be.
 * Where rows of it were rejected, one of them may be what is looked for.
 */
function unlistedEvents(records: TenantRecords, since: Day): readonly EventRecord[] {
  if (!records.hasSubscriptions) return [];
  const beside = records.events.idsBeside(idsOf(records));
  const missed = beside.flatMap((id) => provesListing(records.events.of(id), since));
  return missed.filter((event) => {
    const customer = records.register.peek(event.customer);
    if (customer?.rowsLost === true) return false;
    if (records.consolidated || customer?.hasFile === true) return true;
    // Of Transitioning From, a customer in neither list nor export is mentioned nowhere else.
    return records.tenant === 'from' && customer?.listed !== true;
  });
}

/**
 * A log most of which speaks of nothing that its tenant lists may be the other tenant's. A transfer names what it
 * takes over from there.
 */
function foreignEvents(records: TenantRecords, other: TenantRecords): readonly EventRecord[] {
  const own = idsOf(records);
  if (records.events.rowsAboutNone(own) * 2 <= records.eventRows) return [];
  const listed = new Set(own);
  const entries = records.events.about(idsOf(other).filter((id) => !listed.has(id)));
  return entries.filter(({ turn }) => turn !== 'transfer');
}

function idsOf({ subscriptions }: TenantRecords): readonly string[] {
  return subscriptions.map(({ record }) => record.id);
}
