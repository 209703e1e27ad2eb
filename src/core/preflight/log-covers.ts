/** The activity logs are there and reach back: only they tell on which day something was suspended. */
import type { Tenant } from '../model/report.ts';
import { formatDay } from '../model/values.ts';
import {
  ALL_GATES,
  cannotTell,
  evidenceOf,
  fail,
  findingsOf,
  inOrder,
  messagesOf,
  pass,
  tenantName,
  type Answer,
  type Check,
  type Given,
} from './check.ts';

export const logCovers: Check = {
  id: 'log-covers',
  title: 'Activity logs cover the move',
  asks: 'Both tenants have an activity log that reaches back to the first day of the migration.',
  gates: ALL_GATES,
  answer: (given) => [judge('from', given), judge('to', given)],
};

function judge(tenant: Tenant, given: Given): Answer {
  const { facts, limits } = given;
  const name = tenantName(tenant);
  const { hasLog, hasSubscriptions, firstEvent } = facts.tenants[tenant];
  if (!limits.requireLog) return pass(null, `${name}: the config asks for no log.`);
  const more = {
    fix: `Export the activity log of ${name} with the first day of the migration as its start; by default it holds the last month only.`,
    everyone: 'cannot-tell',
  } as const;
  if (!hasLog) {
    const begun = hasSubscriptions && facts.lines.some((line) => line[tenant].length > 0);
    return tenant === 'to' && !begun
      ? pass(null, `${name}: there is nothing yet that a log could tell of.`)
      : fail(null, `${name}: there is no activity log.`, more);
  }
  const found = findingsOf(given, ['log-coverage']).filter((finding) => finding.tenant === tenant);
  if (found.length > 0) {
    return fail(null, messagesOf(found), { ...more, evidence: evidenceOf(found) });
  }
  if (firstEvent === null)
    return cannotTell(null, `${name}: the log tells of no subscription.`, more);
  const begins = formatDay(firstEvent.at.day);
  const evidence = inOrder([firstEvent.location]);
  const start = facts.settings.migrationStart;
  const late = start !== null && firstEvent.at.day > start;
  // By the day after, what has to be proven is there, and the finding above says where it is not.
  if (late && given.gate !== 'day-after' && spansOneMonth(facts.asOf - firstEvent.at.day)) {
    const said = `${name}: the log begins on ${begins}, after the first day of the migration (${formatDay(start)}), and spans about one month, as it does where no dates are chosen.`;
    return cannotTell(null, said, { ...more, evidence });
  }
  if (late) {
    const said = `${name}: the log begins on ${begins}; nothing is logged between the first day of the migration and that day.`;
    return pass(null, said, { evidence });
  }
  return pass(null, `${name}: the log begins on ${begins}.`, { evidence });
}

/** The default span of an export (Partner Center documentation, "View customer activity logs"). */
function spansOneMonth(days: number): boolean {
  return days >= 27 && days <= 33;
}
