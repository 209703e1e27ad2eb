/** What the config says about single files, from the command line: layout, encoding, customer, tenant; and the config that inspect writes. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Report } from '../../src/core/model/report.ts';
import { guid } from '../helpers/builders.ts';
import { runCliIn, temporaryFolder } from '../helpers/command-line.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files. */
function folderWith(t: TestContext, files: Files): string {
  const folder = temporaryFolder(t);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const row = (id: string, seats: string, status: string): string =>
  [guid(id), 'Visio', seats, status].join(';');
const GOOD = 'Subscription ID;Subscription;Quantity;Status';

function reconcileIn(folder: string, ...more: readonly string[]): Report {
  const options = ['--out', 'out', '--as-of', '2026-05-20', '--format', 'json'];
  const run = runCliIn(folder, ['reconcile', ...options, ...more]);
  assert.notEqual(run.code, 1, run.stderr);
  assert.notEqual(run.code, 4, run.stderr);
  return JSON.parse(readFileSync(join(folder, 'out/reconciliation.json'), 'utf8')) as Report;
}

test('a file that nobody could recognise is read as the config says', (t) => {
  const odd = `Stand 20.05.\r\nNummer;Ware;St\xfcck;Wie\r\n${row('old', '1.000', 'Gek\xfcndigt')}\r\n`;
  const folder = folderWith(t, {
    'from/x7.csv': Buffer.from(odd, 'latin1'),
    'to/Contoso.csv': `${GOOD}\n${row('new', '1000', 'Active')}\n`,
    'csp-reconcile.json': JSON.stringify({
      files: {
        'x7*': {
          customer: 'Contoso',
          encoding: 'windows-1252',
          headerRow: 2,
          decimal: 'comma',
          columns: { subscriptionId: 'Nummer', offerName: 'B', seats: 'Stück', status: 'Wie' },
        },
      },
    }),
  });
  const report = reconcileIn(folder, '--from', 'from', '--to', 'to');
  assert.deepEqual(report.rejectedRows, []);
  const [line, ...more] = report.lines;
  assert.deepEqual(more, []);
  assert.deepEqual([line?.customer, line?.from.seats, line?.to.seats], ['Contoso', 1000, 1000]);
  assert.equal(line?.from.subscriptions[0]?.status, 'cancelled');
});

test('one folder can hold the files of both tenants, where the config tells them apart', (t) => {
  const folder = folderWith(t, {
    'all/Contoso old.csv': `${GOOD}\n${row('old', '5', 'Active')}\n`,
    'all/Contoso new.csv': `${GOOD}\n${row('new', '4', 'Active')}\n`,
    'csp-reconcile.json': JSON.stringify({
      files: {
        '*old.csv': { tenant: 'from', customer: 'Contoso' },
        '*new.csv': { tenant: 'to', customer: 'Contoso' },
      },
    }),
  });
  const report = reconcileIn(folder, '--from', 'all', '--to', 'all');
  assert.deepEqual(
    report.inputs.map(({ path, tenant }) => `${path} ${tenant ?? ''}`),
    ['all/Contoso old.csv from', 'all/Contoso new.csv to'],
  );
  assert.equal(report.lines[0]?.missingSeats, 1);
});

test('an empty folder is named', (t) => {
  const folder = folderWith(t, {
    'from/Contoso.csv': `${GOOD}\n${row('old', '5', 'Active')}\n`,
    'to/Contoso.csv': `${GOOD}\n${row('new', '5', 'Active')}\n`,
  });
  mkdirSync(join(folder, 'from/Fabrikam'));
  const report = reconcileIn(folder, '--from', 'from', '--to', 'to');
  const [finding] = report.findings.filter(({ rule }) => rule === 'folder-empty');
  assert.equal(finding?.message, 'The folder from/Fabrikam holds no files.');
});

test('a config that names a field or a property that does not exist is refused', (t) => {
  for (const rules of [{ columns: { seat: 'C' } }, { colums: {} }, { headerRow: -1 }]) {
    const config = JSON.stringify({ files: { '*': rules } });
    const folder = folderWith(t, { 'a.csv': `${GOOD}\n`, 'csp-reconcile.json': config });
    const run = runCliIn(folder, ['inspect', 'a.csv']);
    assert.equal(run.code, 4, run.stderr);
    assert.match(run.stderr, /config|csp-reconcile\.json/);
  }
});

test('inspect says what a header may have meant, and writes a config to start from', (t) => {
  const folder = folderWith(t, {
    'in/Contoso.csv': `Subscription ID;Subscription;Quantiy;Status\n${row('a', '5', 'Active')}\n`,
    'in/Fabrikam.csv': `${GOOD}\n${row('b', '5', 'Active')}\n`,
  });
  const run = runCliIn(folder, ['inspect', 'in', '--write-config']);
  assert.equal(run.code, 3, run.stderr);
  assert.match(run.stdout, /did you mean: "Quantiy" looks like "Quantity" \(seats\)/);
  assert.match(run.stdout, /confidence: medium .*1 of 1 rows accepted; customer known by the file/);
  const config: unknown = JSON.parse(readFileSync(join(folder, 'csp-reconcile.json'), 'utf8'));
  assert.deepEqual(config, {
    files: {
      'Contoso.csv': { columns: { seats: 'Quantiy' } },
      'Fabrikam.csv': { customer: 'Fabrikam' },
    },
  });
  // With it, everything is understood; and it is never overwritten.
  assert.equal(runCliIn(folder, ['inspect', 'in']).code, 0);
  const again = runCliIn(folder, ['inspect', 'in', '--write-config']);
  assert.equal(again.code, 4);
  assert.match(again.stderr, /not overwritten/);
  assert.ok(existsSync(join(folder, 'csp-reconcile.json')));
});

test('an encoding for all files does not garble those that are UTF-8; one for a file is followed', (t) => {
  const config = (rules: object) => JSON.stringify({ files: { 'Société*': rules } });
  const folder = folderWith(t, {
    'from/Société.csv': `${GOOD}\n${row('old', '5', 'Résilié')}\n`,
    'from/Fabrikam.csv': Buffer.from(`${GOOD}\n${row('b', '5', 'Gek\u00fcndigt')}\n`, 'latin1'),
    'to/Société.csv': `${GOOD}\n${row('new', '5', 'Active')}\n`,
    'csp-reconcile.json': config({ dateOrder: 'dmy' }),
  });
  const paths = ['--from', 'from', '--to', 'to'];
  const report = reconcileIn(folder, ...paths, '--encoding', 'windows-1252');
  assert.deepEqual(
    report.findings.filter(({ rule }) => rule === 'file-unreadable').map((one) => one.numbers),
    [{ code: 'E_ENCODING_CONTRADICTED' }],
  );
  writeFileSync(join(folder, 'csp-reconcile.json'), config({ encoding: 'utf-8' }));
  const settled = reconcileIn(folder, ...paths, '--encoding', 'windows-1252');
  assert.deepEqual(
    settled.findings.filter(({ rule }) => rule === 'file-unreadable'),
    [],
  );
});

test('the config says what a status means that no table knows, in exports and in logs', (t) => {
  const config = (words: object) => JSON.stringify({ words });
  const log = [
    'Date,Affected customer,Action,Partner user,Status,Additional information',
    '2026-03-01,X,y,u,,',
    `2026-05-10T10:00:00Z,Contoso,Update,u,,"Subscription ID: ${guid('old')}; Old status: Active; Status: STILLGELEGT; Quantity: 5"`,
  ].join('\n');
  const folder = folderWith(t, {
    'from/Contoso.csv': `${GOOD}\n${row('old', '5', 'Stillgelegt')}\n`,
    'from/log.csv': `${log}\n`,
    'to/Contoso.csv': `${GOOD}\n${row('new', '5', 'Active')}\n`,
    'csp-reconcile.json': config({ stillgelegt: 'cancelled' }),
  });
  const report = reconcileIn(folder, '--from', 'from', '--to', 'to');
  const [subscription] = report.lines[0]?.from.subscriptions ?? [];
  assert.deepEqual([subscription?.status, subscription?.stop], ['cancelled', '2026-05-10']);
  writeFileSync(join(folder, 'csp-reconcile.json'), config({}));
  const unsaid = reconcileIn(folder, '--from', 'from', '--to', 'to');
  assert.match(unsaid.rejectedRows[0]?.problem ?? '', /Stillgelegt/);
  assert.match(JSON.stringify(unsaid.rejectedRows), /config/);
  for (const words of [{ Aktiv: 'cancelled' }, { Weg: 'gone' }]) {
    writeFileSync(join(folder, 'csp-reconcile.json'), config(words));
    const refused = runCliIn(folder, ['reconcile', '--from', 'from', '--to', 'to']);
    assert.equal(refused.code, 4, refused.stderr);
  }
});
