import assert from 'node:assert/strict';
import test from 'node:test';
import { csvFile, run } from '../../helpers/builders.ts';
import {
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'file-unreadable';

const NOTES = csvFile('from/notes.csv', 'from', 'Colour,Size\r\nred,3\r\n');

test('a file that is no known export is named with what it holds', () => {
  says(run([NOTES]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'from/notes.csv: No header of a known export was found in the first 30 rows; the first row reads "Colour", "Size". Export the file again from Partner Center, or remove it from the folder.',
    numbers: { code: 'E_HEADER_NOT_FOUND' },
    verb: 'fix-input',
  });
});

test('a readable file, even an empty export, is no problem', () => {
  silent(compare([{}], []), RULE);
});

test('a file that was only found beside the others is not judged', () => {
  silent(run([...fromOnly([{}]), { ...NOTES, incidental: true }]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is the file', () => {
  pointsAt(run([NOTES]), RULE, ['from/notes.csv #0']);
});

test('an empty file, and an export that lacks one column, say so by their code', () => {
  const codeOf = (text: string) =>
    only(run([csvFile('from/x.csv', 'from', text)]), RULE).numbers['code'];
  assert.equal(codeOf(''), 'E_FILE_EMPTY');
  assert.equal(codeOf('Subscription ID,Subscription,Quantity\r\n'), 'E_COLUMN_MISSING');
});
