/** What has to be done first: consent, then setting up, checking, stopping the old charge, confirming. */

import { addTo } from '../model/group.ts';
import type { Verb } from '../model/report.ts';
import { cutList } from '../report/places.ts';
import type { Speech } from '../text/speech.ts';
import { lineKey, type CurrentAction } from './machine-cells.ts';

/** Stages of the work on one product; `null` for what is done beside it. */
function stageOf({ action }: CurrentAction): number | null {
  const stages: Readonly<Record<Verb, number | null>> = {
    'fix-input': null,
    decide: null,
    'request-relationship': 0,
    'add-subscription': 1,
    'add-seats': 1,
    'notify-microsoft': 1,
    verify: action.tenant === 'to' ? 2 : 4,
    suspend: 3,
    cancel: 3,
  };
  return stages[action.verb];
}

const MOST_NAMED = 3;

/** For each action the ids of the open ones that come before it, the first to do first. */
export function blockers(
  actions: readonly CurrentAction[],
  isOpen: (id: string) => boolean,
  { of }: Speech,
): (action: CurrentAction) => string {
  const consents = new Map<string, string[]>();
  const work = new Map<string, { readonly id: string; readonly stage: number }[]>();
  for (const current of actions) {
    const stage = stageOf(current);
    const { id } = current.action;
    if (stage === null || current.customerKey === null || !isOpen(id)) continue;
    if (stage === 0) addTo(consents, current.customerKey, id);
    else if (current.offerKey !== null) addTo(work, keyOf(current), { id, stage });
  }
  return (current) => {
    const stage = stageOf(current);
    if (stage === null || stage === 0 || current.customerKey === null) return '';
    const earlier = current.offerKey === null ? [] : (work.get(keyOf(current)) ?? []);
    const before = earlier.filter((other) => other.stage < stage).sort((a, b) => a.stage - b.stage);
    const ids = [...(consents.get(current.customerKey) ?? []), ...before.map(({ id }) => id)];
    const more = ids.length - MOST_NAMED;
    return of(cutList(ids.slice(0, MOST_NAMED), more));
  };
}

function keyOf(current: CurrentAction): string {
  return lineKey(current.customerKey, current.offerKey);
}
