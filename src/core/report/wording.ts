/** The words of words.ts in English, for drawings that do not take a speech yet. */
import type { Evidence, Finding, Source, Tenant } from '../model/report.ts';
import { ENGLISH } from '../text/speech.ts';
import * as numbers from './number-words.ts';
import * as places from './places.ts';
import type { Tone } from './tables.ts';
import { spokenWords } from './words.ts';
import * as words from './words.ts';

export const TENANT_WORDS = spokenWords(words.TENANT_WORDS, ENGLISH);
export const SEVERITY_WORDS = spokenWords(words.SEVERITY_WORDS, ENGLISH);
export const STAGE_WORDS = spokenWords(words.STAGE_WORDS, ENGLISH);
export const VERDICT_WORDS = spokenWords(words.VERDICT_WORDS, ENGLISH);
export const FAMILY_WORDS = spokenWords(words.FAMILY_WORDS, ENGLISH);
export const STATUS_WORDS = spokenWords(words.STATUS_WORDS, ENGLISH);
export const KIND_WORDS = spokenWords(words.KIND_WORDS, ENGLISH);
export const OUTCOME_WORDS = spokenWords(words.OUTCOME_WORDS, ENGLISH);
export { OUTCOME_TONES, SEVERITY_TONES, STAGE_TONES, VERDICT_TONES } from './words.ts';

/** The tone of each word, from the words and the tones of the same codes. */
export function tonesByWord<Code extends string>(
  words: Readonly<Record<Code, string>>,
  tones: Readonly<Record<Code, Tone>>,
): Readonly<Record<string, Tone>> {
  const result: Record<string, Tone> = {};
  for (const code in words) result[words[code]] = tones[code];
  return result;
}

export function tenantWords(tenant: Tenant | null): string {
  return ENGLISH.of(words.tenantWords(tenant));
}

export function actionPlace(tenant: Tenant | null): string {
  return ENGLISH.of(words.actionPlace(tenant));
}

export function numbersText(value: Finding['numbers']): string {
  return ENGLISH.of(numbers.numbersText(value));
}

/** A whole number with commas between the thousands, the same in every locale. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 seat`, `2 seats`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

export function sourceText(source: Source): string {
  return ENGLISH.of(places.sourceText(source));
}

export function evidenceText(evidence: readonly Evidence[], limit?: number): string {
  return ENGLISH.of(places.evidenceText(evidence, limit));
}

export function placeText(path: string, sheet: string, position: string): string {
  return ENGLISH.of(places.placeText(path, sheet, position));
}
