/**
 * The words that exports use in a column of choices ("Suspendu", "Gekündigt"), in every language that the
 * alias tables under `schemas/aliases` know, and the canonical word that each stands for.
 */
import calendar from '../../../schemas/aliases/calendar.json' with { type: 'json' };
import values from '../../../schemas/aliases/values.json' with { type: 'json' };
import type { Status } from '../model/report.ts';
import { foldWord } from './text.ts';

/** Canonical word → language → spelling → key of its source. */
export type WordGroup = Readonly<Record<string, Spellings>>;
export type Spellings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One group of words, ready to be looked up. */
export interface Words {
  /** The canonical word; `null` for a word that the table does not have. */
  readonly find: (text: string) => string | null;
}

/** So many other spellings are remembered, and none that is longer than a word. */
const MOST_MET = 500;
const LONGEST_MET = 40;

/** Builds the look-up of a group. Throws where one spelling has two meanings: that is a bug in the table. */
export function wordsOf(group: WordGroup): Words {
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const [canonical, spellings] of Object.entries(group)) {
    for (const text of Object.values(spellings).flatMap((texts) => Object.keys(texts))) {
      const word = foldWord(text);
      const known = folded.get(word);
      if (known !== undefined && known !== canonical) {
        throw new Error(`"${text}" means both ${known} and ${canonical}`);
      }
      exact.set(text, canonical);
      folded.set(word, canonical);
    }
  }
  // Nearly all cells are spelled as the table has them, or as cells before them, and folding is what costs.
  const met = new Map<string, string | null>();
  const findMet = (text: string): string | null => {
    const known = met.get(text);
    if (known !== undefined) return known;
    const found = folded.get(foldWord(text)) ?? null;
    if (text.length <= LONGEST_MET && met.size < MOST_MET) met.set(text, found);
    return found;
  };
  return { find: (text) => exact.get(text) ?? findMet(text) };
}

const GROUPS = values.groups;

export const STATUS_NAMES: Words = wordsOf(GROUPS.status);
/** Folded word → status. */
export type StatusWords = Readonly<Record<string, Status>>;

/** Somebody who writes "Suspended?" asks, and folding would take it for an answer. */
const IN_DOUBT = /[?\uff1f\u00bf]/;

/** The status that a word stands for; what no table knows, the config may say. */
export function findStatus(text: string, said: StatusWords): string | null {
  if (IN_DOUBT.test(text)) return null;
  return STATUS_NAMES.find(text) ?? said[foldWord(text)] ?? null;
}

export const BILLING_TYPES: Words = wordsOf(GROUPS.billingType);
export const BILLING_CYCLES: Words = wordsOf(GROUPS.billingCycle);
/** Charge types of reconciliation files. */
export const CHARGES: Words = wordsOf(GROUPS.charge);
/** What usage-based subscriptions are called. */
export const AZURE_NAMES: Words = wordsOf(GROUPS.azureName);
export const TERM_UNITS: Words = wordsOf(GROUPS.termUnit);
/** Words at the end of a product's name that say that it is a trial. */
export const TRIALS: Words = wordsOf(GROUPS.trial);
export const BOOLEANS: Words = wordsOf(GROUPS.boolean);
/** What a customer list says of those who have not accepted, or have ended, the relationship. */
export const RELATIONSHIPS: Words = wordsOf(GROUPS.relationship);
export const OUTCOMES: Words = wordsOf(GROUPS.outcome);
export const ACTIONS: Words = wordsOf(GROUPS.action);
export const TOTALS: Words = wordsOf(GROUPS.totalsRow);
export const MONTHS: Words = wordsOf(calendar.groups.month);
export const WEEKDAYS: Words = wordsOf(calendar.groups.weekday);
export const HALF_DAYS: Words = wordsOf(calendar.groups.halfDay);
