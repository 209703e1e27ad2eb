/** What of a report must not depend on how its inputs were written: all but the places it points to. */
import type { Finding, LineReport, Report } from '../../src/core/model/report.ts';

/** Findings about files rather than about what they say. */
const ABOUT_FILES: ReadonlySet<string> = new Set([
  'export-incomplete',
  'file-skipped',
  'input-duplicate',
]);

/** Everything that was found out, without the places. */
export function outcomeOf(report: Report): unknown {
  return {
    lines: linesOf(report),
    findings: report.findings.filter(({ rule }) => !ABOUT_FILES.has(rule)).map(placeless),
    outOfScope: report.outOfScope.map((item) => ({ ...item, source: null })).sort(byId),
    actions: report.actions.map((action) => ({
      ...action,
      text: withoutWindow(action.text),
      steps: action.steps.map(withoutWindow),
    })),
    customers: report.customers,
    totals: report.totals,
    migrationStart: report.migrationStart,
    rejected: report.rejectedRows,
  };
}

/** A file that gives the day alone cannot tell the hour at which a cancel window closes. */
function withoutWindow(text: string): string {
  return text
    .replace(/The cancel window \([^)]*\) clos.*?(?:UTC|gives the time)\./g, 'WINDOW')
    .replace(
      /No file tells when its cancel window closes: look it up in Partner Center\./g,
      'WINDOW',
    );
}

function placeless({ numbers, message, ...finding }: Finding): unknown {
  return {
    ...finding,
    numbers: { ...numbers, windowCloses: null },
    message: withoutWindow(message),
    evidence: null,
  };
}

/** The lines, each without the places of its subscriptions. */
export function linesOf(report: Report): unknown {
  const side = ({ seats, subscriptions }: LineReport['from']): unknown => ({
    seats,
    subscriptions: subscriptions.map((item) => ({ ...item, source: null })),
  });
  return report.lines.map((line) => ({ ...line, from: side(line.from), to: side(line.to) }));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
