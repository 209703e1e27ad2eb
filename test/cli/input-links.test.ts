/** Links from the page to its inputs: relative, whatever the names are, and none where it might lead astray. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputLinks } from '../../src/cli/input-links.ts';

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

test('what lies far away, or has a name that is no text, has no link', () => {
  const deep = new InputLinks(path.resolve('/a/b/c/d/e/f'));
  deep.add(file('x', '/elsewhere/x.csv'));
  assert.equal(deep.hrefOf('x'), null);
  assert.equal(hrefTo('/work/move/from/\ud800.csv'), null);
});
