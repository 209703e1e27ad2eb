/**
 * Waivers: what may be left be, by whom, why and until when. One holds for the numbers that it was given
 * for; it hides nothing and changes no total, and it lapses where people can see it.
 */

import type { Words } from '../report/words.ts';
import type { Speech } from '../text/speech.ts';
import { listed, say, verbatim, type Text } from '../text/text.ts';
import { isDay } from './cell-text.ts';
import type { Cells, KnownAction, WaiverBinding, WaiverRow } from './living.ts';

export type WaiverState = 'none' | 'in force' | 'lapsed' | 'not applied';

export interface Waiver {
  readonly state: WaiverState;
  readonly why: Text;
  readonly binding: WaiverBinding | null;
}

const NONE: Waiver = { state: 'none', why: verbatim(''), binding: null };

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
    ...(isDay(until) ? [] : [say('a day')]),
    ...(reason === '' ? [say('a reason')] : []),
    ...(owner === '' ? [say('an owner')] : []),
  ];
  if (lacking.length > 0) {
    const why = say('It lacks {what}.', { what: listed(lacking) });
    return { state: 'not applied', why, binding: null };
  }
  const same = earlier?.until === until && earlier.reason === reason;
  const binding = same ? earlier : { until, reason, numbers };
  if (until < asOf) {
    return { state: 'lapsed', why: say('Its day, {day}, has passed.', { day: until }), binding };
  }
  if (binding.numbers !== numbers) {
    const why = say('The numbers have changed: {before} became {now}.', {
      before: binding.numbers,
      now: numbers,
    });
    return { state: 'lapsed', why, binding };
  }
  return { state: 'in force', why: say('The action stays counted and listed.'), binding };
}

/** What the sheet says about a waiver; `idle` where its action is found no more. */
export const WAIVER_WORDS: Words<Exclude<WaiverState, 'none'> | 'idle'> = {
  'in force': say('In force'),
  lapsed: say('Lapsed'),
  'not applied': say('Not applied'),
  idle: say('Matches nothing'),
};

/** The row of the sheet `Waivers`; none where nobody asked for one. */
export function waiverRow(
  action: KnownAction,
  waiver: Waiver,
  { of }: Speech,
): readonly WaiverRow[] {
  if (waiver.state === 'none') return [];
  const row = rowOf(action, of(WAIVER_WORDS[waiver.state]), of(waiver.why));
  return [{ ...row, holds: waiver.state === 'in force' }];
}

/** A waiver whose action is found no more. */
export function idleWaiverRow(action: KnownAction, { of }: Speech): readonly WaiverRow[] {
  const { waiveUntil = '', waiveReason = '' } = action.human;
  if (waiveUntil === '' && waiveReason === '') return [];
  return [
    rowOf(
      action,
      of(WAIVER_WORDS.idle),
      of(say('Found no more since {day}.', { day: action.resolvedOn })),
    ),
  ];
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
    holds: false,
  };
}
