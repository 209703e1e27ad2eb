/**
 * Splits the customers into waves. Every customer is in exactly one: what renews or can be cancelled first
 * goes first, unless the config says which customer goes when.
 */
import { byCodeUnit, foldName } from '../normalise/text.ts';
import type { CustomerWork } from './work.ts';

/** How waves are made; one wave with all customers where nothing is asked for. */
export type WaveRequest =
  | { readonly kind: 'one' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'per-day'; readonly customers: number }
  /** Customer (id, domain or name) to the number of its wave. */
  | { readonly kind: 'map'; readonly waves: Readonly<Record<string, number>> };

export interface Wave {
  readonly number: number;
  readonly works: readonly CustomerWork[];
}

export interface Waves {
  readonly waves: readonly Wave[];
  /** Customers that the config's map does not name; they make a last wave of their own. */
  readonly unassigned: number;
  /** Names in the map that no customer of the plan bears. */
  readonly unused: readonly string[];
}

/** Customers with the first deadline first; those without one come last. */
export function inOrderOfDeadline(works: readonly CustomerWork[]): readonly CustomerWork[] {
  const dayOf = ({ deadline }: CustomerWork): number => deadline?.day ?? Number.MAX_SAFE_INTEGER;
  return [...works].sort(
    (a, b) =>
      dayOf(a) - dayOf(b) ||
      byCodeUnit(a.customer.name, b.customer.name) ||
      byCodeUnit(a.customer.key, b.customer.key),
  );
}

/** Makes the waves of customers that stand in order. */
export function intoWaves(works: readonly CustomerWork[], request: WaveRequest): Waves {
  switch (request.kind) {
    case 'one':
      return parts(works, 1);
    case 'count':
      return parts(works, request.count);
    case 'per-day': {
      const size = Math.max(1, request.customers);
      const count = Math.ceil(works.length / size);
      const waves = Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        works: works.slice(index * size, (index + 1) * size),
      }));
      return { waves, unassigned: 0, unused: [] };
    }
    case 'map':
      return mapped(works, request.waves);
  }
}

/** Parts whose sizes differ by one at most; no part is empty. */
function parts(works: readonly CustomerWork[], wanted: number): Waves {
  const count = Math.min(Math.max(1, wanted), works.length);
  const waves: Wave[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const size = Math.floor(works.length / count) + (index < works.length % count ? 1 : 0);
    waves.push({ number: index + 1, works: works.slice(at, at + size) });
    at += size;
  }
  return { waves, unassigned: 0, unused: [] };
}

function mapped(works: readonly CustomerWork[], map: Readonly<Record<string, number>>): Waves {
  const wanted = new Map(Object.entries(map).map(([name, wave]) => [foldName(name), wave]));
  const used = new Set<string>();
  const byNumber = new Map<number, CustomerWork[]>();
  const rest: CustomerWork[] = [];
  for (const work of works) {
    const key = keysOf(work).find((one) => wanted.has(one));
    const number = key === undefined ? undefined : wanted.get(key);
    for (const one of keysOf(work)) used.add(one);
    if (number === undefined) rest.push(work);
    else byNumber.set(number, [...(byNumber.get(number) ?? []), work]);
  }
  const numbers = [...byNumber.keys()].sort((a, b) => a - b);
  const waves = numbers.map((number) => ({ number, works: byNumber.get(number) ?? [] }));
  if (rest.length > 0) waves.push({ number: (numbers.at(-1) ?? 0) + 1, works: rest });
  const unused = Object.keys(map).filter((name) => !used.has(foldName(name)));
  return { waves, unassigned: rest.length, unused: unused.sort(byCodeUnit) };
}

/** The surest of its names first. */
function keysOf({ customer }: CustomerWork): readonly string[] {
  const { from, name } = customer;
  return [from?.tenantId ?? null, from?.domain ?? null, name].flatMap((one) =>
    one === null ? [] : [foldName(one)],
  );
}
