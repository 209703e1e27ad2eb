/** The corpus of third-party files: each ends in rows or one named error, and in the same as when reviewed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { corpusFiles, noCorpus } from '../corpus/canonical.ts';
import type { CorpusReading } from '../corpus/read-all.ts';
import { assertGolden } from '../helpers/golden.ts';

const READER = fileURLToPath(new URL('../corpus/read-all.ts', import.meta.url));
const MEGABYTES = 512;
const MILLISECONDS = 5_000;

function readAll(): readonly CorpusReading[] {
  const limit = `--max-old-space-size=${String(MEGABYTES)}`;
  const args = [limit, '--import', 'tsx', READER];
  // A file that hangs ends the whole process; the message then names it.
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 120_000 });
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  const next = corpusFiles()[lines.length];
  assert.equal(run.status, 0, `It ended at ${next ?? 'the end'}: ${run.stderr}`);
  return lines.map((line) => JSON.parse(line) as CorpusReading);
}

const readings = noCorpus === false ? readAll() : [];

test(
  'every file ends in rows or one named error, within 5 s and 512 MB',
  { skip: noCorpus },
  (t) => {
    assert.deepEqual(
      readings.map(({ file }) => file),
      corpusFiles(),
    );
    for (const { file, delivery, milliseconds, peakMegabytes } of readings) {
      assert.match(delivery, /^(?:[1-9]\d* rows, |0 rows, 0 cells, |E_[A-Z0-9_]+$)/, file);
      assert.ok(milliseconds <= MILLISECONDS, `${file} took ${String(milliseconds)} ms`);
      assert.ok(peakMegabytes <= MEGABYTES, `${file} took ${String(peakMegabytes)} MB`);
    }
    const slowest = Math.max(...readings.map(({ milliseconds }) => milliseconds));
    const peak = readings.at(-1)?.peakMegabytes ?? 0;
    t.diagnostic(
      `${String(readings.length)} files, slowest ${String(slowest)} ms, ${String(peak)} MB`,
    );
    const refused = new Set(readings.filter(({ delivery }) => delivery.startsWith('E_')));
    assert.ok(new Set([...refused].map(({ delivery }) => delivery)).size >= 15);
  },
);

test('every file is delivered as it was when last reviewed', { skip: noCorpus }, () => {
  const deliveries = readings.map(({ file, delivery }) => [file, delivery]);
  const text = JSON.stringify(Object.fromEntries(deliveries), null, 2);
  assertGolden('../corpus/expected.json', `${text}\n`);
});
