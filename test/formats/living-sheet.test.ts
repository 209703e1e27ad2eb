/** The living sheet through real files: our own writer and reader, the dialects of other programs, and LibreOffice itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { SheetCopy } from '../../src/core/actions/living.ts';
import type { Workbook } from '../../src/core/report/tables.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { writeXlsx } from '../../src/formats/write-xlsx.ts';
import { temporaryFolder } from '../helpers/command-line.ts';
import { workbookOf, type Dialect } from '../helpers/grid-file.ts';
import { reportAt, taskId, TASKS } from '../helpers/migration.ts';
import { cell, gridsOf, rawFile, type Grid } from '../helpers/sheet-grid.ts';
import { KINDS, SheetWorld, type Step } from '../helpers/sheet-world.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { actionSheet, mergeSheets, readSheet } from '../helpers/in-english.ts';

const MOMENT = { asOf: '2026-05-10', found: TASKS.map((_, index) => index) };

/** Inputs that lie beside the folder of the reports. */
const BELOW = (path: string): readonly string[] => ['..', ...path.split('/')];

function copyIn(bytes: Uint8Array, large?: number): SheetCopy {
  const read = readXlsx(bytes, large);
  assert.ok(read.ok, read.ok ? '' : ENGLISH.of(read.problem.what));
  const copy = readSheet('action-sheet.xlsx', read.file);
  assert.ok(copy !== null);
  return copy;
}

/** All that a copy says; addresses are functions, so they are asked. */
function said(copy: SheetCopy) {
  const rows = copy.rows.map(({ address, ...row }) => ({ ...row, at: address('note') }));
  return { ...copy, rows, baseline: [...copy.baseline] };
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 4095 }),
  b: fc.nat({ max: 4095 }),
  c: fc.nat({ max: 4095 }),
});

/** The grids as they come back from a file in some program's dialect. */
function throughFile(grids: readonly Grid[], dialect: Dialect): SheetCopy {
  return copyIn(workbookOf(grids, dialect));
}

test('what people did reads the same from the files of other programs', () => {
  const dialect: fc.Arbitrary<Dialect> = fc.record({
    strings: fc.constantFrom('shared', 'inline', 'formula'),
    days: fc.constantFrom('serial', 'text'),
    numbers: fc.constantFrom('number', 'point', 'text'),
    hidden: fc.constantFrom('veryHidden', 'hidden', 'visible'),
    order: fc.constantFrom('kept', 'reversed'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), dialect, (steps, how) => {
      const world = new SheetWorld();
      for (const one of steps) world.take(one);
      const direct = readSheet('action-sheet.xlsx', rawFile(world.grids));
      assert.ok(direct !== null);
      assert.deepEqual(said(throughFile(world.grids, how)), said(direct));
      // As large sheets are read: row by row, with nothing held but what was changed.
      const passed = copyIn(workbookOf(world.grids, how), 0);
      assert.deepEqual(said(passed), said(direct));
    }),
    { numRuns: 100, seed: 20_260_514 },
  );
});

/** A sheet with something in every sheet that is read back. */
function aWorkedSheet(): Workbook {
  const grids = gridsOf(actionSheet(reportAt(MOMENT), mergeSheets(reportAt(MOMENT))));
  const [actions] = grids;
  assert.ok(actions?.kind === 'Actions');
  const set = (row: number, label: string, text: string): void => {
    const at = actions.rows[3]?.findIndex((head) => head?.text === label) ?? -1;
    (actions.rows[3 + row] ?? [])[at] = cell(text);
  };
  set(1, 'Owner', 'Åsa Öberg');
  set(1, 'Note', '  two lines:\nthe second, with <tags> & "quotes"');
  set(1, 'Ticket', '00123');
  set(2, 'Status', 'waiting');
  set(3, 'Done on', '2026-05-11');
  set(3, 'Status', 'Done');
  set(4, 'Owner', 'Bert');
  set(4, 'Waive until', '2026-06-01');
  set(4, 'Waive reason', '=agreed');
  set(5, 'Action id', 'A-unknown');
  const width = actions.rows[3]?.length ?? 0;
  (actions.rows[3] ?? [])[width] = cell('Region');
  (actions.rows[6] ?? [])[width] = cell('42');
  const copy = readSheet('action-sheet.xlsx', rawFile(grids));
  assert.ok(copy !== null);
  const later = { asOf: '2026-05-12', found: MOMENT.found.slice(1) };
  return actionSheet(reportAt(later), mergeSheets(reportAt(later), [copy]));
}

test('our own writer and reader keep all that a sheet says, and write the same bytes again', async () => {
  const workbook = aWorkedSheet();
  const bytes = await writeXlsx(workbook, ENGLISH, BELOW);
  const copy = copyIn(bytes);
  const direct = readSheet('action-sheet.xlsx', rawFile(gridsOf(workbook)));
  assert.ok(direct !== null);
  assert.deepEqual(said(copy), said(direct));
  const later = { asOf: '2026-05-12', found: MOMENT.found.slice(1) };
  const again = await writeXlsx(
    actionSheet(reportAt(later), mergeSheets(reportAt(later), [copy])),
    ENGLISH,
    BELOW,
  );
  assert.ok(Buffer.compare(bytes, again) === 0, 'A second run writes other bytes.');
});

function hasOffice(): boolean {
  return spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;
}

function throughOffice(t: TestContext, bytes: Uint8Array): Uint8Array {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'sheet.xlsx'), bytes);
  const out = join(folder, 'out');
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [
    profile,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    out,
    join(folder, 'sheet.xlsx'),
  ];
  const run = spawnSync('soffice', args, { encoding: 'utf8', timeout: 120_000 });
  assert.equal(run.status, 0, run.stderr);
  return new Uint8Array(readFileSync(join(out, 'sheet.xlsx')));
}

test('LibreOffice saves the sheet and nothing is lost', async (t) => {
  if (!hasOffice()) {
    assert.notEqual(process.env['REQUIRE_OFFICE'], '1', 'There is no soffice here.');
    t.skip('There is no soffice here; "make check-office" needs it.');
    return;
  }
  const workbook = aWorkedSheet();
  const bytes = await writeXlsx(workbook, ENGLISH, BELOW);
  const [before, after] = [copyIn(bytes), copyIn(throughOffice(t, bytes))];
  assert.deepEqual(said(after), said(before));
  assert.equal(after.rows.find(({ id }) => id === taskId(1))?.human['status'], 'waiting');
});
