/** Exports that are older than the log, or of two different days: they do not show one state of things. */
import type { Facts, FileFacts } from '../model/facts.ts';
import type { Placed } from '../model/placed.ts';
import type { EventRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import { addDays, formatDay, type Day } from '../model/values.ts';
import { say } from '../text/text.ts';
import {
  cellsOf,
  placedWhere,
  sortEvidence,
  tenantName,
  type Rule,
  type RuleFinding,
} from './rule.ts';

export const exportStale: Rule = {
  id: 'export-stale',
  severity: 'warning',
  title: say('Exports are not of the same time'),
  means: say(
    'The activity log has changes that the subscriptions export does not show yet, or the exports of the two tenants are more than a day apart. The comparison may be out of date.',
  ),
  fix: say(
    'Export the subscriptions and logs of both tenants on the same day and run again with that day as --as-of.',
  ),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: (facts) => ({
    checked: facts.files.filter(({ input }) => input.rows > 0).length,
    findings: [
      ...(['from', 'to'] as const).flatMap((tenant) => laterEvents(tenant, facts)),
      ...startedLater(facts),
      ...apart(facts),
    ],
  }),
};

function laterEvents(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const { lastEvent, unlisted } = facts.tenants[tenant];
  const findings: RuleFinding[] = [];
  if (lastEvent !== null && lastEvent.at.day >= facts.asOf) {
    findings.push(
      stale(tenant, 'later', [lastEvent], {
        message: say(
          'The activity log of the {tenant} tenant reaches to {day}, but the exports count as of the start of {asOf}.',
          {
            tenant: tenantName(tenant),
            day: formatDay(lastEvent.at.day),
            asOf: formatDay(facts.asOf),
          },
        ),
        numbers: { days: lastEvent.at.day - facts.asOf + 1 },
      }),
    );
  }
  if (unlisted.length > 0) {
    findings.push(
      stale(tenant, 'unlisted', unlisted, {
        message: say(
          'The activity log of the {tenant} tenant speaks of {subscriptions, plural, one {# subscription} other {# subscriptions}} that no export lists.',
          {
            tenant: tenantName(tenant),
            subscriptions: new Set(unlisted.map((event) => event.subscriptionId)).size,
          },
        ),
        numbers: { subscriptions: new Set(unlisted.map((event) => event.subscriptionId)).size },
      }),
    );
  }
  return findings;
}

/** Exports that show subscriptions of the as-of day or later were taken later than the run believes. */
function startedLater(facts: Facts): readonly RuleFinding[] {
  return (['from', 'to'] as const).flatMap((tenant) => {
    const startsLater = ({ timeline: { start } }: Placed): boolean =>
      start !== null && start >= facts.asOf;
    const later = placedWhere(facts.lines, startsLater, tenant).map(({ placed }) => placed);
    if (later.length === 0) return [];
    const next = later.reduce<Day>((day, { timeline }) => {
      const after = addDays(timeline.start ?? day, 1);
      return after > day ? after : day;
    }, facts.asOf);
    return [
      {
        tenant,
        customer: null,
        line: null,
        subscriptionId: null,
        subject: `${tenant} started`,
        message: say(
          'The export of the {tenant} tenant shows {subscriptions, plural, one {# subscription} other {# subscriptions}} created on or after {day}, so it was taken later; run again with --as-of {nextDay}.',
          {
            tenant: tenantName(tenant),
            subscriptions: later.length,
            day: formatDay(facts.asOf),
            nextDay: formatDay(next),
          },
        ),
        numbers: { subscriptions: later.length },
        evidence: cellsOf(
          later.map((placed) => placed.record),
          'statusCell',
        ),
        action: null,
      },
    ];
  });
}

function stale(
  tenant: Tenant,
  subject: string,
  events: readonly EventRecord[],
  said: Pick<RuleFinding, 'message' | 'numbers'>,
): RuleFinding {
  return {
    tenant,
    customer: null,
    line: null,
    subscriptionId: null,
    subject: `${tenant} ${subject}`,
    ...said,
    evidence: sortEvidence(events.map((event) => event.location)),
    action: freshExport(tenant),
  };
}

/** Days in file names are the only dates that exports carry; where both sides have one, they must agree. */
function apart(facts: Facts): readonly RuleFinding[] {
  const dated = facts.files.filter(
    ({ input, dayInName }) => input.kind === 'subscriptions' && dayInName !== null,
  );
  const from = newest(dated, 'from');
  const to = newest(dated, 'to');
  if (from === null || to === null || Math.abs(from - to) <= 1) return [];
  const older: Tenant = from < to ? 'from' : 'to';
  return [
    {
      tenant: older,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: 'apart',
      message: say(
        'By their names, the exports of the two tenants are {days, plural, one {# day} other {# days}} apart ({fromDay} and {toDay}).',
        { days: Math.abs(from - to), fromDay: formatDay(from), toDay: formatDay(to) },
      ),
      numbers: { days: Math.abs(from - to) },
      evidence: sortEvidence(
        dated.map(({ input }) => ({
          path: input.path,
          sheet: input.sheet ?? '',
          row: 0,
          cell: null,
        })),
      ),
      action: freshExport(older),
    },
  ];
}

function newest(files: readonly FileFacts[], tenant: Tenant): Day | null {
  let day: Day | null = null;
  for (const file of files) {
    if (file.input.tenant !== tenant || file.dayInName === null) continue;
    if (day === null || file.dayInName > day) day = file.dayInName;
  }
  return day;
}

function freshExport(tenant: Tenant): RuleFinding['action'] {
  return {
    verb: 'fix-input',
    tenant,
    subject: 'stale',
    seats: null,
    text: say(
      'Export the subscriptions of the {tenant} tenant again, on the same day as everything else, and run again.',
      { tenant: tenantName(tenant) },
    ),
    steps: [
      say('Export subscriptions and activity logs of both tenants on one day.'),
      say('Pass that day as --as-of.'),
    ],
  };
}
