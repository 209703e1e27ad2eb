/**
 * Days for which both tenants' invoices charge seats of the same customer and offer. What it costs is what the
 * from invoice takes for the seats that are charged twice. Days from the stop on are not counted here: they are
 * to be credited, which is another matter.
 */
import type { Line, Placed } from '../model/facts.ts';
import { addDays, type Day } from '../model/values.ts';
import { ZERO, type Exact } from '../money/exact.ts';
import { covers, isPositive, seatsOn, type Charge } from './charges.ts';

/** What one from subscription bears of its line's double charges. */
export interface ChargedTwice {
  readonly subscriptionId: string;
  readonly currency: string;
  readonly amount: Exact;
  readonly days: number;
  /** Seats times days, this subscription's share; may be a fraction where several share a line. */
  readonly seatDays: Exact;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly charges: readonly Charge[];
}

export type ChargesById = ReadonlyMap<string, readonly Charge[]>;

/** The double charges of a line, one entry per from subscription that has any. */
export function chargedTwice(
  line: Line,
  from: ChargesById,
  to: ChargesById,
): readonly ChargedTwice[] {
  const own = line.from.map((placed) => {
    const { id } = placed.record;
    return { id, charges: upToStop(placed, seated(from, id)) };
  });
  const other = line.to.flatMap(({ record }) => seated(to, record.id));
  const all = own.flatMap(({ charges }) => charges);
  if (all.length === 0 || other.length === 0) return [];
  const bounds = boundsOf([...all, ...other]);
  const tallies = new Map<string, Tally>();
  bounds.forEach((first, index) => {
    const next = bounds[index + 1];
    if (next === undefined) return;
    const seats = seatsOn(all, first);
    const twice = smaller(seats, seatsOn(other, first));
    if (!isPositive(twice)) return;
    const share = twice.div(seats);
    for (const { id, charges } of own) {
      const mine = seatsOn(charges, first);
      if (!isPositive(mine)) continue;
      const tally = tallies.get(id) ?? new Tally(id);
      tallies.set(id, tally);
      tally.add(charges, other, { first, days: next - first, share, seats: mine });
    }
  });
  return [...tallies.values()].map((tally) => tally.result());
}

interface Segment {
  readonly first: Day;
  readonly days: number;
  readonly share: Exact;
  readonly seats: Exact;
}

/** Adds up the segments of one subscription. */
class Tally {
  private readonly id: string;
  private amount = ZERO;
  private seatDays = ZERO;
  private days = 0;
  private firstDay: Day | null = null;
  private lastDay = 0 as Day;
  private readonly charges = new Set<Charge>();

  constructor(id: string) {
    this.id = id;
  }

  add(own: readonly Charge[], other: readonly Charge[], segment: Segment): void {
    const { first, days, share, seats } = segment;
    for (const charge of own.filter((one) => covers(one, first))) {
      this.amount = this.amount.add(charge.amount.div(charge.days).mul(days).mul(share));
      this.charges.add(charge);
    }
    for (const charge of other.filter((one) => covers(one, first))) this.charges.add(charge);
    this.seatDays = this.seatDays.add(seats.mul(share).mul(days));
    this.days += days;
    this.firstDay ??= first;
    this.lastDay = (first + days - 1) as Day;
  }

  result(): ChargedTwice {
    const charges = [...this.charges];
    const currency = charges[0]?.line.currency ?? '';
    const { id, amount, days, seatDays, lastDay } = this;
    const firstDay = this.firstDay ?? lastDay;
    return { subscriptionId: id, currency, amount, days, seatDays, firstDay, lastDay, charges };
  }
}

/** The charges without the days from the stop on; the amount of a day stays as it was. */
function upToStop({ record, timeline }: Placed, charges: readonly Charge[]): readonly Charge[] {
  const { stop } = timeline;
  if (stop === null || record.family !== 'license') return charges;
  return charges
    .filter(({ start }) => start < stop)
    .map((charge) => (charge.end < stop ? charge : { ...charge, end: addDays(stop, -1) }));
}

/** Charges that say for how many seats they are. */
function seated(charges: ChargesById, id: string): readonly Charge[] {
  return (charges.get(id) ?? []).filter(({ seats }) => seats !== null);
}

/** The days on which something begins or has just ended, in order. */
function boundsOf(charges: readonly Charge[]): readonly Day[] {
  const days = new Set(charges.flatMap(({ start, end }) => [start, (end + 1) as Day]));
  return [...days].sort((a, b) => a - b);
}

function smaller(a: Exact, b: Exact): Exact {
  return a.compare(b) < 0 ? a : b;
}
