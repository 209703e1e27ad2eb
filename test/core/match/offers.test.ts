import assert from 'node:assert/strict';
import test from 'node:test';
import { matchOffers } from '../../../src/core/match/offers.ts';

/** Offers as `id/name`; either may be empty. */
function match(from: string, to: string, map: Readonly<Record<string, string>> = {}): string {
  const list = (text: string) => (text === '' ? [] : text.split(' | '));
  const identify = (text: string) => {
    const [offerId = '', offerName = ''] = text.split('/');
    return { offerId: offerId || null, offerName: offerName || null };
  };
  return matchOffers(list(from), list(to), identify, map)
    .map((group) => {
      const doubt = group.candidates.length > 0 ? ` ? ${group.candidates.join()}` : '';
      return `${group.key}: ${String(group.from.length)}-${String(group.to.length)}${doubt}`;
    })
    .sort()
    .join(' | ');
}

const CASES: readonly (readonly [string, string, string, string])[] = [
  ['one id, two names, is one offer', 'x/Old', 'x/New', 'x: 1-1'],
  ['several subscriptions of one offer are one line', 'x/A | x/A', 'x/A', 'x: 2-1'],
  ['names match but for case and blanks', '/Office  E3', '/office e3', 'name:office e3: 1-1'],
  ['a name stands for its only id', '/A', 'x/A', 'x: 1-1'],
  [
    'a name that stands for two ids is neither',
    '/A',
    'x/A | y/A',
    'name:a: 1-0 ? x,y | x: 0-1 | y: 0-1',
  ],
  ['one name with two ids is two offers', 'x/A', 'y/A', 'x: 1-0 | y: 0-1'],
  [
    'a near name is another offer',
    '/Office E3',
    '/Office E3.',
    'name:office e3.: 0-1 | name:office e3: 1-0',
  ],
  [
    'names of objects are only names',
    '/constructor',
    '/__proto__',
    'name:__proto__: 0-1 | name:constructor: 1-0',
  ],
  ['nothing is no offer', '', '', ''],
];

for (const [what, from, to, expected] of CASES) {
  test(what, () => {
    assert.equal(match(from, to), expected);
  });
}

test('the config leads from an offer to its successor, by id or name', () => {
  for (const map of [{ x: 'y' }, { Old: 'New' }, { OLD: 'y' }, { x: 'new' }]) {
    assert.equal(match('x/Old', 'y/New', map), 'x: 1-1');
  }
});

test('the config does not break a match or use a taken target', () => {
  assert.equal(match('x/A', 'x/A | y/B', { x: 'y' }), 'x: 1-1 | y: 0-1');
  assert.equal(match('x/A | y/B', 'y/B', { x: 'y' }), 'x: 1-0 | y: 1-1');
  assert.equal(match('x/A', 'y/B', { x: 'z' }), 'x: 1-0 | y: 0-1');
});
