/** Turns accepted rows of price lists and reconciliation files into typed records. */
import type { Draft, DraftRow } from '../intake/read-rows.ts';
import type { ChargeKind, InvoiceRecord, PriceRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import type { Day } from '../model/values.ts';
import { foldOfferId } from './doctrine.ts';
import {
  cellOf,
  cycleOf,
  hintOf,
  locationOf,
  momentOf,
  textOf,
  type TableOrigin,
} from './to-records.ts';
import { monthsOf, termMonths } from './terms.ts';
import { foldWord } from './text.ts';
import { CHARGES } from './words.ts';

/** Where the rows of a table with money come from; a price list belongs to neither tenant. */
export interface MoneyOrigin extends Omit<TableOrigin, 'tenant' | 'owner'> {
  readonly tenant: Tenant | null;
}

/**
 * A row of a price list. People write prices per billing period. Partner Center's legacy list prices a month
 * (its "purchase unit") however it is billed, its new-commerce list the whole term however it is billed
 * (Partner Center documentation, "Pricing and offers", read 2026-11).
 */
export function toPrice(origin: MoneyOrigin, { draft, row }: DraftRow): PriceRecord {
  const header = origin.table.columns.find(({ field }) => field === 'billingCycle')?.header ?? '';
  const perUnit = foldWord(header) === 'purchaseunit';
  const perTerm = foldWord(header) === 'billingplan';
  const cycle = cycleOf(draft);
  const term = textOf(draft, 'term')?.toUpperCase() ?? null;
  const unitMonths = cycle === null ? null : monthsOf(cycle);
  const [productId, skuId] = [textOf(draft, 'productId'), textOf(draft, 'skuId')];
  const fromParts = productId !== null && skuId !== null ? `${productId}:${skuId}` : null;
  return {
    offerId: foldOfferId(textOf(draft, 'offerId') ?? fromParts),
    offerName: textOf(draft, 'offerName') ?? textOf(draft, 'productName'),
    unitPrice: textOf(draft, 'unitPrice') ?? '0',
    currency: textOf(draft, 'currency') ?? '',
    coversMonths: perUnit ? unitMonths : perTerm ? termMonths(term) : null,
    cycle: perUnit ? null : cycle,
    term,
    validFrom: dayOf(draft, 'validFrom'),
    validTo: dayOf(draft, 'validTo'),
    location: locationOf(origin, row),
  };
}

/** A row of a reconciliation file. A line of no subscription has the id `''`. */
export function toInvoiceLine(origin: MoneyOrigin, { draft, row }: DraftRow): InvoiceRecord {
  const chargeType = textOf(draft, 'chargeType') ?? '';
  const chargeStart = dayOf(draft, 'chargeStart') ?? (0 as Day);
  return {
    tenant: origin.tenant,
    customer: hintOf(draft),
    subscriptionId: textOf(draft, 'subscriptionId') ?? '',
    offerId: foldOfferId(textOf(draft, 'offerId')),
    offerName: textOf(draft, 'offerName') ?? textOf(draft, 'subscriptionDescription'),
    chargeType,
    charge: chargeOf(chargeType),
    chargeStart,
    chargeEnd: dayOf(draft, 'chargeEnd') ?? chargeStart,
    cycle: cycleOf(draft),
    unitPrice: textOf(draft, 'unitPrice'),
    quantity: textOf(draft, 'quantity'),
    amount: textOf(draft, 'amount') ?? '0',
    discount: textOf(draft, 'discount'),
    subtotal: textOf(draft, 'subtotal'),
    tax: textOf(draft, 'tax'),
    total: textOf(draft, 'total'),
    currency: textOf(draft, 'currency') ?? '',
    location: locationOf(origin, row),
    amountCell: cellOf(origin, row, 'amount'),
  };
}

const KINDS: readonly ChargeKind[] = ['purchase', 'cycle', 'prorate', 'cancel', 'renewal'];

function chargeOf(chargeType: string): ChargeKind {
  const word = CHARGES.find(chargeType);
  return KINDS.find((kind) => kind === word) ?? 'other';
}

function dayOf(draft: Draft, field: string): Day | null {
  return momentOf(draft, field)?.day ?? null;
}
