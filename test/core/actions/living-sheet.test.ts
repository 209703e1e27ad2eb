/** The life of a sheet over several runs: what is proven, opened again, waived, blocked, kept and put on record. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { burnDownTable, figuresByDay } from '../../../src/core/actions/burn-down.ts';
import type { HistoryEntry, LivingSheet, SheetCopy } from '../../../src/core/actions/living.ts';
import { progressLines } from '../../../src/core/actions/progress.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { reportAt, taskId, TASKS, type Moment } from '../../helpers/migration.ts';
import { cell, gridsOf, rawFile, type Grid } from '../../helpers/sheet-grid.ts';
import {
  actionSheet,
  mergeSheets,
  packSheet,
  packsOf,
  readSheet,
} from '../../helpers/in-english.ts';

const FIRST: Moment = { asOf: '2026-05-10', found: [0, 1, 2] };
const SECOND: Moment = { asOf: '2026-05-12', found: [0, 1, 2] };

/** What somebody writes: action → column label → text. */
type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>;

function written(living: LivingSheet, moment: Moment): Grid[] {
  return gridsOf(actionSheet(reportAt(moment), living));
}

function edit(grids: Grid[], edits: Edits): Grid[] {
  for (const [id, cells] of Object.entries(edits)) {
    for (const [label, text] of Object.entries(cells)) setCell(grids, id, label, text);
  }
  return grids;
}

function setCell(grids: Grid[], id: string, label: string, text: string): void {
  for (const grid of grids.filter(({ kind }) => kind === 'Actions' || kind === 'Resolved')) {
    const at = grid.rows[3]?.findIndex((head) => head?.text === label) ?? -1;
    const row = grid.rows.find((cells) => cells[1]?.text === id);
    if (row !== undefined && at >= 0) row[at] = cell(text);
  }
}

function copyOf(grids: readonly Grid[], name = 'action-sheet.xlsx'): SheetCopy {
  const copy = readSheet(name, rawFile(grids));
  assert.ok(copy !== null);
  return copy;
}

/** The sheet of a second run after somebody edited the one of the first. */
function afterwards(edits: Edits, second: Moment = SECOND, first: Moment = FIRST): LivingSheet {
  const grids = edit(written(mergeSheets(reportAt(first)), first), edits);
  return mergeSheets(reportAt(second), [copyOf(grids)]);
}

function actionOf(living: LivingSheet, index: number) {
  const found = living.actions.find(({ id }) => id === taskId(index));
  assert.ok(found, `${taskId(index)} is not among the actions.`);
  return found;
}

const [CONSENT, ADD, SUSPEND] = [taskId(0), taskId(1), taskId(2)];

describe('done is verified', () => {
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    Moment,
    string,
    string,
  ])[] = [
    [
      'done before the exports, still found',
      { Status: 'Done', 'Done on': '2026-05-11' },
      SECOND,
      'Reopened',
      'Open',
    ],
    [
      'done on the as-of day',
      { Status: 'Done', 'Done on': '2026-05-12' },
      SECOND,
      'Done, not proven yet',
      'Done',
    ],
    [
      'done after the as-of day',
      { Status: 'done ', 'Done on': '2026-05-13' },
      SECOND,
      'Done, not proven yet',
      'Done',
    ],
    ['no day, the same exports', { Status: 'Done' }, FIRST, 'Done, not proven yet', 'Done'],
    ['no day, other exports', { Status: 'Not needed' }, SECOND, 'Reopened', 'Open'],
    ['in progress', { Status: 'IN PROGRESS' }, SECOND, 'Open', 'In progress'],
    ['an unknown word counts as open and stays', { Status: 'waiting' }, SECOND, 'Open', 'waiting'],
  ];
  for (const [name, cells, second, state, status] of cases) {
    test(name, () => {
      const action = actionOf(afterwards({ [ADD]: { ...cells, Note: 'by phone' } }, second), 1);
      assert.equal(action.state, state);
      assert.equal(action.human['status'], status);
      assert.equal(action.human['note'], 'by phone');
    });
  }

  test('what is opened again says what people had said, and counts', () => {
    const living = afterwards({ [ADD]: { Status: 'Done', 'Done on': '2026-05-11' } });
    const action = actionOf(living, 1);
    assert.equal(action.was, 'Done on 2026-05-11; still found by the exports of 2026-05-12.');
    assert.deepEqual([action.reopened, action.human['doneOn']], [1, undefined]);
    assert.equal(living.history.at(-1)?.reopened, 1);
  });

  test('found no more: done and proven, or closed by evidence', () => {
    const living = afterwards(
      { [ADD]: { Status: 'Done', 'Done on': '2026-05-11', Owner: 'Anna' } },
      { asOf: '2026-05-12', found: [] },
    );
    const how = new Map(living.resolved.map((action) => [action.id, action.how]));
    assert.equal(how.get(ADD), 'Done and proven');
    assert.equal(how.get(SUSPEND), 'Closed by evidence');
    assert.equal(living.resolved.find(({ id }) => id === ADD)?.human['owner'], 'Anna');
    assert.deepEqual(
      living.resolved.map(({ resolvedOn }) => resolvedOn),
      Array(3).fill('2026-05-12'),
    );
  });

  test('what was resolved and is found again is opened again with its words', () => {
    const gone = { asOf: '2026-05-12', found: [0, 2] };
    const second = afterwards({ [ADD]: { Note: 'kept' } }, gone);
    const back = { asOf: '2026-05-14', found: [0, 1, 2] };
    const third = mergeSheets(reportAt(back), [copyOf(written(second, gone))]);
    const action = actionOf(third, 1);
    assert.deepEqual(
      [action.state, action.human['note'], action.reopened],
      ['Reopened', 'kept', 1],
    );
    assert.equal(
      action.was,
      'Closed by evidence on 2026-05-12; found again by the exports of 2026-05-14.',
    );
    assert.deepEqual(third.resolved, []);
  });
});

describe('nothing is resolved where nobody could look', () => {
  const cases: readonly (readonly [string, Moment])[] = [
    [
      'the customer could not be compared',
      { asOf: '2026-05-12', found: [], notComparable: ['Contoso'] },
    ],
    ['older exports', { asOf: '2026-05-09', found: [] }],
  ];
  for (const [name, second] of cases) {
    test(name, () => {
      const living = afterwards({ [ADD]: { Owner: 'Anna' } }, second);
      assert.deepEqual(living.resolved, []);
      assert.equal(actionOf(living, 1).state, 'Not checked this time');
      assert.equal(actionOf(living, 1).human['owner'], 'Anna');
    });
  }

  test('a rule that was not checked resolves nothing; the others do', () => {
    const living = afterwards({}, { asOf: '2026-05-12', found: [], notChecked: ['seats-missing'] });
    assert.deepEqual(
      living.actions.map(({ id }) => id),
      [ADD],
    );
    assert.equal(living.resolved.length, 2);
  });

  test('nothing was compared', () => {
    const grids = written(mergeSheets(reportAt(FIRST)), FIRST);
    const report = {
      ...reportAt({ asOf: '2026-05-12', found: [] }),
      verdict: 'nothing-compared' as const,
    };
    const living = mergeSheets(report, [copyOf(grids)]);
    assert.equal(living.actions.length, 3);
  });

  test('a customer that no file names any more', () => {
    const grids = written(mergeSheets(reportAt(FIRST)), FIRST);
    const report = { ...reportAt({ asOf: '2026-05-12', found: [] }), customers: [] };
    assert.equal(mergeSheets(report, [copyOf(grids)]).actions.length, 3);
  });
});

describe('what comes first', () => {
  const blockedBy = (living: LivingSheet, index: number) =>
    actionOf(living, index).machine['blockedBy'];

  test('consent blocks all of a customer, seats block the suspension of the same product', () => {
    const living = mergeSheets(reportAt({ asOf: '2026-05-10', found: [0, 1, 2, 4] }));
    assert.equal(blockedBy(living, 0), '');
    assert.equal(blockedBy(living, 1), CONSENT);
    assert.equal(blockedBy(living, 2), `${CONSENT}\n${ADD}`);
    assert.equal(blockedBy(living, 4), CONSENT);
  });

  test('what people call done blocks no more', () => {
    const living = afterwards({ [CONSENT]: { Status: 'Done', 'Done on': '2026-05-12' } });
    assert.equal(blockedBy(living, 1), '');
    assert.equal(blockedBy(living, 2), ADD);
  });
});

describe('waivers', () => {
  const waive = { Owner: 'Anna', 'Waive until': '2026-06-01', 'Waive reason': 'Agreed' };
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
    ['in force', waive, 'Waived', 'In force'],
    ['no owner', { ...waive, Owner: '' }, 'Open', 'Not applied'],
    ['no reason', { ...waive, 'Waive reason': '' }, 'Open', 'Not applied'],
    ['no day', { ...waive, 'Waive until': 'summer' }, 'Open', 'Not applied'],
    ['its day has passed', { ...waive, 'Waive until': '2026-05-11' }, 'Open', 'Lapsed'],
  ];
  for (const [name, cells, state, row] of cases) {
    test(name, () => {
      const living = afterwards({ [ADD]: cells });
      assert.equal(actionOf(living, 1).state, state);
      assert.equal(living.waivers[0]?.state, row);
    });
  }

  test('what is lacking is named in a list', () => {
    const living = afterwards({ [ADD]: { 'Waive until': 'summer' } });
    assert.equal(living.waivers[0]?.why, 'It lacks a day, a reason and an owner.');
    assert.equal(living.waivers[0].holds, false);
  });

  test('a waived action stays listed, counted and last', () => {
    const living = afterwards({ [CONSENT]: waive });
    assert.deepEqual(
      living.actions.map(({ id }) => id),
      [ADD, SUSPEND, CONSENT],
    );
    assert.deepEqual([living.history.at(-1)?.open, living.history.at(-1)?.waived], [3, 1]);
  });

  test('it lapses when a number changes, not when days go by', () => {
    const second = afterwards({ [ADD]: waive });
    const later = { asOf: '2026-05-13', found: [0, 1, 2] };
    const third = mergeSheets(reportAt(later), [copyOf(written(second, SECOND))]);
    assert.equal(actionOf(third, 1).state, 'Waived');
    const changed = { asOf: '2026-05-14', found: [0, 1, 2], seats: { 1: 7 } };
    const fourth = mergeSheets(reportAt(changed), [copyOf(written(third, later))]);
    assert.equal(actionOf(fourth, 1).state, 'Open');
    assert.match(fourth.waivers[0]?.why ?? '', /seats 5 became .*seats 7/);
    const again = edit(written(fourth, changed), { [ADD]: { 'Waive reason': 'Agreed anew' } });
    assert.equal(actionOf(mergeSheets(reportAt(changed), [copyOf(again)]), 1).state, 'Waived');
  });

  test('one whose action is found no more is listed', () => {
    const living = afterwards({ [ADD]: waive }, { asOf: '2026-05-12', found: [0, 2] });
    assert.equal(living.waivers[0]?.state, 'Matches nothing');
  });
});

describe('several copies', () => {
  const first = mergeSheets(reportAt(FIRST));
  const from = (name: string, edits: Edits): SheetCopy =>
    copyOf(edit(written(first, FIRST), edits), name);

  test('changes of different cells are joined, whatever the order', () => {
    const copies = [
      from('a.xlsx', { [ADD]: { Owner: 'Anna' } }),
      from('b.xlsx', { [ADD]: { Note: 'x' } }),
    ];
    for (const order of [copies, [...copies].reverse()]) {
      const { human } = actionOf(mergeSheets(reportAt(SECOND), order), 1);
      assert.deepEqual([human['owner'], human['note']], ['Anna', 'x']);
    }
  });

  test('of two changes of one cell that of the last name stands; the other is on record', () => {
    const living = mergeSheets(reportAt(SECOND), [
      from('b.xlsx', { [ADD]: { Owner: 'Bert' } }),
      from('a.xlsx', { [ADD]: { Owner: 'Anna' } }),
    ]);
    assert.equal(actionOf(living, 1).human['owner'], 'Bert');
    const [entry] = living.log;
    assert.deepEqual(
      [entry?.what, entry?.column, entry?.kept, entry?.other],
      ['Two copies differ', 'Owner', 'Bert', 'Anna'],
    );
    assert.equal(entry?.file, 'a.xlsx; kept: b.xlsx');
  });

  test('a copy that comes back twice changes nothing and conflicts with nothing', () => {
    const old = from('anna.xlsx', { [ADD]: { Owner: 'Anna' } });
    const second = mergeSheets(reportAt(SECOND), [old]);
    const main = copyOf(edit(written(second, SECOND), { [ADD]: { Owner: 'Bert' } }));
    const third = mergeSheets(reportAt(SECOND), [old, main]);
    assert.equal(actionOf(third, 1).human['owner'], 'Bert');
    assert.deepEqual(third.log, []);
  });

  test('an old copy that calls something done is refuted once, however often it is given', () => {
    const old = from('anna.xlsx', { [ADD]: { Status: 'Done', 'Done on': '2026-05-11' } });
    const second = mergeSheets(reportAt(SECOND), [old]);
    const third = mergeSheets(reportAt(SECOND), [old, copyOf(written(second, SECOND))]);
    assert.deepEqual(actionSheet(reportAt(SECOND), third), actionSheet(reportAt(SECOND), second));
    assert.deepEqual([actionOf(third, 1).reopened, actionOf(third, 1).state], [1, 'Reopened']);
  });

  test('packs come back into the main sheet', () => {
    const main = copyOf(edit(written(first, FIRST), { [ADD]: { Owner: 'Anna' } }));
    const split = mergeSheets(reportAt(FIRST), [main], 'owner');
    const packs = packsOf(split);
    assert.deepEqual(
      packs.map(({ name }) => name),
      ['No owner yet.xlsx', 'Anna.xlsx'],
    );
    const anna = packs[1];
    assert.ok(anna);
    const returned = edit(written(packSheet(split, anna), FIRST), {
      [ADD]: { Note: 'from the pack' },
    });
    const living = mergeSheets(reportAt(SECOND), [
      copyOf(returned, 'Anna.xlsx'),
      copyOf(written(split, FIRST)),
    ]);
    assert.equal(actionOf(living, 1).human['note'], 'from the pack');
    assert.deepEqual([living.actions.length, living.history.length, living.log.length], [3, 2, 0]);
  });
});

describe('what is odd is named with its cell', () => {
  const oddity = (change: (grids: Grid[]) => Grid[]) => {
    const grids = change(written(mergeSheets(reportAt(FIRST)), FIRST));
    return mergeSheets(reportAt(SECOND), [copyOf(grids)]);
  };
  const actions = (grids: Grid[]): Grid => {
    const found = grids.find(({ kind }) => kind === 'Actions');
    assert.ok(found);
    return found;
  };

  test('an unknown status', () => {
    const [entry] = oddity((grids) => edit(grids, { [ADD]: { Status: 'waiting' } })).log;
    assert.match(
      entry?.what ?? '',
      /^Not a status: choose Open, In progress, Done, Blocked, Not needed/,
    );
    assert.deepEqual([entry?.kept, entry?.cell, entry?.id], ['waiting', 'Actions!J6', ADD]);
  });

  test('a day with two readings stays as it was typed', () => {
    const living = oddity((grids) => edit(grids, { [ADD]: { 'Done on': '03/04/2026' } }));
    assert.equal(actionOf(living, 1).human['doneOn'], '03/04/2026');
    assert.equal(living.log[0]?.cell, 'Actions!K6');
  });

  test('an edited cell of the machine, with both values', () => {
    const living = oddity((grids) => edit(grids, { [ADD]: { Customer: 'Contozo' } }));
    assert.deepEqual([living.log[0]?.kept, living.log[0]?.other], ['Contoso', 'Contozo']);
    assert.equal(actionOf(living, 1).machine['customer'], 'Contoso');
  });

  test('a deleted row is back', () => {
    const living = oddity((grids) => {
      actions(grids).rows.splice(5, 1);
      return grids;
    });
    assert.equal(living.log[0]?.what, 'The row was deleted and is back');
    assert.equal(living.actions.length, 3);
  });

  test('a note beside an entry of the log makes no second entry of it', () => {
    const grids = edit(written(mergeSheets(reportAt(FIRST)), FIRST), {
      [ADD]: { Status: 'waiting' },
    });
    const second = written(mergeSheets(reportAt(SECOND), [copyOf(grids)]), SECOND);
    const conflicts = second.find(({ kind }) => kind === 'Conflicts');
    (conflicts?.rows[4] ?? [])[9] = cell('asked Bert');
    const { log, news } = mergeSheets(reportAt(SECOND), [copyOf(second)]);
    assert.deepEqual([log.length, news.length, log[0]?.other], [1, 0, 'Column J: asked Bert']);
  });

  test('a row that was copied and written in: both notes are kept in sight', () => {
    const second = afterwards({ [ADD]: { Note: 'first' } });
    const grids = written(second, SECOND);
    const { rows } = actions(grids);
    rows.push([...(rows.find((row) => row[1]?.text === ADD) ?? [])]);
    const at = rows[3]?.findIndex((head) => head?.text === 'Note') ?? -1;
    (rows.at(-1) ?? [])[at] = cell('second');
    const living = mergeSheets(reportAt(SECOND), [copyOf(grids)]);
    assert.equal(actionOf(living, 1).human['note'], 'second');
    assert.deepEqual(
      living.log.map(({ what, kept, other }) => [what, kept, other]),
      [['Two rows of one action differ', 'second', 'first']],
    );
  });

  test('a changed id and a text without one are orphaned with all their words', () => {
    const living = oddity((grids) => {
      edit(grids, { [ADD]: { Note: 'mine' } });
      setCell(grids, ADD, 'Action id', 'A-other');
      actions(grids).rows.push([null, null, null, null, cell('Ask Bert')]);
      return grids;
    });
    assert.deepEqual(
      living.orphans.map(({ id, why }) => [id, why]),
      [
        ['A-other', 'No action has this id'],
        ['', 'There is no action id'],
      ],
    );
    assert.match(living.orphans[0]?.text ?? '', /Note: mine/);
    assert.match(living.orphans[1]?.text ?? '', /Ask Bert/);
  });

  test('lost hidden sheets are said, and the headers do instead', () => {
    const living = oddity((grids) =>
      edit(grids, { [ADD]: { Owner: 'Anna' } }).filter(
        ({ visibility }) => visibility === 'visible',
      ),
    );
    assert.match(living.log[0]?.what ?? '', /hidden sheet Baseline is not in this file/);
    const action = actionOf(living, 1);
    assert.deepEqual(
      [action.human['owner'], action.timesSeen, action.firstSeen],
      ['Anna', 2, '2026-05-10'],
    );
    assert.equal(living.history.length, 2);
  });

  test('steps beside the action, as earlier versions had them, are no column of people', () => {
    const living = mergeSheets(reportAt(FIRST));
    const grids = written(living, FIRST);
    const [actions] = grids;
    const at = actions?.rows[3]?.length ?? 0;
    const put = (row: number, text: string): void => {
      (actions?.rows[row] ?? [])[at] = cell(text);
    };
    put(2, 'actions.steps');
    put(3, 'Steps');
    living.actions.forEach(({ machine }, index) => {
      put(4 + index, machine['steps'] ?? '');
    });
    const untouched = copyOf(grids);
    assert.deepEqual([untouched.ownColumns, untouched.remarks], [[], []]);
    put(4, 'my own way');
    const [remark] = copyOf(grids).remarks;
    assert.deepEqual([remark?.column, remark?.other], ['Steps', 'my own way']);
    put(2, '');
    assert.deepEqual(copyOf(grids).ownColumns, [{ key: 'own:Steps', label: 'Steps' }]);
  });

  test('without keys, hidden sheets and the column of the status, the sheet is still known', () => {
    const living = oddity((grids) => {
      const shown = edit(grids, { [ADD]: { Owner: 'Anna' } }).filter(
        ({ visibility }) => visibility === 'visible',
      );
      const { rows } = actions(shown);
      const at = rows[3]?.findIndex((head) => head?.text === 'Status') ?? -1;
      for (const row of rows) row.splice(at, 1);
      rows[2] = [];
      return shown;
    });
    assert.equal(actionOf(living, 1).human['owner'], 'Anna');
  });

  test('own columns are kept to the right, with their cells', () => {
    const grids = written(mergeSheets(reportAt(FIRST)), FIRST);
    const width = actions(grids).rows[3]?.length ?? 0;
    [3, 5].forEach((row) => {
      (actions(grids).rows[row] ?? [])[width] = cell(row === 3 ? 'Region' : 'North');
    });
    const living = mergeSheets(reportAt(SECOND), [copyOf(grids)]);
    assert.deepEqual(living.ownColumns, [{ key: 'own:Region', label: 'Region' }]);
    assert.equal(actionOf(living, 1).own['own:Region'], 'North');
    const sheet = actions(written(living, SECOND));
    assert.equal(sheet.rows[3]?.at(-1)?.text, 'Region');
    assert.equal(sheet.rows[2]?.at(-1)?.text, 'actions.own:Region');
  });

  test('an own column with the name of another one gets a name of its own, and keeps it', () => {
    const grids = written(mergeSheets(reportAt(FIRST)), FIRST);
    const width = actions(grids).rows[3]?.length ?? 0;
    (actions(grids).rows[3] ?? [])[width] = cell('owner');
    (actions(grids).rows[4] ?? [])[width] = cell('Bert before');
    const second = mergeSheets(reportAt(SECOND), [copyOf(grids)]);
    assert.deepEqual(second.ownColumns, [{ key: 'own:owner', label: 'owner (2)' }]);
    const third = mergeSheets(reportAt(SECOND), [copyOf(written(second, SECOND))]);
    assert.deepEqual(third.ownColumns, second.ownColumns);
    assert.equal(actionOf(third, 0).own['own:owner'], 'Bert before');
  });

  test('a workbook of something else is none', () => {
    assert.equal(readSheet('x.xlsx', rawFile([])), null);
  });
});

describe('progress and sign-off', () => {
  test('a state of the inputs counts once, however often it is run', () => {
    const first = mergeSheets(reportAt(FIRST));
    const same = mergeSheets(reportAt(FIRST), [copyOf(written(first, FIRST))]);
    assert.deepEqual(actionSheet(reportAt(FIRST), same), actionSheet(reportAt(FIRST), first));
    assert.deepEqual([actionOf(same, 1).timesSeen, actionOf(same, 1).state], [1, 'New']);
    assert.equal(actionOf(afterwards({}), 1).timesSeen, 2);
  });

  test('the burn-down has a line for each run', () => {
    const living = afterwards({}, { asOf: '2026-05-12', found: [0, 3] });
    const [, before, now] = progressLines(living.history, ENGLISH);
    assert.match(before ?? '', /^2026-05-10 {6,}3 {6,}3 .*#{30}$/);
    assert.match(now ?? '', /^2026-05-12 {6,}2 {6,}1 {6,}2 .*#{20}$/);
  });

  test('the burn-down by day has each day of the calendar, whether there was a run or not', () => {
    const entry = (asOf: string, open: number, added: number, resolved: number): HistoryEntry => {
      return { asOf, hash: asOf, open, added, resolved, reopened: 0, waived: 0, unchecked: 0 };
    };
    const history = [
      entry('2026-02-27', 5, 5, 0),
      entry('2026-03-02', 4, 0, 1),
      entry('2026-03-02', 2, 1, 3),
      // Older exports, run later: they belong to their own day.
      entry('2026-02-28', 6, 1, 0),
    ];
    assert.deepEqual(
      figuresByDay(history).map(({ day, open, added, resolved, runs }) => {
        return [day, open, added, resolved, runs];
      }),
      [
        ['2026-02-27', 5, 5, 0, 1],
        ['2026-02-28', 6, 1, 0, 1],
        ['2026-03-01', 6, 0, 0, 0],
        ['2026-03-02', 2, 1, 4, 2],
      ],
    );
    assert.deepEqual(figuresByDay([]), []);
    const long = burnDownTable(
      [entry('2024-01-01', 9, 9, 0), entry('2026-03-02', 1, 0, 8)],
      ENGLISH,
    );
    assert.equal(long.rows.length, 400);
    assert.match(long.purpose, /\d+ earlier days are left out\./);
  });

  test('the sheet has a burn-down once there are two days, and reads back as before', () => {
    const names = (living: LivingSheet, moment: Moment): readonly string[] =>
      actionSheet(reportAt(moment), living).sheets.map(({ name }) => name);
    assert.ok(!names(mergeSheets(reportAt(FIRST)), FIRST).includes('Burn-down'));
    const second = afterwards({});
    assert.ok(names(second, SECOND).includes('Burn-down'));
    assert.deepEqual(copyOf(written(second, SECOND)).remarks, []);
  });

  const signed = (grids: Grid[], cells: readonly string[]): Grid[] => {
    const grid = grids.find(({ kind }) => kind === 'Sign-off');
    assert.ok(grid);
    cells.forEach((text, at) => {
      (grid.rows[4] ?? [])[at] = cell(text);
    });
    return grids;
  };
  const cases: readonly (readonly [string, readonly string[], Moment, RegExp])[] = [
    ['signed', ['Anna', 'Bert', '2026-05-10'], FIRST, /^Signed for the state of 2026-05-10/],
    ['lapsed', ['Anna', 'Bert', '2026-05-10'], SECOND, /^LAPSED: .* changed by 2026-05-12/],
    ['the same person', ['Anna', 'anna ', '2026-05-10'], FIRST, /^Not valid: .* same person/],
    ['not in full', ['Anna', '', ''], FIRST, /^Not signed in full: Reviewer and Date missing/],
    ['not at all', [], FIRST, /^Not signed\.$/],
  ];
  for (const [name, cells, second, expected] of cases) {
    test(`sign-off: ${name}`, () => {
      const grids = signed(written(mergeSheets(reportAt(FIRST)), FIRST), cells);
      const living = mergeSheets(reportAt(second), [copyOf(grids)]);
      assert.match(living.signOff.state, expected);
      assert.equal(living.signOff.isLapsed, name === 'lapsed');
      const again = mergeSheets(reportAt(second), [copyOf(written(living, second))]);
      assert.deepEqual(again.signOff, living.signOff);
    });
  }
});

test('the tasks of the fixture have ids of their own', () => {
  assert.equal(new Set(TASKS.map((_, index) => taskId(index))).size, TASKS.length);
});
