/** Headers and words of each language, taken from the alias tables that the reader itself goes by. */
import activity from '../../schemas/aliases/activity.json' with { type: 'json' };
import calendar from '../../schemas/aliases/calendar.json' with { type: 'json' };
import customers from '../../schemas/aliases/customers.json' with { type: 'json' };
import subscriptions from '../../schemas/aliases/subscriptions.json' with { type: 'json' };
import values from '../../schemas/aliases/values.json' with { type: 'json' };
import { seededRandom } from '../fuzz/random.ts';
import type { TableKind, WordGroup } from './tables.ts';

export const LOCALES = [
  'en',
  'fr',
  'it',
  'sv',
  'de',
  'es',
  'nl',
  'pt',
  'da',
  'nb',
  'fi',
  'pl',
  'ja',
] as const;
export type Locale = (typeof LOCALES)[number];

/** Which of several headers or words that mean the same is taken: by chance any but the first, or by number. */
export const ALIASES = ['first', 'other', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export type Alias = (typeof ALIASES)[number];

type Spellings = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Group = Readonly<Record<string, Spellings>>;

const HEADERS: Readonly<Record<TableKind, Group>> = {
  subscriptions: subscriptions.fields,
  activity: activity.fields,
  customers: customers.fields,
};
const WORDS: Readonly<Record<WordGroup, Group>> = values.groups;
const MONTHS: Group = calendar.groups.month;
const WEEKDAYS: Group = calendar.groups.weekday;
const HALF_DAYS: Group = calendar.groups.halfDay;

/** One way to speak: a language, and for each notion one of the words it has. */
export interface Speech {
  readonly locale: Locale;
  readonly header: (kind: TableKind, field: string) => string;
  readonly word: (group: WordGroup, word: string) => string;
  readonly month: (month: number) => string;
  /** Counted from Monday, 1. */
  readonly weekday: (weekday: number) => string;
  readonly halfDay: (half: 'am' | 'pm') => string;
}

/** The words of a language; chance depends on language and notion alone. */
export function speechOf(locale: Locale, alias: Alias): Speech {
  const say = (group: Group, notion: string, first = 0): string => {
    const all = Object.keys(group[notion]?.[locale] ?? {});
    const chosen = chooseFrom(all, alias, first, `${locale} ${notion}`);
    if (chosen === undefined) throw new RangeError(`${locale} has no word for ${notion}`);
    return chosen;
  };
  // In a date, Finnish and Polish put the month into a case of its own.
  const inflected = locale === 'fi' || locale === 'pl' ? 1 : 0;
  return {
    locale,
    header: (kind, field) => say(HEADERS[kind], field),
    word: (group, word) => say(WORDS[group], word),
    month: (month) => say(MONTHS, String(month), inflected),
    weekday: (weekday) => say(WEEKDAYS, String(weekday)),
    halfDay: (half) => say(HALF_DAYS, half),
  };
}

function chooseFrom(
  all: readonly string[],
  alias: Alias,
  first: number,
  seed: string,
): string | undefined {
  const usual = all[first] ?? all[0];
  if (alias === 'first') return usual;
  const others = all.filter((word) => word !== usual);
  if (alias === 'other') return others.length === 0 ? usual : seededRandom(seed).pick(others);
  return all[(Number(alias) - 1) % all.length];
}

/** Every text that a language may put into a file: what an encoding must be able to hold. */
export function vocabulary(locale: Locale): string {
  const groups = [...Object.values(HEADERS), ...Object.values(WORDS), MONTHS, WEEKDAYS, HALF_DAYS];
  return groups
    .flatMap((group) => Object.values(group))
    .flatMap((spellings) => Object.keys(spellings[locale] ?? {}))
    .concat(locale === 'ja' ? '年月日' : [])
    .join('\n');
}
