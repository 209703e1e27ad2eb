/**
 * The words that people read for the report's codes, and how they are coloured. No report shows a
 * code alone; both workbooks and the page take their words from here, so they say the same.
 */
import type {
  Family,
  InputKindName,
  RuleOutcome,
  Severity,
  Stage,
  Status,
  Tenant,
  Verdict,
} from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say, sayAs, type Text } from '../text/text.ts';
import type { Tone } from './tables.ts';

/** A text for every code. */
export type Words<Code extends string> = Readonly<Record<Code, Text>>;

export const TENANT_WORDS: Words<Tenant> = {
  from: say('Transitioning From'),
  to: say('Transitioning To'),
};

export const SEVERITY_WORDS: Words<Severity> = {
  error: say('Error'),
  warning: say('Warning'),
  info: sayAs('severity', 'Note'),
};

export const STAGE_WORDS: Words<Stage> = {
  'not-started': say('Not started'),
  accepted: say('Relationship accepted'),
  provisioning: say('Being set up'),
  'suspend-due': say('Suspension due'),
  done: say('Done'),
  'at-risk': say('At risk'),
  'not-comparable': say('Not compared'),
};

export const VERDICT_WORDS: Words<Verdict> = {
  clean: say('Nothing to do'),
  findings: say('Work to do'),
  incomplete: say('INCOMPLETE'),
  'nothing-compared': say('NOTHING COMPARED'),
};

export const FAMILY_WORDS: Words<Family> = {
  license: say('Legacy licence'),
  nce: say('New commerce licence'),
  azure: say('Usage-based (Azure)'),
  unknown: say('Unknown'),
};

/** What a subscription is. */
export const STATUS_WORDS: Words<Status> = {
  active: say('Active'),
  suspended: say('Suspended'),
  cancelled: say('Cancelled'),
  disabled: say('Disabled'),
  expired: say('Expired'),
  pending: say('Pending'),
  none: say('No status'),
};

export const KIND_WORDS: Words<InputKindName> = {
  subscriptions: say('Subscriptions export'),
  activity: say('Activity log'),
  customers: say('Customer list'),
  prices: say('Price list'),
  invoice: say('Reconciliation file'),
  unrecognised: say('Not recognised'),
};

export const OUTCOME_WORDS: Words<RuleOutcome['outcome']> = {
  clean: say('Nothing found'),
  found: say('Found'),
  'not-checked': say('Not checked'),
  failed: say('Failed'),
};

/** What a check of the sheet Controls reads. */
export const CHECK_WORDS = { ok: say('OK'), check: say('CHECK') } as const;

export const YES_NO_WORDS = { yes: say('Yes'), no: say('No') } as const;

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  clean: 'good',
  findings: 'warn',
  incomplete: 'bad',
  'nothing-compared': 'bad',
};

export const STAGE_TONES: Readonly<Record<Stage, Tone>> = {
  'not-started': 'muted',
  accepted: 'muted',
  provisioning: 'warn',
  'suspend-due': 'warn',
  done: 'good',
  'at-risk': 'bad',
  'not-comparable': 'muted',
};

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  error: 'bad',
  warning: 'warn',
  info: 'muted',
};

export const OUTCOME_TONES: Readonly<Record<RuleOutcome['outcome'], Tone>> = {
  clean: 'good',
  found: 'warn',
  'not-checked': 'muted',
  failed: 'bad',
};

/** A word with the tone that its cells have. */
export type TonedWord = readonly [word: Text, tone: Tone];

/** Each word with its tone, from the words and the tones of the same codes. */
export function tonedWords<Code extends string>(
  words: Words<Code>,
  tones: Readonly<Record<Code, Tone>>,
): readonly TonedWord[] {
  return (Object.keys(words) as Code[]).map((code) => [words[code], tones[code]]);
}

/** The words as a language has them. */
export function spokenWords<Code extends string>(
  words: Words<Code>,
  { of }: Speech,
): Readonly<Record<Code, string>> {
  const spoken = Object.entries<Text>(words).map(([code, word]) => [code, of(word)] as const);
  return Object.fromEntries(spoken) as Record<Code, string>;
}

const NEITHER = say('Neither');
const FILES_OR_CONFIG = say('Files or config');

/** Which tenant, in words; what belongs to no tenant is said to belong to neither. */
export function tenantWords(tenant: Tenant | null): Text {
  return tenant === null ? NEITHER : TENANT_WORDS[tenant];
}

/** Where an action is carried out; what is done in no tenant is done on the input side. */
export function actionPlace(tenant: Tenant | null): Text {
  return tenant === null ? FILES_OR_CONFIG : TENANT_WORDS[tenant];
}

export function yesNo(value: boolean): Text {
  return value ? YES_NO_WORDS.yes : YES_NO_WORDS.no;
}
