/** Small sheets to send out: one per owner or customer, with the actions of the main sheet that are theirs. */

import { foldName } from '../normalise/text.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import type { LivingAction, LivingSheet, SplitBy } from './living.ts';

export interface Pack {
  readonly label: string;
  /** File name, safe on every system and unique without regard to case. */
  readonly name: string;
  readonly ids: ReadonlySet<string>;
}

/** The packs of a sheet in the order of their first action; none where it is not split. */
export function packsOf(living: LivingSheet, speech: Speech): readonly Pack[] {
  const { splitBy } = living;
  if (splitBy === null) return [];
  const groups = new Map<string, { readonly label: string; readonly ids: Set<string> }>();
  for (const action of living.actions) {
    const label = labelOf(action, splitBy, speech);
    const group = groups.get(foldName(label)) ?? { label, ids: new Set() };
    group.ids.add(action.id);
    groups.set(foldName(label), group);
  }
  const taken = new Set<string>();
  return [...groups.values()].map(({ label, ids }) => ({
    label,
    ids,
    name: fileName(label, taken),
  }));
}

function labelOf({ human, machine }: LivingAction, splitBy: SplitBy, { of }: Speech): string {
  return splitBy === 'owner'
    ? (human['owner'] ?? of(say('No owner yet')))
    : machine['customer'] === undefined || machine['customer'] === ''
      ? of(say('No customer'))
      : machine['customer'];
}

/** Words that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

function fileName(label: string, taken: Set<string>): string {
  const clean = label
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, '-')
    .replace(/^[ .-]+|[ .-]+$/g, '')
    .slice(0, 60)
    .trim();
  const base = clean === '' || RESERVED.test(clean) ? `pack ${clean}`.trim() : clean;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base} (${String(count)})`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return `${name}.xlsx`;
  }
}

/** The sheet that goes out: its own actions, and nothing that is kept in the main one. */
export function packSheet(living: LivingSheet, { ids }: Pack, { of }: Speech): LivingSheet {
  return {
    ...living,
    splitBy: null,
    taken: [],
    history: [],
    actions: living.actions.filter((action) => ids.has(action.id)),
    resolved: [],
    waivers: living.waivers.filter(({ id }) => ids.has(id)),
    log: [],
    news: [],
    orphans: [],
    signOff: {
      cells: {},
      state: of(say('Signed in the main sheet.')),
      bound: null,
      isLapsed: false,
    },
  };
}
