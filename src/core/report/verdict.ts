/**
 * The verdict of a run. "Nothing compared" and "incomplete" come before everything else: a comparison
 * that did not take place, or not in full, is never reported as clean.
 */
import type { TextValue } from '../text/text.ts';
import type { Facts } from '../model/facts.ts';
import type { CustomerReport, Verdict } from '../model/report.ts';
import type { Judgement } from '../rules/run-rules.ts';
import { count } from '../rules/rule.ts';
import { say } from '../text/text.ts';

export interface RunVerdict {
  readonly verdict: Verdict;
  /** Why, in sentences. */
  readonly reasons: readonly TextValue[];
}

/** Judges the run as a whole. */
export function judgeRun(
  facts: Facts,
  judgement: Judgement,
  customers: readonly CustomerReport<TextValue>[],
): RunVerdict {
  const gaps = whatIsMissing(facts, judgement);
  const nothing = whyNothing(facts);
  if (nothing !== null) return { verdict: 'nothing-compared', reasons: [nothing, ...gaps] };
  const swapped = judgement.findings.some((finding) => finding.rule === 'tenants-swapped');
  const first = swapped
    ? ['The two tenants may have been swapped: settle this before all else.']
    : [];
  if (gaps.length > 0) return { verdict: 'incomplete', reasons: [...first, ...gaps] };
  const serious = judgement.findings.filter((finding) => finding.severity !== 'info');
  // Whatever the rules say: a customer that is not done is no all-clear.
  const open = customers.filter((customer) => customer.stage !== 'done').length;
  if (serious.length === 0) {
    return open === 0
      ? { verdict: 'clean', reasons: [] }
      : { verdict: 'findings', reasons: [`${count(open, 'customer')} not done yet.`] };
  }
  return { verdict: 'findings', reasons: first };
}

function whyNothing({ tenants, lines }: Facts): TextValue | null {
  if (!tenants.from.hasSubscriptions) {
    return 'There is no subscriptions export of the Transitioning From tenant.';
  }
  if (!tenants.to.hasSubscriptions && !tenants.to.hasList) {
    return 'There is no subscriptions export and no customer list of the Transitioning To tenant.';
  }
  const compared = lines.some((line) => line.comparable && line.from.length > 0);
  return compared ? null : 'No subscription of the Transitioning From tenant could be compared.';
}

/** Signs that a file was not exported in full: what was compared is then not all. */
const LACKS_ROWS: ReadonlySet<string> = new Set(['W_TOTAL_DIFFERS', 'W_POSSIBLY_CUT']);

function whatIsMissing(facts: Facts, judgement: Judgement): readonly TextValue[] {
  const unreadable = facts.files.filter((file) => file.problem !== null && !file.incidental).length;
  const rejected = facts.files.reduce((sum, file) => sum + file.input.rejected, 0);
  const lacking = facts.files.filter(({ warnings }) =>
    warnings.some(({ code }) => LACKS_ROWS.has(code)),
  ).length;
  const customers = facts.customers.filter(
    (customer) => customer.from !== null && customer.notComparable !== null,
  ).length;
  const lines = facts.lines.filter(
    (line) => !line.comparable && line.customer.notComparable === null,
  ).length;
  const failed = judgement.outcomes.filter((rule) => rule.outcome === 'failed');
  return [
    unreadable === 0 ? null : `${count(unreadable, 'file')} could not be used.`,
    lacking === 0 ? null : `${count(lacking, 'file')} may lack rows.`,
    rejected === 0 ? null : `${count(rejected, 'row')} could not be used.`,
    customers === 0 ? null : `${count(customers, 'customer')} could not be compared.`,
    lines === 0 ? null : `${count(lines, 'line')} could not be compared.`,
    ...failed.map((rule) =>
      say('The rule {rule} failed: {reason}', { rule: rule.id, reason: rule.reason ?? '' }),
    ),
  ].filter((reason) => reason !== null);
}
