import test from 'node:test';
import { run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'input-duplicate';

const FILE = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);
const COPY = { ...FILE, path: 'from/Contoso (1).csv' };

test('the same bytes twice are named once', () => {
  says(run([FILE, COPY]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message: 'from/Contoso (1).csv and from/Contoso.csv are the same file. It is counted once.',
    numbers: { files: 2 },
    verb: 'fix-input',
  });
  pointsAt(run([FILE, COPY]), RULE, ['from/Contoso (1).csv #0', 'from/Contoso.csv #0']);
});

test('a file all of whose rows another brought is named, whatever its bytes', () => {
  const rows = [
    ['old', 'Visio', 3, 'Active'],
    ['x', 'Project', 1, 'Active'],
  ] as const;
  const again = portalFile('from/Contoso (1).csv', [rows[1], rows[0]]);
  says(run([portalFile('from/Contoso.csv', rows), again]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message: 'All rows of from/Contoso.csv stand in other files as well. It is counted once.',
    numbers: { files: 1 },
    verb: 'fix-input',
  });
});

test('files with rows of their own are no copies', () => {
  silent(run([FILE, portalFile('from/Fabrikam.csv', [['x', 'Visio', 3, 'Active']])]), RULE);
});

test('exports without a row are all the same, and no copies', () => {
  silent(run([portalFile('from/Contoso.csv', []), portalFile('from/Fabrikam.csv', [])]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
