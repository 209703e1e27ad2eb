/**
 * Measures customers, each from its own subscriptions alone: timelines, lines, days, money. What is measured of
 * one customer does not depend on which others are measured beside it, so a run may be spread over several.
 */
import { toCustomerFacts } from './match/comparable.ts';
import { matchCustomers, type TenantCustomer } from './match/customers.ts';
import type { CustomerFacts, Line, OutOfScopeSubscription, Placed } from './model/facts.ts';
import { addTo } from './model/group.ts';
import type { Tenant } from './model/report.ts';
import type { Settings } from './model/settings.ts';
import type { Day } from './model/values.ts';
import { withMoney } from './money/line-money.ts';
import type { PriceBook } from './money/price-book.ts';
import type { TenantRecords } from './normalise/collect.ts';
import { linesOf } from './timeline/lines.ts';
import { migrationStartOf } from './timeline/scope.ts';
import { buildTimeline } from './timeline/timeline.ts';
import type { TenantPair } from './whole-run.ts';

/** One customer with its lines. */
export interface MeasuredCustomer {
  readonly customer: CustomerFacts;
  readonly lines: readonly Line[];
  readonly outOfScope: readonly OutOfScopeSubscription[];
}

/** What customers are measured with. */
export interface Measuring {
  readonly settings: Settings;
  /** All customers, in the order in which they count. */
  readonly customers: readonly CustomerFacts[];
  readonly placed: Readonly<Record<Tenant, PlacedByCustomer>>;
  readonly migrationStart: Day | null;
  readonly book: PriceBook;
}

/** Matches all customers, and places the subscriptions of those that `mine` picks by their keys. */
export function prepare(
  { from, to }: TenantPair,
  settings: Settings,
  book: PriceBook,
  mine: (key: string) => boolean,
): Measuring {
  const customers = matchCustomers(from.register.all, to.register.all, settings.customers).map(
    (customer) => toCustomerFacts(customer, from, to),
  );
  const others = new Set<TenantCustomer | null>(
    customers.flatMap((one) => (mine(one.key) ? [] : [one.from, one.to])),
  );
  const starts: (Day | null)[] = [];
  const placed = {
    from: placeAll(from, settings, ({ customer }) => !others.has(customer)),
    to: placeAll(to, settings, ({ customer, record }, { start }) => {
      if (!record.isTrial) starts.push(start);
      return !others.has(customer);
    }),
  };
  const migrationStart = migrationStartOf(settings.migrationStart, starts);
  return { settings, customers, placed, migrationStart, book };
}

/** Measures one of the customers. */
export function measure(customer: CustomerFacts, by: Measuring): MeasuredCustomer {
  const { settings, placed, migrationStart, book } = by;
  const { lines, outOfScope } = linesOf(
    customer,
    subscriptionsOf(placed.from, customer.from),
    subscriptionsOf(placed.to, customer.to),
    settings,
    migrationStart,
  );
  const valued = lines.map((line) => withMoney(line, book, settings.asOf));
  return { customer, lines: valued, outOfScope };
}

export type PlacedByCustomer = ReadonlyMap<TenantCustomer, readonly Placed[]>;

type Collected = TenantRecords['subscriptions'][number];

/** The subscriptions of a tenant with their timelines, by customer; `kept` sees each of them. */
export function placeAll(
  records: TenantRecords,
  settings: Settings,
  kept: (subscription: Collected, timeline: Placed['timeline']) => boolean = () => true,
): PlacedByCustomer {
  const placed = new Map<TenantCustomer, Placed[]>();
  for (const subscription of records.subscriptions) {
    const { record, rivals, customer } = subscription;
    const events = records.events.of(record.id);
    const timeline = buildTimeline(record, events, settings.asOf);
    if (kept(subscription, timeline)) addTo(placed, customer, { record, rivals, timeline });
  }
  return placed;
}

function subscriptionsOf(
  placed: PlacedByCustomer,
  customer: TenantCustomer | null,
): readonly Placed[] {
  return customer === null ? [] : (placed.get(customer) ?? []);
}
