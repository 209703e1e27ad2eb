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
  type Answer,
  type Check,
  type Given,
} from './check.ts';
import { say } from '../text/text.ts';

export const logCovers: Check = {
  id: 'log-covers',
  title: say('Activity logs cover the move'),
  asks: say(
    'Both tenants have an activity log that reaches back to the first day of the migration.',
  ),
  gates: ALL_GATES,
  answer: (given) => [judge('from', given), judge('to', given)],
};

/** Proper names: they are the same in every language. */
const TENANT_NAMES: Readonly<Record<Tenant, string>> = {
  from: 'Transitioning From',
  to: 'Transitioning To',
};

function judge(tenant: Tenant, given: Given): Answer {
  const { facts, limits } = given;
  const name = TENANT_NAMES[tenant];
  const { hasLog, hasSubscriptions, firstEvent } = facts.tenants[tenant];
  if (!limits.requireLog)
    return pass(null, say('{tenant}: the config asks for no log.', { tenant: name }));
  const more = {
    fix: say(
      'Export the activity log of {tenant} with the first day of the migration as its start; by default it holds the last month only.',
      { tenant: name },
    ),
    everyone: 'cannot-tell',
  } as const;
  if (!hasLog) {
    const begun = hasSubscriptions && facts.lines.some((line) => line[tenant].length > 0);
    return tenant === 'to' && !begun
      ? pass(
          null,
          say('{tenant}: there is nothing yet that a log could tell of.', { tenant: name }),
        )
      : fail(null, say('{tenant}: there is no activity log.', { tenant: name }), more);
  }
  const found = findingsOf(given, ['log-coverage']).filter((finding) => finding.tenant === tenant);
  if (found.length > 0) {
    return fail(null, messagesOf(found), { ...more, evidence: evidenceOf(found) });
  }
  if (firstEvent === null)
    return cannotTell(
      null,
      say('{tenant}: the log tells of no subscription.', { tenant: name }),
      more,
    );
  const begins = formatDay(firstEvent.at.day);
  const evidence = inOrder([firstEvent.location]);
  const start = facts.settings.migrationStart;
  const late = start !== null && firstEvent.at.day > start;
  // By the day after, what has to be proven is there, and the finding above says where it is not.
  if (late && given.gate !== 'day-after' && spansOneMonth(facts.asOf - firstEvent.at.day)) {
    const said = say(
      '{tenant}: the log begins on {day}, after the first day of the migration ({start}), and spans about one month, as it does where no dates are chosen.',
      { tenant: name, day: begins, start: formatDay(start) },
    );
    return cannotTell(null, said, { ...more, evidence });
  }
  if (late) {
    const said = say(
      '{tenant}: the log begins on {day}; nothing is logged between the first day of the migration and that day.',
      { tenant: name, day: begins },
    );
    return pass(null, said, { evidence });
  }
  return pass(null, say('{tenant}: the log begins on {day}.', { tenant: name, day: begins }), {
    evidence,
  });
}

/** The default span of an export (Partner Center documentation, "View customer activity logs"). */
function spansOneMonth(days: number): boolean {
  return days >= 27 && days <= 33;
}
