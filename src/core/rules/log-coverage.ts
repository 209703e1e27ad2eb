/** Logs that do not reach back far enough, or may have been cut: days they should prove stay open. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import type { Tenant } from '../model/report.ts';
import { addDays, formatDay, type Day } from '../model/values.ts';
import { cellsOf, count, tenantName, type Rule, type RuleFinding } from './rule.ts';

/** Partner Center keeps at most so many records per subscription and drops the oldest. */
const RECORDS_KEPT = 800;
/** Where no dates are chosen, the last month is exported; months and first entries differ by some days. */
const DEFAULT_SPAN = { days: 30, give: 2 };

export const logCoverage: Rule = {
  id: 'log-coverage',
  severity: 'warning',
  title: 'Activity log does not prove all days',
  means:
    'The activity log begins too late, or may have been cut, so that it does not show on which day some subscriptions started or stopped.',
  fix: 'Export the activity log again with the first day of the migration as its start; by default it holds the last month only.',
  source: 'Partner Center documentation, "View customer activity logs" (2016-2020 and current)',
  needs: ['any-log'],
  check: (facts) => {
    const tenants = (['from', 'to'] as const).filter((tenant) => facts.tenants[tenant].hasLog);
    return {
      checked: tenants.length,
      findings: tenants.flatMap((tenant) => [...tooLate(tenant, facts), ...cut(tenant, facts)]),
    };
  },
};

function tooLate(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const first = facts.tenants[tenant].firstEvent;
  const open = facts.lines
    .filter((line) => line.comparable && line.family !== 'azure')
    .flatMap((line) => unproven(line, tenant));
  if (open.length === 0) return [];
  const begins = first === null ? 'holds no change' : `begins on ${formatDay(first.at.day)}`;
  const start = facts.migrationStart;
  const window = start === null ? '' : `; the migration counts from ${formatDay(start)}`;
  const days = openDays(open, start, facts.asOf);
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} start`,
      message: `The activity log of the ${tenantName(tenant)} tenant ${begins}${window}.${spanText(tenant, facts)} It does not show when ${count(open.length, 'subscription')} ${tenant === 'from' ? 'stopped' : 'started'}.${daysText(days)}`,
      numbers: { subscriptions: open.length, days: days?.count ?? null },
      evidence: cellsOf(
        open.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant, start),
    },
  ];
}

/** The sign of an export for which no dates were chosen. */
function spanText(tenant: Tenant, facts: Facts): string {
  const { firstEvent, lastEvent } = facts.tenants[tenant];
  const start = facts.migrationStart;
  if (firstEvent === null || start === null || firstEvent.at.day <= start) return '';
  const aMonth = [facts.asOf, lastEvent?.at.day ?? facts.asOf].some(
    (end) => Math.abs(end - firstEvent.at.day - DEFAULT_SPAN.days) <= DEFAULT_SPAN.give,
  );
  return aMonth
    ? ' It spans about one month, which is what Partner Center exports where no dates are chosen.'
    : '';
}

interface OpenDays {
  readonly count: number;
  readonly first: Day;
  readonly last: Day;
}

/** Days of the migration on which seats may have been billed or not; `null` where no day begins it. */
function openDays(placed: readonly Placed[], start: Day | null, asOf: Day): OpenDays | null {
  if (start === null) return null;
  const open = placed
    .flatMap(({ timeline }) =>
      timeline.spans.map((span, at) => [span, timeline.spans[at + 1]] as const),
    )
    .filter(([span]) => span.lo < span.hi)
    .map(([span, next]) => ({
      first: Math.max(span.from, start),
      end: Math.min(next?.from ?? asOf, asOf),
    }))
    .filter(({ first, end }) => first < end)
    .sort((a, b) => a.first - b.first);
  let counted = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { first, end } of open) {
    counted += Math.max(0, end - Math.max(first, reached));
    reached = Math.max(reached, end);
  }
  const from = open[0]?.first ?? start;
  return { count: counted, first: from as Day, last: (reached - 1) as Day };
}

function daysText(days: OpenDays | null): string {
  if (days === null || days.count === 0) return '';
  const [first, last] = [formatDay(days.first), formatDay(days.last)];
  if (days.count === 1) return ` What was billed on ${first} is not proven.`;
  return ` What was billed on ${count(days.count, 'day')} from ${first} to ${last} is not proven.`;
}

function unproven(line: Line, tenant: Tenant): readonly Placed[] {
  return tenant === 'from'
    ? line.from.filter((placed) => !placed.timeline.stopKnown)
    : line.to.filter((placed) => placed.timeline.start === null || !placed.timeline.stopKnown);
}

function cut(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const full = facts.lines
    .flatMap((line) => line[tenant])
    .filter((placed) => placed.timeline.log.length >= RECORDS_KEPT);
  if (full.length === 0) return [];
  const start = facts.migrationStart;
  const days = start === null ? null : daysBeforeRecords(full, start);
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} cut`,
      message: `The activity log of the ${tenantName(tenant)} tenant has ${String(RECORDS_KEPT)} or more records of ${count(full.length, 'subscription')}; Partner Center drops the oldest beyond that.${cutText(start, days)}`,
      numbers: { subscriptions: full.length, days },
      evidence: cellsOf(
        full.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant, start),
    },
  ];
}

/** From the migration's first day to the last one of which the oldest record kept says nothing. */
function daysBeforeRecords(full: readonly Placed[], start: Day): number {
  return full.reduce((most, { timeline }) => {
    const oldest = timeline.log[0]?.at.day ?? start;
    return Math.max(most, oldest - start);
  }, 0);
}

function cutText(start: Day | null, days: number | null): string {
  if (start === null || days === null || days === 0) return '';
  const last = formatDay(addDays(start, days - 1));
  return ` What happened on ${count(days, 'day')} from ${formatDay(start)} to ${last} may be missing.`;
}

function longerLog(tenant: Tenant, start: Day | null): RuleFinding['action'] {
  const since = start === null ? 'the first day of the migration' : formatDay(start);
  return {
    verb: 'fix-input',
    tenant,
    subject: 'log',
    seats: null,
    text: `Export the activity log of the ${tenantName(tenant)} tenant for the whole migration and run again.`,
    steps: [
      `Sign in to Partner Center with the ${tenantName(tenant)} account, open Account settings and then Activity log.`,
      `Choose ${since} or an earlier day as the start and today as the end (the default is the last month only), and export it.`,
      'Several logs of one tenant may lie side by side, such as one a month; entries that stand in two count once.',
    ],
  };
}
