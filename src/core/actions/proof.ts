/**
 * What a run proves about an action: that what was called done is done, or is not; and that what is no
 * longer found was looked for. Nothing counts as resolved where nobody could look.
 */

import type { Report } from '../model/report.ts';
import { ENGLISH, type Speech } from '../text/speech.ts';
import { say, type Text } from '../text/text.ts';
import { isDay } from './cell-text.ts';
import { CLOSED_STATUSES, STATUS_WORDS, wordFor } from './columns.ts';
import type { Cells, KnownAction } from './living.ts';

/** Whether people call it closed. */
export function isClosed(human: Cells): boolean {
  return CLOSED_STATUSES.some((status) => status === human['status']);
}

/** An action that is still found although people had closed it, or what is to be said where newer exports are needed. */
export type Verdict = 'not closed' | 'not proven yet' | 'still found';

/** What this run, which still finds the action, says about its status. */
export function verdictOn(
  human: Cells,
  run: { readonly asOf: string; readonly hash: string; readonly isOlder: boolean },
  statusHash: string,
): Verdict {
  if (!isClosed(human)) return 'not closed';
  if (run.isOlder) return 'not proven yet';
  const doneOn = human['doneOn'] ?? '';
  // Exports are true at the start of the as-of day, so they cannot know what was done on it.
  // Where nobody knows for which exports it was said, the next ones will tell.
  const newer = isDay(doneOn) ? run.asOf > doneOn : statusHash !== '' && run.hash !== statusHash;
  return newer ? 'still found' : 'not proven yet';
}

/** What people said about an action that is opened again. */
function refuted({ status = '', doneOn = '' }: Cells, day: string): Text {
  const word = wordFor(STATUS_WORDS, status);
  return doneOn === ''
    ? say('{status}; still found by the exports of {day}.', { status: word, day })
    : say('{status} on {doneOn}; still found by the exports of {day}.', {
        status: word,
        doneOn,
        day,
      });
}

/** The action as it is opened again; what people had said is kept in words, newest first. */
export function reopen(
  human: Cells,
  was: string,
  asOf: string,
  { of }: Speech,
): { human: Cells; was: string } {
  const said = of(refuted(human, asOf));
  return { human: opened(human), was: [said, was].filter((text) => text !== '').join('\n') };
}

/** The cells without the status and day that did not hold. */
export function opened(human: Cells): Cells {
  const rest = Object.entries(human).filter(([key]) => key !== 'doneOn');
  return { ...Object.fromEntries(rest), status: 'Open' };
}

/** Whether the same had been said, and refuted, before: an old copy may come back many times. */
export function wasRefuted(human: Cells, was: string, speech: Speech): boolean {
  const lines = was.split('\n');
  return [speech, ENGLISH].some(({ of }) => {
    const [before = '', after = ''] = of(refuted(human, ANY_DAY)).split(ANY_DAY);
    return lines.some((line) => line.startsWith(before) && line.endsWith(after));
  });
}

/** Stands where a line says the day of the exports; no text has it. */
const ANY_DAY = '\u0000';

/** Whether a run looked for an action that it did not find. */
export function looker(report: Report): (action: KnownAction) => boolean {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const byKey = new Map(report.customers.map((customer) => [customer.key, customer]));
  const byName = new Map(report.customers.map((customer) => [customer.name, customer]));
  const unreadable = report.findings.some((finding) => finding.rule === 'file-unreadable');
  const wasChecked = (id: string): boolean => {
    const rule = rules.get(id);
    if (rule === undefined || rule.outcome === 'failed') return false;
    return rule.outcome !== 'not-checked' || rule.lacks?.length === 0;
  };
  return ({ rules: needed, customerKey, machine }) => {
    if (report.verdict === 'nothing-compared') return false;
    if (needed.length === 0 || !needed.every(wasChecked)) return false;
    const name = machine['customer'] ?? '';
    if (customerKey === null && name === '') return true;
    const customer =
      byKey.get(customerKey ?? '') ?? (customerKey === null ? byName.get(name) : undefined);
    // A file that nobody could read may have been the log that showed it.
    const mayBeHidden = unreadable && needed.some((rule) => LOG_RULES.has(rule));
    return (
      customer !== undefined && customer.comparable && customer.reason === null && !mayBeHidden
    );
  };
}

/** Rules that rest on activity logs. */
const LOG_RULES: ReadonlySet<string> = new Set([
  'log-coverage',
  'witnesses-disagree',
  'reactivated',
  'added-on-source',
  'suspended-before-provisioned',
  'overlap-unknown',
]);

/** How an action that is found no more came to its end. */
export function howResolved({ human }: KnownAction, { of }: Speech): string {
  switch (human['status']) {
    case 'Done':
      return of(say('Done and proven'));
    case 'Not needed':
      return of(say('Called not needed, and found no more'));
    default:
      return of(say('Closed by evidence'));
  }
}
