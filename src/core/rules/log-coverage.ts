/** Logs that do not reach back far enough, or may have been cut: days they should prove stay open. */
import type { Facts, Placed } from '../model/facts.ts';
import type { Tenant } from '../model/report.ts';
import { addDays, formatDay, type Day } from '../model/values.ts';
import { say, type Text } from '../text/text.ts';
import { logOf } from '../timeline/event-order.ts';
import {
  cellsOf,
  placedWhere,
  sentences,
  sortEvidence,
  tenantName,
  type Rule,
  type RuleFinding,
} from './rule.ts';

/** Partner Center keeps at most so many records per subscription and drops the oldest. */
const RECORDS_KEPT = 800;
/** Where no dates are chosen, the last month is exported; months and first entries differ by some days. */
const DEFAULT_SPAN = { days: 30, give: 2 };

export const logCoverage: Rule = {
  id: 'log-coverage',
  severity: 'warning',
  title: say('Activity log does not prove all days'),
  means: say(
    'The activity log begins too late, or may have been cut, so that it does not show on which day some subscriptions started or stopped.',
  ),
  fix: say(
    'Export the activity log again with the first day of the migration as its start; by default it holds the last month only.',
  ),
  source: say(
    'Partner Center documentation, "View customer activity logs" (2016-2020 and current)',
  ),
  needs: ['any-log'],
  check: (facts) => {
    const tenants = (['from', 'to'] as const).filter((tenant) => facts.tenants[tenant].hasLog);
    return {
      checked: tenants.length,
      findings: tenants.flatMap((tenant) => [
        ...tooLate(tenant, facts),
        ...afterCreations(tenant, facts),
        ...cut(tenant, facts),
        ...broken(tenant, facts),
      ]),
    };
  },
};

function tooLate(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const first = facts.tenants[tenant].firstEvent;
  const start = facts.migrationStart;
  const lines = facts.lines.filter((line) => line.comparable && line.family !== 'azure');
  const open = placedWhere(lines, isUnproven, tenant).map(({ placed }) => placed);
  if (open.length === 0) return [];
  const days = openDays(open, start, facts.asOf);
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} start`,
      message: sentences(
        beginText(tenant, first?.at.day ?? null, start),
        spanText(tenant, facts),
        unprovenText(tenant, open.length),
        daysText(days),
      ),
      numbers: { subscriptions: open.length, days: days?.count ?? null },
      evidence: cellsOf(
        open.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant, start),
    },
  ];
}

function beginText(tenant: Tenant, begin: Day | null, start: Day | null): Text {
  const name = tenantName(tenant);
  if (begin === null) {
    return start === null
      ? say('The activity log of the {tenant} tenant holds no change.', { tenant: name })
      : say(
          'The activity log of the {tenant} tenant holds no change; the migration counts from {start}.',
          { tenant: name, start: formatDay(start) },
        );
  }
  return start === null
    ? say('The activity log of the {tenant} tenant begins on {day}.', {
        tenant: name,
        day: formatDay(begin),
      })
    : say(
        'The activity log of the {tenant} tenant begins on {day}; the migration counts from {start}.',
        { tenant: name, day: formatDay(begin), start: formatDay(start) },
      );
}

function unprovenText(tenant: Tenant, subscriptions: number): Text {
  return tenant === 'from'
    ? say(
        'It does not show when {subscriptions, plural, one {# subscription} other {# subscriptions}} stopped.',
        { subscriptions },
      )
    : say(
        'It does not show when {subscriptions, plural, one {# subscription} other {# subscriptions}} started.',
        { subscriptions },
      );
}

/** The sign of an export for which no dates were chosen. */
function spanText(tenant: Tenant, facts: Facts): Text | null {
  const { firstEvent, lastEvent } = facts.tenants[tenant];
  const start = facts.migrationStart;
  if (firstEvent === null || start === null || firstEvent.at.day <= start) return null;
  const aMonth = [facts.asOf, lastEvent?.at.day ?? facts.asOf].some(
    (end) => Math.abs(end - firstEvent.at.day - DEFAULT_SPAN.days) <= DEFAULT_SPAN.give,
  );
  return aMonth
    ? say(
        'It spans about one month, which is what Partner Center exports where no dates are chosen.',
      )
    : null;
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

function daysText(days: OpenDays | null): Text | null {
  if (days === null || days.count === 0) return null;
  const [first, last] = [formatDay(days.first), formatDay(days.last)];
  if (days.count === 1) return say('What was billed on {day} is not proven.', { day: first });
  return say(
    'What was billed on {days, plural, one {# day} other {# days}} from {first} to {last} is not proven.',
    { days: days.count, first, last },
  );
}

function isUnproven({ record, timeline }: Placed): boolean {
  return !timeline.stopKnown || (record.tenant === 'to' && timeline.start === null);
}

/** A log that lacks creations of the migration does not reach back to them; what came next is missing too. */
function afterCreations(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const begin = facts.tenants[tenant].firstEvent?.at.day ?? null;
  const since = facts.migrationStart;
  if (begin === null || since === null) return [];
  const isBefore = (placed: Placed): boolean => {
    const { start, disagreements } = placed.timeline;
    // Where the log dates the creation later, it shows it.
    const isShown = disagreements.some(({ about }) => about === 'start');
    const isWithin = start !== null && start >= since && start < begin;
    return isWithin && !isShown && !isUnproven(placed);
  };
  const lines = facts.lines.filter((line) => line.comparable && line.family !== 'azure');
  const before = placedWhere(lines, isBefore, tenant).map(({ placed }) => placed);
  if (before.length === 0) return [];
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} creations`,
      message: say(
        'The activity log of the {tenant} tenant begins on {day}, after {subscriptions, plural, one {# subscription was} other {# subscriptions were}} created in the migration; it does not show whether their seats or status changed before.',
        { tenant: tenantName(tenant), day: formatDay(begin), subscriptions: before.length },
      ),
      numbers: { subscriptions: before.length },
      evidence: cellsOf(
        before.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant, since),
    },
  ];
}

function isFull({ timeline }: Placed): boolean {
  return timeline.entries >= RECORDS_KEPT;
}

function cut(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const full = placedWhere(facts.lines, isFull, tenant).map(({ placed }) => placed);
  if (full.length === 0) return [];
  const start = facts.migrationStart;
  const days = start === null ? null : daysBeforeRecords(full, start, facts);
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} cut`,
      message: sentences(
        say(
          'The activity log of the {tenant} tenant has {limit} or more records of {subscriptions, plural, one {# subscription} other {# subscriptions}}; Partner Center drops the oldest beyond that.',
          { tenant: tenantName(tenant), limit: RECORDS_KEPT, subscriptions: full.length },
        ),
        cutText(start, days),
      ),
      numbers: { subscriptions: full.length, days },
      evidence: cellsOf(
        full.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant, start),
    },
  ];
}

/** Entries that break off may hold a stop, a return or other seats. */
function broken(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const { count, first } = facts.tenants[tenant].brokenEntries;
  if (count === 0) return [];
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} broken`,
      message: say(
        'The activity log of the {tenant} tenant has {entries, plural, one {# entry} other {# entries}} whose additional information breaks off or was rewritten by another program; what changed there is not known.',
        { tenant: tenantName(tenant), entries: count },
      ),
      numbers: { entries: count },
      evidence: sortEvidence(first),
      action: longerLog(tenant, facts.migrationStart),
    },
  ];
}

/** From the migration's first day to the last one of which the oldest record kept says nothing. */
function daysBeforeRecords(full: readonly Placed[], start: Day, facts: Facts): number {
  return full.reduce((most, { record }) => {
    const oldest = logOf(record, facts)[0]?.at.day ?? start;
    return Math.max(most, oldest - start);
  }, 0);
}

function cutText(start: Day | null, days: number | null): Text | null {
  if (start === null || days === null || days === 0) return null;
  return say(
    'What happened on {days, plural, one {# day} other {# days}} from {first} to {last} may be missing.',
    { days, first: formatDay(start), last: formatDay(addDays(start, days - 1)) },
  );
}

const CHOOSE_FIRST = say(
  'Choose the first day of the migration or an earlier day as the start and today as the end (the default is the last month only), and export it.',
);

function longerLog(tenant: Tenant, start: Day | null): RuleFinding['action'] {
  return {
    verb: 'fix-input',
    tenant,
    subject: 'log',
    seats: null,
    text: say(
      'Export the activity log of the {tenant} tenant for the whole migration and run again.',
      { tenant: tenantName(tenant) },
    ),
    steps: [
      say(
        'Sign in to Partner Center with the {tenant} account, open Account settings and then Activity log.',
        { tenant: tenantName(tenant) },
      ),
      start === null
        ? CHOOSE_FIRST
        : say(
            'Choose {day} or an earlier day as the start and today as the end (the default is the last month only), and export it.',
            { day: formatDay(start) },
          ),
      say(
        'Several logs of one tenant may lie side by side, such as one a month; entries that stand in two count once.',
      ),
    ],
  };
}
