/** Parts of a run: put together they give the bytes of one run, and what does not belong together is refused by name. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runCli, sampleArgs, temporaryFolder, type Run } from '../helpers/command-line.ts';

function part(
  share: string,
  folder: string,
  sample = 'minimal',
  more: readonly string[] = [],
): Run {
  const [day] = more[0] === '--as-of' ? more.slice(1) : [];
  const args = sampleArgs(sample, folder).map((one) => (one === '2026-05-20' ? (day ?? one) : one));
  return runCli([...args, '--partition', share, ...(day === undefined ? more : [])]);
}

function partOf(t: TestContext, share: string, more: readonly string[] = []): string {
  const folder = temporaryFolder(t);
  const { code, stderr } = part(share, folder, 'minimal', more);
  assert.equal(code, 0, stderr);
  return join(folder, `part-${share.replace('/', '-of-')}.jsonl`);
}

function assertRefused(run: Run, ...words: readonly string[]): void {
  assert.equal(run.code, 4, run.stderr);
  for (const word of words) assert.ok(run.stderr.includes(word), `${word}: ${run.stderr}`);
}

for (const [sample, of] of [
  ['minimal', 1],
  ['tour', 3],
] as const) {
  test(`the parts of ${sample} give the bytes of one run, in any order`, (t) => {
    const [whole, parts, merged] = [temporaryFolder(t), temporaryFolder(t), temporaryFolder(t)];
    const run = runCli(sampleArgs(sample, whole));
    for (let at = 1; at <= of; at += 1) {
      const { code, stderr } = part(`${String(at)}/${String(of)}`, parts, sample);
      assert.equal(code, 0, stderr);
    }
    const files = readdirSync(parts).map((name) => join(parts, name));
    const merge = runCli(['merge', ...files.reverse(), '--out', merged]);
    assert.equal(merge.code, run.code, merge.stderr);
    assert.deepEqual(readdirSync(merged), readdirSync(whole));
    for (const name of readdirSync(whole)) {
      const [one, other] = [whole, merged].map((folder) => readFileSync(join(folder, name)));
      assert.ok(one !== undefined && other?.equals(one) === true, `${name} differs.`);
    }
    assert.equal(
      merge.stdout.replaceAll(merged, ''),
      run.stdout.replaceAll(whole, ''),
      'The summary is the same, too.',
    );
  });
}

test('what people wrote into the action sheet survives a merge', (t) => {
  const [whole, merged] = [temporaryFolder(t), temporaryFolder(t)];
  for (const folder of [whole, merged]) runCli(sampleArgs('tour', folder));
  runCli(sampleArgs('tour', whole));
  const parts = temporaryFolder(t);
  part('1/1', parts, 'tour');
  runCli(['merge', parts, '--out', merged]);
  for (const name of readdirSync(whole)) {
    const [one, other] = [whole, merged].map((folder) => readFileSync(join(folder, name)));
    assert.ok(one !== undefined && other?.equals(one) === true, `${name} differs.`);
  }
});

test('missing parts are named', (t) => {
  const file = partOf(t, '2/3');
  assertRefused(runCli(['merge', file]), 'Of 3 parts, 2 are missing: 1/3, 3/3.');
});

test('a part that is given twice is named', (t) => {
  const file = partOf(t, '1/2');
  const copy = join(temporaryFolder(t), 'copy.jsonl');
  copyFileSync(file, copy);
  assertRefused(runCli(['merge', file, copy]), 'Part 1 of 2 is given twice', file, copy);
});

test('parts of other files, days, options or numbers are refused by name', (t) => {
  const file = partOf(t, '1/2');
  const others = [
    [partOf(t, '2/2', ['--include-trials']), 'other options or another config'],
    [partOf(t, '2/2', ['--as-of', '2026-05-21']), 'another day'],
    [partOf(t, '2/2', ['--prices', 'samples/tour/prices.csv']), 'other files'],
    [partOf(t, '2/3'), 'another number of parts'],
  ] as const;
  for (const [other, words] of others) {
    assertRefused(runCli(['merge', file, other]), other, words, file);
  }
});

test('a part of another version is refused', (t) => {
  const file = partOf(t, '1/1');
  const [head = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const older = head.replace(/"version":"[^"]+"/, '"version":"0.0.1"');
  writeFileSync(file, [older, ...rest].join('\n'));
  assertRefused(runCli(['merge', file]), file, 'version 0.0.1');
});

test('a part that was cut off or changed is refused', (t) => {
  const file = partOf(t, '1/1');
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const damaged: readonly (readonly [string, string])[] = [
    [text.slice(0, -10), 'no part of a run'],
    [`${lines.slice(0, -2).join('\n')}\n`, 'no part of a run'],
    [lines.filter((_, at) => at !== 2).join('\n'), 'It is not as it was written.'],
    [text.replace('"seats":', '"seats":1'), 'was changed'],
    [text.replace('"at":0', '"at":-1'), 'expected shape'],
    ['not json\n', 'no JSON'],
    ['', 'Its end is missing.'],
  ];
  for (const [content, words] of damaged) {
    writeFileSync(file, content);
    assertRefused(runCli(['merge', file]), file, words);
  }
});

test('a folder without parts, and no folder, are told apart from a run', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'empty'));
  assertRefused(runCli(['merge', folder]), 'There is no part of a run.');
  assertRefused(runCli(['merge']), 'There are no parts.');
  assertRefused(runCli(['merge', join(folder, 'gone')]), 'gone');
});

test('a share that is none is refused', (t) => {
  const out = temporaryFolder(t);
  for (const share of ['0/3', '4/3', '1', 'a/b', '1/20000']) {
    assertRefused(part(share, out), `--partition is "${share}".`);
  }
});
