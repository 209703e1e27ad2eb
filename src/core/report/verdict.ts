/**
 * The verdict of a run. "Nothing compared" and "incomplete" come before everything else: a comparison
 * that did not take place, or not in full, is never reported as clean.
 */
import type { Facts } from '../model/facts.ts';
import type { CustomerReport, Verdict } from '../model/report.ts';
import type { Judgement } from '../rules/run-rules.ts';
import { say, type Text } from '../text/text.ts';

export interface RunVerdict {
  readonly verdict: Verdict;
  /** Why, in sentences. */
  readonly reasons: readonly Text[];
}

/** Judges the run as a whole. */
export function judgeRun(
  facts: Facts,
  judgement: Judgement,
  customers: readonly CustomerReport<Text>[],
): RunVerdict {
  const gaps = whatIsMissing(facts, judgement);
  const nothing = whyNothing(facts);
  if (nothing !== null) return { verdict: 'nothing-compared', reasons: [nothing, ...gaps] };
  const swapped = judgement.findings.some((finding) => finding.rule === 'tenants-swapped');
  const first = swapped
    ? [say('The two tenants may have been swapped: settle this before all else.')]
    : [];
  if (gaps.length > 0) return { verdict: 'incomplete', reasons: [...first, ...gaps] };
  const serious = judgement.findings.filter((finding) => finding.severity !== 'info');
  // Whatever the rules say: a customer that is not done is no all-clear.
  const open = customers.filter((customer) => customer.stage !== 'done').length;
  if (serious.length === 0) {
    return open === 0
      ? { verdict: 'clean', reasons: [] }
      : {
          verdict: 'findings',
          reasons: [
            say('{customers, plural, one {# customer} other {# customers}} not done yet.', {
              customers: open,
            }),
          ],
        };
  }
  return { verdict: 'findings', reasons: first };
}

function whyNothing({ tenants, lines }: Facts): Text | null {
  if (!tenants.from.hasSubscriptions) {
    return say('There is no subscriptions export of the Transitioning From tenant.');
  }
  if (!tenants.to.hasSubscriptions && !tenants.to.hasList) {
    return say(
      'There is no subscriptions export and no customer list of the Transitioning To tenant.',
    );
  }
  const compared = lines.some((line) => line.comparable && line.from.length > 0);
  return compared
    ? null
    : say('No subscription of the Transitioning From tenant could be compared.');
}

/** Signs that a file was not exported in full: what was compared is then not all. */
const LACKS_ROWS: ReadonlySet<string> = new Set(['W_TOTAL_DIFFERS', 'W_POSSIBLY_CUT']);

function whatIsMissing(facts: Facts, judgement: Judgement): readonly Text[] {
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
    unreadable === 0
      ? null
      : say('{files, plural, one {# file} other {# files}} could not be used.', {
          files: unreadable,
        }),
    lacking === 0
      ? null
      : say('{files, plural, one {# file} other {# files}} may lack rows.', { files: lacking }),
    rejected === 0
      ? null
      : say('{rows, plural, one {# row} other {# rows}} could not be used.', { rows: rejected }),
    customers === 0
      ? null
      : say('{customers, plural, one {# customer} other {# customers}} could not be compared.', {
          customers,
        }),
    lines === 0
      ? null
      : say('{lines, plural, one {# line} other {# lines}} could not be compared.', { lines }),
    ...failed.map((rule) =>
      say('The rule {rule} failed: {reason}', { rule: rule.id, reason: rule.reason ?? '' }),
    ),
  ].filter((reason) => reason !== null);
}
