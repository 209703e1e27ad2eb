/** Rows after normalising: typed, canonical, each with the place it came from. */
import type { Moment } from '../normalise/moments.ts';
import type { DecimalText } from '../normalise/numbers.ts';
import type { Location } from './raw-table.ts';
import type { Family, Status, Tenant } from './report.ts';
import type { Day, Instant } from './values.ts';

/** What a row or a file says about whose it is. At least one of the three is given. */
export interface CustomerHint {
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly name: string | null;
}

export interface CustomerRecord {
  readonly tenant: Tenant;
  readonly hint: CustomerHint;
  /** False where the list itself says that there is no relationship. */
  readonly related?: boolean;
  readonly location: Location;
}

export interface SubscriptionRecord {
  readonly tenant: Tenant;
  readonly customer: CustomerHint;
  readonly id: string;
  /** Offer id, or `product:sku`; lower case. `null` where the export has none. */
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly family: Family;
  readonly familyAssumed: boolean;
  readonly seats: number;
  readonly status: Status;
  readonly createdOn: Moment | null;
  readonly effectiveStart: Moment | null;
  readonly endsOn: Moment | null;
  readonly isTrial: boolean;
  readonly billingCycle: BillingCycle | null;
  /** `P1M`, `P1Y`, `P3Y`, where the export says it. */
  readonly term: string | null;
  readonly autoRenew: boolean | null;
  /** Subscription id of the base that this one is an add-on to. */
  readonly parentId: string | null;
  readonly location: Location;
  /** The same for all rows of a table: there are millions, so their addresses are put together when asked for. */
  readonly columns: SubscriptionColumns;
}

/** Letters of the columns that hold seats and status; `null` where there is none. */
export interface SubscriptionColumns {
  readonly seatsCell: string | null;
  readonly statusCell: string | null;
}

/** The address of the seats cell or of the status cell. */
export function addressOf(
  { columns, location }: SubscriptionRecord,
  cell: keyof SubscriptionColumns,
): string | null {
  const letters = columns[cell];
  return letters === null ? null : `${letters}${location.row}`;
}

/** How often a subscription is charged; `one-time` and `none` have no period to divide by. */
export type BillingCycle = 'monthly' | 'annual' | 'triennial' | 'one-time' | 'none';

/** A row of a price list: what one seat costs. */
export interface PriceRecord {
  readonly offerId: string | null;
  readonly offerName: string | null;
  /** Per seat, exact. */
  readonly unitPrice: DecimalText;
  /** Months that the unit price pays for; `null`: one billing period, whichever that is. */
  readonly coversMonths: number | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly cycle: BillingCycle | null;
  /** `P1M`, `P1Y`, `P3Y`; `null` where the list does not say. */
  readonly term: string | null;
  /** First and last day of validity, both inside; `null`: without a bound. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly location: Location;
}

/** What a line of an invoice is for, as its charge type says (domain: license-based reconciliation files). */
export type ChargeKind = 'purchase' | 'cycle' | 'prorate' | 'cancel' | 'renewal' | 'other';

/** A row of a license-based reconciliation file: one line of the invoice. Amounts are exact, credits negative. */
export interface InvoiceRecord {
  readonly tenant: Tenant | null;
  readonly customer: CustomerHint;
  /** The portal's Subscription ID (SyndicationPartnerSubscriptionNumber), lower case. */
  readonly subscriptionId: string;
  readonly offerId: string | null;
  readonly offerName: string | null;
  /** As it stands in the file, such as "Cycle fee". */
  readonly chargeType: string;
  readonly charge: ChargeKind;
  /** Days that the line charges for, both inside. */
  readonly chargeStart: Day;
  readonly chargeEnd: Day;
  readonly cycle: BillingCycle | null;
  readonly unitPrice: DecimalText | null;
  readonly quantity: DecimalText | null;
  readonly amount: DecimalText;
  readonly discount: DecimalText | null;
  readonly subtotal: DecimalText | null;
  readonly tax: DecimalText | null;
  readonly total: DecimalText | null;
  readonly currency: string;
  readonly location: Location;
  readonly amountCell: string | null;
}

/** What a log entry says of a subscription's state; `null` where it does not say. */
export interface LoggedState {
  readonly status: Status | null;
  readonly seats: number | null;
}

export interface EventRecord {
  readonly tenant: Tenant;
  readonly at: Moment;
  readonly customer: CustomerHint;
  readonly subscriptionId: string;
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly before: LoggedState | null;
  readonly after: LoggedState;
  /** True for an operation that brings the subscription into being. */
  readonly creates: boolean;
  /** The creation day that the logged resource itself carries. */
  readonly createdOn: Moment | null;
  /** What the entry says in a way that cannot be read; such an entry proves no state. */
  readonly unread?: readonly UnreadValue[];
  /** What the operation is besides the state that it leaves; most are nothing else. */
  readonly turn?: Turn;
  readonly location: Location;
}

/** The log entries of a tenant. Together they would outweigh all else, so they are made as they are asked for. */
export interface LogEntries {
  /** The entries about a subscription as the files have them: in any order, possibly twice. */
  of(subscriptionId: string): readonly EventRecord[];
}

export type Logs = Readonly<Record<Tenant, LogEntries>>;

/** A status or a quantity that stands in a log entry and cannot be read for certain. */
export interface UnreadValue {
  readonly side: 'before' | 'after';
  readonly field: 'status' | 'quantity';
  readonly value: string;
  /** Header of the column that it stands in, and the address of the cell. */
  readonly column: string;
  readonly cell: string | null;
}

/**
 * `upgrade`: one subscription ends and another begins; `conversion`: a trial is paid for from then on;
 * `transfer`: a move to another partner is on its way, which says nothing of a state.
 */
export type Turn = 'upgrade' | 'conversion' | 'transfer';

/** The moment by which events are ordered: the time, or the start of the day where no time is given. */
export function orderOf(moment: Moment): Instant {
  return moment.at ?? ((moment.day * 86_400_000) as Instant);
}

/** Log entries whose details break off: how many they are, and where the first of them stand. */
export interface BrokenEntries {
  readonly count: number;
  readonly first: readonly Location[];
}
