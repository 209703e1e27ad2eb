/** How files are found and read, and that each thing that can go wrong on a disk ends in a named problem. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { UserError } from '../../src/cli/errors.ts';
import { DISK, type Disk } from '../../src/cli/disk.ts';
import { findFiles, requireOutApart } from '../../src/cli/files.ts';
import { readInput } from '../../src/cli/read-input.ts';
import { unlessOwnReport } from '../../src/cli/own-reports.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const CSV = 'Subscription,Quantity\n1,2\n';
const base = mkdtempSync(path.join(tmpdir(), 'files-'));
after(() => {
  rmSync(base, { recursive: true });
});

let made = 0;
/** A new folder with these files; a content of `null` is a folder. */
function folderOf(files: Readonly<Record<string, string | null>>): string {
  const folder = path.join(base, String((made += 1)), 'in');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    if (content === null) mkdirSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Every file found as "path: code of the problem, or of the warnings". */
function outcome(folder: string, disk: Disk = DISK): readonly string[] {
  return findFiles([folder], 'from', '').map((file) => {
    const { path: shown, read } = unlessOwnReport(file, readInput(file, {}, disk), [ENGLISH]);
    const codes = read.ok ? read.file.warnings.map(({ code }) => code) : [read.problem.code];
    return `${shown}: ${codes.join()}`;
  });
}

function failWith(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code, syscall: 'open' });
  };
}

test('all paths that are not there are named at once', () => {
  const folder = folderOf({});
  const roots = ['one', 'two'].map((name) => path.join(folder, name));
  assert.throws(
    () => findFiles([...roots, folder], 'from', ''),
    (error) =>
      error instanceof UserError &&
      roots.every((root) => error.message.includes(`folder ${root}.`)),
  );
});

test('what is there but is no finished file is listed with the reason', () => {
  const folder = folderOf({
    'a.csv': CSV,
    'b.xlsx': CSV,
    'c.csv.crdownload': CSV,
    'd.TMP': CSV,
    'e.xlsx.part': CSV,
    '~$f.xlsx': 'x',
    '.hidden.csv': CSV,
    'g.csv': '',
  });
  assert.deepEqual(outcome(folder), [
    'in/a.csv: ',
    'in/b.xlsx: W_NAME_MISMATCH',
    'in/c.csv.crdownload: E_FILE_PARTIAL',
    'in/d.TMP: E_FILE_PARTIAL',
    'in/e.xlsx.part: E_FILE_PARTIAL',
    'in/g.csv: E_FILE_EMPTY',
    'in/~$f.xlsx: W_LOCKFILE_SKIPPED',
  ]);
});

test('links are followed to files, not to folders, not in circles', (t) => {
  const folder = folderOf({ 'a.csv': CSV });
  try {
    symlinkSync(path.join(folder, 'a.csv'), path.join(folder, 'b.csv'));
    symlinkSync(path.join(folder, 'gone.csv'), path.join(folder, 'c.csv'));
    symlinkSync(path.join(folder, 'd.csv'), path.join(folder, 'd.csv'));
    symlinkSync(path.join(folder, '..'), path.join(folder, 'e'));
  } catch (error) {
    t.skip(`links cannot be made here: ${String(error)}`);
    return;
  }
  assert.deepEqual(outcome(folder), [
    'in/a.csv: ',
    'in/c.csv: E_SYMLINK',
    'in/d.csv: E_SYMLINK',
    'in/e: E_SYMLINK_FOLDER',
  ]);
  assert.deepEqual(outcome(path.join(folder, 'c.csv')), ['c.csv: E_SYMLINK']);
});

describe('what the system says is put in words', () => {
  const cases: [code: string, problem: string][] = [
    ['EACCES', 'E_FILE_PERMISSION'],
    ['EPERM', 'E_FILE_PERMISSION'],
    ['ENOENT', 'E_FILE_NOT_FOUND'],
    ['ELOOP', 'E_SYMLINK'],
    ['ENAMETOOLONG', 'E_PATH_TOO_LONG'],
    ['EIO', 'E_FILE_IO'],
    ['EBUSY', 'E_FILE_IO'],
  ];
  for (const [code, problem] of cases) {
    test(`${code} is ${problem}`, () => {
      const folder = folderOf({ 'a.csv': CSV });
      assert.deepEqual(outcome(folder, { ...DISK, read: failWith(code) }), [
        `in/a.csv: ${problem}`,
      ]);
      assert.deepEqual(outcome(folder, { ...DISK, stat: failWith(code) }), [
        `in/a.csv: ${problem}`,
      ]);
    });
  }

  test('but a fault of the tool stays one', () => {
    const broken = (): never => {
      throw new TypeError('x');
    };
    assert.throws(() => outcome(folderOf({ 'a.csv': CSV }), { ...DISK, read: broken }), TypeError);
  });
});

test('a name that is too long is a problem of that file, not the end of the run', () => {
  assert.deepEqual(outcome(path.join(base, 'x'.repeat(300))), [
    `${'x'.repeat(300)}: E_PATH_TOO_LONG`,
  ]);
});

test('a file that grows or shrinks while it is read is refused', () => {
  const folder = folderOf({ 'a.csv': CSV });
  const shorter: Disk = {
    ...DISK,
    read: (file) => ({ ...DISK.read(file), bytes: Buffer.from('Subscription') }),
  };
  const longer: Disk = {
    ...DISK,
    read: (file) => {
      const read = DISK.read(file);
      return { ...read, after: { ...read.after, size: 999, isFile: () => true } };
    },
  };
  assert.deepEqual(outcome(folder, shorter), ['in/a.csv: E_FILE_CHANGED']);
  assert.deepEqual(outcome(folder, longer), ['in/a.csv: E_FILE_CHANGED']);
});

test('names are shown in one spelling, with their control characters spelled out', (t) => {
  const folder = folderOf({});
  try {
    writeFileSync(path.join(folder, 'a\u001b[31m\u202e.csv'), CSV);
  } catch (error) {
    t.skip(`such a name cannot be made here: ${String(error)}`);
    return;
  }
  writeFileSync(path.join(folder, 'Cafe\u0301 #1 😀.csv'), CSV);
  assert.deepEqual(outcome(folder), ['in/Café #1 😀.csv: ', 'in/a\\u001b[31m\\u202e.csv: ']);
});

test('a folder that is empty or cannot be opened is listed', () => {
  const folder = folderOf({ sub: null });
  const [found] = findFiles([path.join(folder, 'sub')], 'from', '');
  assert.equal(found?.shown, 'sub');
  const file = {
    absolute: path.join(folder, 'sub'),
    shown: 'in/sub',
    tenant: null,
    incidental: false,
    searched: true,
  };
  const refused = readInput(file, {}, { ...DISK, list: failWith('EACCES') }).read;
  assert.equal(refused.ok ? '' : refused.problem.code, 'E_FILE_PERMISSION');
  const folderItself = readInput(file, {}).read;
  assert.equal(folderItself.ok ? '' : folderItself.problem.code, 'E_FOLDER_EMPTY');
});

const REPORT =
  'No,Action id,Do by,What to do,Where,Customer,Product,Seats,Why,Evidence\n1,A-1,,,,,,,,\n';

test('the output folder may hold inputs: only the reports in it are left out', () => {
  const folder = folderOf({
    'action-sheet-2.xlsx': 'x',
    'reconciliation.json': '{}',
    'reconciliation-lines.csv': CSV,
    'support-case.txt': 'x',
    'Reconciliation Ltd.csv': CSV,
    packs: null,
  });
  const shown = (out: string) => findFiles([folder], 'from', out).map((file) => file.shown);
  assert.deepEqual(shown(folder), ['in/Reconciliation Ltd.csv']);
  assert.equal(shown(path.join(folder, 'packs')).length, 5);
});

test('a report of an earlier run is known by its name and its content together', () => {
  const folder = folderOf({
    'action-sheet-actions.csv': REPORT,
    'reconciliation-lines.csv': CSV,
    'other.csv': REPORT,
  });
  assert.deepEqual(outcome(folder), [
    'in/action-sheet-actions.csv: W_OWN_REPORT',
    'in/other.csv: ',
    'in/reconciliation-lines.csv: ',
  ]);
  const named = path.join(folder, 'action-sheet-actions.csv');
  assert.deepEqual(outcome(named), ['action-sheet-actions.csv: ']);
});

test('reports are not written over what is read', () => {
  const folder = folderOf({ 'a.csv': CSV });
  assert.throws(() => {
    requireOutApart([folder], `${folder}/.`);
  }, UserError);
  assert.throws(() => {
    requireOutApart([path.join(folder, 'a.csv')], path.join(folder, 'a.csv'));
  }, UserError);
  requireOutApart([folder], path.join(folder, 'reconciliation'));
});
