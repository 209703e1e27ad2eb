/**
 * What the alias tables owe: one shape, a source for each word, one meaning for each spelling, and for
 * every language at least what the portal's own exports hold.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import aliasesSchema from '../../schemas/aliases.schema.json' with { type: 'json' };
import { INPUT_KINDS } from '../../src/core/intake/index.ts';
import { headerIndex } from '../../src/core/intake/input-kind.ts';
import { recognise } from '../../src/core/intake/recognise.ts';
import type { RawTable } from '../../src/core/model/raw-table.ts';
import { foldWord } from '../../src/core/normalise/text.ts';
import { wordsOf, type Spellings, type WordGroup } from '../../src/core/normalise/words.ts';

const LANGUAGES = 'en fr it sv de es nl pt da nb fi pl ja'.split(' ');

interface AliasFile {
  readonly kind?: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, Spellings>>;
  readonly groups?: Readonly<Record<string, WordGroup>>;
}

const FOLDER = new URL('../../schemas/aliases/', import.meta.url);
const FILES = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as AliasFile]),
);
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(aliasesSchema);

function fileOf(name: string): AliasFile {
  const file = FILES.get(name);
  assert.ok(file !== undefined, `Write schemas/aliases/${name}.`);
  return file;
}

/** Every list of spellings of a file, by the name that a message gives it. */
function spellingsOf(file: AliasFile): readonly (readonly [string, Spellings])[] {
  const groups = Object.entries(file.groups ?? {}).flatMap(([group, words]) =>
    Object.entries(words).map(([word, spellings]) => [`${group} ${word}`, spellings] as const),
  );
  return [...Object.entries(file.fields ?? {}), ...groups];
}

for (const [name, file] of FILES) {
  test(`${name} fits the schema of alias tables`, () => {
    assert.ok(isValid(file), JSON.stringify(isValid.errors, null, 2));
  });

  test(`${name}: every spelling has a source that is listed, and every listed source is used`, () => {
    const used = spellingsOf(file).flatMap(([, byLocale]) =>
      Object.values(byLocale).flatMap((texts) => Object.values(texts)),
    );
    assert.deepEqual([...new Set(used)].sort(), Object.keys(file.sources).sort());
  });

  test(`${name}: nothing is without spelling, and none stands twice in a language`, () => {
    for (const [what, byLocale] of spellingsOf(file)) {
      assert.ok(Object.keys(byLocale).length > 0, `${what} has no spelling.`);
      for (const [locale, texts] of Object.entries(byLocale)) {
        const folded = Object.keys(texts).map(foldWord);
        assert.equal(
          new Set(folded).size,
          folded.length,
          `${what} lists a spelling twice for "${locale}": ${Object.keys(texts).join(' · ')}`,
        );
        assert.ok(!folded.includes(''), `${what} has a spelling without letters for "${locale}".`);
      }
    }
  });

  for (const [group, words] of Object.entries(file.groups ?? {})) {
    test(`${name}: a spelling of ${group} means one thing in all languages`, () => {
      assert.doesNotThrow(() => wordsOf(words));
    });
  }
}

const REFUSED: readonly (readonly [string, object])[] = [
  ['an unknown language', { sources: { a: 'A' }, fields: { at: { xx: { Date: 'a' } } } }],
  ['an empty header', { sources: { a: 'A' }, fields: { at: { en: { '': 'a' } } } }],
  [
    'a header with white space around it',
    { sources: { a: 'A' }, fields: { at: { en: { ' Date': 'a' } } } },
  ],
  ['a language without headers', { sources: { a: 'A' }, fields: { at: { en: {} } } }],
  ['no sources', { fields: { at: { en: { Date: 'a' } } } }],
  ['a key of its own', { sources: { a: 'A' }, fields: { at: { en: { Date: 'a' } } }, note: 'x' }],
];

test('the schema takes a small table', () => {
  const small = { kind: 'activity', sources: { a: 'A' }, fields: { at: { en: { Date: 'a' } } } };
  assert.ok(isValid(small), JSON.stringify(isValid.errors));
});

for (const [what, table] of REFUSED) {
  test(`the schema refuses ${what}`, () => {
    assert.equal(isValid({ kind: 'activity', ...table }), false);
  });
}

for (const kind of INPUT_KINDS) {
  test(`${kind.name}.json: a header means one field in all languages`, () => {
    assert.doesNotThrow(() => headerIndex(kind));
  });
}

test('one word has one meaning where languages share a spelling', () => {
  const clash = { active: { en: { On: 'x' } }, suspended: { fr: { ON: 'x' } } };
  assert.throws(() => wordsOf(clash), /means both active and suspended/);
});

/** The columns of the portal's own exports, in their order. */
const DOCUMENTED: readonly (readonly [string, readonly string[]])[] = [
  ['subscriptions', ['subscriptionId', 'offerName', 'seats', 'status', 'reseller']],
  ['customers', ['customerId', 'customerName', 'customerDomain', 'relationship']],
  ['activity', ['at', 'customerName', 'action', 'user', 'outcome', 'details']],
  ['prices', ['offerName', 'unitPrice', 'currency', 'validFrom', 'validTo']],
];

/** A field's first header in a language: the documented one where there is a document. */
function headerIn(kind: string, field: string, language: string): string {
  const first = Object.keys(fileOf(`${kind}.json`).fields?.[field]?.[language] ?? {})[0];
  assert.ok(first !== undefined, `${kind}.json has no ${field} for "${language}".`);
  return first;
}

function tableOf(headers: readonly string[]): RawTable {
  const cells = headers.map((text) => ({ kind: 'text' as const, text }));
  return {
    sheet: '',
    visibility: 'visible',
    rows: [{ number: 1, cells }],
    blankRows: 0,
    epoch: '1900',
    filtered: false,
    hiddenColumns: [],
  };
}

for (const language of LANGUAGES) {
  for (const [kind, fields] of DOCUMENTED) {
    test(`a file with the columns of ${kind} in "${language}" is recognised as such`, () => {
      const found = recognise(tableOf(fields.map((field) => headerIn(kind, field, language))));
      assert.ok(found.ok);
      const recognised = found.table;
      assert.equal(recognised.kind.name, kind);
      assert.deepEqual(
        recognised.columns.map(({ field }) => field),
        fields,
      );
      assert.equal(recognised.locale, language);
    });
  }
}

/** Words that every language has: file, group, canonical words. Japanese writes months as numbers. */
const OWED: readonly (readonly [string, string, readonly string[]])[] = [
  ['values.json', 'status', ['active', 'suspended', 'cancelled']],
  ['values.json', 'billingCycle', ['monthly', 'annual']],
  ['values.json', 'totalsRow', ['total']],
  ['calendar.json', 'month', '1 2 3 4 5 6 7 8 9 10 11 12'.split(' ')],
  ['calendar.json', 'weekday', '1 2 3 4 5 6 7'.split(' ')],
  ['calendar.json', 'halfDay', ['am', 'pm']],
  ['file-names.json', 'noise', ['noise']],
];

for (const [name, group, owed] of OWED) {
  test(`${name} has words for ${group} in every language`, () => {
    const words = fileOf(name).groups?.[group] ?? {};
    assert.deepEqual(
      owed.filter((word) => !(word in words)),
      [],
    );
    const missing = owed.flatMap((word) =>
      LANGUAGES.filter((language) => words[word]?.[language] === undefined).map(
        (language) => `${word} ${language}`,
      ),
    );
    assert.deepEqual(
      missing.filter((entry) => !(group === 'month' && entry.endsWith(' ja'))),
      [],
    );
  });
}
