/** Signs that the exports of the two tenants were given the wrong way round: every action would then hit the wrong tenant. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import { say } from '../text/text.ts';
import {
  cellsOf,
  recordsOf,
  sortEvidence,
  tenantName,
  type RuleResult,
  type Rule,
  type RuleFinding,
} from './rule.ts';

export const tenantsSwapped: Rule = {
  id: 'tenants-swapped',
  severity: 'error',
  title: say('The two tenants may have been swapped'),
  means: say(
    'Subscriptions are stopped, or were there first, under Transitioning To and live on under Transitioning From: the exports were probably given the wrong way round. Do not act on the other findings before this is settled.',
  ),
  fix: say(
    'Check which files belong to which tenant, and run again with --from and --to exchanged if they were swapped.',
  ),
  source: say(
    'Partner Center documentation, "CSP regional authorization tenant consolidation" (2021-09): subscriptions are created under Transitioning To and suspended under Transitioning From.',
  ),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const exports = swappedExports(facts.lines);
    return { ...exports, findings: [...exports.findings, ...swappedLogs(facts)] };
  },
};

function swappedExports(lines: readonly Line[]): RuleResult {
  const both = lines.filter(
    (line) => line.comparable && line.from.length > 0 && line.to.length > 0,
  );
  const backwards = both.filter(isStoppedInTo);
  const later = both.filter((line) => startsFirst(line.to, line.from));
  const signs = new Set([...backwards, ...later]);
  const forwards = both.filter(isForwards).length;
  const isSilent = (line: Line): boolean => !signs.has(line) && !isForwards(line);
  // One line may be a mistake of its own; it needs that nothing or little else could have given a sign.
  const single = backwards.length === 1 && both.filter(isSilent).length < MANY_SILENT;
  const enough = signs.size > 1 || single;
  const share = signs.size / (signs.size + forwards);
  if (!enough || share < LEAST_SHARE) return { checked: both.length, findings: [] };
  const signsOf = { stopped: backwards.length, created: later.length };
  const message =
    forwards === 0
      ? say(
          'All that tells a direction points from Transitioning To to Transitioning From: {stopped, plural, one {# line} other {# lines}} stopped only under Transitioning To, {created, plural, one {# line} other {# lines}} created there first.',
          signsOf,
        )
      : say(
          'Nearly all that tells a direction points from Transitioning To to Transitioning From: {stopped, plural, one {# line} other {# lines}} stopped only under Transitioning To, {created, plural, one {# line} other {# lines}} created there first.',
          signsOf,
        );
  return {
    checked: both.length,
    findings: [
      {
        tenant: null,
        customer: null,
        line: null,
        subscriptionId: null,
        subject: 'tenants',
        message,
        numbers: { stopped: backwards.length, createdFirst: later.length },
        evidence: cellsOf(
          [...signs].flatMap((line) => recordsOf(line.to)).slice(0, SHOWN),
          'statusCell',
        ),
        action: {
          verb: 'decide',
          tenant: null,
          subject: 'tenants',
          seats: null,
          text: say('Decide which exports belong to which tenant before acting on anything else.'),
          steps: [
            say(
              'Sign in to Partner Center under each account and compare a few subscription ids with the exports.',
            ),
            say('If they were swapped, run again with --from and --to exchanged.'),
          ],
        },
      },
    ],
  };
}

/** In no tenant's log is a subscription of another, so one that speaks of those was put into the wrong place. */
function swappedLogs(facts: Facts): readonly RuleFinding[] {
  return (['from', 'to'] as const).flatMap((tenant) => {
    const { foreign } = facts.tenants[tenant];
    if (foreign.length === 0) return [];
    const subscriptions = new Set(foreign.map(({ subscriptionId }) => subscriptionId)).size;
    return [
      {
        tenant,
        customer: null,
        line: null,
        subscriptionId: null,
        subject: `${tenant} log`,
        message: say(
          'The activity log given for the {tenant} tenant speaks of {subscriptions, plural, one {# subscription} other {# subscriptions}} that the exports of the {other} tenant list: it is probably that tenant’s log.',
          {
            tenant: tenantName(tenant),
            subscriptions,
            other: tenantName(tenant === 'from' ? 'to' : 'from'),
          },
        ),
        numbers: { subscriptions },
        evidence: sortEvidence(foreign.slice(0, SHOWN).map(({ location }) => location)),
        action: {
          verb: 'fix-input',
          tenant,
          subject: 'log',
          seats: null,
          text: say('Put each activity log into the folder of its own tenant, and run again.'),
          steps: [],
        },
      },
    ];
  });
}

/** Of all lines with a sign, so many point backwards: the odd one is an order of its own. */
const LEAST_SHARE = 0.9;
/** From so many lines without any sign on, a single stop says nothing about the tenants. */
const MANY_SILENT = 3;
/** Evidence beyond this many rows would say nothing more. */
const SHOWN = 20;

function isStopped({ record }: Placed): boolean {
  return record.status !== 'active' && record.status !== 'pending' && record.status !== 'none';
}

function isStoppedInTo(line: Line): boolean {
  return line.to.every(isStopped) && !line.from.every(isStopped);
}

function isForwards(line: Line): boolean {
  return isStoppedInFrom(line) || startsFirst(line.from, line.to);
}

function isStoppedInFrom(line: Line): boolean {
  return line.from.some(isStopped) && !line.to.every(isStopped);
}

/** True where both starts are known and all of the first lie before all of the second. */
function startsFirst(first: readonly Placed[], second: readonly Placed[]): boolean {
  return first.every(({ timeline: { start: end } }) => {
    if (end === null) return false;
    return second.every(({ timeline: { start } }) => start !== null && end < start);
  });
}
