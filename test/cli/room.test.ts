/** A large job runs in a process with more memory, and nobody notices but for its being done. */
import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { engineFlags, roomFor, type Machine } from '../../src/cli/room.ts';
import { runCli, temporaryFolder } from '../helpers/command-line.ts';

const MB = 2 ** 20;
const GB = 1024 * MB;
const machine: Machine = { memory: 16 * GB, limit: 4 * GB, isLimitSet: false };

test('only a job that may need more than Node.js gives asks for it, and leaves a quarter', () => {
  const cases: readonly (readonly [string, number, Partial<Machine>, number | null])[] = [
    ['small', 20 * MB, {}, null],
    ['large', 200 * MB, {}, 12 * 1024],
    ['large, on a machine that has no more', 200 * MB, { memory: 4 * GB }, null],
    ['large, in the process that was made for it', 200 * MB, { limit: 12 * GB }, null],
    ['large, with a limit that a person set', 200 * MB, { isLimitSet: true }, null],
  ];
  for (const [name, bytes, at, expected] of cases) {
    assert.equal(roomFor(bytes, { ...machine, ...at }), expected, name);
  }
});

test('an engine is asked for nothing that it does not know', () => {
  assert.equal(engineFlags('11.3.244.8-node.38').length, 2);
  for (const v8 of ['12.4.254.21-node.33', '13.6.233.17-node.37']) {
    assert.deepEqual(engineFlags(v8), ['--heap-growing-percent=45']);
  }
});

test('what a job says and returns is the same wherever it runs', (context) => {
  const file = join(temporaryFolder(context), 'export.xlsx');
  writeFileSync(file, 'no workbook');
  truncateSync(file, 30 * MB);
  const moved = runCli(['inspect', file]);
  const here = runCli(['inspect', file], { NODE_OPTIONS: '--max-old-space-size=3000' });
  assert.equal(here.code, 5);
  assert.deepEqual(moved, here);
});
