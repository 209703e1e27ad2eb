/** Moments kept once: the rows of an export say few days and times, again and again. */
import type { Moment } from './moments.ts';

/** So many of either kind are kept; what comes later has come too seldom to be worth it. */
const MOST = 100_000;

export class SharedMoments {
  readonly #days = new Map<number, Moment>();
  readonly #times = new Map<number, Moment>();

  /** The first moment that was the same. */
  keep(moment: Moment | null): Moment | null {
    if (moment === null) return null;
    const known = moment.at === null ? this.#days : this.#times;
    const key = moment.at ?? moment.day;
    const first = known.get(key);
    if (first !== undefined) return first;
    if (known.size < MOST) known.set(key, moment);
    return moment;
  }
}
