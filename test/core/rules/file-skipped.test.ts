import assert from 'node:assert/strict';
import test from 'node:test';
import { csvFile, run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'file-skipped';

const GOOD = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);
const NOTES = { ...csvFile('from/notes.md', 'from', 'Dear colleagues'), incidental: true };

test('a file that is no export is named, and costs nothing', () => {
  const report = run([GOOD, NOTES]);
  const [finding] = report.findings.filter(({ rule }) => rule === RULE);
  assert.match(finding?.message ?? '', /^from\/notes\.md was passed over\. No header/);
  says(report, RULE, {
    severity: 'info',
    tenant: 'from',
    message: finding?.message ?? '',
    numbers: { code: 'E_HEADER_NOT_FOUND' },
    verb: null,
  });
  pointsAt(report, RULE, ['from/notes.md #0']);
});

test('a table file that cannot be read is no file to pass over', () => {
  silent(run([GOOD, { ...NOTES, incidental: false }]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
