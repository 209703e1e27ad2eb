/**
 * Asks all checks of a gate and draws the verdicts: no-go where one fails, cannot-tell where one cannot tell,
 * go only where all pass. A check that crashes cannot tell, and hides no other.
 */
import type {
  CheckResult,
  GateVerdict,
  Preflight,
  PreflightAnswer,
  PreflightCheck,
  PreflightCustomer,
} from '../model/preflight.ts';
import { cannotTell, type Answer, type Check, type Given } from './check.ts';
import { CHECKS } from './index.ts';
import { say, type Text } from '../text/text.ts';

/** Places that are listed with an answer; the rest is counted. */
const LISTED = 20;

export type Judged = Pick<
  Preflight<Text>,
  'verdict' | 'reasons' | 'totals' | 'checks' | 'customers' | 'answers'
>;

interface Asked {
  readonly check: Check;
  readonly answers: readonly Answer[];
}

/** Judges the run and each of its customers. */
export function runChecks(given: Given, checks: readonly Check[] = CHECKS): Judged {
  const asked = checks
    .filter(({ gates }) => gates.includes(given.gate))
    .map((check) => ({ check, answers: ask(check, given) }));
  const customers = customersOf(given, asked);
  const answers = asked.flatMap(({ check, answers: own }) =>
    own.map((answer) => publish(check, answer)),
  );
  const nothing = whyNothing(given);
  const verdict = verdictOf(answers.map(({ result }) => result));
  const of = (wanted: GateVerdict): number =>
    customers.filter((customer) => customer.verdict === wanted).length;
  return {
    verdict: nothing === null ? verdict : 'nothing-to-judge',
    reasons: nothing === null ? reasonsOf(asked) : [nothing],
    totals: {
      customers: customers.length,
      go: of('go'),
      noGo: of('no-go'),
      cannotTell: of('cannot-tell'),
    },
    checks: asked.map(tally),
    customers,
    answers,
  };
}

function ask(check: Check, given: Given): readonly Answer[] {
  try {
    return check.answer(given);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [cannotTell(null, say('The check failed: {why}', { why }), { everyone: 'cannot-tell' })];
  }
}

function whyNothing({ facts, customers }: Given): Text | null {
  const { from, to } = facts.tenants;
  if (!from.hasSubscriptions) {
    return say('There is no subscriptions export of the Transitioning From tenant.');
  }
  if (!to.hasSubscriptions && !to.hasList) {
    return say(
      'There is no subscriptions export and no customer list of the Transitioning To tenant.',
    );
  }
  return customers.length === 0 ? say('The Transitioning From tenant has no customer.') : null;
}

/** The worst result decides. */
export function verdictOf(results: readonly CheckResult[]): GateVerdict {
  if (results.includes('fail')) return 'no-go';
  return results.length === 0 || results.includes('cannot-tell') ? 'cannot-tell' : 'go';
}

function reasonsOf(asked: readonly Asked[]): readonly Text[] {
  return asked.flatMap(({ check, answers }) => {
    const failed = answers.filter(({ result }) => result === 'fail').length;
    const open = answers.filter(({ result }) => result === 'cannot-tell').length;
    const values = { check: check.title, failed, open };
    if (failed > 0 && open > 0) {
      return [say('{check}: {failed, number} failed, {open, number} cannot be told.', values)];
    }
    if (failed > 0) return [say('{check}: {failed, number} failed.', values)];
    return open > 0 ? [say('{check}: {open, number} cannot be told.', values)] : [];
  });
}

function tally({ check, answers }: Asked): PreflightCheck<Text> {
  const of = (result: CheckResult): number =>
    answers.filter((answer) => answer.result === result).length;
  const { id, title, asks } = check;
  return { id, title, asks, pass: of('pass'), fail: of('fail'), cannotTell: of('cannot-tell') };
}

function customersOf(given: Given, asked: readonly Asked[]): readonly PreflightCustomer[] {
  const results = new Map(given.customers.map(({ customer }) => [customer, emptyResults()]));
  for (const { check, answers } of asked) {
    for (const { customer, result } of answers) {
      if (customer !== null) results.get(customer)?.set(check.id, result);
    }
    for (const { customer, everyone } of answers) {
      if (customer !== null || everyone === null) continue;
      for (const own of results.values()) own.set(check.id, worse(own.get(check.id), everyone));
    }
  }
  return given.customers.map(({ customer }) => {
    const byCheck = results.get(customer) ?? emptyResults();
    const own = asked.flatMap(({ check: { id } }) => {
      const result = byCheck.get(id);
      return result === undefined ? [] : [[id, result] as const];
    });
    const idsOf = (wanted: CheckResult): readonly string[] =>
      own.flatMap(([id, result]) => (result === wanted ? [id] : []));
    return {
      key: customer.key,
      name: customer.name,
      tenantId: customer.from?.tenantId ?? null,
      domain: customer.from?.domain ?? null,
      verdict: verdictOf(own.map(([, result]) => result)),
      failed: idsOf('fail'),
      open: idsOf('cannot-tell'),
    };
  });
}

function emptyResults(): Map<string, CheckResult> {
  return new Map();
}

function worse(one: CheckResult | undefined, other: CheckResult): CheckResult {
  if (one === 'fail' || other === 'fail') return 'fail';
  return one === 'cannot-tell' || other === 'cannot-tell' ? 'cannot-tell' : 'pass';
}

function publish({ id }: Check, answer: Answer): PreflightAnswer<Text> {
  const { customer, result, reason, fix, evidence } = answer;
  return {
    check: id,
    result,
    customerKey: customer?.key ?? null,
    customer: customer?.name ?? null,
    reason,
    fix,
    evidence: evidence.slice(0, LISTED),
    evidenceUnlisted: Math.max(0, evidence.length - LISTED),
  };
}
