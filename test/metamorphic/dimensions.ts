/** All dimensions in which the pair is re-written, and which of their values can go together. */
import { CONTAINERS, type Container } from './container.ts';
import { DELIMITERS, DIRECTIVES, ENDINGS, LINE_ENDS, QUOTES, type Dialect } from './dialect.ts';
import { canEncode, ENCODINGS, fitsLocale, type Encoding } from './encoding.ts';
import { LAYOUTS, WORKBOOK_LAYOUTS } from './layout.ts';
import { ALIASES, LOCALES, type Locale } from './locale.ts';
import { DATES, GROUP_MARKS, NUMBERS, TYPED_DATES, type NumberNotation } from './notation.ts';
import type { Dimensions, GoTogether, Place } from './pairwise.ts';
import { FILES } from './tables.ts';

/** What a workbook has instead of an encoding and a dialect. */
const NONE = 'none';

/** The container stands first, since it decides most of what can go together; then the widest ones. */
export const DIMENSIONS = {
  container: CONTAINERS,
  dates: DATES,
  locale: LOCALES,
  numbers: NUMBERS,
  layout: LAYOUTS,
  encoding: [...ENCODINGS, NONE],
  delimiter: [...DELIMITERS, NONE],
  files: FILES,
  lineEnds: [...LINE_ENDS, NONE],
  alias: ALIASES,
  directive: [...DIRECTIVES, NONE],
  quotes: [...QUOTES, NONE],
  ending: [...ENDINGS, NONE],
} as const satisfies Dimensions;

/** One way to write both tenants. */
export type Combination = {
  readonly [Name in keyof typeof DIMENSIONS]: (typeof DIMENSIONS)[Name][number];
};

/** The plainest way: the one that all others are compared with. */
export const PLAIN: Combination = {
  dates: 'iso',
  locale: 'en',
  numbers: 'plain',
  layout: 'plain',
  container: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  files: 'one',
  lineEnds: 'crlf',
  alias: 'first',
  directive: 'no-directive',
  quotes: 'minimal',
  ending: 'final-line-end',
};

const TEXT_ONLY = ['encoding', 'delimiter', 'lineEnds', 'directive', 'quotes', 'ending'];

/** Dimension, dimension, and whether two of their values can go together. */
const RULES: readonly (readonly [string, string, (a: string, b: string) => boolean])[] = [
  ...TEXT_ONLY.map(
    (name) =>
      [
        'container',
        name,
        (container: string, value: string) => isCsv(container) === (value !== NONE),
      ] as const,
  ),
  ['container', 'dates', (a, b) => !isCsv(a) || !isOneOf(TYPED_DATES, b)],
  ['container', 'layout', (a, b) => !isCsv(a) || !isOneOf(WORKBOOK_LAYOUTS, b)],
  ['container', 'files', (a, b) => !isCsv(a) || b !== 'sheet-per-customer'],
  ['container', 'numbers', (a, b) => !isCsv(a) || b !== 'cells'],
  ['encoding', 'locale', (a, b) => a === NONE || fitsLocale(a as Encoding, b as Locale)],
  ['encoding', 'numbers', (a, b) => a === NONE || hasMark(a as Encoding, b as NumberNotation)],
];

/** Whether any rule speaks against two values. */
export const goTogether: GoTogether = ([nameA, a]: Place, [nameB, b]: Place) =>
  RULES.every(([first, second, fits]) => first !== nameA || second !== nameB || fits(a, b));

function isCsv(container: string): boolean {
  return (container as Container) === 'csv';
}

function isOneOf(values: ReadonlySet<string>, value: string): boolean {
  return values.has(value);
}

function hasMark(encoding: Encoding, notation: NumberNotation): boolean {
  return canEncode(GROUP_MARKS[notation], encoding);
}

/** The dialect of a combination that is written as text. */
export function dialectOf(combination: Combination): Dialect {
  const { delimiter, directive, lineEnds, quotes, ending } = combination;
  if (
    delimiter === NONE ||
    directive === NONE ||
    lineEnds === NONE ||
    quotes === NONE ||
    ending === NONE
  ) {
    throw new TypeError('A workbook has no dialect.');
  }
  return { delimiter, directive, lineEnds, quotes, ending };
}

export type { Encoding, Locale };
