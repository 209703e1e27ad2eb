/** The command `preflight` from outside: its exit codes, files, and the limits of the config. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compilePreflightCheck } from '../helpers/published-schemas.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { DAYS, ROOT, runCli, temporaryFolder } from '../helpers/command-line.ts';

const OUTPUTS = ['preflight.json', 'preflight.xlsx'];

function args(sample: string, out: string, gate: string): readonly string[] {
  const [from, to] = [`samples/${sample}/from`, `samples/${sample}/to`];
  return ['preflight', '--from', from, '--to', to, '--gate', gate, '--out', out, ...DAYS];
}

function resultIn(out: string): unknown {
  return JSON.parse(readFileSync(join(out, 'preflight.json'), 'utf8'));
}

test('0: go on the day after', (t) => {
  const out = temporaryFolder(t);
  const run = runCli(args('minimal', out, 'day-after'));
  assert.equal(run.code, 0, run.stderr + run.stdout);
  assert.match(run.stdout, /GO at the gate "day-after"\. 2 customers: go 2/);
  assert.deepEqual(readdirSync(out).sort(), OUTPUTS);
  assert.ok(compilePreflightCheck()(resultIn(out)));
});

test('2: no go; the workbook names what is open and the matrix of files', (t) => {
  const out = temporaryFolder(t);
  const run = runCli(args('tour', out, 'cutover'));
  assert.equal(run.code, 2, run.stderr);
  assert.match(run.stdout, /NO GO/);
  assert.ok(compilePreflightCheck()(resultIn(out)));
  const read = readXlsx(new Uint8Array(readFileSync(join(out, 'preflight.xlsx'))));
  assert.ok(read.ok);
  const names = read.file.tables.map(({ sheet }) => sheet);
  for (const name of ['Open points', 'Customers', 'Checks', 'Coverage', 'Passed', 'Inputs'])
    assert.ok(names.includes(name), name);
});

test('3: cannot tell, and what the config asks for decides', (t) => {
  const folder = temporaryFolder(t);
  const config = join(folder, 'config.json');
  const out = join(folder, 'out');
  const judge = (preflight: object) => {
    writeFileSync(config, JSON.stringify({ preflight }));
    return runCli([...args('minimal', out, 'day-after'), '--config', config]).code;
  };
  assert.equal(judge({ requireDatedFiles: true }), 3);
  assert.equal(judge({}), 0);
  assert.equal(judge({ requirePrice: true }), 4);
});

test('4: no such gate, no --to; nothing is written', (t) => {
  const out = join(temporaryFolder(t), 'out');
  assert.equal(runCli(args('minimal', out, 'after')).code, 4);
  assert.equal(runCli(['preflight', '--from', 'samples/minimal/from', '--out', out]).code, 4);
  assert.ok(!existsSync(out));
});

test('5: nothing to judge', (t) => {
  const folder = temporaryFolder(t);
  const to = join(folder, 'to');
  mkdirSync(to);
  const out = join(folder, 'out');
  const run = runCli(['preflight', '--from', 'samples/minimal/from', '--to', to, '--out', out]);
  assert.equal(run.code, 5, run.stderr);
  assert.match(run.stdout, /NOTHING TO JUDGE/);
});

test('before the day: go with empty exports of the new tenant, no go once something is there', (t) => {
  const folder = temporaryFolder(t);
  const [from, to, out] = [join(folder, 'from'), join(folder, 'to'), join(folder, 'out')];
  mkdirSync(from);
  mkdirSync(to);
  const header = 'Subscription ID,Subscription,Quantity,Status,Offer ID';
  const row = (id: string) =>
    `84a71a6f-2440-4a87-a77f-b8a9f466e10${id},Visio,12,Active,868ff116-4897-4076-aaf4-9f45f2eb5028`;
  const write = (path: string, ...rows: readonly string[]): void => {
    writeFileSync(path, `${[header, ...rows].join('\r\n')}\r\n`);
  };
  write(join(from, 'Litware.csv'), row('1'));
  write(join(to, 'Litware.csv'));
  writeFileSync(
    join(to, 'customers.csv'),
    'Microsoft ID,Company name\r\n5280d081-394f-4d6b-a19b-53f06746cbf0,Litware\r\n',
  );
  const config = join(folder, 'config.json');
  const limits = { requireLog: false };
  writeFileSync(config, JSON.stringify({ preflight: limits }));
  const command = ['preflight', '--from', from, '--to', to, '--config', config, '--out', out];
  const first = runCli(command);
  assert.equal(first.code, 0, first.stderr + first.stdout);
  write(join(to, 'Litware.csv'), row('2'));
  const second = runCli(command);
  assert.equal(second.code, 2, second.stdout);
  assert.match(second.stdout, /Litware: Nothing created too early/);
});

test('the same files give the same bytes in every time zone', (t) => {
  const folder = temporaryFolder(t);
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  assert.equal(runCli(args('tour', one, 'before'), { TZ: 'UTC' }).code, 2);
  cpSync(one, two, { recursive: true });
  rmSync(one, { recursive: true });
  assert.equal(runCli(args('tour', one, 'before'), { TZ: 'Pacific/Auckland' }).code, 2);
  for (const name of OUTPUTS)
    assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(two, name))), name);
  assert.ok(existsSync(join(ROOT, 'samples/tour/to')));
});
