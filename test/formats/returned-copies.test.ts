/** Copies that come back as less than the whole workbook: one sheet alone, a CSV, a workbook of another program. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LivingSheet, SheetCopy } from '../../src/core/actions/living.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { workbookOf, type Dialect } from '../helpers/grid-file.ts';
import { reportAt, taskId, type Moment } from '../helpers/migration.ts';
import { cell, gridsOf, type Grid } from '../helpers/sheet-grid.ts';
import { actionSheet, mergeSheets, readSheet } from '../helpers/in-english.ts';

const FIRST: Moment = { asOf: '2026-05-10', found: [0, 1, 2] };
const SECOND: Moment = { asOf: '2026-05-12', found: [0, 1, 2] };
const [CONSENT, ADD, SUSPEND] = [taskId(0), taskId(1), taskId(2)];

const GOOGLE: Dialect = {
  strings: 'shared',
  days: 'serial',
  numbers: 'point',
  hidden: 'hidden',
  order: 'kept',
};

type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>;

function drawn(living: LivingSheet, moment: Moment): Grid[] {
  return gridsOf(actionSheet(reportAt(moment), living));
}

function edited(edits: Edits, grids = drawn(mergeSheets(reportAt(FIRST)), FIRST)): Grid[] {
  const rows = grids.find((one) => one.kind === 'Actions')?.rows ?? [];
  for (const [id, cells] of Object.entries(edits)) {
    const row = rows.find((one) => one[1]?.text === id) ?? [];
    for (const [label, text] of Object.entries(cells))
      row[rows[3]?.findIndex((head) => head?.text === label) ?? -1] = cell(text);
  }
  return grids;
}

function copyIn(bytes: Uint8Array, name = 'action-sheet.xlsx'): SheetCopy {
  const read = readFileBytes(bytes, {});
  assert.ok(read.ok, read.ok ? '' : ENGLISH.of(read.problem.what));
  const copy = readSheet(name, read.file);
  assert.ok(copy !== null);
  return copy;
}

/** The sheet Actions alone, from its header on, as somebody pastes it into a workbook of their own. */
function pasted(grids: readonly Grid[]): Uint8Array {
  const alone = grids
    .filter((one) => one.kind === 'Actions')
    .map((one) => ({ ...one, name: 'Sheet1', rows: one.rows.slice(3), data: 1 }));
  return workbookOf(alone, { ...GOOGLE, days: 'text' });
}

function human(living: LivingSheet, id: string) {
  return living.actions.find((action) => action.id === id)?.human;
}

const LOST = /^The hidden sheet Baseline is not in this file: it could not be proven which cells/;

test('a workbook from Google Sheets reads as it was written', () => {
  for (const hidden of ['hidden', 'visible'] as const) {
    const grids = edited({ [ADD]: { Owner: 'Anna', 'Done on': '2026-05-11', Note: 'TRUE' } });
    const copy = copyIn(workbookOf(grids, { ...GOOGLE, hidden }));
    const living = mergeSheets(reportAt(SECOND), [copy]);
    assert.deepEqual(living.log, [], 'Nothing is odd: 5.0 is 5.');
    assert.deepEqual(human(living, ADD), {
      owner: 'Anna',
      status: 'Open',
      doneOn: '2026-05-11',
      note: 'TRUE',
    });
    assert.equal(living.actions[1]?.timesSeen, 2);
  }
});

test('the sheet Actions alone, pasted elsewhere: all words come back, and what is unproven is said', () => {
  const grids = edited({
    [CONSENT]: { Owner: 'Anna', Status: 'In progress' },
    [ADD]: { Note: 'two\nlines', Ticket: '00123' },
  });
  const living = mergeSheets(reportAt(SECOND), [copyIn(pasted(grids), 'from Anna.xlsx')]);
  assert.deepEqual(human(living, CONSENT), { owner: 'Anna', status: 'In progress' });
  assert.deepEqual(human(living, ADD), { status: 'Open', note: 'two\nlines', ticket: '00123' });
  assert.deepEqual(
    living.log.map(({ what, file }) => [LOST.test(what), file]),
    [[true, 'from Anna.xlsx']],
  );
  assert.deepEqual(
    living.actions.map(({ firstSeen, timesSeen }) => [firstSeen, timesSeen]),
    [CONSENT, ADD, SUSPEND].map(() => ['2026-05-10', 2]),
  );
});

test('what is pasted never overrules the sheet that went on, and what it says otherwise is on record', () => {
  const old = copyIn(pasted(edited({ [ADD]: { Owner: 'Anna', Note: 'old' } })), 'old.xlsx');
  const second = mergeSheets(reportAt(SECOND), [old]);
  const main = edited({ [ADD]: { Note: '', Owner: 'Bert' } }, drawn(second, SECOND));
  const copies = [old, copyIn(workbookOf(main, GOOGLE))];
  const living = mergeSheets(reportAt(SECOND), copies);
  assert.deepEqual(human(living, ADD), { owner: 'Bert', status: 'Open' });
  const stray = copyIn(pasted(edited({ [ADD]: { Owner: 'Cleo', Ticket: '7' } })), 'stray.xlsx');
  const third = mergeSheets(reportAt(SECOND), [...copies, stray]);
  assert.deepEqual(human(third, ADD), { owner: 'Bert', status: 'Open', ticket: '7' });
  assert.deepEqual(
    third.log.filter(({ id }) => id !== '').map(({ what, kept, other }) => [what, kept, other]),
    [['Two copies differ', 'Bert', 'Cleo']],
  );
});

test('done, said in a copy that does not say for which exports, is left for the next ones to prove', () => {
  const copy = copyIn(pasted(edited({ [ADD]: { Status: 'Done' } })));
  const second = mergeSheets(reportAt(SECOND), [copy]);
  assert.equal(second.actions.find(({ id }) => id === ADD)?.state, 'Done, not proven yet');
  const later = { ...SECOND, asOf: '2026-05-13' };
  const main = copyIn(workbookOf(drawn(second, SECOND), GOOGLE));
  const third = mergeSheets(reportAt(later), [main]);
  assert.equal(third.actions.find(({ id }) => id === ADD)?.state, 'Reopened');
});

test('a CSV saved from the sheet, with the days of its country', () => {
  const grids = edited({
    [CONSENT]: { Owner: 'Zoë', 'Done on': '25.05.2026', Status: 'Done' },
    [ADD]: { 'Waive until': '03.06.2026', Note: 'says "no"; and\nmore' },
  });
  const rows = grids.find((one) => one.kind === 'Actions')?.rows ?? [];
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const text = rows
    .map((row) => rows[3]?.map((_, at) => quote(row[at]?.text ?? '')).join(';') ?? '')
    .join('\r\n');
  const copy = copyIn(new TextEncoder().encode(text), 'from Zoë.csv');
  const living = mergeSheets(reportAt(SECOND), [copy]);
  assert.deepEqual(human(living, CONSENT), {
    owner: 'Zoë',
    status: 'Done',
    doneOn: '2026-05-25',
  });
  assert.equal(human(living, ADD)?.['note'], 'says "no"; and\nmore');
  assert.equal(living.log.filter(({ what }) => LOST.test(what)).length, 1);
  assert.equal(copy.rows[0]?.address('owner'), 'I5');
});

test('two people who return the same action with other words: both are shown, neither is lost', () => {
  const anna = edited({ [ADD]: { Owner: 'Anna', Note: 'mine', Status: 'Done' } });
  const bert = edited({ [ADD]: { Owner: 'Bert', Note: 'not yet', Ticket: '7' } });
  const copies = [
    copyIn(workbookOf(anna, GOOGLE), 'anna.xlsx'),
    copyIn(workbookOf(bert, { ...GOOGLE, hidden: 'veryHidden' }), 'bert.xlsx'),
  ];
  for (const order of [copies, copies.toReversed()]) {
    const living = mergeSheets(reportAt(FIRST), order);
    assert.deepEqual(human(living, ADD), {
      owner: 'Bert',
      status: 'Done',
      note: 'not yet',
      ticket: '7',
    });
    assert.deepEqual(
      living.log.map(({ column, kept, other }) => [column, kept, other]),
      [
        ['Owner', 'Bert', 'Anna'],
        ['Note', 'not yet', 'mine'],
      ],
    );
  }
});
