/**
 * The seats that both sides of a line billed, day by day, as bounds: what the counts of overlap and gap were
 * taken from, kept for people who want to see it.
 */
import { fitted } from '../model/group.ts';
import type { Day } from '../model/values.ts';
import { segmentsOf, type Segment } from './line-days.ts';
import { BEGINNING, type Timeline } from './timeline.ts';

/** At least `lo`, at most `hi` seats; known where the two are equal. */
export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

/** What was billed from a day on, at the end of each day. */
export interface BilledSpan {
  /** `null`: since before the files begin. */
  readonly from: Day | null;
  readonly fromSeats: Bounds;
  readonly toSeats: Bounds;
  /** Seats fewer than the customer had before the first stop. */
  readonly lacking: Bounds;
}

/** The seats that a customer must have from a day on. */
export interface Required extends Bounds {
  readonly since: Day;
}

/** The billed seats of a line before the as-of day; spans that say the same are one. */
export function billedSpans(
  from: readonly Timeline[],
  to: readonly Timeline[],
  asOf: Day,
  required: Required | null,
): readonly BilledSpan[] {
  const before = required === null ? asOf : required.since;
  const segments = [
    ...segmentsOf(from, to, BEGINNING, before).map((segment) => spanOf(segment, null)),
    ...(required === null
      ? []
      : segmentsOf(from, to, required.since, asOf).map((segment) => spanOf(segment, required))),
  ];
  return fitted(
    segments.filter((span, index) => {
      const previous = segments[index - 1];
      return previous === undefined || !saysTheSame(previous, span);
    }),
  );
}

function spanOf(segment: Segment, required: Required | null): BilledSpan {
  const { fLo, fHi, tLo, tHi } = segment;
  return {
    from: segment.from === BEGINNING ? null : (segment.from as Day),
    fromSeats: { lo: fLo, hi: fHi },
    toSeats: { lo: tLo, hi: tHi },
    lacking: required === null ? NOTHING : lackingOf(required, fLo + tLo, fHi + tHi),
  };
}

/** Shared, since mostly nothing is lacking. */
const NOTHING: Bounds = { lo: 0, hi: 0 };

function lackingOf(required: Required, lo: number, hi: number): Bounds {
  const most = Math.max(0, required.hi - lo);
  return most === 0 ? NOTHING : { lo: Math.max(0, required.lo - hi), hi: most };
}

function saysTheSame(one: BilledSpan, other: BilledSpan): boolean {
  return (['fromSeats', 'toSeats', 'lacking'] as const).every(
    (side) => one[side].lo === other[side].lo && one[side].hi === other[side].hi,
  );
}
