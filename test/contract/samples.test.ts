/** The samples: as their generator writes them, one clean, one with a finding of every rule. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Report } from '../../src/core/model/report.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { compileReportCheck } from '../helpers/report-schema.ts';
import { runCli, sampleArgs, temporaryFolder } from '../helpers/command-line.ts';
import { SAMPLES, sampleFiles } from '../samples/make-samples.ts';

const MAX_BYTES = 20_000;
const isReport = compileReportCheck();

function reportIn(folder: string): Report {
  const report: unknown = JSON.parse(readFileSync(join(folder, 'reconciliation.json'), 'utf8'));
  assert.ok(isReport(report), 'The report does not fit schemas/report.schema.json.');
  return report;
}

function assertNoRowLost({ accounting, inputs, rejectedRows }: Report): void {
  assert.ok(accounting.balanced);
  for (const { path, rows, accepted, rejected, ignored } of inputs) {
    assert.equal(rows, accepted + rejected + ignored, path);
    const named = new Set(rejectedRows.filter((row) => row.path === path).map(({ row }) => row));
    assert.equal(named.size, rejected, `${path}: each rejected row is named.`);
  }
}

test('the samples are what test/samples/make-samples.ts writes', () => {
  const made = sampleFiles();
  const present = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/').normalize('NFC'))
    .filter((path) => /\.(?:csv|xlsx|json)$/.test(path));
  const advice = 'Run "node --import tsx test/samples/make-samples.ts".';
  assert.deepEqual(present.sort(), [...made.keys()].sort(), advice);
  for (const [name, bytes] of made) {
    assert.ok(bytes.length < MAX_BYTES, `${name} is too big for a sample.`);
    const same = Buffer.compare(readFileSync(SAMPLES + name), bytes) === 0;
    assert.ok(same, `samples/${name} is out of date. ${advice}`);
  }
});

test('minimal has nothing to do and ends with 0', (t) => {
  const out = temporaryFolder(t);
  const run = runCli(sampleArgs('minimal', out));
  assert.equal(run.code, 0, run.stderr);
  const report = reportIn(out);
  assert.equal(report.verdict, 'clean');
  assert.deepEqual(report.findings, []);
  assert.deepEqual(
    report.customers.map(({ stage }) => stage),
    ['done', 'done'],
  );
  assertNoRowLost(report);
});

/** Rules that the tour cannot show, with the reason. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  'owner-unknown': 'Two files without a name would spoil the rest of the tour.',
  'folder-empty': 'Git keeps no empty folders.',
  'config-unused': 'People start from the config of the tour, so all of it is used.',
  'tenants-swapped': 'The rest of the tour shows the right direction.',
};

test('tour has a finding of every other rule and ends with 3', (t) => {
  const out = temporaryFolder(t);
  const run = runCli(sampleArgs('tour', out));
  assert.equal(run.code, 3, run.stderr);
  const report = reportIn(out);
  assert.equal(report.verdict, 'incomplete');
  const found = new Set(report.findings.map(({ rule }) => rule));
  const missing = RULES.map(({ id }) => id).filter((id) => !found.has(id) && !(id in NOT_SHOWN));
  assert.deepEqual(missing, [], `Rules of which the tour shows nothing: ${missing.join(', ')}.`);
  assert.ok(report.customers.filter(({ stage }) => stage === 'done').length >= 3);
  assertNoRowLost(report);
});
