/** The machine's cells of an action: what to do, where, why, and what each further day costs. */

import type { Action, Evidence, Finding, LineReport, Money, Report } from '../model/report.ts';
import { evidenceTexts } from '../report/evidence.ts';
import { actionPlace } from '../report/words.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { PRIORITY_WORDS } from './columns.ts';
import { boundNumbers } from './state-hash.ts';
import type { Cells } from './living.ts';

/** An action of this run with all that its findings say about it. */
export interface CurrentAction {
  readonly action: Action;
  readonly machine: Cells;
  readonly rules: readonly string[];
  readonly customerKey: string | null;
  readonly offerKey: string | null;
  readonly numbers: string;
}

/** The actions of a run in the order in which to do them. */
export function currentActions(report: Report, { of }: Speech): readonly CurrentAction[] {
  const findings = new Map(report.findings.map((finding) => [finding.id, finding]));
  const titles = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  const perDay = costsPerDay(report.lines);
  return report.actions.map((action) => {
    const grounds = action.findings.flatMap((id) => findings.get(id) ?? []);
    const rules = [...new Set(grounds.map((finding) => finding.rule))];
    const [first] = grounds;
    const [evidence, moreEvidence] = evidenceTexts(distinctEvidence(grounds));
    const customerKey = first?.customerKey ?? null;
    const offerKey = first?.offerKey ?? null;
    return {
      action,
      rules,
      customerKey,
      offerKey,
      numbers: boundNumbers(grounds),
      machine: {
        priority: of(PRIORITY_WORDS[action.priority]),
        priorityWhy: action.priorityWhy,
        dueOn: action.dueOn,
        text: action.text,
        tenant: of(actionPlace(action.tenant)),
        customer: action.customer ?? '',
        offer: action.offer ?? '',
        seats: action.seats === null ? '' : String(action.seats),
        money: moneyText(perDay.get(lineKey(customerKey, offerKey)), of),
        why: rules.map((id) => `${titles.get(id) ?? id} [${id}]`).join('\n'),
        evidence: of(evidence),
        moreEvidence: of(moreEvidence),
        steps: action.steps.map((step, index) => `${String(index + 1)}. ${step}`).join('\n'),
      },
    };
  });
}

/** By action, the first place that it rests on: what its evidence leads to. */
export function firstEvidence({ actions, findings }: Report): ReadonlyMap<string, Evidence> {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return new Map(
    actions.flatMap((action) => {
      const [first] = action.findings.flatMap((id) => byId.get(id)?.evidence ?? []);
      return first === undefined ? [] : [[action.id, first] as const];
    }),
  );
}

/** The rules that the words under Why name, for sheets whose hidden part is lost. */
export function rulesIn(why: string): readonly string[] {
  return [...why.matchAll(/\[([a-z-]+)\]$/gm)].flatMap(([, id]) => id ?? []);
}

/** One product of one customer. */
export function lineKey(customerKey: string | null, offerKey: string | null): string {
  return JSON.stringify([customerKey, offerKey]);
}

/** What each further day costs, by line; few lines go on costing. */
function costsPerDay(lines: readonly LineReport[]): ReadonlyMap<string, Money> {
  const costs = new Map<string, Money>();
  for (const { customerKey, offerKey, overlap } of lines) {
    if (overlap.costPerDay !== null) costs.set(lineKey(customerKey, offerKey), overlap.costPerDay);
  }
  return costs;
}

function moneyText(perDay: Money | undefined, of: Speech['of']): string {
  if (perDay === undefined) return '';
  const { amount, currency } = perDay;
  return of(say('{amount} {currency} a day', { amount, currency }));
}

function distinctEvidence(findings: readonly Finding[]): readonly Evidence[] {
  const [first, ...more] = findings;
  if (first?.evidence.length === 1 && more.length === 0) return first.evidence;
  const byPlace = new Map<string, Evidence>();
  for (const place of findings.flatMap((finding) => finding.evidence)) {
    byPlace.set(JSON.stringify([place.path, place.sheet, place.row, place.cell]), place);
  }
  return [...byPlace.values()];
}
