/**
 * What a seat of a subscription costs on a day: from the price list, else from the lines of the invoice.
 * Two prices that both fit are no price: which one holds is for a person to say.
 */
import { groupBy } from '../model/group.ts';
import type { Location } from '../model/raw-table.ts';
import type { InvoiceRecord, PriceRecord, SubscriptionRecord } from '../model/records.ts';
import { dayInMonth, type Day } from '../model/values.ts';
import { foldOfferId } from '../normalise/doctrine.ts';
import { monthsOf } from '../normalise/terms.ts';
import { foldName } from '../normalise/text.ts';
import { say, type Text } from '../text/text.ts';
import { exact, type Exact } from './exact.ts';
import { periodAround, type Period } from './periods.ts';

/** Why something has no cost. */
export type CostGap =
  'no-price' | 'ambiguous-price' | 'no-cycle' | 'no-period' | 'days-unknown' | 'currencies-differ';

export const COST_GAP_TEXTS: Readonly<Record<CostGap, Text>> = {
  'no-price': say('No price is known.'),
  'ambiguous-price': say('More than one price fits.'),
  'no-cycle': say('No file says how often it is charged.'),
  'no-period': say('No file says when its billing period begins.'),
  'days-unknown': say('The days are not known.'),
  'currencies-differ': say('Its prices are in different currencies.'),
};

/** A price of one seat for one billing period. */
export interface SeatPrice {
  readonly unit: Exact;
  readonly currency: string;
  readonly period: Period;
  readonly source: Location;
}

export type PriceResult =
  { readonly ok: true; readonly price: SeatPrice } | { readonly ok: false; readonly why: CostGap };

interface ListPrice {
  readonly unit: Exact;
  readonly currency: string;
  readonly months: number | null;
  readonly source: Location;
}

export class PriceBook {
  private readonly byId: ReadonlyMap<string, readonly PriceRecord[]>;
  private readonly byName: ReadonlyMap<string, readonly PriceRecord[]>;
  private readonly monthlyAnchor: Day | null;
  private readonly invoiced: ReadonlyMap<string, readonly InvoiceRecord[]>;

  /** `billingDay`: day of the month on which monthly periods begin where no file tells when one did. */
  constructor(
    prices: readonly PriceRecord[],
    invoice: readonly InvoiceRecord[],
    billingDay: number | null = null,
  ) {
    this.monthlyAnchor =
      billingDay === null ? null : dayInMonth({ year: 2000, month: 1, day: billingDay });
    this.byId = groupBy(prices, ({ offerId }) => foldOfferId(offerId));
    this.byName = groupBy(prices, ({ offerName }) =>
      offerName === null ? null : foldName(offerName),
    );
    const whole = invoice.filter(({ charge }) => charge === 'cycle' || charge === 'renewal');
    this.invoiced = groupBy(whole, ({ subscriptionId }) => subscriptionId);
  }

  /** The price of a subscription's seat in the billing period around `day`; `start` is where it began. */
  priceOn(record: SubscriptionRecord, start: Day | null, day: Day): PriceResult {
    const lines = this.invoiced.get(record.id) ?? [];
    const covering = lines.find((line) => line.chargeStart <= day && day <= line.chargeEnd);
    const listed = this.listed(record, day) ?? invoicedPrice(record, lines, day);
    if (listed === null) return { ok: false, why: 'no-price' };
    if (listed === 'ambiguous') return { ok: false, why: 'ambiguous-price' };
    const { unit, currency, months, source } = listed;
    if (covering !== undefined) {
      const period = { start: covering.chargeStart, end: covering.chargeEnd };
      return { ok: true, price: { unit, currency, period, source } };
    }
    if (months === null) return { ok: false, why: 'no-cycle' };
    const period = this.periodOf(day, start, months);
    return period === null
      ? { ok: false, why: 'no-period' }
      : { ok: true, price: { unit, currency, period, source } };
  }

  /** The billing period of a day, from the subscription's start or the day that the config gives. */
  periodOf(day: Day, start: Day | null, months: number): Period | null {
    const anchor = start ?? (months === 1 ? this.monthlyAnchor : null);
    return anchor === null ? null : periodAround(day, anchor, months);
  }

  private listed(record: SubscriptionRecord, day: Day): ListPrice | 'ambiguous' | null {
    if (this.byId.size === 0 && this.byName.size === 0) return null;
    const named =
      record.offerName === null ? undefined : this.byName.get(foldName(record.offerName));
    const rows = this.byId.get(foldOfferId(record.offerId) ?? '') ?? named ?? [];
    const fitting = rows.filter((row) => isFor(row, record, day));
    const [first] = fitting;
    if (first === undefined) return null;
    const same = fitting.every(
      (row) =>
        row.currency === first.currency &&
        row.cycle === first.cycle &&
        row.coversMonths === first.coversMonths &&
        exact(row.unitPrice).equals(exact(first.unitPrice)),
    );
    if (!same) return 'ambiguous';
    const cycle = first.cycle ?? record.billingCycle;
    const months = cycle === null ? null : monthsOf(cycle);
    return {
      unit: perPeriod(first, months),
      currency: first.currency,
      months,
      source: first.location,
    };
  }
}

/** A price of other months than the billing period's pays for its share of them. */
function perPeriod({ unitPrice, coversMonths }: PriceRecord, months: number | null): Exact {
  const unit = exact(unitPrice);
  return coversMonths === null || months === null ? unit : unit.mul(months).div(coversMonths);
}

/** A row without a cycle, term or day says nothing against the subscription's. */
function isFor(row: PriceRecord, record: SubscriptionRecord, day: Day): boolean {
  const cycleFits =
    row.cycle === null || record.billingCycle === null || row.cycle === record.billingCycle;
  const termFits = row.term === null || record.term === null || row.term === record.term;
  const begun = row.validFrom === null || row.validFrom <= day;
  return cycleFits && termFits && begun && (row.validTo === null || day <= row.validTo);
}

/** The price that the invoice charged for the day, or last before it. */
function invoicedPrice(
  record: SubscriptionRecord,
  lines: readonly InvoiceRecord[],
  day: Day,
): ListPrice | null {
  const priced = lines.filter((line) => line.unitPrice !== null && line.chargeStart <= day);
  const last = priced.reduce<InvoiceRecord | null>(
    (best, line) => (best === null || line.chargeStart > best.chargeStart ? line : best),
    null,
  );
  if (last?.unitPrice === null || last === null) return null;
  const cycle = last.cycle ?? record.billingCycle;
  return {
    unit: exact(last.unitPrice),
    currency: last.currency,
    months: cycle === null ? null : monthsOf(cycle),
    source: last.location,
  };
}
