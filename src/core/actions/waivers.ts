/**
 * Waivers: what may be left be, by whom, why and until when. One holds for the numbers that it was given
 * for; it hides nothing and changes no total, and it lapses where people can see it.
 */

import { isDay } from './cell-text.ts';
import type { Cells, KnownAction, WaiverBinding, WaiverRow } from './living.ts';

export type WaiverState = 'none' | 'in force' | 'lapsed' | 'not applied';

export interface Waiver {
  readonly state: WaiverState;
  readonly why: string;
  readonly binding: WaiverBinding | null;
}

const NONE: Waiver = { state: 'none', why: '', binding: null };

/** What the words in a row amount to for these numbers on this day. */
export function judgeWaiver(
  human: Cells,
  earlier: WaiverBinding | null,
  numbers: string,
  asOf: string,
): Waiver {
  const { waiveUntil: until = '', waiveReason: reason = '', owner = '' } = human;
  if (until === '' && reason === '') return NONE;
  const lacking = [
    ...(isDay(until) ? [] : ['a day']),
    ...(reason === '' ? ['a reason'] : []),
    ...(owner === '' ? ['an owner'] : []),
  ];
  if (lacking.length > 0) {
    return { state: 'not applied', why: `It lacks ${lacking.join(' and ')}.`, binding: null };
  }
  const same = earlier?.until === until && earlier.reason === reason;
  const binding = same ? earlier : { until, reason, numbers };
  if (until < asOf) return { state: 'lapsed', why: `Its day, ${until}, has passed.`, binding };
  if (binding.numbers !== numbers) {
    const why = `The numbers have changed: ${binding.numbers} became ${numbers}.`;
    return { state: 'lapsed', why, binding };
  }
  return { state: 'in force', why: 'The action stays counted and listed.', binding };
}

const STATE_WORDS: Readonly<Record<Exclude<WaiverState, 'none'>, string>> = {
  'in force': 'In force',
  lapsed: 'Lapsed',
  'not applied': 'Not applied',
};

/** The row of the sheet `Waivers`; none where nobody asked for one. */
export function waiverRow(action: KnownAction, waiver: Waiver): readonly WaiverRow[] {
  if (waiver.state === 'none') return [];
  return [rowOf(action, STATE_WORDS[waiver.state], waiver.why)];
}

/** A waiver whose action is found no more. */
export function idleWaiverRow(action: KnownAction): readonly WaiverRow[] {
  const { waiveUntil = '', waiveReason = '' } = action.human;
  if (waiveUntil === '' && waiveReason === '') return [];
  return [rowOf(action, 'Matches nothing', `Found no more since ${action.resolvedOn}.`)];
}

function rowOf({ id, machine, human }: KnownAction, state: string, why: string): WaiverRow {
  return {
    id,
    text: machine['text'] ?? '',
    owner: human['owner'] ?? '',
    until: human['waiveUntil'] ?? '',
    reason: human['waiveReason'] ?? '',
    state,
    why,
  };
}
