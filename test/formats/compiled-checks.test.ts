/** The checks that the build writes out as code judge as ajv itself does, error for error. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import type { ValidateFunction } from 'ajv/dist/2020.js';
// @ts-expect-error: a script of the build, which has no types.
import { checksModule } from '../../.ci/compiled-checks.js';
import type { Checks, Source } from '../../src/formats/checker.ts';
import * as config from '../../src/formats/checks/config.ts';
import * as part from '../../src/formats/checks/part.ts';
import * as rows from '../../src/formats/checks/rows.ts';

type Sources = Readonly<
  Record<string, { readonly source: Source; readonly checks: Checks<string> }>
>;
const SOURCES: Sources = { config, part, rows };

/** The checks of a module as the bundle has them. */
function written(source: Source): Checks<string> {
  const text = (checksModule as (one: Source) => string)(source);
  const { code } = transformSync(text, { format: 'cjs' });
  const module = { exports: {} as { readonly checks: Checks<string> } };
  const run = compileFunction(code, ['module', 'exports', 'require']) as () => void;
  Reflect.apply(run, null, [module, module.exports, createRequire(import.meta.url)]);
  return module.exports.checks;
}

function verdict(check: ValidateFunction, value: unknown): unknown {
  return check(value) ? 'valid' : check.errors;
}

/** Values that come near to what the schemas describe: their own property names and words, and what is none. */
function nearValues(schema: unknown): fc.Arbitrary<unknown> {
  const names = new Set<string>();
  const words = new Set<unknown>([
    null,
    true,
    0,
    1,
    -1,
    1.5,
    '',
    'x',
    '2026-05-20',
    'x'.repeat(300),
  ]);
  const gather = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    const { properties, enum: choices, const: only } = one as Readonly<Record<string, unknown>>;
    if (typeof properties === 'object')
      Object.keys(properties ?? {}).forEach((name) => names.add(name));
    if (Array.isArray(choices)) choices.forEach((choice) => words.add(choice));
    if (only !== undefined) words.add(only);
    Object.values(one).forEach(gather);
  };
  gather(schema);
  const leaf = fc.oneof(fc.constantFrom(...words), fc.string(), fc.uuid(), fc.integer());
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('value'), { maxKeys: 8 }),
    ),
  }));
  return fc.oneof(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 12 }), value);
}

for (const [name, { source, checks }] of Object.entries(SOURCES)) {
  test(`the written checks of ${name} agree with ajv`, () => {
    const others = written(source);
    assert.deepEqual(Object.keys(others).sort(), Object.keys(checks).sort());
    for (const [one, check] of Object.entries(checks)) {
      const other = others[one];
      assert.ok(other);
      const seen = new Set<boolean>();
      fc.assert(
        fc.property(nearValues(check.schema), (value) => {
          const expected = verdict(check, value);
          seen.add(expected === 'valid');
          assert.deepEqual(verdict(other, value), expected);
        }),
        { numRuns: 300, seed: 7 },
      );
      assert.ok(seen.has(false), `${one}: nothing was wrong`);
    }
  });
}
