/** What the codes of an invoice check are called where people read them. */
import type { Bucket, InvoiceCheck, InvoicePlace, RemarkKind } from '../model/invoice-check.ts';
import type { Money } from '../model/report.ts';
import { joined, say, sayAs, type Text } from '../text/text.ts';
import type { Tone } from './tables.ts';
import { placeText, rowText } from './places.ts';
import type { Words } from './words.ts';

export const REMARK_WORDS: Words<RemarkKind> = {
  'charged-after-suspension': say('Charged after suspension'),
  short: say('Credit too small'),
  over: say('Credit too large'),
  'charged-twice': say('Charged twice'),
  'not-yet-invoiced': say('Not yet invoiced'),
  'cannot-tell': say('Cannot tell'),
  agreed: say('Agreed'),
  'nothing-due': say('No credit due'),
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

export const CHECK_VERDICT_WORDS: Words<InvoiceCheck['verdict']> = {
  agreed: say('Agreed'),
  differences: say('Differences'),
  incomplete: say('INCOMPLETE'),
  'nothing-compared': say('NOTHING COMPARED'),
};

export const CHECK_VERDICT_TONES: Readonly<Record<InvoiceCheck['verdict'], Tone>> = {
  agreed: 'good',
  differences: 'warn',
  incomplete: 'bad',
  'nothing-compared': 'bad',
};

export const BUCKET_WORDS: Words<Bucket> = {
  charged: say('Charged up to the stop, or not stopped'),
  credited: say('Credits for unused days'),
  'after-suspension': say('After suspension'),
  undecided: say('Cannot tell'),
  unlisted: say('Subscription in no export'),
  'no-subscription': say('No subscription'),
};

const NONE = sayAs('money', 'none');

/** Sums by currency: `12.50 EUR, 100 JPY`; `none` where there are none. */
export function purseText(purse: Readonly<Record<string, string>>): Text {
  const sums = Object.entries(purse).map(([currency, amount]) => `${amount} ${currency}`);
  return sums.length === 0 ? NONE : joined(sums, ', ');
}

/** An amount with its currency. */
export function moneyText({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** Where an invoice line stands. */
export function invoicePlaceText(place: InvoicePlace): Text {
  return placeText(place.path, place.sheet, rowText(place.row));
}
