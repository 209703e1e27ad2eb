/**
 * Small inputs for tests of the engine: rows as plain objects, files as the bytes a user would hand over,
 * records for tests below the readers. Everything has a default; a test names only what it is about.
 */
import { createHash } from 'node:crypto';
import type { RawTable } from '../../src/core/model/raw-table.ts';
import type { Timeline } from '../../src/core/timeline/timeline.ts';
import type { EventRecord, LoggedState, SubscriptionRecord } from '../../src/core/model/records.ts';
import type { Finding, LineReport, Report, Status, Tenant } from '../../src/core/model/report.ts';
import type { InputFile, Settings } from '../../src/core/model/settings.ts';
import { formatDay, parseDay, type Day } from '../../src/core/model/values.ts';
import { readMomentText, type Moment } from '../../src/core/normalise/moments.ts';
import { reconcile } from '../../src/core/reconcile.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';

export const TOOL = { name: 'csp-reconcile', version: '0.0.0-test' };
export const AS_OF = '2026-05-14';

/** The day of a `YYYY-MM-DD` text. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`No such day: ${text}`);
  return parsed;
}

/** `YYYY-MM-DD` of a day, or of the day `offset` days after a text. */
export function isoDay(from: Day | string, offset = 0): string {
  const base = typeof from === 'string' ? day(from) : from;
  return formatDay((base + offset) as Day);
}

/** A moment from `2026-05-01` or `2026-05-01T10:00:00Z`. */
export function moment(text: string): Moment {
  const result = readMomentText(text, 'not-needed');
  if (!result.ok) throw new Error(`${text} ${result.problem.code}`);
  return result.moment;
}

/** A GUID that is the same for the same label. */
export function guid(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex');
  return [0, 8, 12, 16, 20].map((at, i) => hex.slice(at, [8, 12, 16, 20, 32][i])).join('-');
}

/** Settings of a run; days may be given as texts. */
export function settings(
  changes: Partial<Omit<Settings, 'asOf' | 'migrationStart'>> & {
    readonly asOf?: Day | string;
    readonly migrationStart?: Day | string | null;
  } = {},
): Settings {
  const { asOf = AS_OF, migrationStart = null, ...rest } = changes;
  return {
    includeTrials: false,
    family: 'license',
    dateOrder: null,
    decimal: null,
    billingDay: null,
    renewalWindow: 30,
    local: null,
    files: [],
    customers: {},
    offers: {},
    severities: {},
    ...rest,
    asOf: typeof asOf === 'string' ? day(asOf) : asOf,
    migrationStart: typeof migrationStart === 'string' ? day(migrationStart) : migrationStart,
  };
}

/** An input file of any bytes, read as the CLI reads it. */
export function inputFile(path: string, tenant: Tenant | null, bytes: Uint8Array): InputFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, tenant, sha256, read: readFileBytes(bytes, {}), incidental: false };
}

/** A table of text cells: one line a row, cells set apart by `|`; an empty line is a blank row. */
export function textTable(...lines: readonly string[]): RawTable {
  const rows = lines.map((line, index) => ({
    number: index + 1,
    cells: line.split('|').map((text) => (text === '' ? null : { kind: 'text' as const, text })),
  }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null));
  return {
    sheet: '',
    visibility: 'visible',
    rows: filled,
    blankRows: rows.length - filled.length,
    epoch: '1900',
    filtered: false,
    hiddenColumns: [],
  };
}

/** A csv file from its text. */
export function csvFile(path: string, tenant: Tenant | null, text: string): InputFile {
  return inputFile(path, tenant, Buffer.from(text, 'utf8'));
}

export type Cell = string | number | boolean | null | undefined;

/** Csv text with a header; cells are quoted where they must be, `null` is an empty cell. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const write = (cell: Cell): string => {
    const text = cell === null || cell === undefined ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => `${row.map(write).join(',')}\r\n`).join('');
}

/** A subscription as a consolidated, API-shaped export writes it. */
export interface SubscriptionRow {
  readonly id: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly quantity: number | string;
  readonly status: string;
  readonly creationDate: string | null;
  readonly commitmentEndDate: string | null;
  readonly billingType: string | null;
  readonly isTrial: boolean | null;
  readonly parentSubscriptionId: string | null;
  readonly billingCycle: string | null;
  readonly termDuration: string | null;
  readonly autoRenewEnabled: boolean | null;
}

export const CUSTOMER = 'Contoso';
export const OFFER = 'Office 365 E3';
export const LEGACY_OFFER_ID = '796b6b5f-613c-4e24-a17c-eba730d49c02';
export const NCE_OFFER_ID = 'CFQ7TTC0LH18:0001';

/** A row of an export. An `id` that is no GUID is a label for one. */
export function subscription(changes: Partial<SubscriptionRow> = {}): SubscriptionRow {
  const row: SubscriptionRow = {
    id: 'subscription',
    customerId: null,
    customerName: CUSTOMER,
    offerId: LEGACY_OFFER_ID,
    offerName: OFFER,
    quantity: 10,
    status: 'active',
    creationDate: null,
    commitmentEndDate: null,
    billingType: 'license',
    isTrial: null,
    parentSubscriptionId: null,
    billingCycle: null,
    termDuration: null,
    autoRenewEnabled: null,
    ...changes,
  };
  return { ...row, id: toGuid(row.id), customerId: row.customerId ?? guid(row.customerName ?? '') };
}

function toGuid(label: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(label) ? label : guid(label);
}

const SUBSCRIPTION_COLUMNS = [
  'id',
  'customerId',
  'customerName',
  'offerId',
  'offerName',
  'quantity',
  'status',
  'creationDate',
  'commitmentEndDate',
  'billingType',
  'isTrial',
  'parentSubscriptionId',
  'billingCycle',
  'termDuration',
  'autoRenewEnabled',
] as const;

/** A consolidated export of these rows. */
export function subscriptionsFile(
  tenant: Tenant,
  rows: readonly SubscriptionRow[],
  path = `${tenant}/subscriptions.csv`,
): InputFile {
  const cells = rows.map((row) => SUBSCRIPTION_COLUMNS.map((column) => row[column]));
  return csvFile(path, tenant, csv(SUBSCRIPTION_COLUMNS, cells));
}

/** An entry of an audit-record-shaped log; `before` and `after` are written as JSON. */
export interface EventRow {
  readonly at: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly operation: string;
  readonly outcome: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

interface EventChanges extends Partial<Omit<EventRow, 'before' | 'after'>> {
  /** Subscription, by id or label. */
  readonly of?: string;
  /** Old state, such as `{ status: 'active', quantity: 10 }`. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

/** A log entry: by default a suspension of `subscription` with 10 seats. */
export function event(changes: EventChanges = {}): EventRow {
  const {
    of = 'subscription',
    before = { status: 'active', quantity: 10 },
    after = { status: 'suspended', quantity: 10 },
    ...rest
  } = changes;
  const id = toGuid(of);
  const row: EventRow = {
    at: `${AS_OF.slice(0, 8)}10T10:00:00Z`,
    customerId: null,
    customerName: CUSTOMER,
    operation: 'update_subscription',
    outcome: 'succeeded',
    before: before === null ? null : { id, ...before },
    after: after === null ? null : { id, ...after },
    ...rest,
  };
  return { ...row, customerId: row.customerId ?? guid(row.customerName ?? '') };
}

/** A log entry that brings a subscription into being. */
export function created(changes: EventChanges = {}): EventRow {
  return event({
    operation: 'create_subscription',
    before: null,
    after: { status: 'active', quantity: 10 },
    ...changes,
  });
}

const EVENT_COLUMNS = [
  'operationDate',
  'customerId',
  'customerName',
  'resourceType',
  'operationType',
  'operationStatus',
  'resourceOldValue',
  'resourceNewValue',
] as const;

/** An activity log of these entries. */
export function activityFile(
  tenant: Tenant,
  rows: readonly EventRow[],
  path = `${tenant}/activity.csv`,
): InputFile {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  const cells = rows.map((row) => [
    row.at,
    row.customerId,
    row.customerName,
    'subscription',
    row.operation,
    row.outcome,
    json(row.before),
    json(row.after),
  ]);
  return csvFile(path, tenant, csv(EVENT_COLUMNS, cells));
}

/** A customer list of these customer names; ids follow from the names. */
export function customersFile(
  tenant: Tenant,
  names: readonly string[],
  path = `${tenant}/customers.csv`,
): InputFile {
  const header = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
  const rows = names.map((name) => [guid(name), name, domainOf(name), 'Cloud Reseller']);
  return csvFile(path, tenant, csv(header, rows));
}

/** The domain that the builders give a customer. */
export function domainOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z0-9]/g, '')}.onmicrosoft.com`;
}

let schemas: ReturnType<typeof compileRowSchemas> | null = null;

/** The whole engine on these files. */
export function run(files: readonly InputFile[], given: Settings = settings()): Report {
  schemas ??= compileRowSchemas();
  return reconcile(files, given, schemas, TOOL);
}

/** The report's only line; fails where there are more or none. */
export function onlyLine(report: Report): LineReport {
  const [line, ...more] = report.lines;
  if (line === undefined || more.length > 0) {
    throw new Error(`Expected one line, found ${String(report.lines.length)}`);
  }
  return line;
}

/** All findings of one rule. */
export function findingsOf(report: Report, rule: string): readonly Finding[] {
  return report.findings.filter((finding) => finding.rule === rule);
}

const LOCATION = { path: 'test.csv', sheet: '', row: 2, cell: null };
const HINT = { tenantId: null, domain: null, name: CUSTOMER };

interface RecordChanges extends Partial<
  Omit<SubscriptionRecord, 'createdOn' | 'effectiveStart' | 'endsOn'>
> {
  readonly createdOn?: string | null;
  readonly effectiveStart?: string | null;
  readonly endsOn?: string | null;
}

/** A subscription as the timeline gets it; moments as texts. */
export function subscriptionRecord(changes: RecordChanges = {}): SubscriptionRecord {
  const { createdOn = null, effectiveStart = null, endsOn = null, ...rest } = changes;
  const momentOf = (text: string | null): Moment | null => (text === null ? null : moment(text));
  return {
    tenant: 'from',
    customer: HINT,
    id: guid('subscription'),
    offerId: LEGACY_OFFER_ID,
    offerName: OFFER,
    family: 'license',
    familyAssumed: false,
    seats: 10,
    status: 'active',
    isTrial: false,
    billingCycle: null,
    term: null,
    autoRenew: null,
    parentId: null,
    location: LOCATION,
    columns: { seatsCell: 'F', statusCell: 'G' },
    ...rest,
    createdOn: momentOf(createdOn),
    effectiveStart: momentOf(effectiveStart),
    endsOn: momentOf(endsOn),
  };
}

/** A state such as `active 10`, `suspended`, `25` (only seats), or `null`. */
export function state(text: string | null): LoggedState | null {
  if (text === null) return null;
  const status = /[a-z]+/.exec(text)?.[0] ?? null;
  const seats = /\d+/.exec(text)?.[0] ?? null;
  return { status: status as Status | null, seats: seats === null ? null : Number(seats) };
}

/** An event as the timeline gets it: `logged('2026-05-01T10:00:00Z', 'active 10', 'suspended 10')`. */
export function logged(
  at: string,
  before: string | null,
  after: string,
  changes: Partial<EventRecord> = {},
): EventRecord {
  return {
    tenant: 'from',
    at: moment(at),
    customer: HINT,
    subscriptionId: guid('subscription'),
    offerId: null,
    offerName: null,
    before: state(before),
    after: state(after) ?? { status: null, seats: null },
    creates: false,
    createdOn: null,
    location: LOCATION,
    ...changes,
  };
}

/** Bounds of a timeline on a day, as `10`, or `0..10`. */
export function billedOn(timeline: Timeline, text: string): string {
  const span = timeline.spans.findLast((candidate) => candidate.from <= day(text));
  if (span === undefined) return '0';
  return span.lo === span.hi ? String(span.lo) : `${String(span.lo)}..${String(span.hi)}`;
}

export type { Day, Moment };
