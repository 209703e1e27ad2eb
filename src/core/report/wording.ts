/**
 * The words that people read for the report's codes, and how they are coloured. No report shows a
 * code alone; both workbooks and the page take their words from here, so they say the same.
 */

import type {
  Evidence,
  Family,
  Finding,
  InputKindName,
  RuleOutcome,
  Severity,
  Source,
  Stage,
  Status,
  Tenant,
  Verdict,
} from '../model/report.ts';
import type { Tone } from './tables.ts';

export const TENANT_WORDS = {
  from: 'Transitioning From',
  to: 'Transitioning To',
} as const satisfies Record<Tenant, string>;

export const SEVERITY_WORDS = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
} as const satisfies Record<Severity, string>;

export const STAGE_WORDS = {
  'not-started': 'Not started',
  accepted: 'Relationship accepted',
  provisioning: 'Being set up',
  'suspend-due': 'Suspension due',
  done: 'Done',
  'at-risk': 'At risk',
  'not-comparable': 'Not compared',
} as const satisfies Record<Stage, string>;

export const VERDICT_WORDS = {
  clean: 'Nothing to do',
  findings: 'Work to do',
  incomplete: 'INCOMPLETE',
  'nothing-compared': 'NOTHING COMPARED',
} as const satisfies Record<Verdict, string>;

export const FAMILY_WORDS = {
  license: 'Legacy licence',
  nce: 'New commerce licence',
  azure: 'Usage-based (Azure)',
  unknown: 'Unknown',
} as const satisfies Record<Family, string>;

export const STATUS_WORDS = {
  active: 'Active',
  suspended: 'Suspended',
  cancelled: 'Cancelled',
  disabled: 'Disabled',
  expired: 'Expired',
  pending: 'Pending',
  none: 'No status',
} as const satisfies Record<Status, string>;

export const KIND_WORDS = {
  subscriptions: 'Subscriptions export',
  activity: 'Activity log',
  customers: 'Customer list',
  prices: 'Price list',
  invoice: 'Reconciliation file',
  unrecognised: 'Not recognised',
} as const satisfies Record<InputKindName, string>;

export const OUTCOME_WORDS = {
  clean: 'Nothing found',
  found: 'Found',
  'not-checked': 'Not checked',
  failed: 'Failed',
} as const satisfies Record<RuleOutcome['outcome'], string>;

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

/** The tone of each word, from the words and the tones of the same codes. */
export function tonesByWord<Code extends string>(
  words: Readonly<Record<Code, string>>,
  tones: Readonly<Record<Code, Tone>>,
): Readonly<Record<string, Tone>> {
  const result: Record<string, Tone> = {};
  for (const code in words) result[words[code]] = tones[code];
  return result;
}

/** Which tenant, in words; what belongs to no tenant is said to belong to neither. */
export function tenantWords(tenant: Tenant | null): string {
  return tenant === null ? 'Neither' : TENANT_WORDS[tenant];
}

/** Where an action is carried out; what is done in no tenant is done on the input side. */
export function actionPlace(tenant: Tenant | null): string {
  return tenant === null ? 'Files or config' : TENANT_WORDS[tenant];
}

/** A whole number with commas between the thousands, the same in every locale. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 seat`, `2 seats`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** Where something was read: `file › sheet › row 7`. */
export function sourceText(source: Source): string {
  return placeText(source.path, source.sheet, `row ${String(source.row)}`);
}

/** The first places a finding or action rests on, one per line, and how many more there are. */
export function evidenceText(evidence: readonly Evidence[], limit = 3): string {
  const places = evidence.slice(0, limit).map((place) => {
    return placeText(place.path, place.sheet, place.cell ?? `row ${String(place.row)}`);
  });
  const more = evidence.length - places.length;
  return [...places, ...(more > 0 ? [`+ ${groupDigits(more)} more`] : [])].join('\n');
}

/** A file, its sheet where it has one, and a position in it. */
export function placeText(path: string, sheet: string, position: string): string {
  return [path, sheet, position].filter((part) => part !== '').join(' › ');
}

/** The numbers of a finding as words: `Missing seats: 5; Open: yes`. */
export function numbersText(numbers: Finding['numbers']): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${fieldWords(name)}: ${valueWords(value)}`)
    .join('; ');
}

function fieldWords(name: string): string {
  const words = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueWords(value: number | boolean | string | null): string {
  if (value === null) return 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? groupDigits(value) : value;
}
