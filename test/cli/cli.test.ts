/** The command line from outside: exit codes of the contract, and what is or is not written. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { DAYS, ROOT, runCli, sampleArgs, temporaryFolder } from '../helpers/command-line.ts';

const OUTPUTS = [
  'action-sheet.xlsx',
  'reconciliation.html',
  'reconciliation.json',
  'reconciliation.xlsx',
];
const MINIMAL = ['reconcile', '--from', 'samples/minimal/from', '--to', 'samples/minimal/to'];

/** Changes one part of a workbook and saves it again, as a spreadsheet program would. */
function editWorkbook(file: string, part: string, change: (xml: string) => string): void {
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  assert.notEqual(after, before, `Nothing to change in ${part} of ${file}.`);
  writeFileSync(file, zipSync({ ...parts, [part]: strToU8(after) }));
}

test('0: all compared, nothing found', (t) => {
  const out = join(temporaryFolder(t), 'new');
  const run = runCli(sampleArgs('minimal', out));
  assert.equal(run.code, 0, run.stderr);
  assert.deepEqual(readdirSync(out).sort(), OUTPUTS);
  assert.match(run.stdout, /Nothing to do/);
});

test('2: all compared, one seat is missing', (t) => {
  const folder = temporaryFolder(t);
  const to = join(folder, 'to');
  cpSync(join(ROOT, 'samples/minimal/to'), to, { recursive: true });
  editWorkbook(join(to, 'Fourth Coffee.xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
    xml.replace('<v>30</v>', '<v>29</v>'),
  );
  const out = join(folder, 'out');
  const args = ['reconcile', '--from', 'samples/minimal/from', '--to', to, '--out', out, ...DAYS];
  const run = runCli(args);
  assert.equal(run.code, 2, run.stderr);
  assert.match(readFileSync(join(out, 'reconciliation.json'), 'utf8'), /"seats-missing"/);
  assert.equal(runCli([...args, '--fail-on', 'never']).code, 0);
});

test('3: not compared in full', (t) => {
  const out = join(temporaryFolder(t), 'out');
  const run = runCli(sampleArgs('tour', out));
  assert.equal(run.code, 3, run.stderr);
  assert.match(run.stdout, /INCOMPLETE/);
  assert.deepEqual(readdirSync(out).sort(), OUTPUTS);
});

test('4: what is wrong with the command line or config is said, and nothing is written', (t) => {
  const folder = temporaryFolder(t);
  const config = join(folder, 'broken.json');
  writeFileSync(config, '{ "from": ');
  const wrongConfig = join(folder, 'wrong.json');
  writeFileSync(wrongConfig, '{ "form": ["from"] }');
  const file = join(folder, 'a-file');
  writeFileSync(file, 'mine');
  const out = join(folder, 'out');
  const cases: Readonly<Record<string, readonly string[]>> = {
    'unknown option': [...MINIMAL, '--out', out, '--no-such-option'],
    'no --to': ['reconcile', '--from', 'samples/minimal/from', '--out', out],
    'folder that is not there': [...MINIMAL.slice(0, 3), '--to', join(folder, 'no'), '--out', out],
    'no such config': [...MINIMAL, '--out', out, '--config', join(folder, 'no.json')],
    'config that is no JSON': [...MINIMAL, '--out', out, '--config', config],
    'config with an unknown key': [...MINIMAL, '--out', out, '--config', wrongConfig],
    'day that does not exist': [...MINIMAL, '--out', out, '--as-of', '2026-02-30'],
    '--out is a file': [...MINIMAL, '--out', file],
    'unknown command': ['recncile'],
    'unknown rule': ['explain', 'no-such-rule'],
  };
  for (const [name, args] of Object.entries(cases)) {
    const run = runCli(args);
    assert.equal(run.code, 4, `${name}: ${run.stderr}`);
    assert.equal(run.stdout, '', name);
    assert.notEqual(run.stderr, '', name);
    assert.ok(!existsSync(out), `${name}: something was written.`);
  }
  assert.equal(readFileSync(file, 'utf8'), 'mine');
});

test('5: nothing to compare with is never clean', (t) => {
  const folder = temporaryFolder(t);
  const empty = join(folder, 'to');
  mkdirSync(empty);
  const out = join(folder, 'out');
  const args = ['reconcile', '--from', 'samples/minimal/from', '--to', empty, '--out', out];
  const run = runCli([...args, ...DAYS]);
  assert.equal(run.code, 5, run.stderr);
  assert.match(run.stdout, /NOTHING COMPARED/);
  assert.doesNotMatch(run.stdout, /Seats missing|Billed twice {2}/);
});

test('the terminal names the files that could not be used, with what to do', (t) => {
  const run = runCli(sampleArgs('tour', temporaryFolder(t)));
  assert.match(run.stdout, /\n {2}- to\/Lucerne Publishing\.xlsx: [^\n]+\. [A-Z][^\n]+\.\n/);
});

test('--help and explain end with 0', () => {
  const calls = [
    ['--help'],
    ['reconcile', '--help'],
    ['inspect', '--help'],
    ['explain', '--help'],
    ['explain'],
    ['explain', 'seats-missing'],
  ];
  for (const args of calls) {
    const run = runCli(args);
    assert.equal(run.code, 0, `${args.join(' ')}: ${run.stderr}`);
    assert.notEqual(run.stdout, '', args.join(' '));
  }
  assert.match(runCli(['explain', 'seats-missing']).stdout, /What to do:/);
});

test('inspect says what each file is taken for', () => {
  const good = runCli(['inspect', 'samples/minimal/from']);
  assert.equal(good.code, 0, good.stderr);
  assert.match(good.stdout, /Coho Winery\.xlsx[^]*taken for: {2}subscriptions/);
  const damaged = runCli(['inspect', 'samples/tour/to']);
  assert.equal(damaged.code, 3, damaged.stderr);
  assert.match(damaged.stdout, /Lucerne Publishing\.xlsx\n {2}not read: E_/);
});

test('an action sheet that somebody works in is not overwritten', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, 3);
  assert.equal(runCli(args).code, 3);
  assert.deepEqual(readdirSync(out).sort(), OUTPUTS, 'An untouched one is replaced.');
  const sheet = join(out, 'action-sheet.xlsx');
  editWorkbook(sheet, 'docProps/core.xml', (xml) => `${xml}<!-- saved by a person -->`);
  const edited = readFileSync(sheet);
  const run = runCli(args);
  assert.equal(run.code, 3, run.stderr);
  assert.ok(readFileSync(sheet).equals(edited), 'The edited sheet was changed.');
  assert.deepEqual(readdirSync(out).sort(), ['action-sheet-2.xlsx', ...OUTPUTS]);
});
