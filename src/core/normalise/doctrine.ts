/**
 * What bills, as dated data: which states of a subscription are charged, per family. Each entry names
 * the page it rests on, so that a reader can check it and a later change is a change of data.
 */
import type { Family, Status } from '../model/report.ts';
import { say, type Text, type TextValue } from '../text/text.ts';
import { AZURE_NAMES, BILLING_CYCLES, TERM_UNITS } from './words.ts';

/** A document, with the day on which it said so (or the span of its versions). */
export interface DoctrineSource {
  readonly page: Text;
  readonly dated: TextValue;
}

export interface BillingDoctrine {
  readonly family: Family;
  /** What people call it. */
  readonly name: Text;
  /** States in which the subscription is charged. */
  readonly billedIn: readonly Status[];
  readonly countsSeats: boolean;
  readonly stopBy: Text;
  /** Hours after purchase or renewal within which it can be cancelled; `null`: at any time, or not by hand. */
  readonly cancelWindowHours: number | null;
  readonly source: DoctrineSource;
}

/** The process documents of the consolidation. */
export const CONSOLIDATION: DoctrineSource = {
  page: say('Partner Center documentation, "CSP regional authorization tenant consolidation"'),
  dated: '2017-07, 2020-07, 2021-09',
};

export const DOCTRINE: Readonly<Record<Family, BillingDoctrine>> = {
  license: {
    family: 'license',
    name: say('Legacy licence'),
    billedIn: ['active'],
    countsSeats: true,
    stopBy: say('Suspend or cancel it; the unused days of the billing period are credited.'),
    cancelWindowHours: null,
    source: CONSOLIDATION,
  },
  nce: {
    family: 'nce',
    name: say('New commerce'),
    // The portal disables what expired or was not paid for. Only cancelling and the term's end stop a charge,
    // so a disabled subscription counts as charged: the other way round a charge would go unseen.
    billedIn: ['active', 'suspended', 'disabled'],
    countsSeats: true,
    stopBy: say(
      'Cancel it within 7 days (168 hours) of purchase or renewal, transfer it, or let the term end with auto-renew off. Suspending does not stop the charge.',
    ),
    cancelWindowHours: 168,
    source: {
      page: say('Partner Center documentation, "New commerce experience cancellation policy"'),
      dated: say('read {month}', { month: '2026-11' }),
    },
  },
  azure: {
    family: 'azure',
    name: say('Usage-based (Azure)'),
    billedIn: [],
    countsSeats: false,
    stopBy: say('Microsoft migrates and suspends it; do not disable it by hand.'),
    cancelWindowHours: null,
    source: CONSOLIDATION,
  },
  unknown: {
    family: 'unknown',
    name: say('Not known'),
    billedIn: [],
    countsSeats: false,
    stopBy: say('Find out how it is billed first.'),
    cancelWindowHours: null,
    source: { page: say('None: nothing is computed for it'), dated: '-' },
  },
};

/** The states of a subscription, as they stand inside sentences. */
export const STATUS_WORDS: Readonly<Record<Status, Text>> = {
  active: say('active'),
  suspended: say('suspended'),
  cancelled: say('cancelled'),
  disabled: say('disabled'),
  expired: say('expired'),
  pending: say('pending'),
  none: say('none'),
};

/** A source as rules quote it. */
export function quoted({ page, dated }: DoctrineSource): Text {
  return say('{page} ({dated})', { page, dated });
}

/** A family's doctrine in one sentence, with its source. */
export function doctrineText(family: Family): Text {
  const { name, billedIn, countsSeats, stopBy, source } = DOCTRINE[family];
  const values = { name, stopBy, source: quoted(source) };
  if (family === 'unknown')
    return say('{name}: nothing is computed. {stopBy} Source: {source}.', values);
  if (!countsSeats) {
    return say('{name}: no seats counted, billed by usage. {stopBy} Source: {source}.', values);
  }
  const states = billedIn
    .map((status) => STATUS_WORDS[status])
    .reduce((first, second) => say('{first} or {second}', { first, second }));
  return say('{name}: billed while {states}. {stopBy} Source: {source}.', { ...values, states });
}

/** The seats that are charged in a state. */
export function billedSeats(family: Family, status: Status, seats: number): number {
  return DOCTRINE[family].billedIn.includes(status) ? seats : 0;
}

/** States in which the service is off for good or until someone acts. */
export function isStopped(status: Status): boolean {
  return (
    status === 'suspended' ||
    status === 'cancelled' ||
    status === 'disabled' ||
    status === 'expired'
  );
}

/** The product of Azure plan (Partner Center REST API reference, "Get a list of SKUs for a product"). */
const AZURE_OFFER = /^(?:ms-azr-|dzh318z0bps6(?::|$))/i;
/** Every product of new commerce has such an id, with or without its SKU. */
const NCE_ID = /^cfq7/i;
const NCE_OFFER = /^cfq7[0-9a-z]+:[0-9a-z]+(:[0-9a-z]+)?$/i;
const LEGACY_OFFER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id by which offers are matched: lower case, and product and SKU alone where a new-commerce id also
 * carries the availability, which changes with price lists.
 */
export function foldOfferId(id: string | null): string | null {
  if (id === null) return null;
  const folded = id.trim().toLowerCase();
  return NCE_OFFER.test(folded) ? folded.split(':').slice(0, 2).join(':') : folded;
}

export interface FamilyEvidence {
  readonly billingType: string | null;
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly productType: string | null;
  /** As `P1M` or `P1Y`. */
  readonly term: string | null;
  /** Where no offer id could be made of it. */
  readonly productId?: string | null;
}

/** The family that the columns prove; `null` where they leave it open. */
export function provenFamily(evidence: FamilyEvidence): Family | null {
  if (isUsageBased(evidence)) return 'azure';
  if (evidence.productType !== null && /nce$/i.test(evidence.productType)) return 'nce';
  const id = evidence.offerId ?? evidence.productId ?? null;
  if (id !== null && NCE_ID.test(id)) return 'nce';
  if (id !== null && LEGACY_OFFER.test(id)) return 'license';
  return evidence.term !== null && /^P\d+[MY]$/i.test(evidence.term) ? 'nce' : null;
}

/** Usage-based by its billing type or, where that is not given, by its name. */
export function isUsageBased(evidence: FamilyEvidence): boolean {
  if (evidence.billingType === 'usage') return true;
  const id = evidence.offerId ?? evidence.productId ?? null;
  if (id !== null && AZURE_OFFER.test(id)) return true;
  return evidence.offerName !== null && AZURE_NAMES.find(evidence.offerName) !== null;
}

/** A term as a cell holds it: read, said to be none, or in words that no table knows. */
export type TermResult =
  { readonly ok: true; readonly term: string | null } | { readonly ok: false };

const NO_TERM: TermResult = { ok: true, term: null };

const TERM_OF: Readonly<Record<string, string | null>> = {
  monthly: 'P1M',
  annual: 'P1Y',
  triennial: 'P3Y',
  'one-time': null,
  none: null,
};

/** Reads `P1Y`, "1 Year", "Annual", "12 Monate"; whole years are written as years. */
export function readTerm(text: string | null): TermResult {
  if (text === null) return NO_TERM;
  const upper = text.trim().toUpperCase();
  if (/^P(?!0)\d{1,2}[MY]$/.test(upper)) return { ok: true, term: upper };
  const word = BILLING_CYCLES.find(text);
  if (word !== null && word in TERM_OF && upper !== 'UNKNOWN')
    return { ok: true, term: TERM_OF[word] ?? null };
  const [, count = '', unit = ''] = /^(\d{1,2})[\s-]*(\D+)$/.exec(text.trim()) ?? [];
  const named = TERM_UNITS.find(unit);
  if (named === null || Number(count) === 0) return { ok: false };
  const months = Number(count) * (named === 'year' ? 12 : 1);
  const term = months % 12 === 0 ? `P${String(months / 12)}Y` : `P${String(months)}M`;
  return { ok: true, term };
}
