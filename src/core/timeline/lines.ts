/** Builds the lines: one customer and offer with all its subscriptions of both sides, measured in seats and days. */
import type {
  CustomerFacts,
  MeasuredLine,
  OutOfScopeSubscription,
  Placed,
} from '../model/facts.ts';
import { NONE } from '../model/group.ts';
import { placedOf, type Rebuilt } from '../model/placed.ts';
import type { Family } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import { addDays, type Day } from '../model/values.ts';
import { matchOffers, type OfferGroup } from '../match/offers.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { byCodeUnit } from '../normalise/text.ts';
import { billedSpans, type Required } from './billed.ts';
import {
  countGap,
  countOverlap,
  gapMinutes,
  requiredSeats,
  segmentsOf,
  type Gap,
  type Overlap,
} from './line-days.ts';
import { leftOutOf } from './scope.ts';

export interface CustomerLines {
  readonly lines: readonly MeasuredLine[];
  readonly outOfScope: readonly OutOfScopeSubscription[];
}

/** All lines of one customer, sorted by offer, and the subscriptions that are left out. */
export function linesOf(
  customer: CustomerFacts,
  from: readonly Rebuilt[],
  to: readonly Rebuilt[],
  settings: Settings,
  migrationStart: Day | null,
): CustomerLines {
  const outOfScope: OutOfScopeSubscription[] = [];
  const inScope = (placed: readonly Rebuilt[]): readonly Rebuilt[] =>
    [...placed]
      .sort((a, b) => byCodeUnit(a.record.id, b.record.id))
      .filter((item) => {
        const { record, timeline } = item;
        const left = leftOutOf(record, timeline, migrationStart, settings.includeTrials);
        if (left === null) return true;
        const offer = record.offerName ?? record.offerId ?? '';
        outOfScope.push({ customer, placed: placedOf(item), offer, ...left });
        return false;
      });
  const groups = matchOffers(inScope(from), inScope(to), (item) => item.record, settings.offers);
  const lines = groups
    .map((group) => toLine(customer, group, settings.asOf, migrationStart))
    .sort((a, b) => byCodeUnit(a.offer, b.offer) || byCodeUnit(a.offerKey, b.offerKey));
  return { lines, outOfScope };
}

function toLine(
  customer: CustomerFacts,
  group: OfferGroup<Rebuilt>,
  asOf: Day,
  migrationStart: Day | null,
): MeasuredLine {
  const { from, to, candidates } = group;
  const all = [...from, ...to];
  const family = familyOf(all);
  const contradicted = all.some((placed) => placed.rivals.length > 0);
  const comparable = customer.notComparable === null && candidates.length === 0 && !contradicted;
  const counted = DOCTRINE[family].countsSeats;
  const fromSeats = counted ? sumSeats(from) : 0;
  const toSeats = counted ? sumSeats(to.filter(({ record }) => record.status === 'active')) : 0;
  const compared = comparable && counted;
  return {
    customer,
    offerKey: group.key,
    offer: group.name,
    family,
    familyAssumed: all.some((placed) => placed.record.familyAssumed),
    from: from.map(placedOf),
    to: to.map(placedOf),
    comparable,
    candidates,
    fromSeats,
    toSeats,
    missingSeats: compared ? Math.max(0, fromSeats - toSeats) : 0,
    extraSeats: compared && from.length > 0 ? Math.max(0, toSeats - fromSeats) : 0,
    ...measure(compared ? from : [], compared ? to : [], asOf, migrationStart, fromSeats),
  };
}

function sumSeats(placed: readonly Placed[]): number {
  return placed.reduce((sum, { record }) => sum + record.seats, 0);
}

/** What hides least comes first. */
const FAMILIES: readonly Family[] = ['unknown', 'nce', 'license', 'azure'];

/** One family for the line; where its subscriptions differ, the one that hides least. */
function familyOf(placed: readonly Placed[]): Family {
  return FAMILIES.find((family) => placed.some((one) => one.record.family === family)) ?? 'unknown';
}

function measure(
  from: readonly Rebuilt[],
  to: readonly Rebuilt[],
  asOf: Day,
  migrationStart: Day | null,
  fromSeats: number,
): Pick<MeasuredLine, 'overlap' | 'gap' | 'gapMinutes' | 'billed'> {
  const f = from.map(({ timeline }) => timeline);
  const t = to.map(({ timeline }) => timeline);
  const segments = segmentsOf(f, t, asOf);
  const overlap = countOverlap(segments, asOf, migrationStart);
  const unknown = from.some(({ timeline }) => !timeline.stopKnown);
  const stops = stopDays(from, migrationStart, asOf);
  const firstStop = stops[0] ?? null;
  const gap = countGap(segments, asOf, firstStop, unknown ? { required: fromSeats } : null);
  const required = firstStop === null ? null : requiredSeats(segments, firstStop);
  const needed = neededSeats(
    required,
    firstStop,
    unknown ? { eve: addDays(asOf, -1), fromSeats } : null,
  );
  const billed = isTelling(overlap, gap) ? billedSpans(segments, needed) : NONE;
  if (required === null || unknown || gap.days !== 0) {
    return { overlap, gap, gapMinutes: 0, billed };
  }
  const minutes = stops.reduce((sum, day) => sum + gapMinutes(from, to, day, required.lo), 0);
  return { overlap, gap, gapMinutes: minutes, billed };
}

/** The seats that a gap is measured against; where the day of a stop is unknown, on the last completed day alone. */
function neededSeats(
  required: Omit<Required, 'since'> | null,
  firstStop: Day | null,
  unknown: { readonly eve: Day; readonly fromSeats: number } | null,
): Required | null {
  if (unknown !== null) return { since: unknown.eve, lo: unknown.fromSeats, hi: unknown.fromSeats };
  return required === null || firstStop === null ? null : { ...required, since: firstStop };
}

/** Days are kept where something is to be seen on them. */
function isTelling(overlap: Overlap, gap: Gap): boolean {
  return overlap.days !== 0 || !overlap.certain || gap.days !== 0 || gap.open;
}

/** The days on which from seats of the line fell to a stop, within the migration, in order. */
function stopDays(from: readonly Placed[], migrationStart: Day | null, asOf: Day): readonly Day[] {
  const days: Day[] = [];
  for (const { timeline } of from) {
    for (const day of timeline.stops) {
      const counts = day < asOf && (migrationStart === null || day >= migrationStart);
      if (counts && !days.includes(day)) days.push(day);
    }
  }
  return days.sort((a, b) => a - b);
}
