import assert from 'node:assert/strict';
import test from 'node:test';
import { customersFile, onlyLine, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  notChecked,
  only,
  pointsAt,
  portalFile,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'export-missing';

const FILE = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);
const EMPTY: readonly [] = [];

test('a listed customer without a file is named', () => {
  const report = run([
    FILE,
    customersFile('from', ['Contoso', 'Fabrikam']),
    portalFile('to/Contoso.csv', EMPTY),
    portalFile('to/Fabrikam.csv', EMPTY),
  ]);
  says(report, RULE, {
    severity: 'warning',
    tenant: 'from',
    message: 'There is no subscriptions file of Fabrikam from the Transitioning From tenant.',
    numbers: {},
    verb: 'fix-input',
  });
});

test('a customer without a to file cannot be compared', () => {
  const report = run([FILE, customersFile('to', ['Contoso'])]);
  assert.equal(
    only(report, RULE).message,
    'There is no subscriptions file of Contoso from the Transitioning To tenant; the customer cannot be compared.',
  );
  assert.equal(onlyLine(report).comparable, false);
  assert.equal(report.totals.missingSeats, 0);
});

test('a customer that is not in the to list has no file there to miss', () => {
  silent(
    run([FILE, customersFile('to', ['Fabrikam']), portalFile('to/Fabrikam.csv', EMPTY)]),
    RULE,
  );
});

test('a consolidated to export leaves nobody out', () => {
  const rows = [{}, { ...OTHER, customerName: 'Fabrikam' }];
  const to = rows.map((row, i) => ({ ...row, id: `n${String(i)}` }));
  silent(compare(rows, to, [customersFile('to', ['Contoso', 'Woodgrove'])]), RULE);
});

test('a listed customer that no from file mentions may have been forgotten', () => {
  const rows = [{}, { ...OTHER, customerName: 'Fabrikam' }];
  const to = rows.map((row, i) => ({ ...row, id: `n${String(i)}` }));
  const report = compare(rows, to, [customersFile('from', ['Contoso', 'Woodgrove'])]);
  assert.match(only(report, RULE).message, /lists a subscription of Woodgrove/);
  assert.notEqual(report.verdict, 'clean');
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is the row of the customer list', () => {
  const report = run([
    FILE,
    customersFile('from', ['Contoso', 'Fabrikam']),
    portalFile('to/Contoso.csv', EMPTY),
    portalFile('to/Fabrikam.csv', EMPTY),
  ]);
  pointsAt(report, RULE, ['from/customers.csv #3']);
});

test('an empty export is an export', () => {
  silent(run([FILE, customersFile('to', ['Contoso']), portalFile('to/Contoso.csv', EMPTY)]), RULE);
});
