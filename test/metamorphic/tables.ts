/** Cuts a tenant's data into tables as its files hold them: values with their meaning, nothing spelled yet. */
import type { Tenant } from '../../src/core/model/report.ts';
import type { Customer, LogEntry, Pair, Subscription, TenantData } from './pair.ts';

export type WordGroup =
  'status' | 'boolean' | 'billingType' | 'billingCycle' | 'outcome' | 'action' | 'totalsRow';

/** A value as it is meant. A language and a notation make text of it. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string }
  /** A moment of which some notations show the day alone. */
  | { readonly kind: 'creation'; readonly at: string }
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'word'; readonly group: WordGroup; readonly word: string };

export type TableKind = 'subscriptions' | 'activity' | 'customers';

export interface Table {
  readonly kind: TableKind;
  readonly tenant: Tenant;
  /** Tables of one file share its name; then each is a sheet. */
  readonly file: string;
  readonly sheet: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** How the subscriptions of a tenant are spread over files. */
export const FILES = ['one', 'per-customer', 'sheet-per-customer', 'two-parts'] as const;
export type Files = (typeof FILES)[number];

/** All tables of both tenants. `endsOn` has days up to 12 only; a notation that needs proof goes without. */
export function tablesOf(pair: Pair, files: Files, endsOn: boolean): readonly Table[] {
  return (['from', 'to'] as const).flatMap((tenant) => [
    ...subscriptionTables(tenant, pair[tenant], files, endsOn),
    customerTable(tenant, pair[tenant].customers),
    activityTable(tenant, pair[tenant].log),
  ]);
}

function subscriptionTables(
  tenant: Tenant,
  { customers, subscriptions }: TenantData,
  files: Files,
  endsOn: boolean,
): readonly Table[] {
  const table = (file: string, sheet: string, rows: readonly Subscription[]): Table =>
    subscriptionTable({ tenant, file, sheet }, rows, { endsOn, owner: files.endsWith('customer') });
  const own = (one: Customer): readonly Subscription[] =>
    subscriptions.filter(({ customer }) => customer === one);
  switch (files) {
    case 'one':
      return [table('subscriptions', 'Subscriptions', subscriptions)];
    case 'per-customer':
      return customers.map((one) => table(one.name, 'Export', own(one)));
    case 'sheet-per-customer':
      return customers.map((one) => table('all customers', one.name, own(one)));
    case 'two-parts': {
      const parts = [0, 1].map((rest) => subscriptions.filter((_row, at) => at % 2 === rest));
      return parts.map((rows, at) => table(`part ${String(at + 1)}`, 'Subscriptions', rows));
    }
  }
}

/** What stands where: columns that hold an owner are left out where the file's name says whose it is. */
interface Columns {
  readonly endsOn: boolean;
  readonly owner: boolean;
}

function subscriptionTable(
  place: Pick<Table, 'tenant' | 'file' | 'sheet'>,
  subscriptions: readonly Subscription[],
  columns: Columns,
): Table {
  const rows = subscriptions.map((one) => subscriptionValues(one, columns));
  const fields = Object.keys(rows[0] ?? {});
  return { ...place, kind: 'subscriptions', fields, rows: rows.map(Object.values<Value>) };
}

function subscriptionValues(
  one: Subscription,
  { endsOn, owner }: Columns,
): Readonly<Record<string, Value>> {
  return {
    subscriptionId: text(one.id),
    ...(owner ? {} : { customerId: text(one.customer.id), customerName: text(one.customer.name) }),
    offerName: text(one.offerName),
    offerId: text(one.offerId),
    seats: { kind: 'count', count: one.seats },
    status: word('status', one.status),
    createdOn: { kind: 'creation', at: one.created },
    ...(endsOn ? { endsOn: { kind: 'day', day: one.ends } } : {}),
    billingType: word('billingType', one.usage ? 'usage' : 'license'),
    billingCycle: word('billingCycle', one.cycle),
    isTrial: word('boolean', String(one.trial)),
  };
}

function customerTable(tenant: Tenant, customers: readonly Customer[]): Table {
  return {
    kind: 'customers',
    tenant,
    file: 'customers',
    sheet: 'Customers',
    fields: ['customerId', 'customerName', 'customerDomain', 'relationship'],
    rows: customers.map(({ id, name, domain }) =>
      [id, name, domain, 'Cloud Reseller'].map((value) => text(value)),
    ),
  };
}

function activityTable(tenant: Tenant, log: readonly LogEntry[]): Table {
  return {
    kind: 'activity',
    tenant,
    file: 'activity',
    sheet: 'Activity',
    fields: ['at', 'customerName', 'action', 'user', 'outcome', 'details'],
    rows: log.map((entry) => [
      { kind: 'moment', at: entry.at },
      text(entry.customer.name),
      entry.before === null ? word('action', 'create') : text('update_subscription'),
      text('admin@partner.example'),
      word('outcome', entry.succeeded ? 'succeeded' : 'failed'),
      text(JSON.stringify(detailsOf(entry))),
    ]),
  };
}

function detailsOf({ subscription, before, after }: LogEntry): unknown {
  const resource = (state: LogEntry['after']): unknown => ({
    id: subscription,
    quantity: state.quantity,
    status: state.status === 'cancelled' ? 'deleted' : state.status,
  });
  return before === null
    ? resource(after)
    : { oldValue: resource(before), newValue: resource(after) };
}

function text(value: string): Value {
  return { kind: 'text', text: value };
}

function word(group: WordGroup, value: string): Value {
  return { kind: 'word', group, word: value };
}
