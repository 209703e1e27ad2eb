/** Parts of timelines kept once: many subscriptions of as many seats move on the same few days. */
import { fitted } from '../model/group.ts';
import type { Day } from '../model/values.ts';
import type { Span } from './edges.ts';

/** So many of each kind are kept; what comes later has come too seldom to be worth it. */
const MOST = 100_000;

export class Shapes {
  readonly #spans = new Map<string, readonly Span[]>();
  readonly #days = new Map<string, readonly Day[]>();

  /** The first spans that were the same. */
  spans(spans: readonly Span[]): readonly Span[] {
    let key = '';
    for (const { from, lo, hi } of spans) key += `${String(from)} ${String(lo)} ${String(hi)} `;
    return first(this.#spans, key, spans);
  }

  /** The first days that were the same. */
  days(days: readonly Day[]): readonly Day[] {
    return days.length === 0 ? fitted(days) : first(this.#days, days.join(' '), days);
  }
}

function first<T>(
  known: Map<string, readonly T[]>,
  key: string,
  items: readonly T[],
): readonly T[] {
  const same = known.get(key);
  if (same !== undefined) return same;
  const kept = fitted(items);
  if (known.size < MOST) known.set(key, kept);
  return kept;
}
