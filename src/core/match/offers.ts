/**
 * Groups one customer's subscriptions of both sides by offer: by offer id, else by exact normalised name,
 * else by the config's map (contract §3.2). A name that stands for two ids is matched with neither.
 */
import { fitted, NONE } from '../model/group.ts';
import { foldName } from '../normalise/text.ts';

/** What identifies an offer in a subscription's row, or in the log entries about it. */
export interface OfferIdentity {
  readonly offerId: string | null;
  readonly offerName: string | null;
}

export interface OfferGroup<T> {
  readonly key: string;
  readonly name: string;
  readonly from: readonly T[];
  readonly to: readonly T[];
  /** The ids that the name stands for, where it stands for more than one. */
  readonly candidates: readonly string[];
}

interface Draft<T> {
  readonly key: string;
  readonly from: T[];
  readonly to: T[];
  readonly candidates: readonly string[];
}

/** Groups subscriptions; `map` leads from a from offer (id or name) to a to offer (id or name). */
export function matchOffers<T>(
  from: readonly T[],
  to: readonly T[],
  identify: (item: T) => OfferIdentity,
  map: Readonly<Record<string, string>>,
): readonly OfferGroup<T>[] {
  const identities = [...from, ...to].map(identify);
  // Where all have an id, no name has to stand for one.
  const nameless = identities.some(({ offerId }) => offerId === null);
  const idsByName = nameless ? idsOfNames(identities) : NO_IDS;
  const groups = new Map<string, Draft<T>>();
  const place = (item: T, side: 'from' | 'to'): void => {
    const { key, candidates } = keyOf(identify(item), idsByName);
    const group = groups.get(key) ?? { key, from: [], to: [], candidates };
    group[side].push(item);
    groups.set(key, group);
  };
  for (const item of from) place(item, 'from');
  for (const item of to) place(item, 'to');
  applyMap(groups, map, identify);
  return [...groups.values()].map((group) => ({
    key: group.key,
    name: nameOf(group, identify),
    from: fitted(group.from),
    to: fitted(group.to),
    candidates: group.candidates,
  }));
}

type IdsByName = ReadonlyMap<string, ReadonlySet<string>>;

const NO_IDS: IdsByName = new Map();

function idsOfNames(identities: readonly OfferIdentity[]): IdsByName {
  const ids = new Map<string, Set<string>>();
  for (const { offerId, offerName } of identities) {
    if (offerId === null || offerName === null) continue;
    const name = foldName(offerName);
    ids.set(name, (ids.get(name) ?? new Set()).add(offerId));
  }
  return ids;
}

function keyOf(
  identity: OfferIdentity,
  idsByName: IdsByName,
): { key: string; candidates: readonly string[] } {
  if (identity.offerId !== null) return { key: identity.offerId, candidates: NONE };
  const name = foldName(identity.offerName ?? '');
  const ids = [...(idsByName.get(name) ?? [])].sort();
  const only = ids.length === 1 ? ids[0] : undefined;
  return only === undefined
    ? { key: `name:${name}`, candidates: ids }
    : { key: only, candidates: NONE };
}

/** Joins from groups without a counterpart to the to group that the config names. */
function applyMap<T>(
  groups: Map<string, Draft<T>>,
  map: Readonly<Record<string, string>>,
  identify: (item: T) => OfferIdentity,
): void {
  const targets = new Map(Object.entries(map).map(([a, b]) => [foldName(a), foldName(b)]));
  if (targets.size === 0) return;
  for (const group of [...groups.values()]) {
    if (group.from.length === 0 || group.to.length > 0) continue;
    const wanted = targets.get(group.key) ?? targets.get(foldName(nameOf(group, identify)));
    if (wanted === undefined) continue;
    const fitting = [...groups.values()].filter(
      (other) =>
        other.to.length > 0 &&
        (other.key === wanted || foldName(nameOf(other, identify)) === wanted),
    );
    const target = fitting[0];
    if (fitting.length !== 1 || target === undefined || target.from.length > 0) continue;
    groups.set(group.key, { ...group, to: target.to, candidates: [] });
    groups.delete(target.key);
  }
}

function nameOf<T>(group: Draft<T>, identify: (item: T) => OfferIdentity): string {
  for (const item of [...group.from, ...group.to]) {
    const { offerName } = identify(item);
    if (offerName !== null) return offerName;
  }
  return group.key;
}
