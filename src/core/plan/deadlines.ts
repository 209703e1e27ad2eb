/** The day before which a subscription had better be moved: its cancel window closes, or it renews. */
import type { Placed } from '../model/placed.ts';
import { dayOf, startOfDay, type Day } from '../model/values.ts';
import { cancelWindowOf } from '../money/cancel-window.ts';

export interface Deadline {
  readonly day: Day;
  readonly why: 'cancel-window' | 'renewal' | 'end';
}

/** The first of what is still ahead; `null` where no file gives a day. */
export function deadlineOf(placed: Placed, asOf: Day): Deadline | null {
  const { endsOn, autoRenew } = placed.record;
  const window = cancelWindowOf(placed, asOf);
  const closing: Deadline[] =
    window !== null && window.closes > startOfDay(asOf)
      ? [{ day: dayOf(window.closes), why: 'cancel-window' }]
      : [];
  const ending: Deadline[] =
    endsOn !== null && endsOn.day >= asOf
      ? [{ day: endsOn.day, why: autoRenew === false ? 'end' : 'renewal' }]
      : [];
  return firstOf([...closing, ...ending]);
}

/** The earliest of some deadlines. */
export function firstOf(deadlines: readonly (Deadline | null)[]): Deadline | null {
  let first: Deadline | null = null;
  for (const deadline of deadlines) {
    if (deadline !== null && (first === null || deadline.day < first.day)) first = deadline;
  }
  return first;
}
