/** Links from the page to its inputs: relative, whatever the names are, and none where it might lead astray. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { InputLinks } from '../../src/cli/input-links.ts';
import { DAYS, ROOT, runCliIn, temporaryFolder } from '../helpers/command-line.ts';

const OUT = path.resolve('/work/move/reconciliation');
const file = (shown: string, absolute: string) => ({
  shown,
  absolute: path.resolve(absolute),
  tenant: null,
  incidental: false,
});

function hrefTo(absolute: string): string | null {
  const links = new InputLinks(OUT);
  links.add(file('x', absolute));
  return links.hrefOf('x');
}

test('any name is escaped so that it leads to its file', () => {
  const names = [
    'a b.xlsx',
    '50%.csv',
    'No #1.xlsx',
    'Åkerö & Fils.xlsx',
    'what?.csv',
    "l'été.csv",
  ];
  for (const name of names) {
    const absolute = path.resolve('/work/move/from', name);
    const href = hrefTo(absolute) ?? '';
    assert.ok(href.startsWith('../from/'), href);
    assert.doesNotMatch(href, /[ #?&<>"]/);
    const page = pathToFileURL(path.join(OUT, 'reconciliation.html'));
    assert.equal(fileURLToPath(new URL(href, page)), absolute);
  }
});

test('a file beside the page is no other scheme', () => {
  assert.equal(hrefTo('/work/move/reconciliation/mailto:x.csv'), './mailto%3Ax.csv');
});

test('two files that are shown alike have no link, one file found twice has', () => {
  const links = new InputLinks(OUT);
  links.add(file('export/a.csv', '/work/move/from/export/a.csv'));
  links.add(file('export/a.csv', '/work/move/from/export/a.csv'));
  assert.equal(links.hrefOf('export/a.csv'), '../from/export/a.csv');
  links.add(file('export/a.csv', '/work/move/to/export/a.csv'));
  assert.equal(links.hrefOf('export/a.csv'), null);
  assert.equal(links.hrefOf('never seen'), null);
});

test('a workbook in a folder below goes one step further up', () => {
  const links = new InputLinks(OUT);
  links.add(file('a.csv', '/work/move/from/a.csv'));
  assert.deepEqual(links.wayTo('a.csv'), ['..', 'from', 'a.csv']);
  assert.deepEqual(links.wayFromBelow('a.csv'), ['..', '..', 'from', 'a.csv']);
  assert.equal(links.wayFromBelow('never seen'), null);
});

test('the links of all workbooks lead to files that are there, whatever they are called', (t) => {
  const folder = temporaryFolder(t);
  cpSync(path.join(ROOT, 'samples/tour'), folder, { recursive: true });
  const odd = 'Fabrikam, Inc. #1 50% d’été & Söhne.xlsx';
  renameSync(path.join(folder, 'from/Fabrikam, Inc..xlsx'), path.join(folder, 'from', odd));
  const run = runCliIn(folder, [
    ...['reconcile', '--from', 'from', '--to', 'to', '--out', 'deep/er/out', ...DAYS],
    ...['--config', 'csp-reconcile.json', '--split-by', 'customer', '--format', 'xlsx'],
  ]);
  assert.equal(run.code, 3, run.stderr);
  const out = path.join(folder, 'deep/er/out');
  const packs = readdirSync(path.join(out, 'packs')).map((name) => path.join('packs', name));
  const seen = new Set<string>();
  for (const name of ['action-sheet.xlsx', 'reconciliation.xlsx', ...packs]) {
    const place = path.join(out, name);
    const parts = Object.entries(unzipSync(new Uint8Array(readFileSync(place))));
    const rels = parts.filter(([part]) => part.startsWith('xl/worksheets/_rels/'));
    const xml = rels.map(([, bytes]) => strFromU8(bytes)).join('');
    const targets = [...xml.matchAll(/Target="([^"]*)" TargetMode="External"/g)];
    for (const [, target = ''] of targets) {
      const url = new URL(target.replaceAll('&amp;', '&'), pathToFileURL(place));
      assert.ok(existsSync(fileURLToPath(url)), `${name}: ${target}`);
      seen.add(path.basename(fileURLToPath(url)));
    }
    assert.ok(targets.length > 0 || name.startsWith('packs'), name);
  }
  assert.ok(seen.has(odd));
});

test('what lies far away, or has a name that is no text, has no link', () => {
  const deep = new InputLinks(path.resolve('/a/b/c/d/e/f'));
  deep.add(file('x', '/elsewhere/x.csv'));
  assert.equal(deep.hrefOf('x'), null);
  assert.equal(hrefTo('/work/move/from/\ud800.csv'), null);
});
