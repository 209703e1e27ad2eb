/**
 * The one pair of tenants that all tests of this folder re-write: four customers, five products, findings of
 * many kinds. Its days, times and numbers are chosen so that a wrong reading of any shows in the result: one
 * customer is without seats from before noon until after it, by a second more than a whole minute.
 */
import { guid } from '../helpers/builders.ts';
import type { Tenant } from '../../src/core/model/report.ts';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export type Status = 'active' | 'suspended' | 'cancelled';

export interface Subscription {
  readonly id: string;
  readonly customer: Customer;
  readonly offerId: string;
  readonly offerName: string;
  readonly usage: boolean;
  readonly seats: number;
  readonly status: Status;
  /** `2026-04-28T09:15:00`, in UTC. */
  readonly created: string;
  /** Always a day up to 12: no column of such days proves its order. */
  readonly ends: string;
  readonly cycle: 'monthly' | 'annual';
  readonly trial: boolean;
}

export interface LogState {
  readonly status: Status;
  readonly quantity: number;
}

export interface LogEntry {
  readonly at: string;
  readonly customer: Customer;
  readonly subscription: string;
  readonly succeeded: boolean;
  /** `null` for a creation. */
  readonly before: LogState | null;
  readonly after: LogState;
}

export interface TenantData {
  readonly customers: readonly Customer[];
  readonly subscriptions: readonly Subscription[];
  readonly log: readonly LogEntry[];
}

export type Pair = Readonly<Record<Tenant, TenantData>>;

const OFFERS = {
  e3: { id: '796b6b5f-613c-4e24-a17c-eba730d49c02', name: 'Office 365 E3' },
  mail: { id: '195416c1-3447-423a-b37b-ee59a99a19c4', name: 'Exchange Online (Plan 1)' },
  // Holds every delimiter and the quote, so that a dialect which forgets one of them is found out.
  visio: { id: 'b4d4b7f4-4089-43b6-9c44-de97b760fb11', name: 'Visio "Plan 2"; EU, annual | 2020' },
  business: { id: 'CFQ7TTC0LCHC:0002', name: 'Microsoft 365 Business Premium' },
  azure: { id: 'MS-AZR-0145P', name: 'Microsoft Azure' },
} as const;

type OfferKey = keyof typeof OFFERS;
type Letter = 'a' | 'b' | 'c' | 'd';

/** Label, customer, offer, seats, status, creation. */
type Row = readonly [string, Letter, OfferKey, number, Status, string];
/** Moment, label, state before as `active 10`, state after; `failed` where the operation failed. */
type Entry = readonly [string, string, string | null, string, 'failed'?];

const FROM: readonly Row[] = [
  ['f01', 'a', 'e3', 1250, 'suspended', '2024-03-15T08:30:00'],
  ['f02', 'a', 'e3', 1000, 'suspended', '2025-02-03T14:05:09'],
  ['f03', 'a', 'mail', 40, 'active', '2025-01-07T23:59:58'],
  ['f04', 'a', 'business', 2500, 'suspended', '2025-06-21T10:00:00'],
  ['f05', 'a', 'visio', 12, 'cancelled', '2024-11-30T12:00:00'],
  ['f06', 'a', 'azure', 1, 'active', '2023-05-17T07:45:10'],
  ['f07', 'b', 'e3', 300, 'suspended', '2024-08-09T16:20:30'],
  ['f08', 'b', 'mail', 1048600, 'active', '2025-12-24T18:00:01'],
  ['f09', 'b', 'visio', 75, 'active', '2026-05-06T09:09:09'],
  ['f10', 'b', 'business', 1999, 'cancelled', '2025-04-02T05:06:07'],
  ['f11', 'b', 'azure', 1, 'suspended', '2022-10-11T11:11:11'],
  ['f12', 'c', 'e3', 2000, 'suspended', '2024-07-31T13:00:00'],
  ['f13', 'c', 'mail', 1500, 'active', '2025-09-01T00:00:01'],
  ['f14', 'c', 'visio', 8, 'active', '2025-03-28T22:10:00'],
  ['f15', 'c', 'business', 4321, 'cancelled', '2025-05-05T15:15:15'],
  ['f16', 'd', 'e3', 3000, 'active', '2025-09-19T06:30:00'],
  ['f17', 'd', 'mail', 1100, 'suspended', '2025-10-04T20:00:00'],
  ['f18', 'd', 'visio', 5, 'active', '2026-01-16T09:30:30'],
  // Stopped long before the migration, and a trial: both out of scope.
  ['f19', 'c', 'e3', 900, 'cancelled', '2023-02-14T10:10:10'],
  ['f20', 'a', 'mail', 25, 'active', '2026-04-20T10:10:10'],
];

const TO: readonly Row[] = [
  ['t01', 'a', 'e3', 2250, 'active', '2026-04-28T09:15:00'],
  ['t02', 'a', 'mail', 35, 'active', '2026-05-04T10:00:00'],
  ['t03', 'a', 'business', 2500, 'active', '2026-05-11T12:30:00'],
  ['t04', 'a', 'visio', 12, 'active', '2026-05-08T11:00:00'],
  ['t05', 'a', 'azure', 1, 'active', '2026-05-02T08:00:00'],
  ['t06', 'b', 'e3', 300, 'active', '2026-04-30T17:00:12'],
  ['t07', 'b', 'mail', 1048600, 'active', '2026-05-03T07:07:07'],
  ['t08', 'b', 'business', 1000, 'active', '2026-05-12T03:04:05'],
  ['t09', 'b', 'business', 1999, 'suspended', '2026-04-29T21:00:00'],
  ['t10', 'b', 'azure', 1, 'suspended', '2026-05-01T12:12:12'],
  ['t11', 'c', 'e3', 1200, 'active', '2026-04-27T10:20:30'],
  ['t12', 'c', 'e3', 800, 'active', '2026-05-05T10:20:30'],
  ['t13', 'c', 'mail', 1700, 'active', '2026-05-13T16:00:00'],
  ['t14', 'c', 'business', 4321, 'active', '2026-05-07T19:30:00'],
  ['t15', 'c', 'azure', 1, 'active', '2026-05-09T01:02:03'],
];

const TRIALS: readonly string[] = ['f20'];

const FROM_LOG: readonly Entry[] = [
  ['2026-03-01T10:00:00', 'f19', 'active 900', 'cancelled 900'],
  ['2026-04-15T08:00:00', 'f08', 'active 1048500', 'active 1048600'],
  ['2026-04-22T09:30:15', 'f12', 'active 2100', 'active 2000'],
  ['2026-05-02T18:45:30', 'f01', 'active 1250', 'suspended 1250'],
  ['2026-05-02T18:46:31', 'f02', 'active 1000', 'suspended 1000'],
  ['2026-05-11T23:30:00', 'f04', 'active 2500', 'suspended 2500'],
  ['2026-05-05T00:10:20', 'f05', 'active 12', 'cancelled 12'],
  ['2026-04-30T11:20:11', 'f07', 'active 300', 'suspended 300'],
  ['2026-05-06T09:09:09', 'f09', null, 'active 75'],
  ['2026-04-29T12:00:00', 'f10', 'active 1999', 'cancelled 1999'],
  ['2026-05-04T13:14:15', 'f13', 'active 1500', 'suspended 1500'],
  ['2026-05-10T06:00:45', 'f13', 'suspended 1500', 'active 1500'],
  ['2026-05-07T20:00:00', 'f15', 'active 4321', 'cancelled 4321'],
  ['2026-05-12T12:00:00', 'f17', 'active 1100', 'suspended 1100'],
  ['2026-05-13T09:00:00', 'f18', 'active 5', 'suspended 5', 'failed'],
];

const TO_LOG: readonly Entry[] = [
  ['2026-04-28T09:15:00', 't01', null, 'active 2000'],
  ['2026-05-01T10:30:00', 't01', 'active 2000', 'active 2250'],
  ['2026-05-04T10:00:00', 't02', null, 'active 35'],
  ['2026-05-11T12:30:00', 't03', null, 'active 2500'],
  ['2026-05-08T11:00:00', 't04', null, 'active 12'],
  ['2026-04-30T17:00:12', 't06', null, 'active 300'],
  ['2026-04-29T21:00:00', 't09', null, 'active 1999'],
  ['2026-05-03T11:59:59', 't09', 'active 1999', 'suspended 1999'],
  ['2026-04-27T10:20:30', 't11', null, 'active 1200'],
  ['2026-05-13T16:00:00', 't13', null, 'active 1700'],
];

/** The pair; shift_jis has no accented letters, so for it one customer's name goes without. */
export function tenantPair(accents: boolean): Pair {
  const customers = {
    a: customer('Contoso Ltd', 'contoso'),
    b: customer(accents ? 'Café Müller & Söhne' : 'Cafe Muller & Sohne', 'cafemuller'),
    c: customer('Fabrikam, Inc.', 'fabrikam'),
    d: customer('Tailspin Toys', 'tailspin'),
  };
  const { a, b, c, d } = customers;
  return {
    from: tenant([a, b, c, d], customers, FROM, FROM_LOG),
    // The last customer has not accepted the new partner yet.
    to: tenant([a, b, c], customers, TO, TO_LOG),
  };
}

function customer(name: string, domain: string): Customer {
  return { id: guid(domain), name, domain: `${domain}.onmicrosoft.com` };
}

function tenant(
  listed: readonly Customer[],
  customers: Readonly<Record<Letter, Customer>>,
  rows: readonly Row[],
  entries: readonly Entry[],
): TenantData {
  const owners = new Map(rows.map(([label, letter]) => [label, customers[letter]]));
  return {
    customers: listed,
    subscriptions: rows.map((row, index) => toSubscription(customers[row[1]], row, index)),
    log: entries.map(([at, label, before, after, failed]) => ({
      at,
      customer: owners.get(label) ?? customers.a,
      subscription: guid(label),
      succeeded: failed === undefined,
      before: before === null ? null : toState(before),
      after: toState(after),
    })),
  };
}

function toSubscription(owner: Customer, row: Row, index: number): Subscription {
  const [label, , key, seats, status, created] = row;
  const offer = OFFERS[key];
  return {
    id: guid(label),
    customer: owner,
    offerId: offer.id,
    offerName: offer.name,
    usage: key === 'azure',
    seats,
    status,
    created,
    ends: `2026-${String(8 + (index % 5)).padStart(2, '0')}-${String(1 + (index % 12)).padStart(2, '0')}`,
    cycle: index % 3 === 0 ? 'annual' : 'monthly',
    trial: TRIALS.includes(label),
  };
}

function toState(text: string): LogState {
  const [status = '', quantity = ''] = text.split(' ');
  if (status !== 'active' && status !== 'suspended' && status !== 'cancelled') {
    throw new RangeError(`No such status: ${status}`);
  }
  return { status, quantity: Number(quantity) };
}
