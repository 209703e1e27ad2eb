/** `init`: what a migration starts with, and nothing that is there is touched. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, runCli, runCliIn, temporaryFolder } from '../helpers/command-line.ts';

test('in a folder that init made, reconcile needs no options', (t) => {
  const box = temporaryFolder(t);
  const made = runCliIn(box, ['init', 'my move']);
  assert.equal(made.code, 0, made.stderr);
  const folder = join(box, 'my move');
  assert.deepEqual(readdirSync(folder).sort(), ['README.txt', 'csp-reconcile.json', 'from', 'to']);
  assert.match(made.stdout, /1\. cd "my move"/);
  for (const tenant of ['from', 'to']) {
    cpSync(join(ROOT, 'samples/minimal', tenant), join(folder, tenant), { recursive: true });
  }
  const run = runCliIn(folder, ['reconcile', '--as-of', '2026-05-20']);
  assert.equal(run.code, 0, run.stderr);
  assert.ok(existsSync(join(folder, 'reconciliation/action-sheet.xlsx')));
});

test('what is there stays as it is', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'to'));
  writeFileSync(join(folder, 'README.txt'), 'mine');
  const run = runCliIn(folder, ['init']);
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /Wrote from\/, csp-reconcile\.json\./);
  assert.match(run.stdout, /left as it is: to\/, README\.txt\./);
  assert.equal(readFileSync(join(folder, 'README.txt'), 'utf8'), 'mine');
  const again = runCliIn(folder, ['init', '--json']);
  assert.deepEqual(JSON.parse(again.stdout), {
    folder: '.',
    wrote: [],
    kept: ['from/', 'to/', 'csp-reconcile.json', 'README.txt'],
  });
});

test('a file in the way is named, and nothing is written', (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'a-file');
  writeFileSync(file, 'mine');
  const run = runCli(['init', file]);
  assert.equal(run.code, 4);
  assert.match(run.stderr, /a-file is a file, not a folder/);
  writeFileSync(join(folder, 'from'), 'mine');
  assert.equal(runCli(['init', folder]).code, 4);
  assert.deepEqual(readdirSync(folder).sort(), ['a-file', 'from']);
});
