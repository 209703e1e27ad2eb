/** The rules, findings and actions of the report fixture. */

import type { Action, Finding, LineReport, RuleOutcome } from '../../src/core/model/report.ts';

const RULES: readonly (readonly [
  id: string,
  title: string,
  severity: Finding['severity'],
  outcome: RuleOutcome['outcome'],
])[] = [
  ['relationship-missing', 'Customer has no relationship in Transitioning To', 'error', 'found'],
  ['subscription-missing', 'Product is missing in Transitioning To', 'error', 'found'],
  ['seats-missing', 'Seats are missing in Transitioning To', 'error', 'found'],
  ['seats-extra', 'More seats in Transitioning To than needed', 'warning', 'found'],
  ['subscription-unsuspended', 'Subscription is still billed in From', 'error', 'found'],
  ['suspended-not-provisioned', 'Customer is cut off', 'error', 'found'],
  ['billing-overlap', 'Both tenants bill the same seats', 'error', 'found'],
  ['overlap-unknown', 'Overlap cannot be computed', 'warning', 'found'],
  ['row-rejected', 'Row could not be taken', 'error', 'found'],
  ['export-missing', 'No subscriptions file for a customer', 'warning', 'found'],
  ['credit-expected', 'A credit is due', 'info', 'not-checked'],
  ['export-stale', 'Export is older than the log', 'warning', 'clean'],
];

/** The rules of the findings, one that was not checked, and one that found nothing. */
export function fixtureRules(findings: readonly Finding[]): readonly RuleOutcome[] {
  return RULES.map(([id, title, severity, outcome]) => ({
    id,
    title,
    severity,
    means: `${title}. Seats or days are counted once, and the evidence names the cells.`,
    fix: 'Ops: put it right in the tenant that the action names, on the day that it names.',
    source: 'CSP regional authorization tenant consolidation, Microsoft, read 2026-05-01.',
    doctrine: null,
    outcome,
    checked: outcome === 'not-checked' ? 0 : 15,
    found: findings.filter((finding) => finding.rule === id).length,
    reason: outcome === 'not-checked' ? 'No price list was given.' : null,
  }));
}

function aFinding(rule: string, line: LineReport, numbers: Finding['numbers']): Finding {
  const severity = RULES.find(([id]) => id === rule)?.[2] ?? 'error';
  const sources = [...line.from.subscriptions, ...line.to.subscriptions];
  return {
    id: `F-${rule}-${line.offerKey}`,
    rule,
    severity,
    tenant: rule.startsWith('subscription-unsuspended') ? 'from' : 'to',
    customerKey: line.customerKey,
    customer: line.customer,
    offerKey: line.offerKey,
    offer: line.offer,
    subscriptionId: null,
    message: `${line.customer} has ${String(line.from.seats)} seats of ${line.offer} in Transitioning From and ${String(line.to.seats)} in Transitioning To.`,
    numbers,
    evidence: sources.map(({ source }) => ({ ...source, cell: `C${String(source.row)}` })),
    action: severity === 'info' ? null : `A-${rule}-${line.offerKey}`,
  };
}

/** What the rules would find on the lines. */
export function fixtureFindings(lines: readonly LineReport[]): readonly Finding[] {
  return lines.flatMap((line) => {
    const { missingSeats, overlap, gap } = line;
    const rule = line.to.seats === 0 ? 'subscription-missing' : 'seats-missing';
    return [
      ...(missingSeats > 0 ? [aFinding(rule, line, { missingSeats })] : []),
      ...(line.extraSeats > 0 ? [aFinding('seats-extra', line, { extraSeats: 2 })] : []),
      ...(gap.open
        ? [aFinding('suspended-not-provisioned', line, { missingSeats, gapDays: gap.days })]
        : []),
      ...(overlap.open
        ? [
            aFinding('subscription-unsuspended', line, { seats: 10, overlapDays: overlap.days }),
            aFinding('billing-overlap', line, { days: overlap.days, open: true }),
          ]
        : []),
      ...(line.comparable && overlap.days === null
        ? [aFinding('overlap-unknown', line, { minDays: overlap.minDays, maxDays: null })]
        : []),
    ];
  });
}

/** One action per finding. */
export function fixtureActions(findings: readonly Finding[]): readonly Action[] {
  return findings.flatMap((finding, index): readonly Action[] => {
    if (finding.action === null) return [];
    const from = finding.tenant === 'from';
    const what = from ? 'Suspend' : 'Add the missing seats of';
    return [
      {
        id: finding.action,
        findings: [finding.id],
        verb: from ? 'suspend' : 'add-seats',
        tenant: finding.tenant,
        customer: finding.customer,
        offer: finding.offer,
        seats: index === 1 ? null : 5,
        dueOn: `2026-05-${String(14 + (index % 5))}`,
        text: `${what} ${finding.offer ?? ''} for ${finding.customer ?? ''}.`,
        steps: ['Open the customer in Partner Center.', 'Choose the subscription.', 'Save.'],
        priority: from ? 'high' : 'normal',
        priorityWhy: from ? 'The old subscription may still be charged.' : 'Not set up yet.',
      },
    ];
  });
}
