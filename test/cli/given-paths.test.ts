/** Paths as the shells of Windows hand them over, tried on any system. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { givenPath, givenPaths, type PathSystem } from '../../src/cli/given-paths.ts';
import { runCliIn, temporaryFolder } from '../helpers/command-line.ts';

const FILES: Readonly<Record<string, readonly string[]>> = {
  'C:\\exports': ['b.XLSX', 'a.xlsx', 'a.csv', '~$a.xlsx', '.hidden.xlsx'],
  '\\\\server\\share\\': ['one.csv', 'two.csv'],
  'C:from': ['x1.csv'],
  '.': ['here.csv', 'there.csv'],
};
const windows: PathSystem = { platform: 'win32', list: (folder) => FILES[folder] ?? [] };
const posix: PathSystem = { platform: 'linux', list: () => ['*.csv', 'ab.csv', 'AB.CSV'] };

test('wildcards that the shell left are filled in, in a fixed order', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      'C:\\exports\\*.xlsx',
      ['C:\\exports\\a.xlsx', 'C:\\exports\\b.XLSX', 'C:\\exports\\~$a.xlsx'],
    ],
    ['C:\\exports\\?.csv', ['C:\\exports\\a.csv']],
    ['C:/exports/*.csv', ['C:/exports/*.csv']],
    ['\\\\server\\share\\*.csv', ['\\\\server\\share\\one.csv', '\\\\server\\share\\two.csv']],
    ['*here.csv', ['here.csv', 'there.csv']],
    ['C:\\exports\\*.ods', ['C:\\exports\\*.ods']],
    ['C:\\exports', ['C:\\exports']],
  ];
  for (const [path, expected] of cases)
    assert.deepEqual(givenPaths([path], windows), expected, path);
  assert.deepEqual(givenPaths(['/x/*.csv'], posix), ['/x/*.csv'], 'a file may be called so');
  assert.deepEqual(givenPaths(['/x/?b.csv'], posix), ['/x/ab.csv'], 'letters count');
});

test('a backslash before the closing quote', () => {
  assert.equal(givenPath('C:\\my exports"', windows), 'C:\\my exports');
  assert.equal(givenPath('C:\\plain\\', windows), 'C:\\plain\\');
  assert.equal(givenPath('/tmp/say "hi"', posix), '/tmp/say "hi"');
  assert.throws(() => givenPath('C:\\from" --to C:\\to', windows), /takes the quote in/);
});

test('a wildcard in quotes works in every shell; one that fits nothing is named', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'exports'));
  for (const name of ['a.csv', 'b.csv']) {
    writeFileSync(join(folder, 'exports', name), 'Subscription Id,Quantity\n1,2\n');
  }
  const run = runCliIn(folder, ['inspect', 'exports/*.csv']);
  assert.match(run.stdout, /^a\.csv\n[^]*^b\.csv\n/m);
  const none = runCliIn(folder, ['inspect', 'exports/*.xlsx']);
  assert.equal(none.code, 4);
  assert.match(none.stderr, /exports.\*\.xlsx/);
});
