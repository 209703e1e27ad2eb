/** A program started from its code cache does what its text says, whatever lies in the cache. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { CachedProgram } from '../../src/cli/code-cache.ts';
import { temporaryFolder } from '../helpers/command-line.ts';

const program = (answer: string): string =>
  `(function (module, require, url) { module.exports = { answer: '${answer}', url, sep: require('node:path').sep }; })`;

/** A folder with a program that answers A, and its cache. */
function made(context: TestContext): { readonly file: string; readonly cache: string } {
  const folder = temporaryFolder(context);
  const [file, cache] = [join(folder, 'program.cjs'), join(folder, 'program.cache')];
  writeFileSync(file, program('A'));
  const first = new CachedProgram(file, cache);
  assert.equal(first.isCached, false);
  first.load();
  writeFileSync(cache, first.cache());
  return { file, cache };
}

test('what was compiled is taken, and the program is the same', (context) => {
  const { file, cache } = made(context);
  const plain = new CachedProgram(file, `${cache}.none`).load();
  const cached = new CachedProgram(file, cache);
  assert.equal(cached.isCached, true);
  assert.deepEqual(cached.load(), plain);
});

test('a cache of another program is left aside, even of one as long', (context) => {
  const { file, cache } = made(context);
  writeFileSync(file, program('B'));
  const changed = new CachedProgram(file, cache);
  assert.equal(changed.isCached, false);
  assert.match(JSON.stringify(changed.load()), /"answer":"B"/);
});

test('a damaged, shortened or empty cache is left aside', (context) => {
  const { file, cache } = made(context);
  const good = readFileSync(cache);
  const damaged = Buffer.from(good);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  for (const bytes of [damaged, good.subarray(0, 100), good.subarray(0, 10), Buffer.alloc(0)]) {
    writeFileSync(cache, bytes);
    const program = new CachedProgram(file, cache);
    assert.equal(program.isCached, false);
    assert.match(JSON.stringify(program.load()), /"answer":"A"/);
  }
});
