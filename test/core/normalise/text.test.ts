import assert from 'node:assert/strict';
import test from 'node:test';
import { byCodeUnit, foldName, foldWord, trimCell } from '../../../src/core/normalise/text.ts';

test('names are the same but for case, white space and width', () => {
  for (const [a, b] of [
    ['Contoso  Ltd', ' contoso ltd\u00a0'],
    ['STRASSE', 'Straße'],
    ['Café', 'Cafe\u0301'],
    ['ＡＢＣ', 'abc'],
  ] as const) {
    assert.equal(foldName(a), foldName(b));
  }
});

test('names that differ in accents or punctuation are not the same', () => {
  assert.notEqual(foldName('Café'), foldName('Cafe'));
  assert.notEqual(foldName('A.B.'), foldName('AB'));
});

test('header words are letters and digits alone', () => {
  for (const [text, folded] of [
    ['Åter försäljare', 'aterforsaljare'],
    ['ID d’abonnement', 'iddabonnement'],
    ["ID d'abonnement", 'iddabonnement'],
    ['offerId', 'offerid'],
    ['Datum/tid', 'datumtid'],
    ['---', ''],
  ] as const) {
    assert.equal(foldWord(text), folded);
  }
});

test('a cell is freed of every kind of blank around it', () => {
  assert.equal(trimCell('\ufeff\u200b a b \u00a0\u2060'), 'a b');
  assert.equal(trimCell(' \u200b\t'), null);
});

test('order is by code unit', () => {
  assert.deepEqual(['b', 'a', 'Z', 'ä'].sort(byCodeUnit), ['Z', 'a', 'b', 'ä']);
  assert.equal(byCodeUnit('a', 'a'), 0);
});
