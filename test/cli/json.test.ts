/** `--json`: the result on standard output, nothing else there, and the same exit code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DAYS, runCli, sampleArgs, temporaryFolder } from '../helpers/command-line.ts';

const TENANTS = ['--from', 'samples/minimal/from', '--to', 'samples/minimal/to'];

test('what a command writes as JSON is what it prints', (t) => {
  const out = temporaryFolder(t);
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['reconciliation.json', ['reconcile', ...TENANTS]],
    ['migration-plan.json', ['plan', '--from', 'samples/minimal/from']],
    ['preflight.json', ['preflight', ...TENANTS]],
    ['invoice-check.json', ['invoice', ...TENANTS]],
  ];
  for (const [file, args] of cases) {
    const run = runCli([...args, '--out', out, ...DAYS.slice(0, 2), '--json']);
    assert.equal(run.stdout, readFileSync(join(out, file), 'utf8'), file);
    assert.equal(run.stderr, '', file);
  }
});

test('commands that write no file print what they know', (t) => {
  const out = temporaryFolder(t);
  runCli(sampleArgs('minimal', out));
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['progress', '--out', out], /"file": "action-sheet\.xlsx",\s+"history": \[\s+\{\s+"asOf"/],
    [['explain'], /"rules": \[/],
    [['explain', 'seats-missing'], /"id": "seats-missing",\s+"severity": "error"/],
    [['inspect', 'samples/minimal/from'], /"kind": "subscriptions"/],
  ];
  for (const [args, expected] of cases) {
    const run = runCli([...args, '--json']);
    assert.equal(run.code, 0, run.stderr);
    assert.doesNotThrow(() => JSON.parse(run.stdout) as unknown, args.join(' '));
    assert.match(run.stdout, expected);
    assert.doesNotMatch(run.stdout, /"template"/, 'sentences, not what they are made of');
  }
});

test('the exit code does not change, and faults stay on standard error', (t) => {
  const out = temporaryFolder(t);
  const incomplete = runCli([...sampleArgs('tour', out), '--json']);
  assert.equal(incomplete.code, 3);
  assert.match(incomplete.stdout, /"verdict": "incomplete"/);
  const wrong = runCli(['explain', 'no-such-rule', '--json']);
  assert.deepEqual([wrong.code, wrong.stdout], [4, '']);
  assert.match(wrong.stderr, /There is no rule/);
});
