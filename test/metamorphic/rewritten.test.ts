/**
 * One pair of tenants, written in every language, encoding, dialect, container, layout and notation, gives
 * one and the same result: how a file is written must never show in what is found.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  DIMENSIONS,
  goTogether,
  PLAIN,
  type Combination,
  type Encoding,
  type Locale,
} from './dimensions.ts';
import { ENCODINGS, fitsLocale, reportedEncoding } from './encoding.ts';
import { LAYOUTS } from './layout.ts';
import { ALIASES, LOCALES } from './locale.ts';
import { outcomeOf } from './outcome.ts';
import { allPairs, keyOf, pairsIn, pairsOf, type Choice, type Place } from './pairwise.ts';
import { hasAccents, hasEnds, reportOn } from './rewrite.ts';

const COMBINATIONS = allPairs(DIMENSIONS, goTogether).filter(isCombination);

/** The chooser only picks from the dimensions; this tells the compiler. */
function isCombination(choice: Choice): choice is Choice & Combination {
  return Object.entries(DIMENSIONS).every(([name, values]) =>
    (values as readonly string[]).includes(choice[name] ?? ''),
  );
}

const expected = new Map<string, string>();

/** What the plainest files give: accents and ends of terms are all that some combinations have to leave out. */
function expectedFor(combination: Combination): string {
  const [accents, ends] = [hasAccents(combination), hasEnds(combination)];
  const key = `${String(accents)} ${String(ends)}`;
  const known = expected.get(key);
  if (known !== undefined) return known;
  const encoding = accents ? 'utf-8' : 'shift_jis';
  const outcome = outcomeIn({ ...PLAIN, encoding, dates: ends ? 'iso' : 'dmy-slashes' });
  expected.set(key, outcome);
  return outcome;
}

function outcomeIn(combination: Combination): string {
  return JSON.stringify(outcomeOf(reportOn(combination)), null, 1);
}

void test('the pair has findings of many kinds, seats above 1,000 and rows out of scope', () => {
  const report = reportOn(PLAIN);
  assert.equal(report.lines.length, 18);
  const found = new Set(report.findings.map(({ rule }) => rule));
  const wanted = [
    'added-on-source',
    'azure-destination-inactive',
    'azure-source-active',
    'billing-overlap',
    'log-coverage',
    'overlap-unknown',
    'reactivated',
    'relationship-missing',
    'seats-extra',
    'seats-missing',
    'subscription-missing',
    'subscription-unsuspended',
    'suspended-before-provisioned',
    'suspended-not-provisioned',
    'suspension-still-bills',
    'witnesses-disagree',
  ];
  assert.deepEqual(
    wanted.filter((rule) => !found.has(rule)),
    [],
  );
  assert.equal(report.outOfScope.length, 2);
  assert.deepEqual(report.rejectedRows, []);
  assert.ok(report.lines.some((line) => line.from.seats > 1_000_000));
});

void test('every pair of ways to write the tenants gives the same result', () => {
  const failed: string[] = [];
  for (const combination of COMBINATIONS) {
    const report = reportOn(combination);
    const outcome = JSON.stringify(outcomeOf(report), null, 1);
    if (outcome !== expectedFor(combination)) failed.push(JSON.stringify(combination));
    const { container, encoding, delimiter } = combination;
    const reader =
      container === 'csv' ? [reportedEncoding(encoding as Encoding), delimiter] : [null, null];
    for (const input of report.inputs.filter(({ kind }) => kind !== 'unrecognised')) {
      assert.deepEqual([input.encoding, input.delimiter], reader, input.path);
    }
  }
  const [first] = failed;
  if (first === undefined) return;
  const combination = COMBINATIONS.find((one) => JSON.stringify(one) === first) ?? PLAIN;
  assert.equal(outcomeIn(combination), expectedFor(combination), failed.join('\n'));
});

void test('every header, word, month and weekday of every language is read', () => {
  for (const locale of LOCALES) {
    for (const alias of ALIASES) {
      const combination = { ...PLAIN, locale, alias, dates: 'named-weekday' } as const;
      assert.equal(outcomeIn(combination), expectedFor(combination), `${locale} ${alias}`);
    }
  }
});

const COVERED = new Set(COMBINATIONS.flatMap((one) => pairsIn(one).map(([a, b]) => keyOf(a, b))));

void test('every language is written in every encoding that has its letters', () => {
  const fitting = (locale: Locale): readonly Encoding[] =>
    ENCODINGS.filter((encoding) => fitsLocale(encoding, locale));
  for (const locale of LOCALES) {
    const missed = fitting(locale).filter(
      (encoding) => !COVERED.has(keyOf(['locale', locale], ['encoding', encoding])),
    );
    assert.deepEqual(missed, [], locale);
  }
});

/** Known by hand, so that an encoder which loses letters does not go unnoticed. */
void test('the encodings of a region have the letters of its languages', () => {
  const regions: readonly (readonly [Encoding, readonly Locale[]])[] = [
    ['windows-1252', LOCALES.filter((locale) => locale !== 'pl' && locale !== 'ja')],
    ['iso-8859-15', LOCALES.filter((locale) => locale !== 'pl' && locale !== 'ja')],
    ['windows-1250', ['en', 'de', 'pl']],
    ['shift_jis', ['en', 'ja']],
  ];
  for (const [encoding, locales] of regions) {
    const lost = locales.filter((locale) => !fitsLocale(encoding, locale));
    assert.deepEqual(lost, [], encoding);
  }
});

void test('every language is written in every layout', () => {
  for (const locale of LOCALES) {
    const missed = LAYOUTS.filter(
      (layout) => !COVERED.has(keyOf(['locale', locale], ['layout', layout])),
    );
    assert.deepEqual(missed, [], locale);
  }
});

void test('no pair is left out but what text files and workbooks cannot share', () => {
  const left = pairsOf(DIMENSIONS, goTogether).filter(([a, b]) => !COVERED.has(keyOf(a, b)));
  for (const [a, b] of left) {
    assert.ok(
      isTextOnly(a) !== isTextOnly(b) && isWorkbookOnly(a) !== isWorkbookOnly(b),
      keyOf(a, b),
    );
  }
});

/** True for a value that no workbook can have. */
function isTextOnly(place: Place): boolean {
  return DIMENSIONS.container.every(
    (container) => container === 'csv' || !goTogether(['container', container], place),
  );
}

function isWorkbookOnly(place: Place): boolean {
  return !goTogether(['container', 'csv'], place);
}
