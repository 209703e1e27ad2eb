/** Rows after normalising: typed, canonical, each with the place it came from. */
import type { Moment } from '../normalise/moments.ts';
import type { Location } from './raw-table.ts';
import type { Family, Status, Tenant } from './report.ts';
import type { Instant } from './values.ts';

/** What a row or a file says about whose it is. At least one of the three is given. */
export interface CustomerHint {
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly name: string | null;
}

export interface CustomerRecord {
  readonly tenant: Tenant;
  readonly hint: CustomerHint;
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
  readonly billingCycle: string | null;
  readonly location: Location;
  /** Address of the seats cell and of the status cell. */
  readonly seatsCell: string | null;
  readonly statusCell: string | null;
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
  readonly location: Location;
}

/** The moment by which events are ordered: the time, or the start of the day where no time is given. */
export function orderOf(moment: Moment): Instant {
  return moment.at ?? ((moment.day * 86_400_000) as Instant);
}
