/** Makes one action of all findings that call for the same work, and puts the actions in the order of the work. */
import type { Facts, Line } from '../model/facts.ts';
import type { MatchedCustomer } from '../match/customers.ts';
import type { Action, Finding, Priority, Verb } from '../model/report.ts';
import { stableId } from '../model/stable-id.ts';
import { formatDay, type Day } from '../model/values.ts';
import { byCodeUnit } from '../normalise/text.ts';
import type { Text } from '../text/text.ts';
import { wayTo } from './portal.ts';
import { BLOCKS_URGENT, urgencyOf, type Urgency } from './priority.ts';
import type { ActionDraft, RuleFinding } from './rule.ts';

/** The id depends on what is to be done, where, for whom and with what: never on numbers or spelling. */
export function actionId(found: RuleFinding, action: ActionDraft): string {
  const offerKey = found.line?.offerKey ?? null;
  const customerKey = found.customer?.key ?? null;
  return stableId('A', [action.verb, action.tenant, customerKey, offerKey, action.subject]);
}

interface Pending {
  readonly id: string;
  readonly draft: ActionDraft;
  readonly customer: MatchedCustomer | null;
  readonly line: Line | null;
  readonly findings: string[];
  readonly rules: Set<string>;
  dueOn: Day;
}

/** Takes findings one by one, and gives their actions at the end. */
export class ActionCollector {
  private readonly pending = new Map<string, Pending>();
  private readonly asOf: Day;

  constructor({ asOf }: Facts) {
    this.asOf = asOf;
  }

  add(finding: Finding<Text>, found: RuleFinding, draft: ActionDraft): void {
    const id = actionId(found, draft);
    // Every open day costs money or service, so work is due at once unless it says why not (process, step 5).
    const dueOn = Math.max(draft.dueOn ?? this.asOf, this.asOf) as Day;
    const known = this.pending.get(id);
    if (known !== undefined) {
      known.findings.push(finding.id);
      known.rules.add(finding.rule);
      known.dueOn = Math.min(known.dueOn, dueOn) as Day;
      return;
    }
    const { customer, line } = found;
    const rules = new Set([finding.rule]);
    this.pending.set(id, { id, draft, customer, line, findings: [finding.id], rules, dueOn });
  }

  /** All actions in the order in which to do them. */
  actions(): readonly Action<Text>[] {
    const ranked = [...this.pending.values()].map((pending): Ranked => {
      const { draft, rules, line } = pending;
      return { pending, stage: stageOf(draft), urgency: urgencyOf(draft.verb, rules, line) };
    });
    return withUrgentBlockers(ranked).sort(inOrder).map(toAction);
  }
}

interface Ranked {
  readonly pending: Pending;
  readonly stage: number;
  readonly urgency: Urgency;
}

/**
 * Inputs first, since what is missing may change the rest; then consent, decisions, setting up, checking that
 * all is there, stopping the old charge, and confirming.
 */
const STAGES: readonly (readonly Verb[])[] = [
  ['fix-input'],
  ['request-relationship'],
  ['decide'],
  ['add-subscription', 'add-seats', 'notify-microsoft'],
  ['verify'],
  ['suspend', 'cancel'],
];
const CONSENT = 1;

function stageOf({ verb, tenant }: ActionDraft): number {
  // What is checked in the old tenant confirms that the charge has stopped.
  if (verb === 'verify' && tenant === 'from') return STAGES.length;
  return STAGES.findIndex((verbs) => verbs.includes(verb));
}

/** Consent that a customer without service waits for is as pressing as its service. */
function withUrgentBlockers(ranked: readonly Ranked[]): Ranked[] {
  const urgent = new Set(
    ranked
      .filter(({ urgency }) => urgency.priority === 'urgent')
      .flatMap(({ pending }) => pending.customer?.key ?? []),
  );
  return ranked.map((one) =>
    one.stage === CONSENT && urgent.has(one.pending.customer?.key ?? '')
      ? { ...one, urgency: { ...one.urgency, priority: 'urgent', why: BLOCKS_URGENT } }
      : one,
  );
}

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

/** What is urgent first; then by stage, by day, by priority, by money in each currency, and by name. */
function inOrder(a: Ranked, b: Ranked): number {
  const isLater = ({ urgency }: Ranked): number => (urgency.priority === 'urgent' ? 0 : 1);
  const rank = ({ urgency }: Ranked): number => PRIORITIES.indexOf(urgency.priority);
  return (
    isLater(a) - isLater(b) ||
    a.stage - b.stage ||
    a.pending.dueOn - b.pending.dueOn ||
    rank(a) - rank(b) ||
    byMoney(a.urgency.perDay, b.urgency.perDay) ||
    byNames(a.pending, b.pending)
  );
}

function byMoney(a: Urgency['perDay'], b: Urgency['perDay']): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return byCodeUnit(a.currency, b.currency) || Number(b.amount) - Number(a.amount);
}

function byNames(a: Pending, b: Pending): number {
  const [first, second] = [namesOf(a), namesOf(b)];
  const at = first.findIndex((name, index) => name !== second[index]);
  return at < 0 ? 0 : byCodeUnit(first[at] ?? '', second[at] ?? '');
}

function namesOf({ id, customer, line }: Pending): readonly string[] {
  return [customer?.name ?? '', customer?.key ?? '', line?.offer ?? '', id];
}

function toAction({ pending, urgency }: Ranked): Action<Text> {
  const { id, draft, customer, line, findings, dueOn } = pending;
  const { verb, tenant, seats, text, steps, otherProduct } = draft;
  return {
    id,
    findings: [...findings].sort(byCodeUnit),
    verb,
    tenant,
    customer: customer?.name ?? null,
    offer: line?.offer ?? null,
    seats,
    dueOn: formatDay(dueOn),
    text,
    steps: [
      ...wayTo({ verb, tenant, customer, line: otherProduct === true ? null : line }),
      ...steps,
    ],
    priority: urgency.priority,
    priorityWhy: urgency.why,
  };
}
