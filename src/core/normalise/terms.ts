/** Terms and billing cycles as numbers of months. */
import type { BillingCycle } from '../model/records.ts';

const MONTHS: Readonly<Record<BillingCycle, number | null>> = {
  monthly: 1,
  annual: 12,
  triennial: 36,
  'one-time': null,
  none: null,
};

/** Months of a billing cycle; `null` where there is nothing to divide a price by. */
export function monthsOf(cycle: BillingCycle): number | null {
  return MONTHS[cycle];
}

/** Months of a term such as `P1M`, `P1Y` or `P3Y`; `null` where it is none. */
export function termMonths(term: string | null): number | null {
  const match = /^P(\d{1,2})([MY])$/.exec(term ?? '');
  if (match === null) return null;
  const count = Number(match[1]) * (match[2] === 'Y' ? 12 : 1);
  return count > 0 ? count : null;
}
