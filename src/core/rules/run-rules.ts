/**
 * Runs all rules and gives findings and actions their ids. A rule without its inputs is "not checked"; a
 * rule that crashes is "failed" and hides no other; neither ever looks clean.
 */
import { joined, say, type Text } from '../text/text.ts';
import type { Facts } from '../model/facts.ts';
import { type Action, type Finding, type RuleOutcome, type Severity } from '../model/report.ts';
import { stableId } from '../model/stable-id.ts';
import { doctrineText } from '../normalise/doctrine.ts';
import { byCodeUnit } from '../normalise/text.ts';
import { ActionCollector, actionId } from './collect-actions.ts';
import { RULES } from './index.ts';
import type { Need, Rule, RuleFinding } from './rule.ts';

export interface Judgement {
  readonly findings: readonly Finding<Text>[];
  readonly actions: readonly Action<Text>[];
  readonly outcomes: readonly RuleOutcome<Text>[];
}

/** Judges the facts by every rule, in the order of the list. */
export function runRules(facts: Facts): Judgement {
  const findings: Finding<Text>[] = [];
  const actions = new ActionCollector(facts);
  const outcomes = RULES.map((rule): RuleOutcome<Text> => {
    const run = runRule(rule, facts);
    const severity = facts.settings.severities[rule.id] ?? rule.severity;
    for (const found of run.findings) {
      const finding = toFinding(rule.id, severity, found);
      findings.push(finding);
      if (found.action !== null) actions.add(finding, found, found.action);
    }
    return outcomeOf(rule, severity, run);
  });
  findings.sort(compareFindings);
  return { findings, actions: actions.actions(), outcomes };
}

interface RuleRun {
  readonly outcome: RuleOutcome['outcome'];
  readonly checked: number;
  readonly findings: readonly RuleFinding[];
  readonly reason: Text | null;
  readonly lacks?: readonly Need[];
}

/** Nothing that it judges is there, so nothing is wrong with it. */
const NOTHING_TO_JUDGE = say('Not checked: nothing to judge.');

function runRule(rule: Rule, facts: Facts): RuleRun {
  const lacking = rule.needs.filter((need) => !isGiven(need, facts));
  if (lacking.length > 0) {
    const inputs = lacking
      .map((need) => NEED_NAMES[need])
      .reduce((first, second) => say('{first} and no {second}', { first, second }));
    const reason = say('Not checked: there is no {inputs}.', { inputs });
    return { outcome: 'not-checked', checked: 0, findings: [], reason, lacks: lacking };
  }
  try {
    const { checked, findings } = rule.check(facts);
    if (findings.length > 0) return { outcome: 'found', checked, findings, reason: null };
    return checked === 0
      ? { outcome: 'not-checked', checked, findings, reason: NOTHING_TO_JUDGE, lacks: [] }
      : { outcome: 'clean', checked, findings, reason: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = say('The rule failed: {message}', { message });
    return { outcome: 'failed', checked: 0, findings: [], reason };
  }
}

const NEED_NAMES: Readonly<Record<Need, Text>> = {
  files: say('input file'),
  'from-subscriptions': say('subscriptions export of the Transitioning From tenant'),
  'to-subscriptions': say('subscriptions export or customer list of the Transitioning To tenant'),
  'any-log': say('activity log'),
  'any-list': say('customer list'),
  prices: say('price list or reconciliation file'),
};

function isGiven(need: Need, { files, tenants: { from, to } }: Facts): boolean {
  switch (need) {
    case 'files':
      return files.length > 0;
    case 'from-subscriptions':
      return from.hasSubscriptions;
    case 'to-subscriptions':
      // A customer list alone can prove that a customer, and so each of its lines, is missing.
      return to.hasSubscriptions || to.hasList;
    case 'any-log':
      return from.hasLog || to.hasLog;
    case 'any-list':
      return from.hasList || to.hasList;
    case 'prices':
      return files.some(({ input }) => input.kind === 'prices' || input.kind === 'invoice');
  }
}

function outcomeOf(rule: Rule, severity: Severity, run: RuleRun): RuleOutcome<Text> {
  const { id, title, means, fix, source } = rule;
  const { outcome, checked, reason, lacks } = run;
  const found = run.findings.length;
  const doctrine = rule.bills === undefined ? null : joined(rule.bills.map(doctrineText), '\n');
  return {
    id,
    title,
    severity,
    means,
    fix,
    source,
    doctrine,
    outcome,
    checked,
    found,
    reason,
    ...(lacks === undefined ? {} : { lacks }),
  };
}

/** The id depends on rule, customer, offer and subscription alone (or on the file, where there is no customer). */
function toFinding(rule: string, severity: Severity, found: RuleFinding): Finding<Text> {
  const customerKey = found.customer?.key ?? null;
  const offerKey = found.line?.offerKey ?? null;
  const { subscriptionId, subject } = found;
  return {
    id: stableId('F', [rule, customerKey, offerKey, subscriptionId, subject]),
    rule,
    severity,
    tenant: found.tenant,
    customerKey,
    customer: found.customer?.name ?? null,
    offerKey,
    offer: found.line?.offer ?? null,
    subscriptionId,
    message: found.message,
    numbers: found.numbers,
    evidence: found.evidence,
    action: found.action === null ? null : actionId(found, found.action),
  };
}

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info'];

function compareFindings(a: Finding<Text>, b: Finding<Text>): number {
  return (
    SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.customer ?? '', b.customer ?? '') ||
    byCodeUnit(a.customerKey ?? '', b.customerKey ?? '') ||
    byCodeUnit(a.offer ?? '', b.offer ?? '') ||
    byCodeUnit(a.id, b.id)
  );
}
