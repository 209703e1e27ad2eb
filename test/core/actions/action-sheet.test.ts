/** The action sheet: one row per action with what to do first, and columns for people. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Report } from '../../../src/core/model/report.ts';
import type { CellValue, TableSheet } from '../../../src/core/report/tables.ts';
import { evidenceTexts } from '../../../src/core/report/evidence.ts';
import { aCleanReport, aReport } from '../../helpers/report-fixture.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { actionSheet } from '../../helpers/in-english.ts';

function actionsOf(report: Report): TableSheet {
  const sheet = actionSheet(report).sheets[1];
  assert.ok(sheet?.kind === 'table');
  return sheet;
}

function cellOf(table: TableSheet, row: number, label: string): CellValue | undefined {
  return [...table.rows][row]?.[table.columns.findIndex((column) => column.label === label)];
}

test('there is one row per action in the order of the report', () => {
  const report = aReport();
  const table = actionsOf(report);
  assert.deepEqual(
    Array.from(table.rows, (_, row) => cellOf(table, row, 'Action id')),
    report.actions.map(({ id }) => ({ type: 'text', value: id })),
  );
});

test('the columns of people stand together, and only the status is filled in', () => {
  const table = actionsOf(aReport());
  assert.deepEqual(
    table.columns.filter((column) => column.human === true).map(({ label }) => label),
    ['Owner', 'Status', 'Done on', 'Ticket', 'Note', 'Waive until', 'Waive reason'],
  );
  assert.deepEqual(cellOf(table, 0, 'Status'), { type: 'text', value: 'Open' });
  assert.deepEqual(cellOf(table, 0, 'Owner'), { type: 'empty' });
});

test('a row says why and where in words, and how', () => {
  const table = actionsOf(aReport());
  assert.deepEqual(cellOf(table, 0, 'Where'), { type: 'text', value: 'Transitioning To' });
  assert.deepEqual(cellOf(table, 0, 'Why'), {
    type: 'text',
    value: 'Product is missing in Transitioning To [subscription-missing]',
  });
  assert.deepEqual(cellOf(table, 0, 'Evidence'), {
    type: 'text',
    value: 'from/subscriptions.xlsx › Abonnements › C2',
    place: { path: 'from/subscriptions.xlsx', sheet: 'Abonnements', row: 2, cell: 'C2' },
  });
});

test('the steps stand on a sheet of their own, and each action leads to its own and back', () => {
  const { sheets } = actionSheet(aReport());
  const [actions, steps] = ['tblActions', 'tblSteps'].map((name) =>
    sheets.find((sheet) => sheet.kind === 'table' && sheet.tableName === name),
  );
  assert.ok(actions?.kind === 'table' && steps?.kind === 'table');
  assert.deepEqual(cellOf(steps, 0, 'Steps'), {
    type: 'text',
    value: '1. Open the customer in Partner Center.\n2. Choose the subscription.\n3. Save.',
  });
  const all = Array.from(actions.rows, (_, at) => at);
  assert.deepEqual(actions.links, { column: 'id', sheet: 'Steps', rows: all });
  assert.deepEqual(steps.links, { column: 'id', sheet: 'Actions', rows: all });
  for (const at of all) {
    assert.deepEqual(cellOf(steps, at, 'Action id'), cellOf(actions, at, 'Action id'));
  }
});

test('an action in no tenant is on the files or the config', () => {
  const [action] = aReport().actions;
  assert.ok(action);
  const table = actionsOf(aReport({ actions: [{ ...action, tenant: null, findings: ['gone'] }] }));
  assert.deepEqual(cellOf(table, 0, 'Where'), { type: 'text', value: 'Files or config' });
  assert.deepEqual(cellOf(table, 0, 'Evidence'), { type: 'empty' });
});

test('long evidence ends with how much more there is', () => {
  const places = [2, 3, 4, 5].map((row) => ({ path: 'a.csv', sheet: '', row, cell: null }));
  assert.deepEqual(evidenceTexts(places).map(ENGLISH.of), [
    'a.csv › row 2',
    'a.csv › row 3\na.csv › row 4\n+ 1 more',
  ]);
  assert.deepEqual(evidenceTexts([]).map(ENGLISH.of), ['', '']);
});

test('without actions the sheet says that there is nothing to do', () => {
  const table = actionsOf(aCleanReport());
  assert.deepEqual([table.rows.length, table.emptyText], [0, 'There is nothing to do.']);
});
