/** Invoice lines as amounts over days: what part of a line falls on which days. */
import type { InvoiceRecord } from '../model/records.ts';
import type { Day } from '../model/values.ts';
import { exact, roundedAmount, ZERO, type Exact } from '../money/exact.ts';

export interface Charge {
  readonly line: InvoiceRecord;
  readonly amount: Exact;
  /** Both inside; a line whose days are reversed counts for its first day alone. */
  readonly start: Day;
  readonly end: Day;
  readonly days: number;
  /** Seats that the line charges for or, where the amount is negative, gives back; `null` where it names none. */
  readonly seats: Exact | null;
}

/** The charge of an invoice line. */
export function chargeOf(line: InvoiceRecord): Charge {
  const start = line.chargeStart;
  const end = line.chargeEnd < start ? start : line.chargeEnd;
  const seats = line.quantity === null ? null : exact(line.quantity).abs();
  return {
    line,
    amount: exact(line.amount),
    start,
    end,
    days: end - start + 1,
    seats: seats === null || seats.equals(ZERO) ? null : seats,
  };
}

/** The part of a charge that falls on `first` to `last`, both inside, spread evenly over its days. */
export function partWithin(charge: Charge, first: Day, last: Day): Exact {
  const days = Math.min(charge.end, last) - Math.max(charge.start, first) + 1;
  return days <= 0 ? ZERO : charge.amount.mul(days).div(charge.days);
}

/** What a charge takes for one seat and day; `null` where it names no seats. */
export function perSeatDay({ amount, seats, days }: Charge): Exact | null {
  return seats === null ? null : amount.div(seats).div(days);
}

export function isPositive(amount: Exact): boolean {
  return amount.compare(ZERO) > 0;
}

export function isNegative(amount: Exact): boolean {
  return amount.compare(ZERO) < 0;
}

/** The sum of amounts. */
export function sumOf(amounts: readonly Exact[]): Exact {
  return amounts.reduce((sum, amount) => sum.add(amount), ZERO);
}

/** Whether a charge is for a day. */
export function covers({ start, end }: Charge, day: Day): boolean {
  return start <= day && day <= end;
}

/** Seats charged for a day, less those given back; what costs nothing charges none. */
export function seatsOn(charges: readonly Charge[], day: Day): Exact {
  return charges.reduce((sum, charge) => {
    const { seats, amount } = charge;
    if (seats === null || !covers(charge, day)) return sum;
    if (isNegative(amount)) return sum.sub(seats);
    return isPositive(amount) ? sum.add(seats) : sum;
  }, ZERO);
}

/** Seats that were charged on the eve of a stop; `null` where no line covers it or one names no seats. */
export function seatsOnEve(charges: readonly Charge[], stop: Day): Exact | null {
  const eve = (stop - 1) as Day;
  const covering = charges.filter((charge) => covers(charge, eve));
  if (covering.length === 0 || covering.some(({ seats }) => seats === null)) return null;
  return seatsOn(covering, eve);
}

/** The smallest amount that a currency writes. */
export function minorUnit(currency: string): Exact {
  const digits = Math.max(0, roundedAmount(ZERO, currency).length - 2);
  return exact(1).div(exact(10 ** digits));
}

export function byDays(a: Charge, b: Charge): number {
  return a.start - b.start || a.end - b.end;
}
