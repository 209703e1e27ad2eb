import assert from 'node:assert/strict';
import test from 'node:test';
import type { Finding } from '../../../src/core/model/report.ts';
import { csvFile, guid, inputFile, run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'file-skipped';

const GOOD = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);
const isUnreadable = ({ rule }: Finding): boolean => rule === 'file-unreadable';
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

test('under an odd name, what may be an export is not passed over', () => {
  const passed = (name: string, content: string | Uint8Array): boolean => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const report = run([GOOD, { ...inputFile(`from/${name}`, 'from', bytes), incidental: true }]);
    return !report.findings.some(isUnreadable);
  };
  assert.ok(passed('notes.md', 'Dear all, "quoted; this\nand that, too; again\n'));
  assert.ok(passed('letter.pdf', '%PDF-1.7'));
  assert.ok(passed('data.json', '{"a":1}'));
  assert.ok(!passed('Fabrikam', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3])));
  assert.ok(!passed('Fabrikam', Buffer.from('Soci\u00e9t\u00e9;\u00c9tat\n', 'latin1')));
  assert.ok(!passed('Fabrikam', 'a,b;c\nd,e;f\n'));
  assert.ok(!passed('Fabrikam', 'a,"b\nc,d\n'));
  assert.ok(!passed('Fabrikam.dat', '<?mso-application progid="Excel.Sheet"?>'));
  assert.ok(!passed('Fabrikam', `Foo,Bar\n${guid('x')},3\n`));
});
