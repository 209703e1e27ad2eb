/**
 * Runs the built program on a sample and writes down what V8 has compiled of it by then; or checks that V8 takes
 * that. Each in a process of its own, as a cache holds what was run in it.
 *
 *   node --import tsx .ci/make-code-cache.js FOLDER
 *   node --import tsx .ci/make-code-cache.js FOLDER --check
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUILT, exportsOf, openBuilt } from '../src/cli/built-program.ts';
import { EXIT } from '../src/cli/errors.ts';

const [folder, check] = process.argv.slice(2);
const built = openBuilt(folder);

if (check === undefined) {
  await runSample();
  writeFileSync(join(folder, BUILT.cache), built.cache());
} else if (!built.isCached) {
  throw new Error(`V8 does not take ${join(folder, BUILT.cache)}, though it has just made it.`);
}

async function runSample() {
  const sample = resolve(import.meta.dirname, '../samples/minimal');
  const out = mkdtempSync(join(tmpdir(), 'csp-reconcile-sample-'));
  const places = ['--from', join(sample, 'from'), '--to', join(sample, 'to'), '--out', out];
  const args = ['reconcile', ...places, '--as-of', '2026-05-20', '--quiet'];
  const code = await exportsOf(built).program(args, () => Date.UTC(2026, 4, 20));
  rmSync(out, { recursive: true });
  if (code !== EXIT.clean)
    throw new Error(`On samples/minimal the built program ended with ${code}.`);
}
