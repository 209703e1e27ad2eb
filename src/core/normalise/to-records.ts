/** Turns accepted drafts into typed records. Drafts have passed their schema, so nothing can fail here. */
import type { Notation } from '../intake/column-forms.ts';
import type { Draft, DraftRow } from '../intake/read-rows.ts';
import type { RecognisedTable } from '../intake/recognise.ts';
import type {
  BillingCycle,
  CustomerHint,
  CustomerRecord,
  EventRecord,
  SubscriptionColumns,
  SubscriptionRecord,
} from '../model/records.ts';
import type { Family, Status, Tenant } from '../model/report.ts';
import { columnLetters, type Location, type RawRow } from '../model/raw-table.ts';
import { rememberBy } from '../model/remember.ts';
import type { LoggedEvent, LogRow } from './event-log.ts';
import { foldOfferId, provenFamily, readTerm, type FamilyEvidence } from './doctrine.ts';
import { isBroken, readLogDetails, type LoggedSubscription } from './log-details.ts';
import type { Keeper } from './keeper.ts';
import { readMomentText, type Moment } from './moments.ts';
import { ACTIONS, OUTCOMES, RELATIONSHIPS, TRIALS } from './words.ts';

/** Where the rows of a table come from. */
export interface TableOrigin {
  readonly tenant: Tenant;
  readonly path: string;
  readonly table: RecognisedTable;
}

/** A customer list row. */
export function toCustomer(origin: TableOrigin, row: DraftRow): CustomerRecord {
  const relationship = textOf(row.draft, 'relationship');
  return {
    tenant: origin.tenant,
    hint: hintOf(row.draft),
    related: relationship === null || RELATIONSHIPS.find(relationship) !== 'none',
    location: locationOf(origin, row.row),
  };
}

/** A table of subscriptions, as its rows are made records of. */
export interface SubscriptionSource {
  readonly origin: TableOrigin;
  /** Applies where no column proves how a subscription is billed. */
  readonly family: Family;
  readonly columns: SubscriptionColumns;
  readonly keeper: Keeper;
}

/** A subscription row. Whose it is stands in the row, or is left open for the file to say. */
export function toSubscription(
  { origin, family: assumed, columns, keeper }: SubscriptionSource,
  row: DraftRow,
): SubscriptionRecord {
  const { draft } = row;
  const evidence = familyEvidence(draft);
  const proven = provenFamily(evidence);
  const unknownType =
    (draft['billingType'] === null && row.problems.has('billingType')) ||
    !readTerm(textOf(draft, 'term')).ok;
  const family = proven ?? (unknownType ? 'unknown' : assumed);
  return {
    tenant: origin.tenant,
    customer: keeper.hint(hintOf(draft)),
    id: keeper.id(textOf(draft, 'subscriptionId') ?? ''),
    offerId: keeper.text(evidence.offerId),
    offerName: keeper.text(evidence.offerName),
    family,
    familyAssumed: proven === null && !unknownType && evidence.billingType !== 'license',
    seats: countOf(draft, 'seats'),
    status: statusOf(draft),
    createdOn: keeper.moment(momentOf(draft, 'createdOn')),
    effectiveStart: keeper.moment(momentOf(draft, 'effectiveStart')),
    endsOn: keeper.moment(momentOf(draft, 'endsOn')),
    isTrial: isTrial(draft['isTrial'], evidence.offerName),
    billingCycle: cycleOf(draft),
    term: keeper.text(evidence.term),
    autoRenew: typeof draft['autoRenew'] === 'boolean' ? draft['autoRenew'] : null,
    parentId: keeper.text(textOf(draft, 'parentSubscriptionId')),
    location: locationOf(origin, row.row),
    columns,
  };
}

/** The columns that findings about subscriptions of a table point at. */
export function columnsOf({ table }: Pick<TableOrigin, 'table'>): SubscriptionColumns {
  const lettersOf = (field: string): string | null => {
    const column = table.columns.find((candidate) => candidate.field === field);
    return column === undefined ? null : columnLetters(column.index);
  };
  return { seatsCell: lettersOf('seats'), statusCell: lettersOf('status') };
}

/** What a log row is worth: events, an operation that failed, or nothing about a subscription. */
export type LogEntry =
  | { readonly status: 'events'; readonly row: LogRow; readonly events: readonly LoggedEvent[] }
  | { readonly status: 'failed' }
  | { readonly status: 'unattributed'; readonly broken: boolean };

/** A log row. Only an operation that succeeded changes anything. */
export function toLogEntry(
  origin: TableOrigin,
  row: DraftRow,
  { words = {}, decimal }: Notation,
): LogEntry {
  const { draft } = row;
  const at = momentOf(draft, 'at');
  const outcome = OUTCOMES.find(textOf(draft, 'outcome') ?? '');
  if (outcome !== null && outcome !== 'succeeded') return { status: 'failed' };
  const action = ACTIONS.find(textOf(draft, 'action') ?? '');
  const texts = {
    details: textOf(draft, 'details'),
    before: textOf(draft, 'before'),
    after: textOf(draft, 'after'),
  };
  const logged = readLogDetails(texts, action, { words, decimal });
  if (at === null || logged.length === 0) {
    return { status: 'unattributed', broken: isBroken(texts) };
  }
  const place = { row: row.row.number, at, customer: hintOf(draft) };
  const events = logged.map((entry) => ({
    subscriptionId: entry.id,
    offerId: entry.offerId,
    offerName: entry.offerName,
    before: entry.before,
    after: entry.after,
    creates:
      entry.begins ||
      (entry.turn === null &&
        entry.before === null &&
        (action === 'create' || entry.createdOn?.day === at.day)),
    createdOn: entry.createdOn,
    ...(entry.turn === null ? {} : { turn: entry.turn }),
    ...unreadOf(origin, row, entry),
  }));
  return { status: 'events', row: place, events };
}

/** The values that could not be read, with the cell that they stand in. */
function unreadOf(
  origin: Pick<TableOrigin, 'table'>,
  { row, draft }: DraftRow,
  { unread }: LoggedSubscription,
): Pick<EventRecord, 'unread'> {
  if (unread.length === 0) return {};
  return {
    unread: unread.map((value) => {
      const fields = [value.side, 'details', 'after', 'before'];
      const field = fields.find((name) => textOf(draft, name)?.includes(value.value)) ?? 'details';
      const column = origin.table.columns.find((candidate) => candidate.field === field);
      return { ...value, column: column?.header ?? field, cell: cellOf(origin, row, field) };
    }),
  };
}

/** The column decides; without it, the name. */
function isTrial(column: Draft[string] | undefined, name: string | null): boolean {
  if (typeof column === 'boolean') return column;
  return name !== null && isNamedTrial(name);
}

/** A name must end in the word itself: what was converted from a trial, or is a product about trials, is paid for. */
const isNamedTrial = rememberBy(
  (name: string) => name,
  2000,
  (name) => {
    const text = name.trim();
    const bracketed = /\(([^()]*)\)$/.exec(text)?.[1];
    if (bracketed !== undefined) return TRIALS.find(bracketed) !== null;
    const words = text.split(/\s+/);
    return [1, 2, 3].some((count) => {
      const end = words.slice(-count).join(' ');
      return /^\P{Ll}/u.test(end) && TRIALS.find(end) !== null;
    });
  },
);

function familyEvidence(draft: Draft): FamilyEvidence {
  const offerId = textOf(draft, 'offerId');
  const productId = textOf(draft, 'productId');
  const skuId = textOf(draft, 'skuId');
  const fromParts = productId !== null && skuId !== null ? `${productId}:${skuId}` : null;
  const term = readTerm(textOf(draft, 'term'));
  return {
    billingType: textOf(draft, 'billingType'),
    offerId: foldOfferId(offerId ?? fromParts),
    offerName: textOf(draft, 'offerName') ?? textOf(draft, 'friendlyName'),
    productType: textOf(draft, 'productType'),
    term: term.ok ? term.term : null,
    productId,
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

/** Where a row stands. */
export function locationOf(origin: Pick<TableOrigin, 'path' | 'table'>, row: RawRow): Location {
  return {
    path: origin.path,
    sheet: origin.table.table.sheet,
    row: row.number,
    cell: null,
  };
}

/** The address of a field’s cell in a row; `null` where the table has no such column. */
export function cellOf(
  origin: Pick<TableOrigin, 'table'>,
  row: RawRow,
  field: string,
): string | null {
  const column = origin.table.columns.find((candidate) => candidate.field === field);
  return column === undefined ? null : `${columnLetters(column.index)}${row.number}`;
}

/** A field as text; `null` where it is empty. */
export function textOf(draft: Draft, field: string): string | null {
  const value = draft[field];
  return typeof value === 'string' ? value : null;
}

function countOf(draft: Draft, field: string): number {
  const value = draft[field];
  return typeof value === 'number' ? value : 0;
}

/** A field as a moment; `null` where it is empty. */
export function momentOf(draft: Draft, field: string): Moment | null {
  const text = textOf(draft, field);
  if (text === null) return null;
  const result = readMomentText(text, 'not-needed');
  return result.ok ? result.moment : null;
}

const CYCLES: readonly BillingCycle[] = ['monthly', 'annual', 'triennial', 'one-time', 'none'];

/** How often a row is charged; `null` where it does not say. */
export function cycleOf(draft: Draft): BillingCycle | null {
  const text = textOf(draft, 'billingCycle');
  return CYCLES.find((cycle) => cycle === text) ?? null;
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
