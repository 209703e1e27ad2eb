/** Rounds what the check found to what is shown, and sorts it: the published result. */
import type { FileFacts } from '../model/facts.ts';
import {
  REMARK_KINDS,
  type CheckedSubscription,
  type InvoiceCheck,
  type InvoiceTotals,
  type LooseLine,
  type RemarkKind,
  type UnlistedSubscription,
} from '../model/invoice-check.ts';
import type { InvoiceRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import { formatDay, type Day } from '../model/values.ts';
import { moneyOf, Purse } from '../money/exact.ts';
import { byCodeUnit } from '../normalise/text.ts';
import { isPositive, seatsOnEve, sumOf, type Charge } from './charges.ts';
import type { Checked, JudgedSubscription, UnlistedCharges } from './check.ts';
import { INVOICE_DOCTRINE } from './doctrine.ts';
import { netAfter, placeOf, remarksOn } from './remarks.ts';
import { rowFaults } from './row-arithmetic.ts';
import { bucketSums, customerOf, customerSums, fileSums, ownedLines } from './tie-out.ts';
import { judgeCheck } from './verdict.ts';
import type { Text } from '../text/text.ts';

export interface CheckedRun {
  readonly tool: InvoiceCheck['tool'];
  readonly asOf: Day;
  readonly files: readonly FileFacts[];
  readonly invoice: readonly InvoiceRecord[];
  /** Paths of invoices that were given a second time, and count once. */
  readonly copies: readonly string[];
}

/** The result in its published shape. */
export function publishCheck(checked: Checked, run: CheckedRun): InvoiceCheck<Text> {
  const subscriptions = checked.subscriptions.map(publishSubscription).sort(bySubscription);
  const unlisted = checked.unlisted.flatMap(publishUnlisted).sort(byTenantAndId);
  const withoutSubscription = checked.loose.flatMap(publishLoose);
  const tieOut = tieOutOf(checked, run.invoice);
  const rejectedRows = run.files.flatMap(({ rejected }) => rejected);
  const verdict = judgeCheck({
    files: run.files,
    copies: run.copies,
    hasInvoice: run.invoice.some(({ tenant }) => tenant === 'from'),
    subscriptions,
    unlisted,
    faults: tieOut.faults.length,
  });
  return {
    schemaVersion: '1',
    tool: run.tool,
    asOf: formatDay(run.asOf),
    ...verdict,
    inputs: run.files.map(({ input }) => input),
    totals: totalsOf(checked.subscriptions, subscriptions),
    subscriptions,
    unlisted,
    withoutSubscription,
    tieOut,
    rejectedRows,
    doctrine: INVOICE_DOCTRINE,
  };
}

function publishSubscription(judged: JudgedSubscription): CheckedSubscription<Text> {
  const { placed, customer, offer, charges, credit } = judged;
  const { record } = placed;
  const remarks = remarksOn(judged);
  const { currency, period, stop } = credit;
  const invoiced = stop === null ? null : seatsOnEve(charges, stop);
  const money = (amount: CreditAmount): CheckedSubscription['expected'] =>
    amount === null || currency === null ? null : moneyOf(amount, currency);
  return {
    subscriptionId: record.id,
    customerKey: customer.key,
    customer: customer.name,
    offer,
    exportStatus: record.status,
    status: remarks[0]?.kind ?? 'cannot-tell',
    stop: dayText(stop),
    seats: credit.seats,
    invoicedSeats: invoiced === null ? null : invoiced.valueOf(),
    period: period === null ? null : { start: formatDay(period.start), end: formatDay(period.end) },
    unusedDays: credit.unusedDays,
    expected: money(credit.expected),
    actual: money(credit.actual),
    basis: credit.basis,
    remarks,
    source: {
      path: record.location.path,
      sheet: record.location.sheet,
      row: record.location.row,
    },
  };
}

type CreditAmount = JudgedSubscription['credit']['expected'];

function dayText(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

function publishUnlisted(unlisted: UnlistedCharges): readonly UnlistedSubscription<Text>[] {
  const currencies = new Set(unlisted.charges.map(({ line }) => line.currency));
  return [...currencies].sort(byCodeUnit).flatMap((currency) => {
    const charges = unlisted.charges.filter(({ line }) => line.currency === currency);
    const [first] = charges;
    if (first === undefined) return [];
    const { tenant, subscriptionId, listedIn } = unlisted;
    return [
      {
        tenant,
        subscriptionId,
        customer: customerOf(first.line),
        offer: first.line.offerName ?? first.line.offerId ?? '',
        rows: charges.length,
        money: moneyOf(sumOf(charges.map(({ amount }) => amount)), currency),
        listedIn,
        first: placeOf(first),
      },
    ];
  });
}

function publishLoose(charge: Charge): readonly LooseLine<Text>[] {
  const { line, amount } = charge;
  if (line.tenant === null) return [];
  return [
    {
      tenant: line.tenant,
      customer: customerOf(line),
      offer: line.offerName ?? line.offerId ?? '',
      chargeType: line.chargeType,
      money: moneyOf(amount, line.currency),
      place: placeOf(charge),
    },
  ];
}

function tieOutOf(
  checked: Checked,
  invoice: readonly InvoiceRecord[],
): InvoiceCheck<Text>['tieOut'] {
  const lines = ownedLines(invoice);
  const files = fileSums(lines);
  const writing = new Map(
    files.map((file) => [`${file.path}\u0000${file.sheet}\u0000${file.currency}`, file.discounts]),
  );
  const faults = lines.flatMap((line) => {
    const { path, sheet } = line.location;
    return rowFaults(line, writing.get(`${path}\u0000${sheet}\u0000${line.currency}`) ?? 'none');
  });
  return {
    files,
    buckets: bucketSums(checked.buckets),
    customers: customerSums(lines),
    faults,
    balanced: true,
  };
}

function totalsOf(
  judged: readonly JudgedSubscription[],
  published: readonly CheckedSubscription<Text>[],
): InvoiceTotals {
  const purses = {
    expected: new Purse(),
    credited: new Purse(),
    short: new Purse(),
    over: new Purse(),
    afterSuspension: new Purse(),
    chargedTwice: new Purse(),
    claim: new Purse(),
  };
  for (const { credit, twice } of judged) addTo(purses, credit, twice);
  const counts = Object.fromEntries(
    REMARK_KINDS.map((kind) => [kind, published.filter(({ status }) => status === kind).length]),
  ) as Record<RemarkKind, number>;
  return {
    subscriptions: published.length,
    byStatus: counts,
    expected: purses.expected.rounded(),
    credited: purses.credited.rounded(),
    short: purses.short.rounded(),
    over: purses.over.rounded(),
    afterSuspension: purses.afterSuspension.rounded(),
    chargedTwice: purses.chargedTwice.rounded(),
    claim: purses.claim.rounded(),
  };
}

type Purses = Readonly<Record<Exclude<keyof InvoiceTotals, 'subscriptions' | 'byStatus'>, Purse>>;

function addTo(
  purses: Purses,
  credit: JudgedSubscription['credit'],
  twice: JudgedSubscription['twice'],
): void {
  const { currency, expected, actual, outcome } = credit;
  if (twice !== null) purses.chargedTwice.add(twice.currency, twice.amount);
  if (currency === null) return;
  if (actual !== null && isPositive(actual)) purses.credited.add(currency, actual);
  const net = netAfter(credit);
  if (net !== null) {
    purses.afterSuspension.add(currency, net);
    purses.claim.add(currency, net);
  }
  if (expected === null || actual === null) return;
  purses.expected.add(currency, expected);
  const missing = expected.sub(actual);
  if (outcome === 'short') {
    purses.short.add(currency, missing);
    purses.claim.add(currency, missing);
  }
  if (outcome === 'over') purses.over.add(currency, missing.neg());
}

function bySubscription(a: CheckedSubscription<Text>, b: CheckedSubscription<Text>): number {
  return (
    byCodeUnit(a.customer, b.customer) ||
    byCodeUnit(a.customerKey, b.customerKey) ||
    byCodeUnit(a.offer, b.offer) ||
    byCodeUnit(a.subscriptionId, b.subscriptionId)
  );
}

function byTenantAndId(
  a: { readonly tenant: Tenant; readonly subscriptionId: string },
  b: { readonly tenant: Tenant; readonly subscriptionId: string },
): number {
  return byCodeUnit(a.tenant, b.tenant) || byCodeUnit(a.subscriptionId, b.subscriptionId);
}
