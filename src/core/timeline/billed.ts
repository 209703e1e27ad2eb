/**
 * The seats that both sides of a line billed, day by day, as bounds: what the counts of overlap and gap were
 * taken from, kept for people who want to see it.
 */
import { fitted } from '../model/group.ts';
import type { Day } from '../model/values.ts';
import type { Segment } from './line-days.ts';
import { BEGINNING } from './timeline.ts';

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
  segments: readonly Segment[],
  required: Required | null,
): readonly BilledSpan[] {
  const since = required?.since ?? Number.POSITIVE_INFINITY;
  const spans: BilledSpan[] = [];
  const add = (from: number, segment: Segment, needed: Required | null): void => {
    const span = spanOf(from, segment, needed);
    const previous = spans.at(-1);
    if (previous === undefined || !saysTheSame(previous, span)) spans.push(span);
  };
  for (const segment of segments) {
    if (segment.from < since) add(segment.from, segment, null);
    if (segment.to > since) add(Math.max(segment.from, since), segment, required);
  }
  return fitted(spans);
}

function spanOf(from: number, segment: Segment, required: Required | null): BilledSpan {
  const { fLo, fHi, tLo, tHi } = segment;
  return {
    from: from === BEGINNING ? null : (from as Day),
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
