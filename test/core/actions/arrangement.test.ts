/** Headers that people renamed and columns that they moved are theirs: the next sheet keeps both, and every cell its column. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionSheet } from '../../../src/core/actions/action-sheet.ts';
import type { LivingSheet, SheetCopy } from '../../../src/core/actions/living.ts';
import { mergeSheets } from '../../../src/core/actions/merge.ts';
import { readSheet } from '../../../src/core/actions/read-sheet.ts';
import type { TableSheet, Workbook } from '../../../src/core/report/tables.ts';
import { ENGLISH, type Speech } from '../../../src/core/text/speech.ts';
import { reportAt, taskId, type Moment } from '../../helpers/migration.ts';
import { PSEUDO } from '../../helpers/pseudo-language.ts';
import { cell, gridsOf, rawFile, type Grid } from '../../helpers/sheet-grid.ts';
import { kept } from '../../helpers/kept.ts';

const FIRST: Moment = { asOf: '2026-05-10', found: [0, 1, 2] };
const SECOND: Moment = { asOf: '2026-05-12', found: [0, 1] };
const ADD = taskId(1);

function drawn(living: LivingSheet, moment: Moment, speech: Speech = ENGLISH): Workbook {
  return kept(actionSheet(reportAt(moment), living, [], speech));
}

function table(workbook: Workbook, name: string): TableSheet {
  const found = workbook.sheets.find((sheet) => sheet.kind === 'table' && sheet.tableName === name);
  assert.ok(found?.kind === 'table');
  return found;
}

function labels(workbook: Workbook, name = 'tblActions'): readonly string[] {
  return table(workbook, name).columns.map(({ label }) => label);
}

function first(): Grid[] {
  return gridsOf(drawn(mergeSheets(reportAt(FIRST), [], null, ENGLISH), FIRST));
}

function rename(grids: readonly Grid[], from: string, to: string, kind = 'Actions'): void {
  const header = grids.find((one) => one.kind === kind)?.rows[3] ?? [];
  header[header.findIndex((one) => one?.text === from)] = cell(to);
}

/** Takes a whole column out and puts it in before another, as people do. */
function move(grids: readonly Grid[], label: string, before: string): void {
  const rows = grids.find((one) => one.kind === 'Actions')?.rows.slice(2) ?? [];
  const at = (text: string): number => rows[1]?.findIndex((one) => one?.text === text) ?? -1;
  const [from, to] = [at(label), at(before)];
  for (const row of rows) {
    const [taken = null] = row.splice(from, 1);
    row.splice(to > from ? to - 1 : to, 0, taken);
  }
}

function type(grids: readonly Grid[], label: string, text: string): void {
  const rows = grids.find((one) => one.kind === 'Actions')?.rows ?? [];
  const at = rows[3]?.findIndex((one) => one?.text === label) ?? -1;
  const id = rows[3]?.findIndex((one) => one?.text === 'Action id') ?? -1;
  const row = rows.find((cells) => cells[id]?.text === ADD);
  assert.ok(row !== undefined && at >= 0, `There is no column ${label}.`);
  row[at] = cell(text);
}

function copyOf(grids: readonly Grid[], name = 'action-sheet.xlsx', speech = ENGLISH): SheetCopy {
  const copy = readSheet(name, rawFile(grids), '', speech);
  assert.ok(copy !== null);
  return copy;
}

function next(grids: readonly Grid[], moment: Moment = SECOND): LivingSheet {
  return mergeSheets(reportAt(moment), [copyOf(grids)], null, ENGLISH);
}

/** The sheet written again from itself must be the same. */
function assertStable(workbook: Workbook, moment: Moment): void {
  assert.deepEqual(drawn(next(gridsOf(workbook), moment), moment), workbook);
}

test('renamed headers stay, of people and of the machine, on both sheets', () => {
  const grids = first();
  rename(grids, 'Owner', 'Who  does\nit');
  rename(grids, 'What to do', 'Task');
  type(grids, 'Who  does\nit', 'Anna');
  const living = next(grids);
  const workbook = drawn(living, SECOND);
  assert.equal(living.actions.find(({ id }) => id === ADD)?.human['owner'], 'Anna');
  assert.deepEqual(living.log, []);
  for (const name of ['tblActions', 'tblResolved']) {
    const heads = labels(workbook, name);
    assert.ok(heads.includes('Who does it') && heads.includes('Task'), heads.join(', '));
    assert.ok(!heads.includes('Owner') && !heads.includes('What to do'), heads.join(', '));
  }
  assertStable(workbook, SECOND);
});

test('a header that was renamed is known again where the keys above it are lost', () => {
  const grids = first();
  rename(grids, 'Owner', 'Who');
  const second = gridsOf(drawn(next(grids), SECOND));
  for (const grid of second) if (grid.visibility === 'visible') grid.rows[2] = [];
  type(second, 'Who', 'Anna');
  const third = next(second);
  assert.equal(third.actions.find(({ id }) => id === ADD)?.human['owner'], 'Anna');
  assert.ok(labels(drawn(third, SECOND)).includes('Who'));
});

test('with its own name, or none, a column has the name that the tool gives it', () => {
  for (const name of ['Owner', '']) {
    const grids = first();
    rename(grids, 'Owner', 'Who');
    const second = gridsOf(drawn(next(grids), SECOND));
    rename(second, 'Who', name);
    const heads = labels(drawn(next(second), SECOND));
    assert.ok(heads.includes('Owner') && !heads.includes('Who'), heads.join(', '));
  }
});

test('no two columns of a table ever have one name', () => {
  const grids = first();
  rename(grids, 'Note', 'ticket');
  rename(grids, 'Waive reason', 'Region');
  const header = grids[0]?.rows[3] ?? [];
  header[header.length] = cell('Region');
  type(grids, 'ticket', 'kept');
  const workbook = drawn(next(grids), SECOND);
  const heads = labels(workbook).map((label) => label.toLowerCase());
  assert.equal(new Set(heads).size, heads.length, heads.join(', '));
  assert.ok(heads.includes('ticket (2)') && heads.includes('region (2)'), heads.join(', '));
  assert.equal(next(grids).actions.find(({ id }) => id === ADD)?.human['note'], 'kept');
  assertStable(workbook, SECOND);
});

test('columns stay where somebody moved them, and those that somebody put between them', () => {
  const grids = first();
  move(grids, 'Note', 'Owner');
  move(grids, 'Why', 'Customer');
  const rows = grids[0]?.rows.slice(2) ?? [];
  const at = rows[1]?.findIndex((one) => one?.text === 'Customer') ?? 0;
  rows.forEach((row, index) => row.splice(at, 0, index === 1 ? cell('Region') : null));
  type(grids, 'Region', 'North');
  const living = next(grids);
  const workbook = drawn(living, SECOND);
  assert.deepEqual(labels(workbook).slice(0, 12), [
    'No',
    'Action id',
    'State',
    'Priority',
    'Do by',
    'What to do',
    'Why',
    'Region',
    'Customer',
    'Blocked by',
    'Note',
    'Owner',
  ]);
  assert.equal(living.actions.find(({ id }) => id === ADD)?.own['own:Region'], 'North');
  assert.equal(table(workbook, 'tblActions').frozenColumns, 6);
  assertStable(workbook, SECOND);
});

test('the first column stays the first, and what is moved to the left is not frozen', () => {
  const grids = first();
  move(grids, 'Note', 'No');
  const workbook = drawn(next(grids), SECOND);
  assert.deepEqual(labels(workbook).slice(0, 3), ['No', 'Note', 'Action id']);
  const { frozenColumns, printedColumns } = table(workbook, 'tblActions');
  assert.deepEqual([frozenColumns, printedColumns], [1, 11]);
  assertStable(workbook, SECOND);
});

test('a column that was deleted comes back behind the one that it follows', () => {
  const grids = first();
  move(grids, 'Note', 'Owner');
  const rows = grids[0]?.rows.slice(2) ?? [];
  const at = rows[1]?.findIndex((one) => one?.text === 'Status') ?? 0;
  for (const row of rows) row.splice(at, 1);
  const living = next(grids);
  assert.match(living.log[0]?.what ?? '', /The column Status is gone from Actions/);
  assert.deepEqual(labels(drawn(living, SECOND)).slice(8, 11), ['Note', 'Owner', 'Status']);
});

test('two people who name a column differently are told; a name alone is taken from any copy', () => {
  const [main, copy] = [first(), first()];
  rename(main, 'Owner', 'Who');
  rename(copy, 'Owner', 'Person');
  rename(copy, 'Ticket', 'Case');
  const copies = [copyOf(main), copyOf(copy, 'from Bert.xlsx')];
  const living = mergeSheets(reportAt(SECOND), copies, null, ENGLISH);
  const heads = labels(drawn(living, SECOND));
  assert.ok(heads.includes('Person') && heads.includes('Case'), heads.join(', '));
  assert.deepEqual(
    living.log.map(({ what, column, kept, other, file }) => [what, column, kept, other, file]),
    [['Two copies name a column differently', 'Owner', 'Person', 'Who', 'action-sheet.xlsx']],
  );
});

test('a header of people stays as it is in another language', () => {
  const grids = first();
  rename(grids, 'Owner', 'Who');
  const living = mergeSheets(
    reportAt(SECOND),
    [copyOf(grids, 'action-sheet.xlsx', PSEUDO)],
    null,
    PSEUDO,
  );
  const heads = labels(drawn(living, SECOND, PSEUDO));
  assert.ok(heads.includes('Who') && !heads.includes('Ticket'), heads.join(', '));
});
