/** What the codes of an invoice check are called where people read them. */
import type { Bucket, InvoiceCheck, RemarkKind } from '../model/invoice-check.ts';
import type { Money } from '../model/report.ts';
import type { Tone } from './tables.ts';
import { placeText } from './wording.ts';

export const REMARK_WORDS: Readonly<Record<RemarkKind, string>> = {
  'charged-after-suspension': 'Charged after suspension',
  short: 'Credit too small',
  over: 'Credit too large',
  'charged-twice': 'Charged twice',
  'not-yet-invoiced': 'Not yet invoiced',
  'cannot-tell': 'Cannot tell',
  agreed: 'Agreed',
  'nothing-due': 'No credit due',
};

export const REMARK_TONES: Readonly<Record<RemarkKind, Tone>> = {
  'charged-after-suspension': 'bad',
  short: 'bad',
  over: 'warn',
  'charged-twice': 'warn',
  'not-yet-invoiced': 'muted',
  'cannot-tell': 'warn',
  agreed: 'good',
  'nothing-due': 'muted',
};

export const CHECK_VERDICT_WORDS: Readonly<Record<InvoiceCheck['verdict'], string>> = {
  agreed: 'Agreed',
  differences: 'Differences',
  incomplete: 'INCOMPLETE',
  'nothing-compared': 'NOTHING COMPARED',
};

export const CHECK_VERDICT_TONES: Readonly<Record<InvoiceCheck['verdict'], Tone>> = {
  agreed: 'good',
  differences: 'warn',
  incomplete: 'bad',
  'nothing-compared': 'bad',
};

export const BUCKET_WORDS: Readonly<Record<Bucket, string>> = {
  charged: 'Charged up to the stop, or not stopped',
  credited: 'Credits for unused days',
  'after-suspension': 'After suspension',
  undecided: 'Cannot tell',
  unlisted: 'Subscription in no export',
  'no-subscription': 'No subscription',
};

/** Sums by currency: `12.50 EUR, 100 JPY`; `none` where there are none. */
export function purseText(purse: Readonly<Record<string, string>>): string {
  const sums = Object.entries(purse).map(([currency, amount]) => `${amount} ${currency}`);
  return sums.length === 0 ? 'none' : sums.join(', ');
}

/** An amount with its currency. */
export function moneyText({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** Where an invoice line stands. */
export function invoicePlaceText(place: {
  readonly path: string;
  readonly sheet: string;
  readonly row: number;
}): string {
  return placeText(place.path, place.sheet, `row ${String(place.row)}`);
}
