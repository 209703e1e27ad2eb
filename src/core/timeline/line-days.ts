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

/** Nothing was billed in both tenants. Shared, since most lines say so. */
const NO_OVERLAP: Overlap = {
  days: 0,
  seatDays: 0,
  firstDay: null,
  lastDay: null,
  open: false,
  certain: true,
  minDays: 0,
  maxDays: 0,
};

/** Nothing ever lacked. Shared, since most lines say so. */
const NO_GAP: Gap = { days: 0, seatDays: 0, open: false, minDays: 0, lacking: 0 };

/**
 * Overlap of a line. `windowStart` bounds what is unknown "since before the files begin": without it such
 * a range has no upper bound.
 */
export function countOverlap(
  segments: readonly Segment[],
  asOf: Day,
  windowStart: Day | null,
): Overlap {
  const days = { lo: 0, hi: 0 };
  const seatDays = { lo: 0, hi: 0 };
  let first: number | null = null;
  let last: number | null = null;
  let open = false;
  let cut = false;
  for (const segment of segments) {
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
  if (days.hi === 0 && !cut) return NO_OVERLAP;
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
  segments: readonly Segment[],
  asOf: Day,
  firstStop: Day | null,
  unknownStop: { readonly required: number } | null,
): Gap {
  if (unknownStop !== null) return gapOfUnknownStop(segments, asOf, unknownStop.required);
  if (firstStop === null) return NO_GAP;
  const required = requiredSeats(segments, firstStop);
  const days = { lo: 0, hi: 0 };
  const seatDays = { lo: 0, hi: 0 };
  let lacking = 0;
  for (const segment of segments) {
    const length = segment.to - Math.max(segment.from, firstStop);
    if (length <= 0) continue;
    const least = Math.max(0, required.lo - segment.fHi - segment.tHi);
    const most = Math.max(0, required.hi - segment.fLo - segment.tLo);
    if (least > 0) days.lo += length;
    if (most > 0) days.hi += length;
    seatDays.lo += least * length;
    seatDays.hi += most * length;
    // What the customer may have had and surely has not now: better asked about than missed.
    if (segment.to === asOf) lacking = Math.max(0, required.hi - segment.fHi - segment.tHi);
  }
  if (days.hi === 0) return NO_GAP;
  return {
    days: days.lo === days.hi ? days.lo : null,
    seatDays: seatDays.lo === seatDays.hi ? seatDays.lo : null,
    open: lacking > 0,
    minDays: days.lo,
    lacking,
  };
}

function gapOfUnknownStop(segments: readonly Segment[], asOf: Day, required: number): Gap {
  const { fHi, tHi } = segmentOn(segments, addDays(asOf, -1));
  const lacking = Math.max(0, required - fHi - tHi);
  return { days: null, seatDays: null, open: lacking > 0, minDays: 0, lacking };
}

/** The seats billed on the from side on the day before it first fell, as bounds. */
export function requiredSeats(
  segments: readonly Segment[],
  firstStop: Day,
): { readonly lo: number; readonly hi: number } {
  const { fLo, fHi } = segmentOn(segments, addDays(firstStop, -1));
  return { lo: fLo, hi: fHi };
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
  const moments = momentsOn(all, day);
  let minutes = 0;
  moments.forEach((moment, index) => {
    const end = moments[index + 1] ?? startOfDay(addDays(day, 1));
    if (billedAt(all, day, moment) < required) minutes += minutesBetween(moment, end);
  });
  return minutes;
}

/** The moments of a day at which something changed, in order. */
function momentsOn(all: readonly BuiltTimeline[], day: Day): readonly Instant[] {
  const moments: Instant[] = [];
  for (const { changes } of all) {
    for (const { at } of changes.steps) {
      if (dayOf(at) === day && !moments.includes(at)) moments.push(at);
    }
  }
  return moments.sort((a, b) => a - b);
}

/** Seats billed from a moment of a day on; what did not change by then that day is as it was the day before. */
function billedAt(all: readonly BuiltTimeline[], day: Day, moment: Instant): number {
  let sum = 0;
  for (const { timeline, changes } of all) {
    const step = changes.steps.findLast(({ at }) => at <= moment && dayOf(at) === day);
    sum += step?.billed ?? boundsOn(timeline.spans, addDays(day, -1)).lo;
  }
  return sum;
}

/** Cuts the days before `asOf` wherever a bound changes, with the sums of both sides. */
export function segmentsOf(
  from: readonly Timeline[],
  to: readonly Timeline[],
  asOf: Day,
): readonly Segment[] {
  const cuts: number[] = [BEGINNING];
  addCuts(cuts, from, asOf);
  addCuts(cuts, to, asOf);
  cuts.sort((a, b) => a - b);
  return cuts.map((cut, index) => {
    const f = sumAt(from, cut);
    const t = sumAt(to, cut);
    return { from: cut, to: cuts[index + 1] ?? asOf, fLo: f.lo, fHi: f.hi, tLo: t.lo, tHi: t.hi };
  });
}

function addCuts(cuts: number[], timelines: readonly Timeline[], asOf: Day): void {
  for (const { spans } of timelines) {
    for (const { from } of spans) {
      if (from < asOf && !cuts.includes(from)) cuts.push(from);
    }
  }
}

/** The last segment that begins on a day or before it. */
function segmentOn(segments: readonly Segment[], day: Day): Segment {
  return segments.findLast(({ from }) => from <= day) ?? NO_SEATS;
}

const NO_SEATS: Segment = { from: BEGINNING, to: BEGINNING, fLo: 0, fHi: 0, tLo: 0, tHi: 0 };

function sumAt(timelines: readonly Timeline[], day: number): { lo: number; hi: number } {
  const sum = { lo: 0, hi: 0 };
  for (const { spans } of timelines) {
    const span = spans.findLast((candidate) => candidate.from <= day);
    if (span === undefined) continue;
    sum.lo += span.lo;
    sum.hi += span.hi;
  }
  return sum;
}

function toDay(value: number | null): Day | null {
  return value === null ? null : (value as Day);
}
