/**
 * Measures customers, each from its own subscriptions alone: timelines, lines, days, money. What is measured of
 * one customer does not depend on which others are measured beside it, so a run may be spread over several.
 */
import { toCustomerFacts } from './match/comparable.ts';
import { matchCustomers, type TenantCustomer } from './match/customers.ts';
import type { CustomerFacts, Line, OutOfScopeSubscription } from './model/facts.ts';
import { addTo, groupBy, NONE } from './model/group.ts';
import type { Rebuilt } from './model/placed.ts';
import type { LogEntries, Logs } from './model/records.ts';
import type { Settings } from './model/settings.ts';
import type { Day } from './model/values.ts';
import { withMoney } from './money/line-money.ts';
import type { PriceBook } from './money/price-book.ts';
import type { CollectedSubscription, TenantRecords } from './normalise/collect.ts';
import { linesOf } from './timeline/lines.ts';
import { migrationStartOf } from './timeline/scope.ts';
import { Shapes } from './timeline/shapes.ts';
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
  readonly from: ReadonlyMap<TenantCustomer, readonly CollectedSubscription[]>;
  /** Rebuilt beforehand, since the first of all starts under Transitioning To begins the migration. */
  readonly to: ReadonlyMap<TenantCustomer, readonly Rebuilt[]>;
  readonly logs: Logs;
  readonly shapes: Shapes;
  readonly migrationStart: Day | null;
  readonly book: PriceBook;
}

/** Matches all customers, and prepares for measuring those that `mine` picks by their keys. */
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
  const shapes = new Shapes();
  const starts: (Day | null)[] = [];
  const rebuilt = new Map<TenantCustomer, Rebuilt[]>();
  for (const subscription of to.subscriptions) {
    const one = rebuild(subscription, to.events, settings.asOf, shapes);
    if (!one.record.isTrial) starts.push(one.timeline.start);
    if (!others.has(subscription.customer)) addTo(rebuilt, subscription.customer, one);
  }
  return {
    settings,
    customers,
    from: byCustomer(from, others),
    to: rebuilt,
    logs: { from: from.events, to: to.events },
    shapes,
    migrationStart: migrationStartOf(settings.migrationStart, starts),
    book,
  };
}

/** Measures one of the customers. */
export function measure(customer: CustomerFacts, by: Measuring): MeasuredCustomer {
  const { settings, logs, shapes, migrationStart, book } = by;
  const { lines, outOfScope } = linesOf(
    customer,
    of(customer.from, by.from).map((one) => rebuild(one, logs.from, settings.asOf, shapes)),
    of(customer.to, by.to),
    settings,
    migrationStart,
  );
  const valued = lines.map((line) => withMoney(line, book, settings.asOf));
  return { customer, lines: valued, outOfScope };
}

/** The subscriptions of a tenant by customer, without those of some customers. */
export function byCustomer(
  { subscriptions }: TenantRecords,
  without: ReadonlySet<TenantCustomer | null> = new Set(),
): ReadonlyMap<TenantCustomer, readonly CollectedSubscription[]> {
  return groupBy(subscriptions, ({ customer }) => (without.has(customer) ? null : customer));
}

/** A subscription with its timeline. */
export function rebuild(
  { record, rivals }: CollectedSubscription,
  log: LogEntries,
  asOf: Day,
  shapes: Shapes,
): Rebuilt {
  const { timeline, changes } = buildTimeline(record, log.of(record.id), asOf, shapes);
  return { record, rivals, timeline, changes };
}

/** What a tenant has of a customer; nothing where it does not know the customer. */
function of<T>(
  customer: TenantCustomer | null,
  all: ReadonlyMap<TenantCustomer, readonly T[]>,
): readonly T[] {
  return customer === null ? NONE : (all.get(customer) ?? NONE);
}
