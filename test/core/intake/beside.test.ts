/** What stands beside a table is a second one only where it is as a row of it would be. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { besideTest } from '../../../src/core/intake/beside.ts';
import { recognise } from '../../../src/core/intake/recognise.ts';
import { guid, textTable } from '../../helpers/builders.ts';

const SUBSCRIPTIONS = 'Subscription Id|Offer name|Quantity|Status';
const ROW = `${guid('one')}|Visio|3|Active`;

/** The text of the cell that tells of data in the row below a header. */
function told(header: string, row: string): string | null {
  const table = textTable(header, row);
  const read = recognise(table);
  assert.ok(read.ok);
  const [, data] = table.rows;
  assert.ok(data !== undefined);
  return besideTest(read.table)(data)?.cell.text ?? null;
}

test('a row of a second table is data', () => {
  const id = guid('two');
  assert.equal(told(SUBSCRIPTIONS, `${ROW}||${id}|Teams|5|Active`), id);
  for (const seats of ['5', '1,000', '5 seats']) {
    assert.equal(told(SUBSCRIPTIONS, `${ROW}||Teams|${seats}|Active`), 'Active', seats);
  }
});

test('ids that were looked up, sums by status and notes are none', () => {
  for (const beside of [
    guid('two'),
    `Tenant:|${guid('tenant')}`,
    'Active|5',
    'Suspended||2',
    'asked Ann|5|done',
  ]) {
    assert.equal(told(SUBSCRIPTIONS, `${ROW}||${beside}`), null, beside);
  }
});

test('a customer is an id and a name', () => {
  const header = 'Microsoft ID|Company name|Primary domain name|Relationship';
  const row = `${guid('Contoso')}|Contoso|contoso.example|Reseller`;
  const id = guid('Fabrikam');
  assert.equal(told(header, `${row}||${id}|Fabrikam`), id);
  assert.equal(told(header, `${row}||${id}`), null);
});
