/** What the reconciliation workbook says: sheets, words instead of codes, checks that add up. */

import { ENGLISH } from '../../../src/core/text/speech.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Report } from '../../../src/core/model/report.ts';
import { reconciliationWorkbook } from '../../../src/core/report/reconciliation-workbook.ts';
import type { CheckSheet, PageSheet, TableSheet } from '../../../src/core/report/tables.ts';
import { aCleanReport, aReport } from '../../helpers/report-fixture.ts';

function tableOf(report: Report, name: string): TableSheet {
  const sheet = reconciliationWorkbook(report, ENGLISH).sheets.find((each) => each.name === name);
  assert.ok(sheet?.kind === 'table', name);
  return sheet;
}

function startOf(report: Report): PageSheet {
  const [sheet] = reconciliationWorkbook(report, ENGLISH).sheets;
  assert.ok(sheet?.kind === 'page');
  return sheet;
}

function checksOf(report: Report): CheckSheet {
  const sheet = reconciliationWorkbook(report, ENGLISH).sheets[1];
  assert.ok(sheet?.kind === 'checks');
  return sheet;
}

/** The values of a column, by its label. */
function column(table: TableSheet, label: string): readonly (string | number | null)[] {
  const index = table.columns.findIndex((each) => each.label === label);
  assert.ok(index >= 0, label);
  return Array.from(table.rows, (row) => {
    const cell = row[index];
    return cell === undefined || cell.type === 'empty' ? null : cell.value;
  });
}

test('the sheets come in the order in which people need them', () => {
  assert.deepEqual(
    reconciliationWorkbook(aReport(), ENGLISH).sheets.map(({ name }) => name),
    [
      'Start here',
      'Controls',
      'Customers',
      'Lines',
      'Findings',
      'Overlap',
      'Timeline',
      'Rejected rows',
      'Out of scope',
      'Ignored rows',
      'Mappings to confirm',
      'Inputs',
      'Rules',
    ],
  );
});

test('every row has one cell per column, and labels and keys are unique', () => {
  for (const report of [aReport(), aCleanReport()]) {
    for (const sheet of reconciliationWorkbook(report, ENGLISH).sheets) {
      if (sheet.kind !== 'table') continue;
      for (const row of sheet.rows) assert.equal(row.length, sheet.columns.length, sheet.name);
      const keys = new Set(sheet.columns.map(({ key }) => key));
      const labels = new Set(sheet.columns.map(({ label }) => label.toLowerCase()));
      assert.deepEqual(
        [keys.size, labels.size],
        [sheet.columns.length, sheet.columns.length],
        sheet.name,
      );
      for (const { label } of sheet.columns) assert.match(label, /^[A-Za-z0-9 -]+$/);
    }
  }
});

test('an incomplete run says so loudly, with its reasons', () => {
  const [verdict, reason] = startOf(aReport()).blocks;
  assert.ok(verdict?.type === 'pairs');
  assert.equal(verdict.pairs[0]?.label, 'INCOMPLETE');
  assert.equal(verdict.pairs[0].tone, 'bad');
  assert.deepEqual(reason, {
    type: 'text',
    text: '1 row of Transitioning From was rejected.',
    tone: 'bad',
  });
});

test('each verdict has its own word and tone', () => {
  const heads = (['clean', 'findings', 'incomplete', 'nothing-compared'] as const).map(
    (verdict) => {
      const [block] = startOf(aReport({ verdict })).blocks;
      return block?.type === 'pairs' ? [block.pairs[0]?.label, block.pairs[0]?.tone] : [];
    },
  );
  assert.deepEqual(heads, [
    ['Nothing to do', 'good'],
    ['Work to do', 'warn'],
    ['INCOMPLETE', 'bad'],
    ['NOTHING COMPARED', 'bad'],
  ]);
});

test('the first page gives the figures as numbers', () => {
  const figures = startOf(aReport()).blocks.find((block) => block.type === 'figures');
  assert.deepEqual(
    figures?.figures.map(({ label, value }) => [label, value]),
    [
      ['Customers done, of 8', 2],
      ['Seats missing', 1241],
      ['Subscriptions still billed', 2],
      ['Overlap days', 28],
      ['Overlap seat-days', 560],
    ],
  );
});

test('an unknown migration start is said in words', () => {
  const page = startOf(aReport({ migrationStart: null }));
  assert.match(JSON.stringify(page.blocks), /Unknown: no file or option gives it/);
});

test('the checks hold except for what is incomplete', () => {
  const failed = checksOf(aReport()).checks.filter((check) => check.result !== check.expected);
  assert.deepEqual(
    failed.map(({ label }) => label),
    ['Rejected rows', 'Customers that could not be compared', 'Lines that could not be compared'],
  );
  const clean = checksOf(aCleanReport()).checks;
  assert.ok(clean.every((check) => check.result === check.expected));
});

test('a live check counts what its sheet shows', () => {
  const report = aReport();
  for (const { live, result, label } of checksOf(report).checks) {
    if (live === undefined) continue;
    const table = tableOf(report, live.sheet);
    const words = live.where === undefined ? null : column(table, live.where.label);
    const counts = Array.from(table.rows, (_, row) => {
      if (words !== null && words[row] !== live.where?.word) return 0;
      return live.sum.length === 0
        ? 1
        : live.sum.reduce((sum, each) => sum + Number(column(table, each)[row] ?? 0), 0);
    });
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      result,
      label,
    );
  }
});

test('a total that does not match its rows is caught', () => {
  const report = aReport();
  const totals = { ...report.totals, missingSeats: 1240 };
  const check = checksOf({ ...report, totals }).checks.find(
    ({ label }) => label === 'Seats missing on the sheet Lines',
  );
  assert.deepEqual([check?.result, check?.expected], [1241, 1240]);
});

test('stages, severities and outcomes are words with a tone, never codes', () => {
  const report = aReport();
  const pairs = [
    ['Customers', 'Stage'],
    ['Lines', 'Result'],
    ['Findings', 'Severity'],
    ['Rules', 'Outcome'],
    ['Rules', 'Severity'],
  ] as const;
  for (const [sheet, label] of pairs) {
    const table = tableOf(report, sheet);
    const tones = table.columns.find((each) => each.label === label)?.tones ?? {};
    for (const word of column(table, label)) assert.ok(String(word) in tones, String(word));
  }
});

test('what was not compared has no numbers and gives its reason', () => {
  const customers = tableOf(aReport(), 'Customers');
  assert.deepEqual(
    ['Stage', 'Seats From', 'Seats To', 'Seats missing', 'Overlap days', 'Why not compared'].map(
      (label) => column(customers, label)[7],
    ),
    [
      'Not compared',
      7,
      null,
      null,
      null,
      'No subscriptions file of Transitioning To was given for it.',
    ],
  );
  assert.equal(column(tableOf(aReport(), 'Lines'), 'Result')[14], 'Not compared');
});

test('a line names the worst that was found on it, and all of it', () => {
  const lines = tableOf(aReport(), 'Lines');
  assert.equal(column(lines, 'Result')[2], 'Error');
  assert.equal(
    column(lines, 'What was found')[2],
    'Seats are missing in Transitioning To\nSubscription is still billed in From\nBoth tenants bill the same seats',
  );
  assert.equal(column(lines, 'Status From')[2], 'Active: 25 seats\nActive: 10 seats');
  assert.equal(column(lines, 'Billed as')[12], 'Legacy licence (assumed)');
});

test('an unknown overlap shows its bounds and no total', () => {
  const overlap = tableOf(aReport(), 'Overlap');
  const row = column(overlap, 'Known').indexOf('Unknown');
  assert.deepEqual(
    ['Overlap days', 'At least days', 'At most days', 'Cost'].map(
      (label) => column(overlap, label)[row],
    ),
    [null, 2, 'No limit known', null],
  );
  assert.match(overlap.purpose, /1 line unknown/);
  assert.deepEqual(column(overlap, 'Cost').slice(0, 2), ['1412.50', '210.00']);
});

test('a rule that was not checked has a reason and no count', () => {
  const rules = tableOf(aReport(), 'Rules');
  const row = column(rules, 'Outcome').indexOf('Not checked');
  assert.equal(column(rules, 'Found')[row], null);
  assert.equal(column(rules, 'Why not checked')[row], 'No price list was given.');
});
