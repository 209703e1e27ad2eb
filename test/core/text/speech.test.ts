import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGLISH, Speech } from '../../../src/core/text/speech.ts';
import { joined, listed, say, sayAs, verbatim } from '../../../src/core/text/text.ts';

const SEATS = '{need, plural, one {# seat} other {# seats}} for {customer}';
const FRENCH = new Speech('fr', {
  [SEATS]: '{customer} : {need, plural, one {# licence} other {# licences}}',
  'Open [state]': 'En cours',
  '{amount, number} {currency}': '{amount, number} {currency}',
});

test('a text reads as its template in English and as the catalogue says elsewhere', () => {
  const text = say(SEATS, { need: 5, customer: 'Contoso' });
  assert.equal(ENGLISH.of(text), '5 seats for Contoso');
  assert.equal(FRENCH.of(text), 'Contoso : 5 licences');
});

test('plurals and numbers follow the language', () => {
  const seats = (need: number) => say(SEATS, { need, customer: 'C' });
  assert.deepEqual(
    [0, 1, 1500].map((need) => [ENGLISH.of(seats(need)), FRENCH.of(seats(need))]),
    [
      ['0 seats for C', 'C : 0 licence'],
      ['1 seat for C', 'C : 1 licence'],
      ['1,500 seats for C', 'C : 1\u202f500 licences'],
    ],
  );
  const amount = say('{amount, number} {currency}', { amount: '1234.50', currency: 'EUR' });
  assert.deepEqual([ENGLISH.of(amount), FRENCH.of(amount)], ['1,234.50 EUR', '1\u202f234,50 EUR']);
  assert.equal(new Speech('de', {}).number('-1234567.5'), '-1.234.567,5');
});

test('braces in data are data', () => {
  assert.equal(ENGLISH.of(say('For {customer}.', { customer: '{need} }{' })), 'For {need} }{.');
  assert.equal(ENGLISH.of(verbatim('{a} # {b}')), '{a} # {b}');
});

test('texts stand in texts, and lists are joined in the language', () => {
  const inner = say(SEATS, { need: 1, customer: 'A' });
  assert.equal(ENGLISH.of(joined([inner, 'b', 3], '; ')), '1 seat for A; b; 3');
  assert.equal(ENGLISH.of(listed(['a', 'b', 'c'])), 'a, b and c');
  assert.equal(ENGLISH.of(listed(['a'])), 'a');
});

test('what English writes alike is told apart by its context', () => {
  assert.equal(FRENCH.of(sayAs('state', 'Open')), 'En cours');
  assert.equal(FRENCH.of(say('Open')), 'Open');
  assert.equal(ENGLISH.of(sayAs('state', 'Open')), 'Open');
});

test('a template that does not parse is a bug, not a text', () => {
  for (const template of ['{', '}', '{a b}', '{n, plural, one {# a}}', '{n, date}']) {
    assert.throws(() => ENGLISH.of(verbatimTemplate(template)), SyntaxError, template);
  }
});

function verbatimTemplate(template: string) {
  return sayAs('broken', template);
}
