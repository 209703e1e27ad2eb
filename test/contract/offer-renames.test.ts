/** What the table of renamed offers owes: its shape, a source for each entry, and no rename that leads back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import table from '../../schemas/offer-renames.json' with { type: 'json' };
import schema from '../../schemas/offer-renames.schema.json' with { type: 'json' };
import { looseKey, renamedKeys, renameText } from '../../src/core/match/offer-names.ts';
import { parseDay } from '../../src/core/model/values.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

test('the table fits its schema', () => {
  assert.ok(isValid(table), JSON.stringify(isValid.errors, null, 2));
});

test('every entry has a source that is listed, and every listed source is used', () => {
  const used = [...table.renames, ...table.words].map(({ source }) => source);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(table.sources).sort());
});

test('every day is one', () => {
  for (const { date, from } of table.renames) assert.notEqual(parseDay(date), null, from);
});

test('no rename stands twice, and none leads to its own name', () => {
  const keys = table.renames.map(({ from, to }) => `${looseKey(from)}\n${looseKey(to)}`);
  assert.equal(new Set(keys).size, keys.length);
  for (const { from, to } of table.renames) assert.notEqual(looseKey(from), looseKey(to), from);
});

test('no two names are one to the comparison', () => {
  const names = new Map<string, string>();
  for (const name of table.renames.flatMap(({ from, to }) => [from, to])) {
    const known = names.get(looseKey(name)) ?? name;
    assert.equal(known, name);
    names.set(looseKey(name), name);
  }
});

for (const { from, to } of table.renames) {
  test(`${from} is known to be ${to}, and the other way round`, () => {
    const newer = renamedKeys(from).find(({ key }) => key === looseKey(to));
    const older = renamedKeys(to).find(({ key }) => key === looseKey(from));
    assert.ok(newer !== undefined && older !== undefined);
    assert.equal(ENGLISH.of(renameText(newer.path)), ENGLISH.of(renameText(older.path)));
  });
}
