/**
 * Counts what a line costs in days: overlap (both tenants bill) and gap (fewer seats than the customer had).
 * Works on the bounds of the timelines, so that an open day makes a range, never a guess. Days count by
 * the state at their end; all ranges are half-open and end before the as-of day (contract §2).
 */
import {
  addDays,
  dayOf,
  minutesBetween,
  startOfDay,
  type Day,
  type Instant,
} from '../model/values.ts';
import { BEGINNING, type BuiltTimeline, type Span, type Timeline } from './timeline.ts';

export interface Overlap {
  /** `null` where the files leave the number open. */
  readonly days: number | null;
  readonly seatDays: number | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly open: boolean;
  readonly certain: boolean;
  readonly minDays: number;
  /** `null`: the files prove no upper bound. */
  readonly maxDays: number | null;
}

export interface Gap {
  readonly days: number | null;
  readonly seatDays: number | null;
  readonly open: boolean;
  readonly minDays: number;
  /** Seats lacking at the end of the last completed day. */
  readonly lacking: number;
}

/** Days with the same bounds: the sums of all subscriptions of each side. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly fLo: number;
  readonly fHi: number;
  readonly tLo: number;
  readonly tHi: number;
}

/**
 * Overlap of a line. `windowStart` bounds what is unknown "since before the files begin": without it such
 * a range has no upper bound.
 */
export function countOverlap(
  from: readonly Timeline[],
  to: readonly Timeline[],
  asOf: Day,
  windowStart: Day | null,
): Overlap {
  const days = { lo: 0, hi: 0 };
  const seatDays = { lo: 0, hi: 0 };
  let first: number | null = null;
  let last: number | null = null;
  let open = false;
  let cut = false;
  for (const segment of segmentsOf(from, to, BEGINNING, asOf)) {
    const lo = Math.min(segment.fLo, segment.tLo);
    const hi = Math.min(segment.fHi, segment.tHi);
    const length = segment.to - segment.from;
    const bounded = boundedLength(segment, windowStart);
    if (lo > 0) {
      days.lo += length;
      seatDays.lo += lo * length;
      first ??= segment.from;
      last = segment.to - 1;
      open = segment.to === asOf;
    }
    if (hi === 0) continue;
    const counted = lo > 0 ? length : bounded;
    // The window only keeps a range readable; what it cuts off stays unknown.
    cut ||= counted < length;
    days.hi += counted;
    seatDays.hi += product(hi, counted);
  }
  const daysCertain = days.lo === days.hi && !cut;
  const certain = daysCertain && seatDays.lo === seatDays.hi;
  return {
    days: daysCertain ? days.lo : null,
    seatDays: certain ? seatDays.lo : null,
    firstDay: certain ? toDay(first) : null,
    lastDay: certain ? toDay(last) : null,
    open,
    certain,
    minDays: days.lo,
    maxDays: upperBound(days, cut),
  };
}

/** The most days that the files allow; none is known where only the window bounds them. */
function upperBound(
  days: { readonly lo: number; readonly hi: number },
  cut: boolean,
): number | null {
  return Number.isFinite(days.hi) && !(cut && days.hi === days.lo) ? days.hi : null;
}

/** Unbounded seats over no days are none. */
function product(seats: number, days: number): number {
  return days === 0 ? 0 : seats * days;
}

/** Days of an open range that can count: from the window's start on. */
function boundedLength(segment: Segment, windowStart: Day | null): number {
  if (windowStart === null || segment.from >= windowStart) return segment.to - segment.from;
  return Math.max(0, segment.to - windowStart);
}

/**
 * Gap of a line from `firstStop` on, measured against the seats billed on the day before it. `null` first
 * stop with `stopUnknown` means that something stopped, but no file says when.
 */
export function countGap(
  from: readonly Timeline[],
  to: readonly Timeline[],
  asOf: Day,
  firstStop: Day | null,
  unknownStop: { readonly required: number } | null,
): Gap {
  if (unknownStop !== null) return gapOfUnknownStop(from, to, asOf, unknownStop.required);
  if (firstStop === null) return { days: 0, seatDays: 0, open: false, minDays: 0, lacking: 0 };
  const required = requiredSeats(from, firstStop);
  const days = { lo: 0, hi: 0 };
  const seatDays = { lo: 0, hi: 0 };
  let lacking = 0;
  for (const segment of segmentsOf(from, to, firstStop, asOf)) {
    const length = segment.to - segment.from;
    const least = Math.max(0, required.lo - segment.fHi - segment.tHi);
    const most = Math.max(0, required.hi - segment.fLo - segment.tLo);
    if (least > 0) days.lo += length;
    if (most > 0) days.hi += length;
    seatDays.lo += least * length;
    seatDays.hi += most * length;
    // What the customer may have had and surely has not now: better asked about than missed.
    if (segment.to === asOf) lacking = Math.max(0, required.hi - segment.fHi - segment.tHi);
  }
  return {
    days: days.lo === days.hi ? days.lo : null,
    seatDays: seatDays.lo === seatDays.hi ? seatDays.lo : null,
    open: lacking > 0,
    minDays: days.lo,
    lacking,
  };
}

function gapOfUnknownStop(
  from: readonly Timeline[],
  to: readonly Timeline[],
  asOf: Day,
  required: number,
): Gap {
  const last = segmentsOf(from, to, addDays(asOf, -1), asOf)[0];
  const lacking = Math.max(0, required - (last?.fHi ?? 0) - (last?.tHi ?? 0));
  return { days: null, seatDays: null, open: lacking > 0, minDays: 0, lacking };
}

/** The seats billed on the from side on the day before it first fell, as bounds. */
export function requiredSeats(
  from: readonly Timeline[],
  firstStop: Day,
): { readonly lo: number; readonly hi: number } {
  return sumAt(from, addDays(firstStop, -1));
}

/** Billed seats of one timeline at the end of a day. */
export function boundsOn(
  spans: readonly Span[],
  day: Day,
): { readonly lo: number; readonly hi: number } {
  return spans.findLast((span) => span.from <= day) ?? { lo: 0, hi: 0 };
}

/**
 * Minutes within `day` during which fewer than `required` seats were billed on both sides together, for a
 * day that ends without a gap. 0 where a change of that day has no time: then the order is not known.
 */
export function gapMinutes(
  from: readonly BuiltTimeline[],
  to: readonly BuiltTimeline[],
  day: Day,
  required: number,
): number {
  const all = [...from, ...to];
  if (all.some(({ changes }) => changes.untimedDays.includes(day))) return 0;
  const tracks = all.map(({ timeline, changes }) => ({
    billed: boundsOn(timeline.spans, addDays(day, -1)).lo,
    steps: changes.steps.filter((step) => dayOf(step.at) === day),
  }));
  const moments = [...new Set(tracks.flatMap((track) => track.steps.map((step) => step.at)))];
  moments.sort((a, b) => a - b);
  const ends: Instant[] = [...moments.slice(1), startOfDay(addDays(day, 1))];
  let minutes = 0;
  moments.forEach((moment, index) => {
    const billed = tracks.reduce((sum, track) => {
      const step = track.steps.findLast((candidate) => candidate.at <= moment);
      return sum + (step?.billed ?? track.billed);
    }, 0);
    const end = ends[index];
    if (billed < required && end !== undefined) minutes += minutesBetween(moment, end);
  });
  return minutes;
}

/** Cuts the days [start, asOf) wherever a bound changes, with the sums of both sides. */
export function segmentsOf(
  from: readonly Timeline[],
  to: readonly Timeline[],
  start: number,
  asOf: Day,
): readonly Segment[] {
  const cuts = new Set<number>([start]);
  for (const timeline of [...from, ...to]) {
    for (const span of timeline.spans) {
      if (span.from > start && span.from < asOf) cuts.add(span.from);
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.map((cut, index) => {
    const f = sumAt(from, cut);
    const t = sumAt(to, cut);
    return { from: cut, to: sorted[index + 1] ?? asOf, fLo: f.lo, fHi: f.hi, tLo: t.lo, tHi: t.hi };
  });
}

function sumAt(timelines: readonly Timeline[], day: number): { lo: number; hi: number } {
  const sum = { lo: 0, hi: 0 };
  for (const { spans } of timelines) {
    const span = spans.findLast((candidate) => candidate.from <= day);
    sum.lo += span?.lo ?? 0;
    sum.hi += span?.hi ?? 0;
  }
  return sum;
}

function toDay(value: number | null): Day | null {
  return value === null ? null : (value as Day);
}
