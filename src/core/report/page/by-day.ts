/** Seats billed twice and seats lacking, summed over all lines for each day of a window. */

import type { Report, SeatBounds } from '../../model/report.ts';
import { addDays, formatDay } from '../../model/values.ts';
import { stretchesOf, type Stretch, type Window } from './window.ts';

export interface DaySeats {
  readonly day: string;
  /** Surely billed by both sides, and how many more may have been. */
  readonly twice: number;
  readonly maybeTwice: number;
  readonly lacking: number;
  readonly maybeLacking: number;
}

export interface ByDay {
  readonly days: readonly DaySeats[];
  /** Lines on which the files prove no upper bound: nothing is drawn for what is open there. */
  readonly unboundedLines: number;
}

type Sums = Record<Exclude<keyof DaySeats, 'day'>, number>;

const NOTHING: Sums = { twice: 0, maybeTwice: 0, lacking: 0, maybeLacking: 0 };

/** The sums of each day, every day once. */
export function seatsByDay(report: Report, window: Window): ByDay {
  // What changes on each day; the sums follow by adding up, however long a stretch is.
  const changes = new Map<number, Sums>();
  let unboundedLines = 0;
  for (const line of report.lines) {
    const stretches = stretchesOf(line, window);
    if (stretches.some(isUnbounded)) unboundedLines += 1;
    for (const stretch of stretches) {
      const sums = sumsOf(stretch);
      change(changes, stretch.start, sums, 1);
      change(changes, stretch.end, sums, -1);
    }
  }
  const days: DaySeats[] = [];
  let running = NOTHING;
  for (let day = window.start; day < window.end; day = addDays(day, 1)) {
    running = added(running, changes.get(day) ?? NOTHING, 1);
    days.push({ day: formatDay(day), ...running });
  }
  return { days, unboundedLines };
}

function sumsOf(stretch: Stretch): Sums {
  const twice = overlapOf(stretch);
  const { lacking } = stretch;
  return {
    twice: twice.min,
    maybeTwice: (twice.max ?? twice.min) - twice.min,
    lacking: lacking.min,
    maybeLacking: (lacking.max ?? lacking.min) - lacking.min,
  };
}

/** The seats that both sides bill. */
export function overlapOf({ from, to }: Pick<Stretch, 'from' | 'to'>): SeatBounds {
  const most = Math.min(from.max ?? Infinity, to.max ?? Infinity);
  return { min: Math.min(from.min, to.min), max: Number.isFinite(most) ? most : null };
}

function isUnbounded(stretch: Stretch): boolean {
  return overlapOf(stretch).max === null || stretch.lacking.max === null;
}

function change(changes: Map<number, Sums>, day: number, sums: Sums, sign: 1 | -1): void {
  changes.set(day, added(changes.get(day) ?? NOTHING, sums, sign));
}

function added(one: Sums, other: Sums, sign: 1 | -1): Sums {
  return {
    twice: one.twice + sign * other.twice,
    maybeTwice: one.maybeTwice + sign * other.maybeTwice,
    lacking: one.lacking + sign * other.lacking,
    maybeLacking: one.maybeLacking + sign * other.maybeLacking,
  };
}
