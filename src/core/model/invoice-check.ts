/**
 * The published result of checking the final invoice (`schemas/invoice-check.schema.json`). `Words` are texts
 * until it is spoken (`speakInvoiceCheck`).
 */
import type {
  InputReport,
  Money,
  RejectedRow,
  Severity,
  Source,
  Status,
  Tenant,
} from './report.ts';

/** What there is to say about a from subscription's bill, in order of weight. */
export const REMARK_KINDS = [
  /** Days after the stop are charged, beyond the billing period that it lies in. */
  'charged-after-suspension',
  /** The credit for the unused days is missing, or less than it should be. */
  'short',
  /** The credit is more than it should be. */
  'over',
  /** Both invoices charge the same seats for the same days. */
  'charged-twice',
  /** No invoice that was given is later than the stop. */
  'not-yet-invoiced',
  /** Something that the credit depends on is not known; the reason says what. */
  'cannot-tell',
  /** The credit is what it should be. */
  'agreed',
  /** It was not stopped, or it stopped with its billing period. */
  'nothing-due',
] as const;

export type RemarkKind = (typeof REMARK_KINDS)[number];

export const BUCKETS = [
  /** Charged up to the stop, or for a subscription that did not stop. */
  'charged',
  /** Counted as credit for unused days. */
  'credited',
  /** Charged for days after the stop. */
  'after-suspension',
  /** Of a subscription of which it cannot be told what is due, and since when. */
  'undecided',
  /** Of a subscription that no export lists. */
  'unlisted',
  /** Of no subscription at all. */
  'no-subscription',
] as const;

export type Bucket = (typeof BUCKETS)[number];

export interface InvoiceCheck<Words = string> {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly verdict: 'agreed' | 'differences' | 'incomplete' | 'nothing-compared';
  /** Why the verdict is what it is, in sentences. */
  readonly reasons: readonly Words[];
  readonly inputs: readonly InputReport<Words>[];
  readonly totals: InvoiceTotals;
  readonly subscriptions: readonly CheckedSubscription<Words>[];
  /** On an invoice, but in no export. */
  readonly unlisted: readonly UnlistedSubscription<Words>[];
  /** Invoice lines of no subscription. */
  readonly withoutSubscription: readonly LooseLine<Words>[];
  readonly tieOut: TieOut<Words>;
  readonly rejectedRows: readonly RejectedRow<Words>[];
  /** What the judgements rest on. */
  readonly doctrine: readonly { readonly text: Words; readonly source: Words }[];
}

export interface InvoiceTotals {
  readonly subscriptions: number;
  /** How many subscriptions have each of these as their weightiest remark. */
  readonly byStatus: Readonly<Record<RemarkKind, number>>;
  /** Currency → expected credits, credits found, and what remains of each kind. */
  readonly expected: Readonly<Record<string, string>>;
  readonly credited: Readonly<Record<string, string>>;
  readonly short: Readonly<Record<string, string>>;
  readonly over: Readonly<Record<string, string>>;
  readonly afterSuspension: Readonly<Record<string, string>>;
  readonly chargedTwice: Readonly<Record<string, string>>;
  /** Short and after suspension together: what is worth claiming. */
  readonly claim: Readonly<Record<string, string>>;
}

export interface CheckedSubscription<Words = string> {
  readonly subscriptionId: string;
  readonly customerKey: string;
  readonly customer: string;
  readonly offer: string;
  readonly exportStatus: Status;
  /** The weightiest of its remarks. */
  readonly status: RemarkKind;
  /** First day without service; `null` where it was not stopped, or no file says when. */
  readonly stop: string | null;
  /** Seats billed on the eve of the stop; `null` where not known. */
  readonly seats: number | null;
  /** Seats that the invoice charged for that eve; `null` where it does not say. */
  readonly invoicedSeats: number | null;
  /** The billing period that the stop lies in, both days inside. */
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly unusedDays: number | null;
  readonly expected: Money | null;
  readonly actual: Money | null;
  /** Where price and period come from. */
  readonly basis: 'invoice' | 'prices' | null;
  readonly remarks: readonly Remark<Words>[];
  /** The export's row. */
  readonly source: Source;
}

export interface Remark<Words = string> {
  readonly kind: RemarkKind;
  readonly severity: Severity;
  /** What the remark is about: what is missing, too much, or charged. */
  readonly money: Money | null;
  /** First and last day that it is about, both inside; `null` where it is about none. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly days: number | null;
  readonly seatDays: number | null;
  readonly text: Words;
  /** Invoice lines that it rests on. */
  readonly lines: readonly InvoicePlace[];
}

export interface InvoicePlace {
  readonly path: string;
  readonly sheet: string;
  readonly row: number;
  readonly cell: string | null;
}

export interface UnlistedSubscription<Words = string> {
  readonly tenant: Tenant;
  readonly subscriptionId: string;
  /** As the invoice names it, or that it names none. */
  readonly customer: string | Words;
  readonly offer: string;
  readonly rows: number;
  readonly money: Money;
  /** Whose exports list it instead. */
  readonly listedIn: Tenant | null;
  readonly first: InvoicePlace;
}

export interface LooseLine<Words = string> {
  readonly tenant: Tenant;
  readonly customer: string | Words;
  readonly offer: string;
  readonly chargeType: string;
  readonly money: Money;
  readonly place: InvoicePlace;
}

export interface TieOut<Words = string> {
  readonly files: readonly FileSums[];
  readonly buckets: readonly BucketSums[];
  readonly customers: readonly CustomerSums<Words>[];
  /** Rows whose own figures do not add up. */
  readonly faults: readonly RowFault<Words>[];
  readonly balanced: true;
}

export interface Sums {
  readonly currency: string;
  readonly rows: number;
  readonly amount: string;
  readonly discount: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
}

export interface FileSums extends Sums {
  readonly path: string;
  readonly sheet: string;
  readonly tenant: Tenant;
  /** Whether the file writes discounts as amounts to be subtracted, or as negative ones to be added. */
  readonly discounts: 'none' | 'subtracted' | 'added';
}

export interface BucketSums {
  readonly tenant: Tenant;
  readonly bucket: Bucket;
  readonly currency: string;
  readonly rows: number;
  readonly amount: string;
}

export interface CustomerSums<Words = string> extends Sums {
  readonly tenant: Tenant;
  readonly customer: string | Words;
}

export interface RowFault<Words = string> {
  readonly place: InvoicePlace;
  readonly what: 'subtotal' | 'total' | 'days';
  readonly stated: string;
  readonly computed: string;
  readonly currency: string;
  readonly text: Words;
}
