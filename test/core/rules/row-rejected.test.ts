import assert from 'node:assert/strict';
import test from 'node:test';
import { csvFile, guid, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'row-rejected';

test('a row with a number that is none is left out and named', () => {
  says(compare([{ quantity: 'ten' }, OTHER], [OTHER]), RULE, {
    severity: 'error',
    tenant: 'from',
    message: '1 row of from/subscriptions.csv could not be used; 1 row could.',
    numbers: { rows: 1 },
    verb: 'fix-input',
  });
});

test('a totals row is ignored, not rejected', () => {
  const file = csvFile(
    'from/Contoso.csv',
    'from',
    `Subscription ID,Subscription,Quantity,Status\r\n${guid('a')},Visio,3,Active\r\nTotal,,3,\r\n`,
  );
  const report = run([file]);
  silent(report, RULE);
  assert.equal(report.accounting.from.ignored, 1);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is each bad cell', () => {
  const report = compare(
    [OTHER, { id: 'no guid', quantity: '1.5', creationDate: 'soon' }],
    [OTHER],
  );
  pointsAt(report, RULE, ['from/subscriptions.csv F3', 'from/subscriptions.csv H3']);
  assert.deepEqual(only(report, RULE).numbers, { rows: 1 });
  assert.deepEqual(
    report.rejectedRows.map(({ column, value }) => [column, value]),
    [
      ['quantity', '1.5'],
      ['creationDate', 'soon'],
    ],
  );
});

test('no seats are a number, less than none are not', () => {
  silent(compare([{ quantity: 0 }], [{}]), RULE);
  only(compare([{ quantity: -1 }], [{}]), RULE);
});

test('a rejected row keeps the run from being complete', () => {
  assert.equal(compare([{ quantity: 'ten' }, OTHER], [OTHER]).verdict, 'incomplete');
});
