/**
 * What bills, as dated data: which states of a subscription are charged, per family. Each entry names
 * the page it rests on, so that a reader can check it and a later change is a change of data.
 */
import type { Family, Status } from '../model/report.ts';
import { foldName } from './text.ts';

export interface BillingDoctrine {
  readonly family: Family;
  /** States in which the subscription is charged. */
  readonly billedIn: readonly Status[];
  readonly countsSeats: boolean;
  readonly stopBy: string;
  readonly source: string;
}

const CONSOLIDATION =
  'Partner Center documentation, "CSP regional authorization tenant consolidation" (2017-07, 2020-07, 2021-09)';

export const DOCTRINE: Readonly<Record<Family, BillingDoctrine>> = {
  license: {
    family: 'license',
    billedIn: ['active'],
    countsSeats: true,
    stopBy: 'Suspend or cancel it.',
    source: CONSOLIDATION,
  },
  nce: {
    family: 'nce',
    billedIn: ['active', 'suspended'],
    countsSeats: true,
    stopBy:
      'Cancel it within 7 days (168 hours) of purchase or renewal, transfer it, or let the term end. Suspending does not stop the charge.',
    source: 'Partner Center documentation, "New commerce cancellation policy" (read 2026-11)',
  },
  azure: {
    family: 'azure',
    billedIn: [],
    countsSeats: false,
    stopBy: 'Microsoft migrates and suspends it; do not disable it by hand.',
    source: CONSOLIDATION,
  },
  unknown: {
    family: 'unknown',
    billedIn: [],
    countsSeats: false,
    stopBy: 'Find out how it is billed first.',
    source: 'None: nothing is computed for it.',
  },
};

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

const AZURE_NAMES = new Set(
  ['Azure', 'Microsoft Azure', 'Azure plan', 'Microsoft Azure plan', 'Azure subscription'].map(
    foldName,
  ),
);
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
  readonly term: string | null;
}

/** The family that the columns prove; `null` where they leave it open. */
export function provenFamily(evidence: FamilyEvidence): Family | null {
  if (isUsageBased(evidence)) return 'azure';
  if (evidence.productType !== null && /nce$/i.test(evidence.productType)) return 'nce';
  if (evidence.offerId !== null) {
    if (NCE_OFFER.test(evidence.offerId)) return 'nce';
    if (LEGACY_OFFER.test(evidence.offerId)) return 'license';
  }
  return evidence.term !== null && /^P\d+[MY]$/i.test(evidence.term) ? 'nce' : null;
}

/** Usage-based by its billing type or, where that is not given, by its name. */
export function isUsageBased(evidence: FamilyEvidence): boolean {
  if (evidence.billingType === 'usage') return true;
  if (evidence.offerId !== null && /^ms-azr-/i.test(evidence.offerId)) return true;
  return evidence.offerName !== null && AZURE_NAMES.has(foldName(evidence.offerName));
}
