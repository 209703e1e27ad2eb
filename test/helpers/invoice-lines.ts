/** Invoice lines and subscriptions for tests of the check, with few words: `line('05-01 05-31 cycle 10 310')`. */
import type { Placed } from '../../src/core/model/facts.ts';
import type { ChargeKind, EventRecord, InvoiceRecord } from '../../src/core/model/records.ts';
import { buildTimeline } from '../../src/core/timeline/timeline.ts';
import { CUSTOMER, day, guid, logged, subscriptionRecord } from './builders.ts';

const YEAR = '2026';
export const INVOICE_AS_OF = `${YEAR}-07-01`;

/** `05-01 05-31 cycle 10 310.00`: first and last day, charge, seats (`-` for none) and amount. */
export function line(text: string, changes: Partial<InvoiceRecord> = {}): InvoiceRecord {
  const [first = '', last = '', charge = '', seats = '-', amount = '0'] = text.split(' ');
  return {
    tenant: 'from',
    customer: { tenantId: guid(CUSTOMER), domain: null, name: CUSTOMER },
    subscriptionId: guid('subscription'),
    offerId: null,
    offerName: 'Office 365 E3',
    chargeType: charge,
    charge: charge as ChargeKind,
    chargeStart: dayOf(first),
    chargeEnd: dayOf(last),
    cycle: 'monthly',
    unitPrice: null,
    quantity: seats === '-' ? null : seats,
    amount,
    discount: null,
    subtotal: null,
    tax: null,
    total: null,
    currency: 'EUR',
    location: { path: 'invoice.csv', sheet: '', row: 2, cell: null },
    amountCell: 'S2',
    ...changes,
  };
}

/** A day of the year of all lines; `YYYY-MM-DD` for any other. */
function dayOf(text: string): ReturnType<typeof day> {
  return day(text.length === 5 ? `${YEAR}-${text}` : text);
}

type PlacedChanges = NonNullable<Parameters<typeof subscriptionRecord>[0]> & {
  readonly events?: readonly EventRecord[];
};

/** A from subscription of 10 seats with its timeline; suspended on 11 May unless told otherwise. */
export function placed(changes: PlacedChanges = {}): Placed {
  const { events = [suspended('05-11')], ...rest } = changes;
  const record = subscriptionRecord({ status: 'suspended', createdOn: '2025-01-01', ...rest });
  const { timeline } = buildTimeline(record, events, day(INVOICE_AS_OF));
  return { record, timeline, rivals: [] };
}

/** The log's entry of a suspension. */
export function suspended(on: string, seats = 10): EventRecord {
  const before = `active ${String(seats)}`;
  return logged(`${YEAR}-${on}T10:00:00Z`, before, `suspended ${String(seats)}`);
}

/** The log's entry of a change of seats. */
export function resized(on: string, before: number, after: number): EventRecord {
  return logged(`${YEAR}-${on}T09:00:00Z`, `active ${String(before)}`, `active ${String(after)}`);
}
