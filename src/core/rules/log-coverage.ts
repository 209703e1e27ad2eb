/** Logs that do not reach back far enough, or may have been cut: days they should prove stay open. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import type { Tenant } from '../model/report.ts';
import { formatDay } from '../model/values.ts';
import { cellsOf, count, tenantName, type Rule, type RuleFinding } from './rule.ts';

/** Partner Center keeps at most so many records per subscription and drops the oldest. */
const RECORDS_KEPT = 800;

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
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} start`,
      message: `The activity log of the ${tenantName(tenant)} tenant ${begins}${window}. It does not show when ${count(open.length, 'subscription')} ${tenant === 'from' ? 'stopped' : 'started'}.`,
      numbers: { subscriptions: open.length },
      evidence: cellsOf(
        open.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant),
    },
  ];
}

function unproven(line: Line, tenant: Tenant): readonly Placed[] {
  return tenant === 'from'
    ? line.from.filter((placed) => !placed.timeline.stopKnown)
    : line.to.filter((placed) => placed.timeline.start === null || !placed.timeline.stopKnown);
}

function cut(tenant: Tenant, facts: Facts): readonly RuleFinding[] {
  const full = facts.lines
    .flatMap((line) => line[tenant])
    .filter((placed) => placed.timeline.logRecords >= RECORDS_KEPT);
  if (full.length === 0) return [];
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} cut`,
      message: `The activity log of the ${tenantName(tenant)} tenant has ${String(RECORDS_KEPT)} or more records of ${count(full.length, 'subscription')}; Partner Center drops the oldest beyond that.`,
      numbers: { subscriptions: full.length },
      evidence: cellsOf(
        full.map((placed) => placed.record),
        'statusCell',
      ),
      action: longerLog(tenant),
    },
  ];
}

function longerLog(tenant: Tenant): RuleFinding['action'] {
  return {
    verb: 'fix-input',
    tenant,
    subject: 'log',
    seats: null,
    text: `Export the activity log of the ${tenantName(tenant)} tenant for the whole migration and run again.`,
    steps: [
      `Sign in to Partner Center with the ${tenantName(tenant)} account and open the activity log.`,
      'Choose the first day of the migration as the start (the default is the last month only) and export it.',
      'Several logs of one tenant may lie side by side; entries that stand in both count once.',
    ],
  };
}
