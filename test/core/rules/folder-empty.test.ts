import test from 'node:test';
import type { InputFile } from '../../../src/core/model/settings.ts';
import { problem } from '../../../src/core/problems/index.ts';
import { run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'folder-empty';

const GOOD = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);
const EMPTY: InputFile = {
  path: 'from/Fabrikam',
  tenant: 'from',
  sha256: '',
  read: { ok: false, problem: problem('E_FOLDER_EMPTY', null, {}) },
  incidental: true,
};

test('an empty folder is named: a customer may be missing', () => {
  const report = run([GOOD, EMPTY]);
  says(report, RULE, {
    severity: 'warning',
    tenant: 'from',
    message: 'The folder from/Fabrikam holds no files.',
    numbers: {},
    verb: 'fix-input',
  });
  pointsAt(report, RULE, ['from/Fabrikam #0']);
});

test('folders with files are not', () => {
  silent(run([GOOD]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
