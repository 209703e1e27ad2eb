/** How pressing an action is, and why: first people without service, then money by the day, then what is missing. */
import type { Line } from '../model/facts.ts';
import type { Priority, Verb } from '../model/report.ts';
import { roundedAmount } from '../money/exact.ts';
import { say, type Text } from '../text/text.ts';

export interface Urgency {
  readonly priority: Priority;
  readonly why: Text;
  /** Cost of each further day, for the order alone; amounts of two currencies are not compared. */
  readonly perDay: { readonly amount: string; readonly currency: string } | null;
}

/** Findings that say that people cannot work, or may not tomorrow. */
const CUT_OFF: ReadonlySet<string> = new Set([
  'suspended-not-provisioned',
  'azure-destination-inactive',
]);
/** Findings that say that both tenants charge, or the old one does without need. */
const CHARGED: ReadonlySet<string> = new Set([
  'subscription-unsuspended',
  'suspension-still-bills',
  'reactivated',
  'azure-source-active',
]);
const CHECKS: readonly Verb[] = ['verify', 'decide'];

/** The urgency of an action by the rules that call for it, and by what its product costs each day. */
export function urgencyOf(verb: Verb, rules: ReadonlySet<string>, line: Line | null): Urgency {
  const perDay = line === null ? null : costPerDay(line);
  const has = (set: ReadonlySet<string>): boolean => [...rules].some((rule) => set.has(rule));
  if (has(CUT_OFF)) {
    return { priority: 'urgent', why: say('The customer is without service.'), perDay };
  }
  const stops = verb === 'suspend' || verb === 'cancel';
  if (perDay !== null && (stops || verb === 'notify-microsoft')) {
    const why = say('Each further day costs {amount} {currency}.', perDay);
    return { priority: 'high', why, perDay };
  }
  if (stops || has(CHARGED)) {
    return { priority: 'high', why: say('The old subscription may still be charged.'), perDay };
  }
  if (verb === 'fix-input') {
    const why = say('What could not be read may change everything else.');
    return { priority: 'high', why, perDay };
  }
  if (CHECKS.includes(verb)) {
    return { priority: 'low', why: say('To be looked at.'), perDay };
  }
  return { priority: 'normal', why: say('Not set up yet.'), perDay };
}

/** What blocks pressing work is as pressing itself. */
export const BLOCKS_URGENT = say('Work for a customer without service waits for it.');

function costPerDay({ cost }: Line): Urgency['perDay'] {
  if (cost.kind !== 'known' || cost.perDay === null) return null;
  const amount = roundedAmount(cost.perDay, cost.currency);
  return Number(amount) === 0 ? null : { amount, currency: cost.currency };
}
