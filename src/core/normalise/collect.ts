/**
 * Gathers the records of one tenant from all its tables: customers resolved to one register, duplicates
 * set apart, log entries attributed. What is left out is counted here, by input.
 */
import { say, type Text } from '../text/text.ts';
import type { UnderstoodInput } from '../intake/understand.ts';
import { CustomerRegister, type TenantCustomer } from '../match/customers.ts';
import { addTo, groupBy, NONE } from '../model/group.ts';
import { remember } from '../model/remember.ts';
import type { CustomerHint, CustomerRecord, SubscriptionRecord } from '../model/records.ts';
import type { IgnoredRow, Tenant } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import { EventLogs } from './event-logs.ts';
import type { DraftHarvest, HarvestedInput, LogHarvest, RowHarvest } from './harvest.ts';
import { provenFamily } from './doctrine.ts';
import { fileMap } from '../intake/file-map.ts';
import { ownerFinder, type Owner, type OwnerFinder } from './owner.ts';
import { byCodeUnit, foldName } from './text.ts';
import { hintOf, toCustomer } from './to-records.ts';
import { mixedFiles, vagueFiles } from './unclear-files.ts';

/** One subscription with the rows that contradict it, and its customer. */
export interface CollectedSubscription {
  readonly record: SubscriptionRecord;
  readonly rivals: readonly SubscriptionRecord[];
  readonly customer: TenantCustomer;
}

export interface TenantRecords {
  readonly tenant: Tenant;
  readonly register: CustomerRegister;
  readonly subscriptions: readonly CollectedSubscription[];
  readonly events: EventLogs;
  readonly eventRows: number;
  readonly eventsFailed: number;
  readonly eventsUnattributed: number;
  readonly owners: ReadonlyMap<UnderstoodInput, Owner>;
  /** Customer with several tables of its own that hold its subscriptions → those, each as rows by id. */
  readonly ownFiles: ReadonlyMap<TenantCustomer, readonly OwnFile[]>;
  readonly consolidated: boolean;
  /** Files of which nothing says whose they are, where there are several. */
  readonly nameless: readonly string[];
  /** Files of one customer, by their name, that hold several customers’ subscriptions, as the log says. */
  readonly mixed: readonly string[];
  readonly hasSubscriptions: boolean;
  readonly hasLog: boolean;
  readonly hasList: boolean;
  /** Exact copies of rows, by the input they stand in. */
  readonly duplicates: ReadonlyMap<UnderstoodInput, readonly IgnoredRow<Text>[]>;
}

export interface OwnFile {
  readonly path: string;
  readonly rows: ReadonlyMap<string, SubscriptionRecord>;
}

/** Collects everything that the files of one tenant say. */
export function collectTenant(
  tenant: Tenant,
  inputs: readonly HarvestedInput[],
  settings: Settings,
): TenantRecords {
  const usable = inputs.filter(
    (input): input is CheckedInput => input.file.tenant === tenant && input.checked !== null,
  );
  const ofKind = (name: string): readonly CheckedInput[] =>
    usable.filter(({ checked }) => checked.table.kind.name === name);
  const lists = ofKind('customers');
  const logs = ofKind('activity').flatMap(logsOf);
  const listed = lists.flatMap((input) => {
    const origin = { tenant, path: input.file.path, table: input.checked.table };
    return draftsOf(input).map((row) => toCustomer(origin, row));
  });
  const register = new CustomerRegister(tenant);
  registerListed(register, listed);
  const findOwner = ownerFinder(listed, fileMap(settings.files));
  const exports = ofKind('subscriptions');
  const sheets = countBy(exports, ({ file }) => file);
  const tables = exports.map((input) => ({
    input,
    owner: ownerOf(input, sheets.get(input.file) ?? 1, findOwner),
    records: recordsOf(input.checked.harvest),
  }));
  markRejected(register, tables);
  const events = new EventLogs(logs.map(({ log }) => log));
  const vague = vagueFiles(tables);
  const mixed = mixedFiles(tables, events);
  for (const { owner } of [...vague, ...mixed]) {
    if (owner !== null) register.resolve(owner.hint).rowsLost = true;
  }
  const collected = collectSubscriptions(tables, register, events);
  const exported = collected.subscriptions.map(({ record }) => record.id);
  return {
    tenant,
    register,
    ...collected,
    events,
    eventRows: sumOf(logs, ({ rows }) => rows),
    eventsFailed: sumOf(logs, ({ failed }) => failed),
    eventsUnattributed:
      sumOf(logs, ({ unattributed }) => unattributed) + events.rowsAboutNone(exported),
    owners: new Map(tables.flatMap(({ input, owner }) => (owner === null ? [] : [[input, owner]]))),
    consolidated: isConsolidated(tenant, tables, findOwner),
    nameless: vague.map(({ input }) => input.file.path),
    mixed: mixed.map(({ input }) => input.file.path),
    hasSubscriptions: tables.length > 0,
    hasLog: logs.length > 0,
    hasList: lists.length > 0,
  };
}

/** An input of which rows could be read. */
type CheckedInput = HarvestedInput & {
  readonly checked: NonNullable<HarvestedInput['checked']>;
};

function logsOf({ checked }: CheckedInput): readonly LogHarvest[] {
  return checked.harvest.kind === 'log' ? [checked.harvest] : [];
}

function draftsOf({ checked }: CheckedInput): DraftHarvest['rows'] {
  return checked.harvest.kind === 'drafts' ? checked.harvest.rows : [];
}

function recordsOf(harvest: RowHarvest): readonly SubscriptionRecord[] {
  return harvest.kind === 'subscriptions' ? harvest.records : [];
}

function sumOf<T>(all: readonly T[], count: (one: T) => number): number {
  return all.reduce((sum, one) => sum + count(one), 0);
}

function countBy<T, Key>(all: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function registerListed(register: CustomerRegister, listed: readonly CustomerRecord[]): void {
  for (const { tenant, hint, related, location } of listed) {
    const customer = register.resolveListed(hint);
    // Under Transitioning From the relationship is ending anyway.
    customer.listed ||= related !== false || tenant === 'from';
    customer.locations.push(location);
  }
}

interface SubscriptionTable {
  readonly input: CheckedInput;
  /** `null` where the rows themselves name their customers. */
  readonly owner: Owner | null;
  readonly records: readonly SubscriptionRecord[];
}

const CUSTOMER_FIELDS = new Set(['customerId', 'customerName', 'customerDomain']);

/** Whose file it is; `null` where its rows say so. What the config says goes before what they say. */
function ownerOf(input: CheckedInput, sheets: number, findOwner: OwnerFinder): Owner | null {
  // Sheet names tell customers apart only where a workbook has several sheets of subscriptions.
  const owner = findOwner(input.file.path, sheets > 1 ? input.sheet : null);
  const named = input.checked.table.columns.some((column) => CUSTOMER_FIELDS.has(column.field));
  return named && owner.known !== 'config' ? null : owner;
}

/** A customer of whom a row was rejected cannot be called done, even where the rest of it is fine. */
function markRejected(register: CustomerRegister, tables: readonly SubscriptionTable[]): void {
  for (const { input, owner } of tables) {
    for (const draft of input.checked.rejectedDrafts) {
      const hint = owner?.hint ?? hintOf(draft);
      if (hint.tenantId === null && hint.domain === null && hint.name === null) continue;
      register.resolve(hint).rowsLost = true;
    }
  }
}

interface Collected {
  readonly subscriptions: readonly CollectedSubscription[];
  readonly ownFiles: ReadonlyMap<TenantCustomer, readonly OwnFile[]>;
  readonly duplicates: ReadonlyMap<UnderstoodInput, readonly IgnoredRow<Text>[]>;
}

function collectSubscriptions(
  tables: readonly SubscriptionTable[],
  register: CustomerRegister,
  events: EventLogs,
): Collected {
  const resolved = resolveRows(tables, register, events);
  const firsts = new Map<string, CollectedSubscription>();
  // Nearly all come once: a list of the rows of each would outweigh them.
  const repeats = new Map<string, RepeatedRow[]>();
  for (const { input, rows } of resolved) {
    for (const row of rows) {
      const { id } = row.record;
      if (firsts.has(id)) addTo(repeats, id, { ...row, input });
      else firsts.set(id, row);
    }
  }
  const duplicates = new Map<UnderstoodInput, IgnoredRow<Text>[]>();
  const subscriptions = [...firsts.values()].map((first) => {
    const others = repeats.get(first.record.id);
    return others === undefined ? first : { ...first, rivals: rivalsOf(first, others, duplicates) };
  });
  return { subscriptions, ownFiles: ownFilesOf(resolved), duplicates };
}

/** The rows that contradict the first one of their subscription; exact copies are noted. */
function rivalsOf(
  first: CollectedSubscription,
  others: readonly RepeatedRow[],
  duplicates: Map<UnderstoodInput, IgnoredRow<Text>[]>,
): readonly SubscriptionRecord[] {
  const different = new Map([[contentOf(first), first]]);
  for (const row of others) {
    const content = contentOf(row);
    const same = different.get(content);
    if (same === undefined) different.set(content, row);
    else noteDuplicate(duplicates, row, same);
  }
  const [, ...rivals] = [...different.values()];
  for (const { customer } of rivals) if (customer !== first.customer) customer.rowsLost = true;
  return rivals.map(({ record }) => record);
}

/** A row about a subscription that an earlier one was about. */
interface RepeatedRow extends CollectedSubscription {
  readonly input: CheckedInput;
}

interface ResolvedTable extends SubscriptionTable {
  readonly rows: readonly CollectedSubscription[];
}

/** Customers known by id are resolved before those known by name, so that file order does not matter. */
function resolveRows(
  tables: readonly SubscriptionTable[],
  register: CustomerRegister,
  events: EventLogs,
): readonly ResolvedTable[] {
  const hints = tables.flatMap(({ owner, records }) =>
    owner === null ? hintsOf(records) : [owner.hint],
  );
  const unique = new Map(hints.map((hint) => [keyOf(hint), hint]));
  const ordered = [...unique.entries()].sort(([a], [b]) => byCodeUnit(a, b));
  const customers = new Map(ordered.map(([key, hint]) => [key, register.resolve(hint)]));
  for (const customer of customers.values()) customer.hasFile = true;
  return tables.map(({ input, owner, records }) => {
    const rows = records.map((record): CollectedSubscription => {
      const hint = owner?.hint ?? record.customer;
      const customer = customers.get(keyOf(hint)) ?? register.resolve(hint);
      const { path, sheet, row } = record.location;
      if (customer.locations.length === 0)
        customer.locations.push({ path, sheet, row, cell: null });
      return { record: attributed(record, hint, events), rivals: NONE, customer };
    });
    return { input, owner, records, rows };
  });
}

/** The hints of a table, each once, in the order in which they come last. */
function hintsOf(records: readonly SubscriptionRecord[]): readonly CustomerHint[] {
  const hints = new Set<CustomerHint>();
  let last: CustomerHint | null = null;
  for (const { customer } of records) {
    if (customer === last) continue;
    hints.delete(customer);
    hints.add(customer);
    last = customer;
  }
  return [...hints];
}

/** The rows of one file share their hint, and folding a name is what costs. */
const keyOf = remember(hintKey);

/** Hints with an id sort first, then those with a domain, then names. */
function hintKey(hint: CustomerHint): string {
  const rank = hint.tenantId !== null ? 0 : hint.domain !== null ? 1 : 2;
  const name = hint.name === null ? '' : foldName(hint.name);
  return [String(rank), hint.tenantId ?? '', hint.domain ?? '', name].join('\u0000');
}

/** The record as its customer's, with the offer that the log knows. Portal exports carry no offer id. */
function attributed(
  record: SubscriptionRecord,
  customer: CustomerHint,
  events: EventLogs,
): SubscriptionRecord {
  const offerId = record.offerId ?? events.offerIdOf(record.id);
  if (offerId === record.offerId) {
    return customer === record.customer ? record : { ...record, customer };
  }
  if (!record.familyAssumed) return { ...record, customer, offerId };
  const { offerName } = record;
  const evidence = { billingType: null, offerId, offerName, productType: null, term: null };
  const family = provenFamily(evidence);
  return family === null
    ? { ...record, customer, offerId }
    : { ...record, customer, offerId, family, familyAssumed: false };
}

/** Everything a row says, apart from where it stands. */
function contentOf({ record, customer }: CollectedSubscription): string {
  const place = { location: null, columns: null, customer: null };
  return JSON.stringify([{ ...record, ...place }, customer.tenantId ?? customer.name]);
}

function noteDuplicate(
  duplicates: Map<UnderstoodInput, IgnoredRow<Text>[]>,
  row: RepeatedRow,
  first: CollectedSubscription,
): void {
  const { path, sheet, row: number } = row.record.location;
  const origin = first.record.location;
  const place = [origin.path, origin.sheet].filter((part) => part !== '').join(' › ');
  const reason = say('The same subscription with the same content stands in {place}, row {row}.', {
    place,
    row: origin.row,
  });
  const known = duplicates.get(row.input) ?? [];
  duplicates.set(row.input, [...known, { path, sheet, row: number, reason }]);
}

/** Files whose rows name nobody are one customer's each, as a whole. */
function ownFilesOf(
  tables: readonly ResolvedTable[],
): ReadonlyMap<TenantCustomer, readonly OwnFile[]> {
  const own = tables.filter(({ owner }) => owner !== null);
  const byCustomer = groupBy(own, ({ rows }) => rows[0]?.customer ?? null);
  const several = [...byCustomer].filter(([, files]) => files.length > 1);
  return new Map(several.map(([customer, files]) => [customer, files.map(toOwnFile)]));
}

function toOwnFile({ input, rows }: ResolvedTable): OwnFile {
  return {
    path: input.file.path,
    rows: new Map(rows.map(({ record }) => [record.id, record])),
  };
}

/**
 * Whether an absent customer has no subscriptions, rather than no file: true where a table with customer
 * columns covers many. One with a single customer may be that customer's own file. In the to tenant it
 * still counts as covering all unless it is named so, since that makes the absent ones missing, which is
 * loud; in the from tenant it would hide them.
 */
function isConsolidated(
  tenant: Tenant,
  tables: readonly SubscriptionTable[],
  findOwner: OwnerFinder,
): boolean {
  const naming = tables.filter(({ owner }) => owner === null);
  return naming.some(({ input, records }) => {
    const customers = new Set(hintsOf(records).map(keyOf));
    if (customers.size > 1) return true;
    if (tenant === 'from' || naming.length > 1) return false;
    const only = records[0]?.customer;
    const { hint, known } = findOwner(input.file.path, input.sheet);
    if (known !== 'file-name') return false;
    return foldName(hint.name ?? '') !== foldName(only?.name ?? '');
  });
}
