/** What every input kind owes: a row schema and a table of header names that speak of the same fields. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { INPUT_KINDS } from '../../src/core/intake/index.ts';

const SCHEMAS = new URL('../../schemas/', import.meta.url);

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(path, SCHEMAS), 'utf8')) as Record<string, unknown>;
}

function keysOf(value: unknown): readonly string[] {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.keys(value).toSorted();
}

test('kinds have different names', () => {
  const names = INPUT_KINDS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

for (const kind of INPUT_KINDS) {
  const schemaPath = `rows/${kind.name}.schema.json`;
  const aliasesPath = `aliases/${kind.name}.json`;

  test(`${kind.name} has its row schema and its header names`, () => {
    for (const path of [schemaPath, aliasesPath]) {
      assert.ok(existsSync(new URL(path, SCHEMAS)), `Write schemas/${path}.`);
    }
    assert.equal(readJson(aliasesPath)['kind'], kind.name);
    assert.deepEqual(kind.aliases, readJson(aliasesPath));
    assert.equal(readJson(schemaPath)['$id'], kind.name);
  });

  test(`${kind.name}: header names and row schema have the same fields`, () => {
    assert.deepEqual(
      keysOf(kind.aliases.fields),
      keysOf(readJson(schemaPath)['properties']),
      `A field needs both: header names in schemas/${aliasesPath}, a property in schemas/${schemaPath}.`,
    );
  });

  test(`${kind.name}: its types and required groups speak of fields that exist`, () => {
    const fields = new Set(Object.keys(kind.aliases.fields));
    const named = [...Object.keys(kind.fieldTypes), ...kind.required.flat()];
    assert.deepEqual(
      named.filter((field) => !fields.has(field)),
      [],
    );
    assert.ok(
      kind.required.length > 0,
      'Without required fields, every table would be of this kind.',
    );
  });
}
