import assert from 'node:assert/strict';
import test from 'node:test';
import { fileMap, NO_RULES, patternTest } from '../../../src/core/intake/file-map.ts';

const PATTERNS: readonly (readonly [string, string, boolean])[] = [
  ['*.csv', 'from/a.csv', true],
  ['*.csv', 'from/a.xlsx', false],
  ['contoso*', 'from/CONTOSO.xlsx', true],
  ['from/*', 'from/deep/a.csv', true],
  ['from/*', 'to/a.csv', false],
  ['*from/a.csv', 'exports/from/a.csv', true],
  ['Société*', 'from/Socie\u0301te\u0301.csv', true],
  ['a.b(*.csv', 'axb(1).csv', false],
];

for (const [pattern, path, fits] of PATTERNS) {
  test(`${pattern} ${fits ? 'fits' : 'does not fit'} ${path}`, () => {
    assert.equal(patternTest(pattern)(path), fits);
  });
}

test('all fitting patterns speak, and the first that says something wins', () => {
  const rulesFor = fileMap([
    { ...NO_RULES, pattern: 'contoso*', customer: 'Contoso', columns: { seats: 'Lic' } },
    { ...NO_RULES, pattern: '*', customer: 'Other', dateOrder: 'dmy', columns: { status: 'St' } },
  ]);
  const { customer, dateOrder, columns } = rulesFor('from/contoso.csv');
  assert.deepEqual(
    { customer, dateOrder, columns },
    { customer: 'Contoso', dateOrder: 'dmy', columns: { status: 'St', seats: 'Lic' } },
  );
  assert.equal(fileMap([])('from/contoso.csv'), NO_RULES);
});
