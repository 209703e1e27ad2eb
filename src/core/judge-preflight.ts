/**
 * The gates on one screen: the comparison's facts and findings, then every check of the gate. Pure, like the
 * comparison itself, and never more content than it: what it calls incomplete is no go here.
 */
import type { Facts } from './model/facts.ts';
import { groupBy } from './model/group.ts';
import type { Gate, Preflight, PreflightInput, PreflightLimits } from './model/preflight.ts';
import type { Finding, InputReport } from './model/report.ts';
import type { InputFile, Settings } from './model/settings.ts';
import { formatDay } from './model/values.ts';
import { byCodeUnit } from './normalise/text.ts';
import { customerKey, type Given, type MovingCustomer } from './preflight/check.ts';
import { coverageOf } from './preflight/coverage.ts';
import { runChecks } from './preflight/run-checks.ts';
import { judgeTenants, reportOf, type ToolInfo } from './reconcile.ts';
import type { RowSchemas } from './validate/check-rows.ts';
import type { Text } from './text/text.ts';

/** Which gate, and what it asks for. */
export interface GateRequest {
  readonly gate: Gate;
  readonly limits: PreflightLimits;
}

/** Judges whether the move may go ahead, in words yet to be spoken (`speakPreflight`). */
export function judgePreflight(
  files: Iterable<InputFile>,
  settings: Settings,
  { gate, limits }: GateRequest,
  schemas: RowSchemas,
  tool: ToolInfo,
): Preflight<Text> {
  const judged = judgeTenants(files, settings, schemas);
  const { facts, book } = judged;
  const report = reportOf(tool, judged);
  const given: Given = {
    facts,
    report,
    findings: byCustomer(report.findings),
    published: new Map(report.customers.map((one) => [customerKey(one.key, one.name), one])),
    book,
    gate,
    limits,
    customers: movingCustomers(facts),
  };
  return {
    schemaVersion: '1',
    tool,
    asOf: formatDay(settings.asOf),
    gate,
    ...runChecks(given),
    limits,
    coverage: coverageOf(given),
    inputs: report.inputs.map(inputOf),
  };
}

function byCustomer(findings: readonly Finding<Text>[]): Given['findings'] {
  return groupBy(findings, (finding) => customerKey(finding.customerKey, finding.customer));
}

/** Who is known in the to tenant alone does not move. */
function movingCustomers(facts: Facts): readonly MovingCustomer[] {
  const lines = groupBy(facts.lines, ({ customer }) => customer);
  return facts.customers
    .filter(({ from }) => from !== null)
    .map((customer) => ({ customer, lines: lines.get(customer) ?? [] }))
    .sort(
      (a, b) =>
        byCodeUnit(a.customer.name, b.customer.name) || byCodeUnit(a.customer.key, b.customer.key),
    );
}

function inputOf(input: InputReport<Text>): PreflightInput<Text> {
  const { path, sheet, tenant, kind, sha256, rows, accepted, rejected, ignored, notes } = input;
  return { path, sheet, tenant, kind, sha256, rows, accepted, rejected, ignored, notes };
}
