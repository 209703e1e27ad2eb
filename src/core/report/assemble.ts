/**
 * Puts the report together: totals, stages, verdict, and the accounting identity that every run must
 * satisfy. Judges nothing itself.
 */
import { say, type Text } from '../text/text.ts';
import { groupBy } from '../model/group.ts';
import type {
  CustomerFacts,
  Facts,
  Line,
  OutOfScopeSubscription,
  Placed,
  RecordCounts,
} from '../model/facts.ts';
import type {
  CustomerReport,
  OutOfScope,
  Report,
  Stage,
  Tenant,
  TenantAccounting,
  Totals,
} from '../model/report.ts';
import { formatDay } from '../model/values.ts';
import { byCodeUnit } from '../normalise/text.ts';
import type { Judgement } from '../rules/run-rules.ts';
import { dayText, lineReport } from './line-report.ts';
import { moneyTotals } from './money-report.ts';
import { judgeRun } from './verdict.ts';

export interface ReportSources {
  readonly facts: Facts;
  readonly outOfScope: readonly OutOfScopeSubscription[];
  readonly counts: Readonly<Record<Tenant, RecordCounts>>;
}

/** The accounting identity failed: a bug in the tool, never a result. */
export class AccountingError extends Error {
  override readonly name = 'AccountingError';
}

/** Assembles the report in its published shape; all arrays sorted. */
export function assembleReport(
  tool: Report['tool'],
  { facts, outOfScope, counts }: ReportSources,
  judgement: Judgement,
): Report<Text> {
  const lines = [...facts.lines].sort(compareLines);
  const accounting = {
    from: accountFor('from', facts, outOfScope, counts.from),
    to: accountFor('to', facts, outOfScope, counts.to),
    balanced: true,
  };
  requireBalance('from', accounting.from);
  requireBalance('to', accounting.to);
  const customers = customerReports(facts, lines, judgement);
  const totals = totalsOf(facts, lines, judgement);
  return {
    schemaVersion: '1',
    tool,
    asOf: formatDay(facts.asOf),
    migrationStart: dayText(facts.migrationStart),
    ...judgeRun(facts, judgement, customers),
    inputs: facts.files.map(({ input }) => input),
    accounting,
    totals: { ...totals, customers: customers.length },
    customers,
    lines: lines.map(lineReport),
    outOfScope: outOfScope.map(outOfScopeReport).sort(compareOutOfScope),
    findings: judgement.findings,
    actions: judgement.actions,
    rejectedRows: facts.files.flatMap((file) => file.rejected),
    ignoredRows: facts.files
      .flatMap((file) => file.ignoredRows)
      .sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.sheet, b.sheet) || a.row - b.row),
    suggestions: facts.suggestions,
    ...(facts.mappings.length === 0 ? {} : { mappings: facts.mappings }),
    rules: judgement.outcomes,
  };
}

function compareLines(a: Line, b: Line): number {
  return (
    byCodeUnit(a.customer.name, b.customer.name) ||
    byCodeUnit(a.customer.key, b.customer.key) ||
    byCodeUnit(a.offer, b.offer) ||
    byCodeUnit(a.offerKey, b.offerKey)
  );
}

function accountFor(
  tenant: Tenant,
  facts: Facts,
  outOfScope: readonly OutOfScopeSubscription[],
  counts: RecordCounts,
): TenantAccounting {
  const inputs = facts.files.map(({ input }) => input).filter((input) => input.tenant === tenant);
  const sum = (field: 'rows' | 'accepted' | 'rejected' | 'ignored'): number =>
    inputs.reduce((total, input) => total + input[field], 0);
  const accepted = inputs.filter((input) => input.kind === 'subscriptions');
  const rowsOf = (placed: readonly Placed[]): number =>
    placed.reduce((total, item) => total + 1 + item.rivals.length, 0);
  return {
    rows: sum('rows'),
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    ignored: sum('ignored'),
    subscriptions: accepted.reduce((total, input) => total + input.accepted, 0),
    seats: counts.seats,
    inLines: facts.lines.reduce((total, line) => total + rowsOf(line[tenant]), 0),
    outOfScope: rowsOf(
      outOfScope.map((item) => item.placed).filter((item) => item.record.tenant === tenant),
    ),
    events: counts.eventRows,
    eventsUnattributed: counts.eventsUnattributed,
    eventsFailed: counts.eventsFailed,
  };
}

function requireBalance(tenant: Tenant, account: TenantAccounting): void {
  const { rows, accepted, rejected, ignored, subscriptions, inLines, outOfScope } = account;
  if (rows !== accepted + rejected + ignored) {
    throw new AccountingError(
      `${tenant}: ${String(rows)} rows read, but ${String(accepted)} accepted + ${String(rejected)} rejected + ${String(ignored)} ignored.`,
    );
  }
  if (subscriptions !== inLines + outOfScope) {
    throw new AccountingError(
      `${tenant}: ${String(subscriptions)} subscriptions accepted, but ${String(inLines)} in lines + ${String(outOfScope)} out of scope.`,
    );
  }
}

function totalsOf(
  facts: Facts,
  lines: readonly Line[],
  judgement: Judgement,
): Omit<Totals, 'customers'> {
  const found = (rule: string): number =>
    judgement.findings.filter((finding) => finding.rule === rule).length;
  const sums = sumsOf(lines);
  return {
    lines: lines.length,
    missingSeats: sums.missingSeats,
    extraSeats: sums.extraSeats,
    unsuspendedSubscriptions: found('subscription-unsuspended'),
    overlapDays: sums.overlapDays,
    overlapSeatDays: sums.overlapSeatDays,
    overlapUnknownLines: found('overlap-unknown'),
    notComparableLines: sums.notComparable,
    notComparableCustomers: facts.customers.filter(
      (customer) => customer.from !== null && customer.notComparable !== null,
    ).length,
    familyUnknownLines: sums.familyUnknown,
    familyAssumedLines: sums.familyAssumed,
    ...moneyTotals(lines),
  };
}

/** Sums over lines, in one pass: there can be a million of them. */
function sumsOf(lines: readonly Line[]) {
  const sums = {
    fromSeats: 0,
    toSeats: 0,
    missingSeats: 0,
    extraSeats: 0,
    overlapDays: 0,
    overlapSeatDays: 0,
    notComparable: 0,
    familyUnknown: 0,
    familyAssumed: 0,
  };
  for (const line of lines) {
    sums.fromSeats += line.fromSeats;
    sums.toSeats += line.toSeats;
    sums.missingSeats += line.missingSeats;
    sums.extraSeats += line.extraSeats;
    sums.overlapDays += line.overlap.days ?? 0;
    sums.overlapSeatDays += line.overlap.seatDays ?? 0;
    if (!line.comparable) sums.notComparable += 1;
    if (line.family === 'unknown') sums.familyUnknown += 1;
    if (line.familyAssumed) sums.familyAssumed += 1;
  }
  return sums;
}

function customerReports(
  facts: Facts,
  lines: readonly Line[],
  judgement: Judgement,
): readonly CustomerReport<Text>[] {
  const linesOf = groupBy(lines, (line) => line.customer.key);
  const findingsOf = groupBy(judgement.findings, (finding) => finding.customerKey ?? '');
  const reports = facts.customers.map((customer): CustomerReport<Text> => {
    const own = (linesOf.get(customer.key) ?? []).filter((line) => line.customer === customer);
    const { fromSeats, toSeats, missingSeats, overlapDays } = sumsOf(own);
    return {
      key: customer.key,
      name: customer.name,
      stage: stageOf(customer, own),
      findings: (findingsOf.get(customer.key) ?? []).length,
      tenantId: customer.from?.tenantId ?? customer.to?.tenantId ?? null,
      domain: customer.from?.domain ?? customer.to?.domain ?? null,
      lines: own.length,
      fromSeats,
      toSeats,
      missingSeats,
      overlapDays,
      comparable: customer.notComparable === null,
      reason: reasonOf(customer, own),
    };
  });
  return reports.sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.key, b.key));
}

const NOT_COMPARABLE: Readonly<Record<NonNullable<CustomerFacts['notComparable']>, Text>> = {
  'from-export-missing': say('There is no subscriptions file from the Transitioning From tenant.'),
  'to-export-missing': say('There is no subscriptions file from the Transitioning To tenant.'),
  ambiguous: say('More than one customer fits.'),
};

/** Why a customer is not compared, or not in full. */
function reasonOf(customer: CustomerFacts, lines: readonly Line[]): Text | null {
  if (customer.notComparable !== null) return NOT_COMPARABLE[customer.notComparable];
  if (customer.from?.rowsLost === true || customer.to?.rowsLost === true) {
    return say('Some of its rows could not be used.');
  }
  if (lines.some((line) => !line.comparable))
    return say('Some of its lines could not be compared.');
  return customer.from !== null && !customer.from.hasFile
    ? say('No file of the Transitioning From tenant lists a subscription of it.')
    : null;
}

/** How far a customer's move has come: the worst of its lines decides. */
function stageOf(customer: CustomerFacts, lines: readonly Line[]): Stage {
  if (customer.notComparable !== null || lines.some((line) => !line.comparable)) {
    return 'not-comparable';
  }
  if (lines.some((line) => line.gap.open || isAzureDown(line))) return 'at-risk';
  if (customer.from?.rowsLost === true || customer.to?.rowsLost === true) return 'not-comparable';
  if (customer.from !== null && !customer.from.hasFile) return 'not-comparable';
  const moving = lines.filter((line) => line.from.length > 0);
  if (moving.length === 0) return 'done';
  if (!customer.knownInTo) return 'not-started';
  const provisioned = moving.filter(isProvisioned);
  if (provisioned.length < moving.length) {
    const begun = moving.some((line) => line.to.some(({ record }) => record.status === 'active'));
    return begun ? 'provisioning' : 'accepted';
  }
  const billing = moving.some((line) => line.from.some(isStillActive));
  return billing ? 'suspend-due' : 'done';
}

function isAzureDown(line: Line): boolean {
  return line.family === 'azure' && line.from.length > 0 && !line.from.some(isStillActive)
    ? !line.to.some(isStillActive)
    : false;
}

function isProvisioned(line: Line): boolean {
  if (line.family === 'azure' || line.family === 'unknown') return line.to.some(isStillActive);
  return line.missingSeats === 0;
}

/** Active, or suspended where that still bills (new commerce). */
function isStillActive({ record }: Placed): boolean {
  return record.status === 'active' || (record.family === 'nce' && record.status === 'suspended');
}

function outOfScopeReport({
  customer,
  placed,
  offer,
  reason,
}: OutOfScopeSubscription): OutOfScope<Text> {
  const { record } = placed;
  const { path, sheet, row } = record.location;
  return {
    tenant: record.tenant,
    customer: customer.name,
    offer,
    id: record.id,
    status: record.status,
    seats: record.seats,
    reason,
    source: { path, sheet, row },
  };
}

function compareOutOfScope(a: OutOfScope<Text>, b: OutOfScope<Text>): number {
  return (
    byCodeUnit(a.tenant, b.tenant) ||
    byCodeUnit(a.customer, b.customer) ||
    byCodeUnit(a.offer, b.offer) ||
    byCodeUnit(a.id, b.id)
  );
}
