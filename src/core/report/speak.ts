/** A report in a language: every text of it spoken, all else as it is. */
import type {
  Action,
  Finding,
  InputReport,
  LineReport,
  RejectedRow,
  Report,
  RuleOutcome,
} from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import type { Text } from '../text/text.ts';

/** Speaks the report. Ids, numbers, days and what the files say are the same in every language. */
export function speakReport(report: Report<Text>, speech: Speech): Report {
  const { of, ofAny } = speech;
  return {
    ...report,
    reasons: report.reasons.map(of),
    inputs: report.inputs.map((input) => speakInput(input, speech)),
    customers: report.customers.map((one) => ({ ...one, reason: ofAny(one.reason) })),
    lines: report.lines.map((line) => speakLine(line, speech)),
    outOfScope: report.outOfScope.map((one) => ({ ...one, reason: of(one.reason) })),
    findings: report.findings.map((finding) => speakFinding(finding, speech)),
    actions: report.actions.map((action) => speakAction(action, speech)),
    rejectedRows: report.rejectedRows.map((row) => speakRejected(row, speech)),
    ignoredRows: report.ignoredRows.map((row) => ({ ...row, reason: of(row.reason) })),
    suggestions: report.suggestions.map((one) => ({ ...one, evidence: of(one.evidence) })),
    rules: report.rules.map((rule) => speakRule(rule, speech)),
  };
}

/** A file as the report describes it, in a language. */
export function speakInput(input: InputReport<Text>, { of }: Speech): InputReport {
  return { ...input, notes: input.notes.map(of) };
}

/** A finding in a language. */
export function speakFinding(finding: Finding<Text>, { of }: Speech): Finding {
  return { ...finding, message: of(finding.message) };
}

/** A bad cell in a language. */
export function speakRejected(row: RejectedRow<Text>, { of }: Speech): RejectedRow {
  return { ...row, problem: of(row.problem), fix: of(row.fix) };
}

function speakLine(line: LineReport<Text>, { ofAny }: Speech): LineReport {
  if (hasNoText(line)) return line;
  return { ...line, overlap: { ...line.overlap, costGap: ofAny(line.overlap.costGap) } };
}

/** So are most lines, and there may be a million of them. */
function hasNoText(line: LineReport<Text>): line is LineReport<never> {
  return line.overlap.costGap === null;
}

function speakAction(action: Action<Text>, { of }: Speech): Action {
  return {
    ...action,
    text: of(action.text),
    steps: action.steps.map(of),
    priorityWhy: of(action.priorityWhy),
  };
}

function speakRule(rule: RuleOutcome<Text>, { of, ofAny }: Speech): RuleOutcome {
  return {
    ...rule,
    title: of(rule.title),
    means: of(rule.means),
    fix: of(rule.fix),
    source: of(rule.source),
    doctrine: ofAny(rule.doctrine),
    reason: ofAny(rule.reason),
  };
}
