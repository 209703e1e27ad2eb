import assert from 'node:assert/strict';
import test from 'node:test';
import { csv, csvFile, customersFile, guid, run } from '../../helpers/builders.ts';
import {
  AZURE,
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'relationship-missing';

test('a customer that the to list does not have has to accept first', () => {
  says(run([...fromOnly([{}]), customersFile('to', ['Fabrikam'])]), RULE, {
    severity: 'error',
    tenant: 'to',
    message:
      'Contoso has 1 active subscription (10 seats) but is not a customer of the Transitioning To tenant yet.',
    numbers: { subscriptions: 1, seats: 10 },
    verb: 'request-relationship',
  });
});

test('a listed customer has accepted, whatever its name is there', () => {
  const list = csv(['Microsoft ID', 'Company name'], [[guid('Contoso'), 'Contoso Ltd']]);
  silent(compare([{}], [{}], [csvFile('to/customers.csv', 'to', list)]), RULE);
});

test('the to list alone shows who has accepted', () => {
  silent(run([...fromOnly([{}]), customersFile('to', ['Contoso'])]), RULE);
});

test('without any file of the to tenant nobody is known to have refused', () => {
  notChecked(run(fromOnly([{}])), RULE, /customer list of the Transitioning To tenant/);
});

test('the evidence is the status of the active subscriptions', () => {
  const rows = [{ status: 'suspended' }, { id: 'old 2' }, { ...OTHER }];
  const report = run([...fromOnly(rows), customersFile('to', ['Fabrikam'])]);
  pointsAt(report, RULE, ['from/subscriptions.csv G3', 'from/subscriptions.csv G4']);
  assert.deepEqual(only(report, RULE).numbers, { subscriptions: 2, seats: 13 });
});

test('a customer whose subscriptions are all stopped need not accept', () => {
  const stopped = fromOnly([{ status: 'suspended' }]);
  silent(run([...stopped, customersFile('to', ['Fabrikam'])]), RULE);
});

test('without a to list, a customer without to subscriptions is not known there', () => {
  const elsewhere = { ...OTHER, customerName: 'Fabrikam' };
  const report = compare([{}], [elsewhere, { ...elsewhere, id: 'x', customerName: 'Woodgrove' }]);
  assert.equal(only(report, RULE).customer, 'Contoso');
});

test('usage-based subscriptions count as subscriptions but have no seats', () => {
  const files = fromOnly([{}, { id: 'azure', ...AZURE }]);
  const report = run([...files, customersFile('to', ['Fabrikam'])]);
  assert.deepEqual(only(report, RULE).numbers, { subscriptions: 2, seats: 10 });
});

test('a to list that says "none" of a customer says that it has not accepted', () => {
  const listed = (word: string) => {
    const header = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
    const rows = [
      [guid('Contoso'), 'Contoso', null, word],
      [guid('Fabrikam'), 'Fabrikam', null, 'Reseller'],
    ];
    return run([...fromOnly([{}]), csvFile('to/customers.csv', 'to', csv(header, rows))]);
  };
  for (const word of ['None', 'Aucune', 'keine']) only(listed(word), RULE);
  for (const word of ['Reseller', 'Something', '']) silent(listed(word), RULE);
});
