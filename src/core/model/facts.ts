/** Everything the rules may look at: matched, measured, nothing judged yet. */
import type { Text } from '../text/text.ts';
import type { MatchedCustomer, TenantCustomer } from '../match/customers.ts';
import type { NearMiss } from '../intake/near-miss.ts';
import type { Commitment } from '../money/commitment.ts';
import type { Credit } from '../money/credit.ts';
import type { LineCost } from '../money/line-cost.ts';
import type { UnknownValue } from '../validate/check-rows.ts';
import type { BilledSpan } from '../timeline/billed.ts';
import type { Gap, Overlap } from '../timeline/line-days.ts';
import type { FileProblem, Location } from './raw-table.ts';
import type { Placed } from './placed.ts';
import type { BrokenEntries, EventRecord, Logs, SubscriptionRecord } from './records.ts';
import type {
  Family,
  IgnoredRow,
  InputReport,
  RejectedRow,
  MappingReport,
  Suggestion,
  Tenant,
} from './report.ts';
import type { Settings } from './settings.ts';
import type { Day } from './values.ts';

export interface Facts {
  readonly asOf: Day;
  readonly settings: Settings;
  /** First day that counts for the scope; `null` where neither an option nor a to start gives one. */
  readonly migrationStart: Day | null;
  readonly tenants: Readonly<Record<Tenant, TenantFacts>>;
  readonly files: readonly FileFacts[];
  readonly customers: readonly CustomerFacts[];
  readonly lines: readonly Line[];
  readonly outOfScope: readonly OutOfScopeSubscription[];
  readonly suggestions: readonly Suggestion<Text>[];
  readonly mappings: readonly MappingReport[];
  /** File patterns of the config that fit no file. */
  readonly unusedPatterns: readonly string[];
  /** Subscription ids that the exports of both tenants list, with a row of each side. */
  readonly sharedIds: readonly SharedId[];
  readonly logs: Logs;
}

/** What was counted of a tenant's rows, for the accounting that every run must satisfy. */
export interface RecordCounts {
  readonly seats: number;
  readonly eventRows: number;
  readonly eventsUnattributed: number;
  readonly eventsFailed: number;
}

export interface SharedId {
  readonly id: string;
  readonly from: SubscriptionRecord;
  readonly to: SubscriptionRecord;
}

export interface TenantFacts {
  /** Subscriptions files of which nothing says whose they are, where there are several. */
  readonly nameless: readonly string[];
  /** Files of one customer, by their name, that hold several customers’ subscriptions, as the log says. */
  readonly mixed: readonly string[];
  readonly hasSubscriptions: boolean;
  readonly hasLog: boolean;
  readonly hasList: boolean;
  /** True where one file holds the subscriptions of many customers, so that an absent one has none. */
  readonly consolidated: boolean;
  readonly firstEvent: EventRecord | null;
  readonly lastEvent: EventRecord | null;
  /** Succeeded events about subscriptions that the export of a covered customer should list and does not. */
  readonly unlisted: readonly EventRecord[];
  /** Events of the log, most of which speaks of nothing that is listed here, about what the other tenant lists. */
  readonly foreign: readonly EventRecord[];
  /** Log entries whose details break off, so that nobody can say what they changed. */
  readonly brokenEntries: BrokenEntries;
}

export interface FileFacts {
  readonly input: InputReport<Text>;
  /** Why nothing could be read from it; `null` where it could. */
  readonly problem: FileProblem | null;
  /** True for a file that is no table at all and was only found in a folder. */
  readonly incidental: boolean;
  readonly rejected: readonly RejectedRow<Text>[];
  /** Rows without data of their own: totals, notes, exact copies. At most as many as are listed. */
  readonly ignoredRows: readonly IgnoredRow<Text>[];
  /** How many of its rows are exact copies of rows that another row already brought. */
  readonly copies: number;
  readonly warnings: readonly FileProblem[];
  /** Headers left over that almost are a known one. */
  readonly nearMisses: readonly NearMiss[];
  /** How many of the headers speak for the language, of those that are known. */
  readonly localeVotes: { readonly agreeing: number; readonly of: number };
  readonly unknownValues: readonly UnknownValue[];
  /** A day in the file's name, where there is exactly one. */
  readonly dayInName: Day | null;
}

/** Why a customer's lines cannot be compared. */
export type NotComparable = 'from-export-missing' | 'to-export-missing' | 'ambiguous';

export interface CustomerFacts extends MatchedCustomer {
  readonly notComparable: NotComparable | null;
  /** False where the to tenant does not know the customer. */
  readonly knownInTo: boolean;
  /** Files of one side of this customer that contradict each other. */
  readonly contradictingFiles: readonly ContradictingFiles[];
}

export interface ContradictingFiles {
  readonly tenant: Tenant;
  readonly paths: readonly string[];
  readonly ids: readonly string[];
  readonly evidence: readonly Location[];
}

export interface Line {
  readonly customer: CustomerFacts;
  readonly offerKey: string;
  readonly offer: string;
  readonly family: Family;
  readonly familyAssumed: boolean;
  readonly from: readonly Placed[];
  readonly to: readonly Placed[];
  readonly comparable: boolean;
  /** Offer ids that the name stands for, where more than one fits. */
  readonly candidates: readonly string[];
  readonly fromSeats: number;
  readonly toSeats: number;
  readonly missingSeats: number;
  readonly extraSeats: number;
  readonly overlap: Overlap;
  readonly gap: Gap;
  /** Minutes without enough seats on a day that ended well; 0 where there were none or times are not known. */
  readonly gapMinutes: number;
  /** What both sides billed, day by day; empty where there is neither overlap nor gap. */
  readonly billed: readonly BilledSpan[];
  readonly cost: LineCost;
  /** Credits that its stopped from subscriptions should bring. */
  readonly credits: readonly Credit[];
  /** What its new-commerce from subscriptions are still charged for. */
  readonly commitments: readonly Commitment[];
}

/** A line before its money is reckoned. */
export type MeasuredLine = Omit<Line, 'cost' | 'credits' | 'commitments'>;

/** Why a subscription is compared or planned with nothing, for the program and for people. */
export interface LeftOut {
  readonly why: 'trial' | 'not-active' | 'stopped' | 'contradicted';
  readonly reason: Text;
}

export interface OutOfScopeSubscription extends LeftOut {
  readonly customer: MatchedCustomer;
  readonly placed: Placed;
  readonly offer: string;
}

export type { Placed, TenantCustomer };
