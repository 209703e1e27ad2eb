/** Every dependency has a line of reason in CONTRIBUTING.md, and an exact version. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package;
const versions = Object.entries(devDependencies);

test('the package asks for no other package where it is installed', () => {
  const advice =
    'Everything is bundled. What a dependency asks for may not be there on another day: exceljs alone cannot be installed without overrides.';
  assert.deepEqual(dependencies ?? {}, {}, advice);
});

test('CONTRIBUTING.md gives a reason for each dependency', () => {
  const text = read('CONTRIBUTING.md');
  const missing = versions.map(([name]) => name).filter((name) => !text.includes(`\`${name}\``));
  assert.deepEqual(missing, [], 'Add a line with the reason, or remove the dependency.');
});

test('versions are exact', () => {
  const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  assert.deepEqual(
    loose,
    [],
    'Write the version without ^ or ~; the lockfile must not decide alone.',
  );
});
