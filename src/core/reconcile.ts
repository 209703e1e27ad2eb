/**
 * The whole run on one screen: intake → validate → normalise → match → timeline → rules → report.
 * Pure: the same files, settings and schemas give the same report, whenever and wherever it runs.
 */
import { unusedPatterns } from './intake/file-map.ts';
import { toCustomerFacts } from './match/comparable.ts';
import { matchCustomers, type TenantCustomer } from './match/customers.ts';
import { mappingReports } from './match/mappings.ts';
import { suggestPairs } from './match/suggest.ts';
import type { Facts, OutOfScopeSubscription, Placed, TenantFacts } from './model/facts.ts';
import { addTo } from './model/group.ts';
import type { EventRecord } from './model/records.ts';
import type { Report, Tenant } from './model/report.ts';
import { withMoney } from './money/line-money.ts';
import { PriceBook } from './money/price-book.ts';
import type { InputFile, Settings } from './model/settings.ts';
import { collectMoney } from './normalise/collect-money.ts';
import { collectTenant, type TenantRecords } from './normalise/collect.ts';
import type { HarvestedInput } from './normalise/harvest.ts';
import { readInputs } from './read-inputs.ts';
import { byCodeUnit } from './normalise/text.ts';
import { assembleReport } from './report/assemble.ts';
import { describeFiles } from './report/inputs.ts';
import { runRules, type Judgement } from './rules/run-rules.ts';
import { withHistories } from './timeline/history.ts';
import { linesOf } from './timeline/lines.ts';
import { migrationStartOf } from './timeline/scope.ts';
import { buildTimeline } from './timeline/timeline.ts';
import type { RowSchemas } from './validate/check-rows.ts';
import { ENGLISH } from './text/speech.ts';
import type { Text } from './text/text.ts';
import { speakReport } from './report/speak.ts';

/** Name and version of the tool, as they stand in the report. */
export interface ToolInfo {
  readonly name: string;
  readonly version: string;
}

/** Compares the two tenants. Throws only where the accounting identity fails: that is a bug, not a result. */
export function reconcile(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  tool: ToolInfo,
): Report {
  return speakReport(reconcileInWords(files, settings, schemas, tool), ENGLISH);
}

/** As `reconcile`, with texts that are not spoken in any language yet. */
export function reconcileInWords(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  tool: ToolInfo,
): Report<Text> {
  const judged = judgeTenants(files, settings, schemas);
  return withHistories(reportOf(tool, judged), judged.facts);
}

/** Facts and findings of a run: what the report is made of, and the gates before the day of the move. */
export interface Judged extends Compared {
  readonly judgement: Judgement;
  readonly records: TenantPair;
}

/** Everything up to the report. */
export function judgeTenants(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
): Judged {
  const inputs = readInputs(files, settings, schemas);
  const from = collectTenant('from', inputs, settings);
  const to = collectTenant('to', inputs, settings);
  const compared = compare(from, to, inputs, settings);
  const judgement = runRules(compared.facts);
  return { ...compared, judgement, records: { from, to } };
}

/** The report without histories. Throws where the accounting identity fails. */
export function reportOf(tool: ToolInfo, judged: Judged): Report<Text> {
  return assembleReport(tool, judged, judged.judgement, judged.records);
}

/** What the rules judge, what was left out of the lines, and the prices that valued them. */
export interface Compared {
  readonly facts: Facts;
  readonly outOfScope: readonly OutOfScopeSubscription[];
  readonly book: PriceBook;
}

export function compare(
  from: TenantRecords,
  to: TenantRecords,
  inputs: readonly HarvestedInput[],
  settings: Settings,
): Compared {
  const customers = matchCustomers(from.register.all, to.register.all, settings.customers).map(
    (customer) => toCustomerFacts(customer, from, to),
  );
  const placed = { from: placeAll(from, settings), to: placeAll(to, settings) };
  const migrationStart = migrationStartOf(settings.migrationStart, toStarts(placed.to));
  const measured = customers.map((customer) =>
    linesOf(
      customer,
      subscriptionsOf(placed.from, customer.from),
      subscriptionsOf(placed.to, customer.to),
      settings,
      migrationStart,
    ),
  );
  const book = priceBook(inputs, settings);
  const lines = measured
    .flatMap((result) => result.lines)
    .map((line) => withMoney(line, book, settings.asOf));
  const facts: Facts = {
    asOf: settings.asOf,
    settings,
    migrationStart,
    tenants: { from: tenantFacts(from), to: tenantFacts(to) },
    files: describeFiles(inputs, { from, to }),
    customers,
    lines,
    suggestions: suggestPairs(customers, lines),
    mappings: mappingReports(settings, from, to),
    unusedPatterns: unusedPatterns(
      settings.files,
      inputs.map(({ file }) => file.path),
    ),
    sharedIds: sharedIds(from, to),
  };
  return { facts, outOfScope: measured.flatMap((result) => result.outOfScope), book };
}

/** Prices of the from tenant; what the to tenant pays says nothing about it. */
export function priceBook(inputs: readonly HarvestedInput[], settings: Settings): PriceBook {
  const own = inputs.filter((input) => input.file.tenant !== 'to');
  const { prices, invoice } = collectMoney(own);
  return new PriceBook(prices, invoice, settings.billingDay);
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

export type PlacedByCustomer = ReadonlyMap<TenantCustomer, readonly Placed[]>;

/** Every subscription of a tenant with its timeline, by customer. */
export function placeAll(records: TenantRecords, settings: Settings): PlacedByCustomer {
  const placed = new Map<TenantCustomer, Placed[]>();
  for (const { record, rivals, customer } of records.subscriptions) {
    const events = records.events.of(record.id);
    const timeline = buildTimeline(record, events, settings.asOf);
    addTo(placed, customer, { record, rivals, timeline });
  }
  return placed;
}

function subscriptionsOf(
  placed: PlacedByCustomer,
  customer: TenantCustomer | null,
): readonly Placed[] {
  return customer === null ? [] : (placed.get(customer) ?? []);
}

function toStarts(placed: PlacedByCustomer): Parameters<typeof migrationStartOf>[1] {
  return [...placed.values()]
    .flat()
    .filter(({ record }) => !record.isTrial)
    .map(({ timeline }) => timeline.start);
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
  const exported = new Set(records.subscriptions.map(({ record }) => record.id));
  return records.events
    .creations((id) => !exported.has(id))
    .filter((event) => {
      return records.consolidated || records.register.peek(event.customer)?.hasFile === true;
    });
}

export type TenantPair = Readonly<Record<Tenant, TenantRecords>>;
