/** The customers and lines of the report fixture: names that break spreadsheets, and every kind of line. */

import type { LineReport, Stage, SubscriptionReport, Tenant } from '../../src/core/model/report.ts';

export const HOSTILE_NAME = '=HYPERLINK("http://x")';

export type Changes<T> = { readonly [K in keyof T]?: T[K] };

export const CUSTOMERS: readonly (readonly [name: string, stage: Stage, reason?: string])[] = [
  [HOSTILE_NAME, 'not-started'],
  ['Boulangerie Élysée & Fils', 'provisioning'],
  ['Contoso <Europe> "AB"', 'done'],
  ['Försäkringsbolaget Åkerö', 'suspend-due'],
  ['L’Atelier d’Été', 'at-risk'],
  ['Smörgås Catering', 'done'],
  ['Tailspin Toys', 'accepted'],
  ['Wingtip', 'not-comparable', 'No subscriptions file of Transitioning To was given for it.'],
];

/** The key of a customer, by its place in the list. */
export function customerKey(index: number): string {
  return `domain:customer${String(index + 1)}.example`;
}

/** A subscription of a line; `row` keeps its id and its place apart from the others. */
export function aSubscription(
  tenant: Tenant,
  row: number,
  changes: Changes<SubscriptionReport> = {},
): SubscriptionReport {
  const id = `${tenant === 'from' ? 'f' : 'a'}0000000-0000-4000-8000-${String(row).padStart(12, '0')}`;
  return {
    id,
    status: 'active',
    seats: 10,
    start: '2025-02-01',
    stop: null,
    certain: true,
    source: { path: `${tenant}/subscriptions.xlsx`, sheet: 'Abonnements', row },
    ...changes,
  };
}

/** A line that is compared, with nothing wrong. */
export function aLine(
  customer: number,
  row: number,
  changes: Changes<LineReport> = {},
): LineReport {
  return {
    customerKey: customerKey(customer),
    customer: CUSTOMERS[customer]?.[0] ?? 'Unknown',
    offerKey: `offer-${String(row)}`,
    offer: `Microsoft 365 E${String(row)}`,
    family: 'license',
    familyAssumed: false,
    comparable: true,
    from: { seats: 10, subscriptions: [aSubscription('from', row, { status: 'suspended' })] },
    to: { seats: 10, subscriptions: [aSubscription('to', row)] },
    missingSeats: 0,
    extraSeats: 0,
    overlap: {
      days: 0,
      seatDays: 0,
      firstDay: null,
      lastDay: null,
      open: false,
      certain: true,
      minDays: 0,
      maxDays: 0,
      cost: null,
      costPerDay: null,
      costGap: null,
    },
    gap: { days: 0, seatDays: 0, open: false },
    ...changes,
  };
}

const NO_SIDE = { seats: 0, subscriptions: [] } as const;

function overlapping(days: number, seats: number, amount: string): LineReport['overlap'] {
  return {
    days,
    seatDays: days * seats,
    firstDay: '2026-04-30',
    lastDay: '2026-05-13',
    open: true,
    certain: true,
    minDays: days,
    maxDays: days,
    cost: { amount, currency: 'EUR' },
    costPerDay: { amount: '12.50', currency: 'EUR' },
    costGap: null,
  };
}

const UNKNOWN_OVERLAP: LineReport['overlap'] = {
  days: null,
  seatDays: null,
  firstDay: null,
  lastDay: null,
  open: false,
  certain: false,
  minDays: 2,
  maxDays: null,
  cost: null,
  costPerDay: null,
  costGap: 'The days are not known.',
};

/** Fifteen lines, of every kind that a report knows. */
export function fixtureLines(): readonly LineReport[] {
  const active = (row: number, seats = 10) => ({
    seats,
    subscriptions: [aSubscription('from', row, { seats })],
  });
  return [
    aLine(0, 2, { from: active(2, 25), to: NO_SIDE, missingSeats: 25 }),
    aLine(0, 3, { from: active(3, 5), to: NO_SIDE, missingSeats: 5, offer: '-2+3 Add-on' }),
    aLine(1, 4, {
      offer: 'Microsoft 365 Business Standard (édition éducation)',
      from: {
        seats: 35,
        subscriptions: [
          aSubscription('from', 4, { seats: 25 }),
          aSubscription('from', 40, { seats: 10 }),
        ],
      },
      to: { seats: 30, subscriptions: [aSubscription('to', 4, { seats: 30 })] },
      missingSeats: 5,
      overlap: overlapping(14, 30, '1412.50'),
    }),
    aLine(1, 5),
    aLine(2, 6),
    aLine(2, 7, { family: 'nce' }),
    aLine(3, 8, { from: active(8), overlap: overlapping(14, 10, '210.00') }),
    aLine(3, 9, { family: 'nce', overlap: UNKNOWN_OVERLAP }),
    aLine(3, 10, { family: 'azure', from: NO_SIDE, to: NO_SIDE, offer: 'Azure plan' }),
    aLine(4, 11, {
      to: { seats: 4, subscriptions: [aSubscription('to', 11, { seats: 4 })] },
      missingSeats: 6,
      gap: { days: 3, seatDays: 18, open: true },
    }),
    aLine(4, 12, {
      to: { seats: 12, subscriptions: [aSubscription('to', 12, { seats: 12 })] },
      extraSeats: 2,
    }),
    aLine(5, 13),
    aLine(5, 14, { familyAssumed: true }),
    aLine(6, 15, { from: active(15, 1200), to: NO_SIDE, missingSeats: 1200 }),
    aLine(7, 16, { comparable: false, from: active(16, 7), to: NO_SIDE, overlap: UNKNOWN_OVERLAP }),
  ];
}
