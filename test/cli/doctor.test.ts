/** `doctor`: each thing that would spoil a run is named with what to do. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  checkConfig,
  checkDay,
  checkNode,
  checkOut,
  checkPaths,
  checkSpace,
  checkTerminal,
} from '../../src/cli/doctor-checks.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { ROOT, runCliIn, temporaryFolder } from '../helpers/command-line.ts';

const { of } = ENGLISH;

/** A folder with the exports of a sample, as `init` would lay it out. */
function migration(folder: string, config = '{ "from": ["from"], "to": ["to"] }'): void {
  for (const tenant of ['from', 'to']) {
    cpSync(join(ROOT, 'samples/minimal', tenant), join(folder, tenant), { recursive: true });
  }
  writeFileSync(join(folder, 'csp-reconcile.json'), config);
}

test('all is well: 0, and nothing is left behind', (t) => {
  const folder = temporaryFolder(t);
  migration(folder);
  mkdirSync(join(folder, 'reconciliation'));
  const run = runCliIn(folder, ['doctor', '--json']);
  assert.equal(run.code, 0, run.stdout);
  const { checks } = JSON.parse(run.stdout) as { checks: { state: string }[] };
  assert.ok(checks.every(({ state }) => state !== 'problem'));
  assert.deepEqual(readdirSync(join(folder, 'reconciliation')), []);
});

test('what would stop or spoil a run is said in one go: 4', (t) => {
  const folder = temporaryFolder(t);
  migration(folder, '{ "form": ["from"] }');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'from/notes.csv'), 'a,b\n1,2\n');
  const run = runCliIn(folder, ['doctor', '--from', 'from', '--to', 'empty', 'gone']);
  assert.equal(run.code, 4, run.stdout);
  assert.match(run.stdout, /PROBLEM {2}Config +csp-reconcile\.json: .*"form"/);
  assert.match(run.stdout, /PROBLEM {2}Files from +.*Not understood: from\/notes\.csv\./);
  assert.match(run.stdout, /csp-reconcile inspect from/);
  assert.match(run.stdout, /PROBLEM {2}Files to +gone is not there/);
  const empty = runCliIn(folder, ['doctor', '--from', 'from', '--to', 'empty']);
  assert.match(empty.stdout, /PROBLEM {2}Files to +empty is empty/);
});

test('logs and lists that are not there are notes; missing subscriptions are not', (t) => {
  const folder = temporaryFolder(t);
  migration(folder);
  mkdirSync(join(folder, 'list'));
  cpSync(join(folder, 'from/customers.csv'), join(folder, 'list/customers.csv'));
  const run = runCliIn(folder, ['doctor', '--to', 'list', '--from', 'from/Coho Winery.xlsx']);
  assert.match(run.stdout, /PROBLEM {2}Files to +customers 1, but no subscriptions/);
  assert.match(
    run.stdout,
    /note +Files from +subscriptions 1\.\n +Export the customer list as well.* Export the activity log as well/,
  );
});

test('the machine', () => {
  assert.equal(checkNode('20.19.0').state, 'ok');
  assert.equal(checkNode('26.1.0').state, 'ok');
  assert.equal(checkNode('20.18.3').state, 'problem');
  assert.equal(checkConfig('no-such.json', null).state, 'note');
  assert.equal(checkDay('Europe/Paris', '2026-05-20', '2026-05-20').state, 'ok');
  assert.match(of(checkDay('Europe/Paris', '2026-05-19', '2026-05-20').fix ?? ''), /--as-of/);
  assert.equal(checkTerminal('linux', { LANG: 'C.UTF-8' }).state, 'ok');
  assert.equal(checkTerminal('linux', { LANG: 'C.UTF-8', LC_ALL: 'POSIX' }).state, 'note');
  assert.equal(checkTerminal('win32', {}).state, 'ok');
  assert.equal(of(checkSpace('.').name), 'Disk');
  assert.deepEqual(checkPaths('linux', ['x'.repeat(300)]), []);
  assert.equal(checkPaths('win32', ['C:\\exports\\a.csv'])[0]?.state, 'ok');
  assert.equal(checkPaths('win32', [`C:\\${'x'.repeat(300)}`])[0]?.state, 'note');
});

test('the output folder: open files, what an interrupted run left, a file in the way', (t) => {
  const out = temporaryFolder(t);
  const gone = 2 ** 22 + 1;
  for (const name of [
    '~$action-sheet.xlsx',
    '.~lock.reconciliation.xlsx#',
    `.csp-reconcile-${String(gone)}-reconciliation.json.new`,
    `.csp-reconcile-${String(gone)}-reconciliation.html.old`,
    `.csp-reconcile-${String(process.pid)}-reconciliation.xlsx.new`,
  ]) {
    writeFileSync(join(out, name), '');
  }
  const said = checkOut(out).map(
    ({ state, what, fix }) => `${state}: ${of(what)} ${of(fix ?? '')}`,
  );
  assert.equal(said.length, 4, said.join('\n'));
  assert.match(said[1] ?? '', /open: reconciliation\.xlsx, action-sheet\.xlsx/);
  assert.match(said.join('\n'), /problem: .*your earlier reconciliation\.html.*Rename it to/);
  assert.match(said.join('\n'), /note: .*reconciliation\.json\.new was left.*Delete it/);
  assert.equal(checkOut(join(out, 'new/er'))[0]?.state, 'ok');
  writeFileSync(join(out, 'file'), '');
  assert.equal(checkOut(join(out, 'file'))[0]?.state, 'problem');
  assert.equal(checkOut(join(out, 'file/below'))[0]?.state, 'problem');
});
