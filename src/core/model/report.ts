/**
 * The result of a run in its published shape (`schemas/report.schema.json`): the one object from
 * which every report format is drawn. Days are `YYYY-MM-DD` strings, money decimal strings. `Words` are
 * texts until the report is spoken in a language (`speakReport`), and strings from then on.
 */

export type Tenant = 'from' | 'to';
export type Family = 'license' | 'nce' | 'azure' | 'unknown';
export type Severity = 'error' | 'warning' | 'info';
export type Verdict = 'clean' | 'findings' | 'incomplete' | 'nothing-compared';
export type InputKindName =
  'subscriptions' | 'activity' | 'customers' | 'prices' | 'invoice' | 'unrecognised';
export type Stage =
  | 'not-started'
  | 'accepted'
  | 'provisioning'
  | 'suspend-due'
  | 'done'
  | 'at-risk'
  | 'not-comparable';
export type Verb =
  | 'request-relationship'
  | 'add-subscription'
  | 'add-seats'
  | 'suspend'
  | 'cancel'
  | 'notify-microsoft'
  | 'verify'
  | 'fix-input'
  | 'decide';
export type Priority = 'urgent' | 'high' | 'normal' | 'low';
export type Status =
  'active' | 'suspended' | 'cancelled' | 'disabled' | 'expired' | 'pending' | 'none';

export interface Report<Words = string> {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  /** First day that counts for the scope; `null` where no file or option gives one. */
  readonly migrationStart: string | null;
  readonly verdict: Verdict;
  /** The verdict in words: why the run is incomplete, or what was found. */
  readonly reasons: readonly Words[];
  readonly inputs: readonly InputReport<Words>[];
  readonly accounting: {
    readonly from: TenantAccounting;
    readonly to: TenantAccounting;
    readonly balanced: boolean;
  };
  readonly totals: Totals;
  readonly customers: readonly CustomerReport<Words>[];
  readonly lines: readonly LineReport<Words>[];
  /** Accepted subscriptions that are compared with nothing, each with the reason. */
  readonly outOfScope: readonly OutOfScope<Words>[];
  readonly findings: readonly Finding<Words>[];
  readonly actions: readonly Action<Words>[];
  readonly rejectedRows: readonly RejectedRow<Words>[];
  /** Rows that hold no data of their own (totals, exact duplicates), each with the reason. */
  readonly ignoredRows: readonly IgnoredRow<Words>[];
  readonly suggestions: readonly Suggestion<Words>[];
  /** Given pairs of customers and offers; absent where none were given. */
  readonly mappings?: readonly MappingReport[];
  /** What the log says of subscriptions on lines with a finding; absent where it says nothing of them. */
  readonly histories?: readonly HistoryReport[];
  readonly rules: readonly RuleOutcome<Words>[];
}

export interface InputReport<Words = string> {
  readonly path: string;
  readonly tenant: Tenant | null;
  readonly kind: InputKindName;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly ignored: number;
  /** Field → the header text it was read from. */
  readonly columns: Readonly<Record<string, string>>;
  readonly unmappedColumns: readonly string[];
  readonly locale: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  /** For a file without customer columns: whose it is, and how that is known. */
  readonly customer: string | null;
  readonly customerFrom: 'config' | 'tenant-id' | 'domain' | 'customer-list' | 'file-name' | null;
  /** Bad cells and ignored rows beyond the number that is listed per table; they are counted all the same. */
  readonly rejectedUnlisted: number;
  readonly ignoredUnlisted: number;
  readonly notes: readonly Words[];
}

export interface TenantAccounting {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly ignored: number;
  /** Accepted subscription rows, and the seats on them. */
  readonly subscriptions: number;
  readonly seats: number;
  readonly inLines: number;
  readonly outOfScope: number;
  readonly events: number;
  /** Accepted log rows that are about no exported subscription, and those of operations that failed. */
  readonly eventsUnattributed: number;
  readonly eventsFailed: number;
}

export interface Totals {
  readonly customers: number;
  readonly lines: number;
  readonly missingSeats: number;
  readonly extraSeats: number;
  readonly unsuspendedSubscriptions: number;
  readonly overlapDays: number;
  readonly overlapSeatDays: number;
  readonly overlapUnknownLines: number;
  /** Lines and customers that could not be compared; no other total includes them. */
  readonly notComparableLines: number;
  readonly notComparableCustomers: number;
  /** Cost of all overlaps by currency, and of each further day while nothing changes. */
  readonly cost: Readonly<Record<string, string>>;
  readonly costPerDay: Readonly<Record<string, string>>;
  /** Lines whose billing no file tells: nothing is counted for the first, the second are taken as the config says. */
  readonly familyUnknownLines: number;
  readonly familyAssumedLines: number;
  /** Lines that overlap, or may, and whose cost is not known. No cost includes them. */
  readonly costUnknownLines: number;
  /** Expected credits for unused days by currency, and how many of them have no price. */
  readonly credit: Readonly<Record<string, string>>;
  readonly creditUnknown: number;
}

export interface CustomerReport<Words = string> {
  readonly key: string;
  readonly name: string;
  readonly stage: Stage;
  readonly findings: number;
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly lines: number;
  readonly fromSeats: number;
  readonly toSeats: number;
  readonly missingSeats: number;
  readonly overlapDays: number;
  readonly comparable: boolean;
  /** Why the customer is not comparable; `null` where it is. */
  readonly reason: Words | null;
}

export interface SubscriptionReport {
  readonly id: string;
  readonly status: Status;
  readonly seats: number;
  readonly start: string | null;
  readonly stop: string | null;
  /** False where the files do not say on which day it stopped (or started, in the to tenant). */
  readonly certain: boolean;
  readonly source: Source;
}

export interface Source {
  readonly path: string;
  readonly sheet: string;
  readonly row: number;
}

export interface LineReport<Words = string> {
  readonly customerKey: string;
  readonly customer: string;
  readonly offerKey: string;
  readonly offer: string;
  readonly family: Family;
  /** True where neither a column nor the offer says so, and the config's default family was taken. */
  readonly familyAssumed: boolean;
  readonly comparable: boolean;
  readonly from: { readonly seats: number; readonly subscriptions: readonly SubscriptionReport[] };
  readonly to: { readonly seats: number; readonly subscriptions: readonly SubscriptionReport[] };
  readonly missingSeats: number;
  readonly extraSeats: number;
  readonly overlap: OverlapReport<Words>;
  readonly gap: GapReport;
  /** Seats billed day by day; absent where there is neither overlap nor gap, and nothing is left open. */
  readonly billed?: readonly BilledReport[];
}

export interface OverlapReport<Words = string> {
  readonly days: number | null;
  readonly seatDays: number | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly open: boolean;
  readonly certain: boolean;
  readonly minDays: number;
  /** `null` where the files prove no upper bound. */
  readonly maxDays: number | null;
  readonly cost: Money | null;
  /** What each further day costs while nothing changes; `null` where the overlap has ended or no price is known. */
  readonly costPerDay: Money | null;
  /** Why a line that overlaps has no cost; `null` where it has one, or needs none. */
  readonly costGap: Words | null;
}

/** An amount rounded half-up to the currency's minor unit, with its ISO 4217 code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface GapReport {
  readonly days: number | null;
  readonly seatDays: number | null;
  readonly open: boolean;
}

/** Seats at the end of each day from `day` on, until the next entry or the day before the as-of day. */
export interface BilledReport {
  /** `null` in the first entry: since before the files begin. */
  readonly day: string | null;
  readonly from: SeatBounds;
  readonly to: SeatBounds;
  /** Seats fewer than the customer had before the first stop. */
  readonly lacking: SeatBounds;
}

/** Known where the two are equal; `max` is `null` where the files prove no upper bound. */
export interface SeatBounds {
  readonly min: number;
  readonly max: number | null;
}

export interface OutOfScope<Words = string> {
  readonly tenant: Tenant;
  readonly customer: string;
  readonly offer: string;
  readonly id: string;
  readonly status: Status;
  readonly seats: number;
  readonly reason: Words;
  readonly source: Source;
}

export interface Finding<Words = string> {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly tenant: Tenant | null;
  readonly customerKey: string | null;
  readonly customer: string | null;
  readonly offerKey: string | null;
  readonly offer: string | null;
  readonly subscriptionId: string | null;
  readonly message: Words;
  readonly numbers: Readonly<Record<string, number | boolean | string | null>>;
  readonly evidence: readonly Evidence[];
  readonly action: string | null;
}

export interface Evidence extends Source {
  readonly cell: string | null;
}

export interface Action<Words = string> {
  readonly id: string;
  readonly findings: readonly string[];
  readonly verb: Verb;
  readonly tenant: Tenant | null;
  readonly customer: string | null;
  readonly offer: string | null;
  readonly seats: number | null;
  readonly dueOn: string;
  readonly text: Words;
  readonly steps: readonly Words[];
  readonly priority: Priority;
  /** Why it has that priority, in words. */
  readonly priorityWhy: Words;
}

export interface RejectedRow<Words = string> {
  readonly path: string;
  readonly sheet: string;
  readonly row: number;
  readonly cell: string | null;
  readonly column: string | null;
  readonly value: string;
  /** Entry of the catalogue of problems, such as `E_DATE_AMBIGUOUS`. */
  readonly code: string;
  readonly problem: Words;
  readonly fix: Words;
}

export interface IgnoredRow<Words = string> extends Source {
  readonly reason: Words;
}

/** A pair of names that look alike but were not matched: for a person to confirm. */
export interface Suggestion<Words = string> {
  readonly kind: 'customer' | 'offer';
  readonly from: string;
  readonly to: string;
  /** Offer id, or customer tenant id or domain; `null` where only the name is known. */
  readonly fromId: string | null;
  readonly toId: string | null;
  /** `strong`: the names speak for it; `weak`: they may, or the seats do. */
  readonly strength: 'strong' | 'weak';
  readonly evidence: Words;
  /** Customers whose lines it would join, the first of them by name. */
  readonly customers: { readonly count: number; readonly names: readonly string[] };
}

/** A pair that somebody gave: from the config, or confirmed in a workbook of an earlier run. */
export interface MappingReport {
  readonly kind: 'customer' | 'offer';
  readonly from: string;
  readonly to: string;
  readonly fromId: string | null;
  readonly toId: string | null;
  readonly source: 'config' | 'mappings file';
  /** What the config says instead, where it contradicts the mappings file; the config stands. */
  readonly overruledBy: string | null;
  /** The tenants whose files know their half of it. */
  readonly foundIn: readonly Tenant[];
}

export interface HistoryReport {
  readonly tenant: Tenant;
  readonly customer: string;
  readonly offer: string;
  readonly subscriptionId: string;
  /** Steps before those listed. */
  readonly earlierSteps: number;
  readonly steps: readonly HistoryStep[];
}

export interface HistoryStep {
  readonly day: string;
  /** ISO 8601 in UTC; `null` where only the day is known. */
  readonly time: string | null;
  readonly what:
    | Status
    | 'created'
    | 'reactivated'
    | 'seats'
    | 'conversion'
    | 'upgrade-begins'
    | 'upgrade-ends'
    | 'transfer'
    | 'other';
  /** Seats after it, where the files say. */
  readonly seats: number | null;
  /** Seats billed at the end of the day; `null` where the files leave that open, or usage is billed. */
  readonly billed: number | null;
  readonly source: Source;
}

export interface RuleOutcome<Words = string> {
  readonly id: string;
  readonly title: Words;
  readonly severity: Severity;
  readonly means: Words;
  readonly fix: Words;
  readonly source: Words;
  /** What bills, for the families that the rule applies to; `null` where it does not matter. */
  readonly doctrine: Words | null;
  readonly outcome: 'clean' | 'found' | 'not-checked' | 'failed';
  /** How many things were looked at. */
  readonly checked: number;
  readonly found: number;
  /** Why the rule was not checked, or how it failed; `null` otherwise. */
  readonly reason: Words | null;
  /** Inputs that a rule which was not checked would need; none where nothing it judges is there. */
  readonly lacks?: readonly string[];
}
