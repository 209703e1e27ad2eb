/** The command `plan` from outside: exit codes, files, and that the other tenant is never opened. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compilePlanCheck } from '../helpers/published-schemas.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { ROOT, runCli, temporaryFolder } from '../helpers/command-line.ts';

const OUTPUTS = ['migration-plan.json', 'migration-plan.xlsx'];
const TOUR = ['plan', '--from', 'samples/tour/from', '--as-of', '2026-05-20'];
const HEADER = 'Subscription ID,Subscription,Quantity,Status';
const ROW = '84a71a6f-2440-4a87-a77f-b8a9f466e108,Visio,12,Active';

/** A folder with the export of one customer. */
function exportFolder(folder: string, rows: readonly string[]): string {
  const from = join(folder, 'from');
  mkdirSync(from);
  writeFileSync(join(from, 'Litware.csv'), `${[HEADER, ...rows].join('\r\n')}\r\n`);
  return from;
}

function planIn(out: string): unknown {
  return JSON.parse(readFileSync(join(out, 'migration-plan.json'), 'utf8'));
}

test('0: planned in full', (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, 'out');
  const run = runCli(['plan', '--from', exportFolder(folder, [ROW]), '--out', out]);
  assert.equal(run.code, 0, run.stderr);
  assert.deepEqual(readdirSync(out).sort(), OUTPUTS);
  assert.match(run.stdout, /Planned in full: 1 customer in 1 wave/);
  assert.ok(compilePlanCheck()(planIn(out)));
});

test('3: not in full; the workbook holds the waves and says what is missing', (t) => {
  const out = temporaryFolder(t);
  const args = [...TOUR, '--prices', 'samples/tour/prices.csv', '--waves', '3', '--out', out];
  const run = runCli(args);
  assert.equal(run.code, 3, run.stderr);
  assert.match(run.stdout, /INCOMPLETE: 6 customers in 3 waves/);
  const plan = planIn(out);
  assert.ok(compilePlanCheck()(plan));
  assert.equal(plan.waves.length, 3);
  const read = readXlsx(new Uint8Array(readFileSync(join(out, 'migration-plan.xlsx'))));
  assert.ok(read.ok);
  const names = read.file.tables.map(({ sheet }) => sheet);
  for (const name of ['Waves', '1 Invite', '2 Create', '3 Stop', '4 Azure', 'What if', 'Not known'])
    assert.ok(names.includes(name), name);
});

test('4: wrong waves, two ways at once, no --from; nothing is written', (t) => {
  const out = join(temporaryFolder(t), 'out');
  const cases: readonly (readonly string[])[] = [
    [...TOUR, '--waves', '0'],
    [...TOUR, '--waves', 'many'],
    [...TOUR, '--per-day', '1.5'],
    [...TOUR, '--waves', '2', '--per-day', '3'],
    ['plan'],
  ];
  for (const args of cases) assert.equal(runCli([...args, '--out', out]).code, 4, args.join(' '));
  assert.ok(!existsSync(out));
});

test('5: nothing to plan', (t) => {
  const folder = temporaryFolder(t);
  const from = exportFolder(folder, [ROW.replace('Active', 'Suspended')]);
  const run = runCli(['plan', '--from', from, '--out', join(folder, 'out')]);
  assert.equal(run.code, 5, run.stderr);
  assert.match(run.stdout, /NOTHING TO PLAN/);
});

test('the to tenant is never opened, though the config names it', (t) => {
  const folder = temporaryFolder(t);
  const from = exportFolder(folder, [ROW]);
  writeFileSync(join(from, 'new.csv'), `${HEADER}\r\nthis is,no export,of,anything\r\n`);
  const config = join(folder, 'config.json');
  const files = { 'new.csv': { tenant: 'to' } };
  writeFileSync(config, JSON.stringify({ to: ['nowhere'], files, waves: { Litware: 2 } }));
  const out = join(folder, 'out');
  const run = runCli(['plan', '--from', from, '--config', config, '--out', out]);
  assert.equal(run.code, 0, run.stderr + run.stdout);
  const text = readFileSync(join(out, 'migration-plan.json'), 'utf8');
  assert.doesNotMatch(text, /new\.csv/);
  assert.match(text, /"number": 2/);
});

test('the same files give the same bytes, and an edited workbook is kept', (t) => {
  const folder = temporaryFolder(t);
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  assert.equal(runCli([...TOUR, '--out', one]).code, 3);
  cpSync(one, two, { recursive: true });
  const workbook = join(one, 'migration-plan.xlsx');
  assert.equal(runCli([...TOUR, '--out', one], { TZ: 'Pacific/Auckland' }).code, 3);
  for (const name of OUTPUTS)
    assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(two, name))), name);
  writeFileSync(workbook, readFileSync(join(ROOT, 'samples/tour/from/Wingtip Toys.xlsx')));
  const run = runCli([...TOUR, '--out', one]);
  assert.match(run.stdout, /migration-plan-2\.xlsx/);
  assert.ok(existsSync(join(one, 'migration-plan-2.xlsx')));
});
