/** Turns accepted drafts into typed records. Drafts have passed their schema, so nothing can fail here. */
import type { Draft, DraftRow } from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';
import type {
  CustomerHint,
  CustomerRecord,
  EventRecord,
  SubscriptionRecord,
} from '../model/records.ts';
import type { Family, Status, Tenant } from '../model/report.ts';
import { columnLetters, type Location } from '../model/raw-table.ts';
import { foldOfferId, provenFamily, type FamilyEvidence } from './doctrine.ts';
import { readLogDetails } from './log-details.ts';
import { readMomentText, type Moment } from './moments.ts';
import { ACTIONS, OUTCOMES } from './words.ts';

/** Where the rows of a table come from, and whose they are when no column says so. */
export interface TableOrigin {
  readonly tenant: Tenant;
  readonly path: string;
  readonly table: RecognisedTable;
  readonly owner: CustomerHint | null;
}

/** A customer list row. */
export function toCustomer(origin: TableOrigin, row: DraftRow): CustomerRecord {
  return { tenant: origin.tenant, hint: hintOf(row.draft), location: locationOf(origin, row) };
}

/** A subscription row; `defaultFamily` applies where no column proves how it is billed. */
export function toSubscription(
  origin: TableOrigin,
  row: DraftRow,
  defaultFamily: Family,
): SubscriptionRecord {
  const { draft } = row;
  const evidence = familyEvidence(draft);
  const proven = provenFamily(evidence);
  const unknownType = draft['billingType'] === null && row.problems.has('billingType');
  const family = proven ?? (unknownType ? 'unknown' : defaultFamily);
  return {
    tenant: origin.tenant,
    customer: origin.owner ?? hintOf(draft),
    id: textOf(draft, 'subscriptionId') ?? '',
    offerId: evidence.offerId,
    offerName: evidence.offerName,
    family,
    familyAssumed: proven === null && !unknownType && evidence.billingType !== 'license',
    seats: countOf(draft, 'seats'),
    status: statusOf(draft),
    createdOn: momentOf(draft, 'createdOn'),
    effectiveStart: momentOf(draft, 'effectiveStart'),
    endsOn: momentOf(draft, 'endsOn'),
    isTrial: isTrial(draft['isTrial'], evidence.offerName),
    billingCycle: textOf(draft, 'billingCycle'),
    location: locationOf(origin, row),
    seatsCell: cellOf(origin, row, 'seats'),
    statusCell: cellOf(origin, row, 'status'),
  };
}

/** What a log row is worth: events, an operation that failed, or nothing about a subscription. */
export type LogEntry =
  | { readonly status: 'events'; readonly events: readonly EventRecord[] }
  | { readonly status: 'failed' }
  | { readonly status: 'unattributed' };

/** A log row. Only an operation that succeeded changes anything. */
export function toLogEntry(origin: TableOrigin, row: DraftRow): LogEntry {
  const { draft } = row;
  const at = momentOf(draft, 'at');
  const outcome = OUTCOMES.find(textOf(draft, 'outcome') ?? '');
  if (outcome !== null && outcome !== 'succeeded') return { status: 'failed' };
  const logged = readLogDetails({
    details: textOf(draft, 'details'),
    before: textOf(draft, 'before'),
    after: textOf(draft, 'after'),
  });
  if (at === null || logged.length === 0) return { status: 'unattributed' };
  const creates = isCreation(textOf(draft, 'action') ?? '');
  const customer = hintOf(draft);
  const location = locationOf(origin, row);
  const events = logged.map((entry) => ({
    tenant: origin.tenant,
    at,
    customer,
    subscriptionId: entry.id,
    offerId: entry.offerId,
    offerName: entry.offerName,
    before: entry.before,
    after: entry.after,
    creates: entry.before === null && (creates || entry.createdOn?.day === at.day),
    createdOn: entry.createdOn,
    location,
  }));
  return { status: 'events', events };
}

/** The column decides; the name only where there is none. */
function isTrial(column: Draft[string] | undefined, name: string | null): boolean {
  return typeof column === 'boolean' ? column : /\btrial\b/i.test(name ?? '');
}

function isCreation(action: string): boolean {
  return ACTIONS.find(action) === 'create';
}

function familyEvidence(draft: Draft): FamilyEvidence {
  const offerId = textOf(draft, 'offerId');
  const productId = textOf(draft, 'productId');
  const skuId = textOf(draft, 'skuId');
  const fromParts = productId !== null && skuId !== null ? `${productId}:${skuId}` : null;
  return {
    billingType: textOf(draft, 'billingType'),
    offerId: foldOfferId(offerId ?? fromParts),
    offerName: textOf(draft, 'offerName') ?? textOf(draft, 'friendlyName'),
    productType: textOf(draft, 'productType'),
    term: textOf(draft, 'term'),
  };
}

/** What a row says about whose it is. */
export function hintOf(draft: Draft): CustomerHint {
  return {
    tenantId: textOf(draft, 'customerId'),
    domain: textOf(draft, 'customerDomain')?.toLowerCase() ?? null,
    name: textOf(draft, 'customerName'),
  };
}

function locationOf(origin: TableOrigin, row: DraftRow): Location {
  return {
    path: origin.path,
    sheet: origin.table.table.sheet,
    row: row.row.number,
    cell: null,
  };
}

function cellOf(origin: TableOrigin, row: DraftRow, field: string): string | null {
  const column = origin.table.columns.find((candidate) => candidate.field === field);
  return column === undefined ? null : `${columnLetters(column.index)}${row.row.number}`;
}

function textOf(draft: Draft, field: string): string | null {
  const value = draft[field];
  return typeof value === 'string' ? value : null;
}

function countOf(draft: Draft, field: string): number {
  const value = draft[field];
  return typeof value === 'number' ? value : 0;
}

function momentOf(draft: Draft, field: string): Moment | null {
  const text = textOf(draft, field);
  if (text === null) return null;
  const result = readMomentText(text, 'not-needed');
  return result.ok ? result.moment : null;
}

const STATUSES: readonly Status[] = [
  'active',
  'suspended',
  'cancelled',
  'disabled',
  'expired',
  'pending',
  'none',
];

function statusOf(draft: Draft): Status {
  return STATUSES.find((status) => status === draft['status']) ?? 'none';
}
