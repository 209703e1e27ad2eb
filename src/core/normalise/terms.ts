/** Terms and billing cycles as numbers of months. */
import type { BillingCycle } from '../model/records.ts';
import { BILLING_CYCLES, TERM_UNITS } from './words.ts';

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

/** A term as a cell holds it: read, said to be none, or in words that no table knows. */
export type TermResult =
  | { readonly ok: true; readonly term: string | null }
  | { readonly ok: false };

const TERM_OF: Readonly<Record<string, string | null>> = {
  monthly: 'P1M',
  annual: 'P1Y',
  triennial: 'P3Y',
  'one-time': null,
  none: null,
};

/** Reads `P1Y`, "1 Year", "Annual", "12 Monate"; whole years are written as years. */
export function readTerm(text: string | null): TermResult {
  if (text === null) return { ok: true, term: null };
  const upper = text.trim().toUpperCase();
  if (termMonths(upper) !== null) return { ok: true, term: upper };
  const word = BILLING_CYCLES.find(text);
  if (word !== null && word in TERM_OF) return { ok: true, term: TERM_OF[word] ?? null };
  const [, count = '', unit = ''] = /^(\d{1,2})[\s-]*(\D+)$/.exec(text.trim()) ?? [];
  const named = TERM_UNITS.find(unit);
  if (named === null || Number(count) === 0) return { ok: false };
  const months = Number(count) * (named === 'year' ? 12 : 1);
  const term = months % 12 === 0 ? `P${String(months / 12)}Y` : `P${String(months)}M`;
  return { ok: true, term };
}
