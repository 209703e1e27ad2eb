/**
 * The shape that all rules share: eight fields, pure check. A rule names the inputs it needs; where one
 * is missing it is "not checked", which is not the same as clean.
 */
import { joined, type Text } from '../text/text.ts';
import type { Facts, Line, Placed } from '../model/facts.ts';
import type { Location } from '../model/raw-table.ts';
import type { Evidence, Family, Severity, Tenant, Verb } from '../model/report.ts';
import type { Day } from '../model/values.ts';
import type { MatchedCustomer } from '../match/customers.ts';
import { addressOf, type SubscriptionColumns, type SubscriptionRecord } from '../model/records.ts';
import { byCodeUnit } from '../normalise/text.ts';

/** An input without which a rule cannot judge. */
export type Need =
  'prices' | 'files' | 'from-subscriptions' | 'to-subscriptions' | 'any-log' | 'any-list';

export interface Rule {
  /** File name and finding id: a noun for the failing state. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  /** What it means for the user. */
  readonly means: Text;
  /** Who does what, in which tenant. */
  readonly fix: Text;
  /** The doctrine it rests on: document and date. */
  readonly source: Text;
  /** Families whose billing doctrine it applies. */
  readonly bills?: readonly Family[];
  readonly needs: readonly Need[];
  readonly check: (facts: Facts) => RuleResult;
}

export interface RuleResult {
  /** How many things were looked at; 0 means that the rule had nothing to judge. */
  readonly checked: number;
  readonly findings: readonly RuleFinding[];
}

export type Numbers = Readonly<Record<string, number | boolean | string | null>>;

/** What a rule found. The runner adds id and severity. */
export interface RuleFinding {
  readonly tenant: Tenant | null;
  readonly customer: MatchedCustomer | null;
  readonly line: Line | null;
  readonly subscriptionId: string | null;
  /** What the finding is about where it is about no customer: a path, or a path and a value. */
  readonly subject: string | null;
  readonly message: Text;
  readonly numbers: Numbers;
  readonly evidence: readonly Evidence[];
  readonly action: ActionDraft | null;
}

/** The one thing to do about a finding. Findings with the same key share the action. */
export interface ActionDraft {
  readonly verb: Verb;
  readonly tenant: Tenant | null;
  /** Identifies the action besides verb and tenant: subscription id, file, or nothing. */
  readonly subject: string;
  readonly seats: number | null;
  /** Last day on which it can be done; the as-of day where it is not given. */
  readonly dueOn?: Day;
  /** True where another product is to be set up than the finding's. */
  readonly otherProduct?: true;
  readonly text: Text;
  /** What to do once one is there: the way to customer and product is put before them. */
  readonly steps: readonly Text[];
}

/** The name of a tenant as Partner Center's process documents write it. */
export function tenantName(tenant: Tenant): string {
  return tenant === 'from' ? 'Transitioning From' : 'Transitioning To';
}

/** Sentences one after the other, without those that there is nothing to say. */
export function sentences(...parts: readonly (Text | null)[]): Text {
  const said = parts.filter((part) => part !== null);
  return said.length === 1 && said[0] !== undefined ? said[0] : joined(said, ' ');
}

/** The seats cell (or status cell) of subscriptions, sorted, as evidence. */
export function cellsOf(
  records: readonly SubscriptionRecord[],
  cell: keyof SubscriptionColumns,
): readonly Evidence[] {
  return sortEvidence(
    records.map((record) => ({ ...record.location, cell: addressOf(record, cell) })),
  );
}

/** Locations in one order on every machine: path, sheet, row, cell. */
export function sortEvidence(locations: readonly Location[]): readonly Evidence[] {
  const sorted = locations.map(({ path, sheet, row, cell }) => ({ path, sheet, row, cell }));
  return sorted.sort(
    (a, b) =>
      byCodeUnit(a.path, b.path) ||
      byCodeUnit(a.sheet, b.sheet) ||
      a.row - b.row ||
      byCodeUnit(a.cell ?? '', b.cell ?? ''),
  );
}

/** Records of placed subscriptions. */
export function recordsOf(placed: readonly Placed[]): readonly SubscriptionRecord[] {
  return placed.map(({ record }) => record);
}

/** Most rules ask for them, and there may be a million. */
const SEAT_LINES = new WeakMap<Facts, readonly Line[]>();

/** Lines whose numbers can be trusted and that count seats. */
export function seatLines(facts: Facts): readonly Line[] {
  const known = SEAT_LINES.get(facts);
  if (known !== undefined) return known;
  const lines = facts.lines.filter(
    (line) => line.comparable && (line.family === 'license' || line.family === 'nce'),
  );
  SEAT_LINES.set(facts, lines);
  return lines;
}

/** A subscription with the line that it is on. */
export interface OnLine {
  readonly line: Line;
  readonly placed: Placed;
}

const BOTH: readonly Tenant[] = ['from', 'to'];

/** The subscriptions on lines of which something holds, line by line; those of one tenant where it is given. */
export function placedWhere(
  lines: readonly Line[],
  holds: (placed: Placed) => boolean,
  tenant: Tenant | null = null,
): readonly OnLine[] {
  const found: OnLine[] = [];
  const tenants = tenant === null ? BOTH : [tenant];
  for (const line of lines) {
    for (const side of tenants) {
      for (const placed of line[side]) if (holds(placed)) found.push({ line, placed });
    }
  }
  return found;
}

/** Comparable usage-based lines. */
export function azureLines(facts: Facts): readonly Line[] {
  return facts.lines.filter((line) => line.comparable && line.family === 'azure');
}

/** A finding about a line: customer and offer come from it. */
export function lineFinding(
  line: Line,
  finding: Pick<RuleFinding, 'tenant' | 'message' | 'numbers' | 'evidence' | 'action'> & {
    readonly subscriptionId?: string;
  },
): RuleFinding {
  return {
    customer: line.customer,
    line,
    subject: null,
    ...finding,
    subscriptionId: finding.subscriptionId ?? null,
  };
}
