import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { ENGLISH, LANGUAGES, Speech, type Catalogue } from '../../src/core/text/speech.ts';
import { parseTemplate, type Piece } from '../../src/core/text/template.ts';
import { Text } from '../../src/core/text/text.ts';
import { allTemplates } from './templates.ts';

const { found, unreadable } = allTemplates();
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const NUMBERS = [0, 1, 2, 999, 1234567];

test('every template is a literal, so that catalogues can be held against it', () => {
  assert.deepEqual(unreadable, []);
});

test('every template speaks the same as ICU MessageFormat says', () => {
  const wrong = found.flatMap(({ key, where }) => differences(bare(key), ENGLISH, where));
  assert.deepEqual(wrong, []);
});

for (const language of OTHERS) {
  const catalogue = load(language);
  const speech = new Speech(language, catalogue);

  test(`${language}: every text is there, and none that is spoken nowhere`, () => {
    const known = new Set(found.map(({ key }) => key));
    assert.deepEqual(
      {
        missing: found.filter(({ key }) => (catalogue[key] ?? '') === '').map(({ key }) => key),
        unused: Object.keys(catalogue).filter((key) => !known.has(key)),
      },
      { missing: [], unused: [] },
    );
  });

  test(`${language}: every text names what its English names`, () => {
    const wrong = Object.entries(catalogue).flatMap(([key, words]) => {
      const [wanted, given] = [bare(key), words].map((text) => slotsOf(parseTemplate(text)));
      return wanted === given
        ? []
        : [`${words}: has ${String(given)} instead of ${String(wanted)}`];
    });
    assert.deepEqual(wrong, []);
  });

  test(`${language}: every text speaks the same as ICU MessageFormat says`, () => {
    const wrong = Object.entries(catalogue).flatMap(([key, words]) =>
      differences(words, speech, key),
    );
    assert.deepEqual(wrong, []);
  });
}

function load(language: string): Catalogue {
  const file = path.join(import.meta.dirname, '..', '..', 'src', 'languages', `${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
}

/** The template without its context. */
function bare(key: string): string {
  return key.replace(/ \[[^\]]+\]$/, '');
}

/** The names of the slots in order of the alphabet; numbers and plurals may stand in for plain ones. */
function slotsOf(pieces: readonly Piece[]): string {
  const names = new Set<string>();
  const collect = (piece: Piece): void => {
    if (piece.kind === 'slot' || piece.kind === 'plural') names.add(piece.name);
    if (piece.kind === 'plural') [...piece.one, ...piece.other].forEach(collect);
  };
  pieces.forEach(collect);
  return [...names].sort().join(', ');
}

/** Where the reference reads a template in another way: in its parsing, its plurals or its quotes. */
function differences(words: string, speech: Speech, where: string): readonly string[] {
  const names = slotsOf(parseTemplate(words)).split(', ').filter(Boolean);
  return NUMBERS.flatMap((count) => {
    const values = Object.fromEntries(names.map((name) => [name, count]));
    const ours = speech.of(new Text(words, values, where));
    const reference = new IntlMessageFormat(words, speech.language, undefined, {
      ignoreTag: true,
      formatters: {
        getNumberFormat: () => ({ format: speech.number }) as unknown as Intl.NumberFormat,
        getDateTimeFormat: () => assert.fail('No template formats dates.'),
        // eslint-disable-next-line no-restricted-syntax -- the machine's rules are the reference here
        getPluralRules: () => new Intl.PluralRules(speech.language),
      },
    });
    const theirs = String(reference.format(values));
    return ours === theirs ? [] : [`${where}: ${ours} instead of ${theirs}`];
  });
}
