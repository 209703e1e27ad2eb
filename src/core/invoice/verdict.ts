/** The verdict of a check. What was not checked, or not in full, is never reported as agreed. */
import type { FileFacts } from '../model/facts.ts';
import type {
  CheckedSubscription,
  InvoiceCheck,
  UnlistedSubscription,
} from '../model/invoice-check.ts';
import { say, type Text } from '../text/text.ts';

export interface CheckToJudge {
  readonly files: readonly FileFacts[];
  readonly hasInvoice: boolean;
  readonly subscriptions: readonly CheckedSubscription<Text>[];
  readonly unlisted: readonly UnlistedSubscription<Text>[];
  readonly faults: number;
  /** Invoices that were given twice. */
  readonly copies: readonly string[];
}

/** Judges the check as a whole. */
export function judgeCheck(check: CheckToJudge): Pick<InvoiceCheck<Text>, 'verdict' | 'reasons'> {
  const gaps = whatIsMissing(check.files);
  const copies = check.copies.map((file) =>
    say('{file} is a copy of another file; it counts once.', { file }),
  );
  const nothing = whyNothing(check);
  if (nothing !== null)
    return { verdict: 'nothing-compared', reasons: [nothing, ...gaps, ...copies] };
  if (gaps.length > 0) return { verdict: 'incomplete', reasons: [...gaps, ...copies] };
  const remarked = check.subscriptions.some(({ remarks }) =>
    remarks.some(({ severity }) => severity !== 'info'),
  );
  const reasons = [
    check.unlisted.length === 0
      ? null
      : say('Subscriptions on an invoice that no export lists: {count, number}.', {
          count: check.unlisted.length,
        }),
    check.faults === 0
      ? null
      : say('Invoice rows that do not add up: {count, number}.', { count: check.faults }),
  ].filter((reason) => reason !== null);
  const differs = remarked || reasons.length > 0;
  return { verdict: differs ? 'differences' : 'agreed', reasons: [...reasons, ...copies] };
}

function whyNothing({ hasInvoice, subscriptions }: CheckToJudge): Text | null {
  if (subscriptions.length === 0) {
    return say('There is no subscriptions export of the Transitioning From tenant.');
  }
  return hasInvoice
    ? null
    : say(
        'There is no line of a license-based reconciliation file of the Transitioning From tenant.',
      );
}

function whatIsMissing(files: readonly FileFacts[]): readonly Text[] {
  const unreadable = files.filter((file) => file.problem !== null && !file.incidental).length;
  const rejected = files.reduce((sum, { input }) => sum + input.rejected, 0);
  return [
    unreadable === 0
      ? null
      : say('Files that could not be used: {count, number}.', { count: unreadable }),
    rejected === 0
      ? null
      : say('Rows that could not be used: {count, number}.', { count: rejected }),
  ].filter((reason) => reason !== null);
}
