/** Totals, notes and repeated headers are told from data; what could be data stays data. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { RowSorter } from '../../../src/core/intake/layout.ts';
import { recognise } from '../../../src/core/intake/recognise.ts';
import { guid, textTable } from '../../helpers/builders.ts';

const HEADER = 'Subscription ID|Subscription|Quantity|Status|Customer';
const row = (label: string, offer = 'Visio'): string => `${guid(label)}|${offer}|5|Active|Contoso`;

/** What becomes of the rows below the header; an empty line is a blank row. */
function layoutOf(...lines: readonly string[]): readonly string[] {
  const table = textTable(HEADER, ...lines);
  const found = recognise(table);
  assert.ok(found.ok);
  const sorted: string[] = [];
  const sorter = new RowSorter(found.table, (_row, why) => sorted.push(why ?? 'data'));
  for (const row of table.rows.slice(found.table.firstDataRow)) sorter.add(row);
  sorter.finish(table.blankRows);
  return sorted;
}

const TOTALS = [
  'Total||5',
  'TOTAL:||5',
  'Total général||5',
  'Summa||5',
  '||5||Total',
  'Total 12||5',
  'Gesamtsumme||5',
  'Total Contoso||5',
  'Contoso Total||5',
];

for (const total of TOTALS) {
  test(`"${total}" is a totals row`, () => {
    assert.deepEqual(layoutOf(row('a'), total), ['data', 'total']);
  });
}

const DATA: readonly (readonly [string, string])[] = [
  ['a subscription to something called Total', `${guid('b')}|Total|5|Active|Contoso`],
  ['a row with a status', 'Total||5|Active'],
  ['a row that lost its id', '|Visio|5||'],
  ['a product name alone', '|Visio Plan 2'],
  ['a truncated id', '6a1c86f0-09be'],
  ['a customer alone', '||||Contoso Ltd France'],
  ['a name that starts like a total', 'Totalenergies||5'],
  ['a customer called like a total', 'Total Energies|Exchange|50'],
];

for (const [what, line] of DATA) {
  test(`${what} stays data`, () => {
    assert.deepEqual(layoutOf(row('a'), line), ['data', 'data']);
  });
}

test('a header repeated on a new page is none', () => {
  assert.deepEqual(layoutOf(row('a'), HEADER, row('b')), ['data', 'repeated-header', 'data']);
});

test('notes set apart by blank rows are none, with or without a total above', () => {
  assert.deepEqual(layoutOf(row('a'), '', 'Confidential', 'Exported on|2026-05-14'), [
    'data',
    'note',
    'note',
  ]);
  assert.deepEqual(layoutOf(row('a'), 'Total||5', '', 'Confidential'), ['data', 'total', 'note']);
  assert.deepEqual(layoutOf(row('a'), '', 'Total||5', 'Confidential'), ['data', 'total', 'note']);
});

test('a sentence below the table is a note even without a blank row', () => {
  assert.deepEqual(layoutOf(row('a'), '* Prices without VAT.'), ['data', 'note']);
});

test('nothing that may be data is a note, however it is set apart', () => {
  for (const line of [
    `${guid('b')}|Visio`,
    '|Visio|5',
    'Confidential|||Active',
    'contoso.com|Contoso',
    'one|two|||three',
    '|Exchange Online|fifty',
    '6A1C86F009BE442EB239CFE0803779C3|Exchange Online',
  ]) {
    assert.deepEqual(layoutOf(row('a'), '', line), ['data', 'data'], line);
  }
});

test('where blank rows stand between rows of data, they set nothing apart', () => {
  assert.deepEqual(layoutOf(row('a'), '', row('b'), '', 'Confidential'), ['data', 'data', 'data']);
});
