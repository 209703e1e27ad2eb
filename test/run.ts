/**
 * Runs the tests: all of them in a fixed order, or the files given as arguments. Node 20 finds no
 * TypeScript tests by itself, and a shell's wildcard is not the same on Windows.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error: a script of the build, which has no types.
import { bundle } from '../.ci/bundle.js';

const root = join(import.meta.dirname, '..');

function allTests(): readonly string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/bench/'))
    .sort();
}

const given = process.argv.slice(2);
const files = given.length > 0 ? given : allTests();
if (files.length === 0) {
  console.error(
    'There are no tests under test/. A run without tests must not pass for a good one.',
  );
  process.exit(1);
}

// By itself Node leaves one processor idle, which is half of a small build machine.
const atOnce = `--test-concurrency=${String(availableParallelism())}`;
const folder = mkdtempSync(join(tmpdir(), 'csp-reconcile-bundle-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
// Node refuses to start tests inside tests, so a run must not inherit that it is one.
const inherited = Object.entries(process.env).filter(([name]) => name !== 'NODE_TEST_CONTEXT');
const child = spawn(process.execPath, ['--import', 'tsx', '--test', atOnce, ...files], {
  cwd: root,
  env: { ...Object.fromEntries(inherited), ...(await commandUnderTest()) },
  stdio: ['ignore', 'inherit', 'inherit'],
});
child.on('error', (error) => {
  console.error(`Node could not be started for the tests: ${error.message}`);
  process.exitCode = 1;
});
child.on('close', (code, signal) => {
  if (signal !== null) console.error(`The tests were ended by ${signal}.`);
  process.exitCode = code ?? 1;
});

/**
 * Tests start the command hundreds of times, and a bundle starts four times as fast as the source. Coverage is
 * counted by lines of the source, so that is what runs where it is counted.
 */
async function commandUnderTest(): Promise<Readonly<Record<string, string>>> {
  if (process.env['NODE_V8_COVERAGE'] !== undefined) return {};
  await (bundle as (options: object) => Promise<void>)({ outdir: folder, ending: '.mjs' });
  return { COMMAND_UNDER_TEST: join(folder, 'csp-reconcile.mjs') };
}
