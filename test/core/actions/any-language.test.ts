/** The action sheet in another language than English: drawn, worked in, read back, and read in yet another one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { actionSheet } from '../../../src/core/actions/action-sheet.ts';
import type { LivingSheet, SheetCopy } from '../../../src/core/actions/living.ts';
import { mergeSheets } from '../../../src/core/actions/merge.ts';
import { packSheet, packsOf } from '../../../src/core/actions/packs.ts';
import { readSheet } from '../../../src/core/actions/read-sheet.ts';
import type { Workbook } from '../../../src/core/report/tables.ts';
import { ENGLISH, Speech } from '../../../src/core/text/speech.ts';
import { say } from '../../../src/core/text/text.ts';
import { reportAt, taskId, type Moment } from '../../helpers/migration.ts';
import { dataIn, PSEUDO, unmarked } from '../../helpers/pseudo-language.ts';
import { cell, gridsOf, rawFile, type Grid } from '../../helpers/sheet-grid.ts';
import { kept } from '../../helpers/kept.ts';

const FIRST: Moment = { asOf: '2026-05-10', found: [0, 1, 2] };
const SECOND: Moment = { asOf: '2026-05-12', found: [0, 1, 2] };
const [CONSENT, ADD, SUSPEND] = [taskId(0), taskId(1), taskId(2)];

/** A third language, which knows nothing of the made-up one. */
const BACKWARDS = new Speech(
  'de',
  new Proxy({}, { get: (_, key) => `${String(key).replace(/ \[[^\]]*\]$/, '')} rückwärts` }),
);

function drawn(living: LivingSheet, moment: Moment, speech: Speech): Workbook {
  return kept(actionSheet(reportAt(moment), living, packsOf(living, speech), speech));
}

function firstIn(speech: Speech): Grid[] {
  return gridsOf(drawn(mergeSheets(reportAt(FIRST), [], null, speech), FIRST, speech));
}

function write(grids: Grid[], id: string, label: string, text: string): void {
  for (const { rows } of grids) {
    const at = rows[3]?.findIndex((head) => head?.text === label) ?? -1;
    const row = rows.find((cells) => cells[1]?.text === id);
    if (row !== undefined && at >= 0) row[at] = cell(text);
  }
}

function copyOf(grids: readonly Grid[], speech: Speech): SheetCopy {
  const copy = readSheet('action-sheet.xlsx', rawFile(grids), '', speech);
  assert.ok(copy !== null);
  return copy;
}

function workedIn(speech: Speech): Grid[] {
  const grids = firstIn(speech);
  const { of } = speech;
  write(grids, ADD, of(say('Status')), of(say('Done')));
  write(grids, ADD, of(say('Done on')), '2026-05-12');
  write(grids, SUSPEND, of(say('Status')), 'waiting');
  write(grids, CONSENT, of(say('Owner')), 'Anna');
  return grids;
}

function human(living: LivingSheet, id: string) {
  return living.actions.find((action) => action.id === id)?.human;
}

test('no word of the sheet is out of a catalogue’s reach', () => {
  const grids = workedIn(PSEUDO);
  write(grids, CONSENT, PSEUDO.of(say('Waive reason')), 'Agreed');
  grids
    .find(({ kind }) => kind === 'Actions')
    ?.rows.push([null, null, null, null, null, null, cell('Bert')]);
  const living = mergeSheets(
    reportAt({ asOf: '2026-05-14', found: [0, 1] }),
    [copyOf(grids, PSEUDO)],
    'owner',
    PSEUDO,
  );
  const { title, subject, sheets } = drawn(living, SECOND, PSEUDO);
  const seen = sheets.filter((sheet) => sheet.kind !== 'table' || sheet.hidden !== true);
  const data = new Set([
    ...dataIn(reportAt(SECOND)),
    ...dataIn(copyOf(grids, PSEUDO)),
    'waiting',
    'Anna',
    '.xlsx',
    '!B8',
  ]);
  assert.deepEqual(unmarked({ title, subject, day: SECOND.asOf, sheets: seen }, data), []);
});

describe('a sheet is read in whatever language it was written', () => {
  const languages = { English: ENGLISH, 'made-up': PSEUDO, third: BACKWARDS };
  for (const [from, written] of Object.entries(languages)) {
    for (const [to, run] of Object.entries(languages)) {
      test(`${from}, then ${to}`, () => {
        const copy = copyOf(workedIn(written), run);
        const living = mergeSheets(reportAt(SECOND), [copy], null, run);
        assert.deepEqual(human(living, ADD), { status: 'Done', doneOn: '2026-05-12' });
        assert.deepEqual(human(living, SUSPEND), { status: 'waiting' });
        assert.deepEqual(human(living, CONSENT), { status: 'Open', owner: 'Anna' });
        assert.deepEqual([living.log.length, living.orphans], [1, []]);
        assert.deepEqual(living.ownColumns, []);
      });
    }
  }
});

test('nothing edited, nothing changed', () => {
  for (const speech of [PSEUDO, BACKWARDS]) {
    const first = drawn(mergeSheets(reportAt(FIRST), [], null, speech), FIRST, speech);
    const copy = copyOf(gridsOf(first), speech);
    const again = mergeSheets(reportAt(FIRST), [copy], null, speech);
    assert.deepEqual(drawn(again, FIRST, speech), first);
  }
});

test('without its hidden part a sheet is read in the language of the run, and in English', () => {
  for (const [written, run] of [
    [PSEUDO, PSEUDO],
    [ENGLISH, PSEUDO],
  ] as const) {
    const visible = workedIn(written)
      .filter(({ visibility }) => visibility === 'visible')
      .map((grid) => ({ ...grid, rows: grid.rows.map((row, at) => (at === 2 ? [] : row)) }));
    const copy = copyOf(visible, run);
    assert.equal(copy.rows.find(({ id }) => id === ADD)?.human['status'], 'Done');
    assert.equal(copy.rows.find(({ id }) => id === CONSENT)?.human['owner'], 'Anna');
  }
});

test('what was called done is refuted once, in the words of the run', () => {
  const grids = firstIn(PSEUDO);
  write(grids, ADD, PSEUDO.of(say('Status')), PSEUDO.of(say('Done')));
  const old = copyOf(grids, PSEUDO);
  const second = mergeSheets(reportAt(SECOND), [old], null, PSEUDO);
  const main = copyOf(gridsOf(drawn(second, SECOND, PSEUDO)), PSEUDO);
  const third = mergeSheets(reportAt(SECOND), [old, main], null, PSEUDO);
  assert.equal(third.actions.find(({ id }) => id === ADD)?.reopened, 1);
  assert.deepEqual(drawn(third, SECOND, PSEUDO), drawn(second, SECOND, PSEUDO));
});

test('a pack comes back whole', () => {
  const copy = copyOf(workedIn(PSEUDO), PSEUDO);
  const split = mergeSheets(reportAt(FIRST), [copy], 'owner', PSEUDO);
  const pack = packsOf(split, PSEUDO).find(({ ids }) => ids.has(CONSENT));
  assert.ok(pack);
  const sheet = packSheet(split, pack, PSEUDO);
  const back = copyOf(gridsOf(drawn(sheet, FIRST, PSEUDO)), ENGLISH);
  assert.deepEqual(
    back.rows.map(({ id }) => id),
    [CONSENT],
  );
});
