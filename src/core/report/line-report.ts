/** One line of the report: what both sides hold, and what was measured of it. */
import type { Line, Placed } from '../model/facts.ts';
import type {
  BilledReport,
  GapReport,
  LineReport,
  OverlapReport,
  SubscriptionReport,
} from '../model/report.ts';
import { formatDay, type Day } from '../model/values.ts';
import type { Text } from '../text/text.ts';
import { costReport } from './money-report.ts';

/** The line as every format shows it. */
export function lineReport(line: Line): LineReport<Text> {
  return {
    customerKey: line.customer.key,
    customer: line.customer.name,
    offerKey: line.offerKey,
    offer: line.offer,
    family: line.family,
    familyAssumed: line.familyAssumed,
    comparable: line.comparable,
    from: { seats: line.fromSeats, subscriptions: line.from.map(subscriptionReport) },
    to: { seats: line.toSeats, subscriptions: line.to.map(subscriptionReport) },
    missingSeats: line.missingSeats,
    extraSeats: line.extraSeats,
    overlap: overlapReport(line),
    gap: gapReport(line),
    ...(line.billed.length === 0 ? {} : { billed: line.billed.map(billedReport) }),
  };
}

/** Shared, since most lines have neither overlap nor gap. */
const NO_OVERLAP: OverlapReport<Text> = {
  days: 0,
  seatDays: 0,
  firstDay: null,
  lastDay: null,
  open: false,
  certain: true,
  minDays: 0,
  maxDays: 0,
  cost: null,
  costPerDay: null,
  costGap: null,
};
const NO_GAP: GapReport = { days: 0, seatDays: 0, open: false };

function overlapReport(line: Line): OverlapReport<Text> {
  const { overlap, cost } = line;
  if (overlap.maxDays === 0 && cost.kind === 'none') return NO_OVERLAP;
  return {
    days: overlap.days,
    seatDays: overlap.seatDays,
    firstDay: dayText(overlap.firstDay),
    lastDay: dayText(overlap.lastDay),
    open: overlap.open,
    certain: overlap.certain,
    minDays: overlap.minDays,
    maxDays: overlap.maxDays,
    ...costReport(line),
  };
}

function gapReport({ gap: { days, seatDays, open } }: Line): GapReport {
  return days === 0 && seatDays === 0 && !open ? NO_GAP : { days, seatDays, open };
}

function billedReport({ from, fromSeats, toSeats, lacking }: Line['billed'][number]): BilledReport {
  const bounds = ({ lo, hi }: typeof lacking) => ({
    min: lo,
    max: Number.isFinite(hi) ? hi : null,
  });
  return {
    day: dayText(from),
    from: bounds(fromSeats),
    to: bounds(toSeats),
    lacking: bounds(lacking),
  };
}

function subscriptionReport({ record, timeline }: Placed): SubscriptionReport {
  const { path, sheet, row } = record.location;
  const startKnown = record.tenant === 'from' || timeline.start !== null;
  return {
    id: record.id,
    status: record.status,
    seats: record.seats,
    start: dayText(timeline.start),
    stop: dayText(timeline.stop),
    certain: timeline.stopKnown && startKnown,
    source: { path, sheet, row },
  };
}

/** `YYYY-MM-DD`. */
export function dayText(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
