/** The living action sheet from the command line: carried from run to run, joined, split, refused, and shown. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { SheetCopy } from '../../src/core/actions/living.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { runCli, sampleArgs, temporaryFolder } from '../helpers/command-line.ts';
import { readSheet } from '../helpers/in-english.ts';

const INCOMPLETE = 3;

function readCopy(file: string): SheetCopy {
  const read = readXlsx(new Uint8Array(readFileSync(file)));
  assert.ok(read.ok);
  const copy = readSheet(file, read.file);
  assert.ok(copy !== null);
  return copy;
}

/** Types a text into a cell of the sheet Actions, as a spreadsheet program would store it. */
function type(file: string, address: string, text: string): void {
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  const part = 'xl/worksheets/sheet2.xml';
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const cell = `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const after = before.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`), cell);
  assert.notEqual(after, before, `There is no cell ${address}.`);
  writeFileSync(file, zipSync({ ...parts, [part]: strToU8(after) }));
}

/** All texts of a sheet. */
function namesIn(file: string, sheet: string): readonly string[] {
  const read = readXlsx(new Uint8Array(readFileSync(file)));
  assert.ok(read.ok);
  const table = read.file.tables.find((one) => one.sheet === sheet);
  return (table?.rows ?? []).flatMap(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}

function noteOf(copy: SheetCopy, index: number): string | undefined {
  return copy.rows[index]?.human['note'];
}

test('words are carried into a new file, and the edited one stays as it is', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, INCOMPLETE);
  const first = join(out, 'action-sheet.xlsx');
  type(first, 'M5', 'called them');
  type(first, 'J6', 'waiting');
  const edited = readFileSync(first);
  const run = runCli(args);
  assert.equal(run.code, INCOMPLETE, run.stderr);
  assert.ok(readFileSync(first).equals(edited), 'The edited sheet was changed.');
  assert.match(run.stderr, /action-sheet\.xlsx › Actions!J6: Not a status/);
  const second = join(out, 'action-sheet-2.xlsx');
  assert.equal(noteOf(readCopy(second), 0), 'called them');
  const bytes = readFileSync(second);
  assert.equal(runCli(args).code, INCOMPLETE);
  assert.ok(readFileSync(second).equals(bytes), 'The same inputs gave another sheet.');
});

test('a renamed header stays in the sheet, and its table is named alike; the CSV has the names of the tool', (t) => {
  const out = temporaryFolder(t);
  const args = [...sampleArgs('tour', out), '--format', 'xlsx,csv'];
  assert.equal(runCli(args).code, INCOMPLETE);
  type(join(out, 'action-sheet.xlsx'), 'I4', 'Who');
  const run = runCli(args);
  assert.equal(run.code, INCOMPLETE, run.stderr);
  const second = join(out, 'action-sheet-2.xlsx');
  const parts = unzipSync(new Uint8Array(readFileSync(second)));
  const tables = Object.entries(parts).filter(([name]) => name.startsWith('xl/tables/'));
  const [actions] = tables.map(([, part]) => strFromU8(part)).filter((xml) => xml.includes('Who'));
  assert.match(actions ?? '', /<tableColumn id="9" name="Who"/);
  assert.ok(namesIn(second, 'Actions').includes('Who'));
  const csv = readFileSync(join(out, 'action-sheet-actions.csv'), 'utf8');
  assert.match(csv.split('\r\n')[0] ?? '', /"?Blocked by"?,"?Owner"?,/);
});

test('a sheet without edits is replaced by that of newer exports', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  const on = (day: string) => args.map((one) => (one === '2026-05-20' ? day : one));
  assert.equal(runCli(on('2026-05-20')).code, INCOMPLETE);
  assert.equal(runCli(on('2026-05-21')).code, INCOMPLETE);
  assert.equal(runCli([...on('2026-05-22'), '--split-by', 'customer']).code, INCOMPLETE);
  assert.equal(runCli([...on('2026-05-23'), '--split-by', 'customer']).code, INCOMPLETE);
  assert.deepEqual(
    readdirSync(out).filter((name) => name.startsWith('action-sheet')),
    ['action-sheet.xlsx'],
  );
  const packs = readdirSync(join(out, 'packs'));
  assert.ok(packs.includes('Tailspin Toys.xlsx'));
  assert.deepEqual(
    packs.filter((name) => name.includes('-2')),
    [],
  );
  const shown = runCli(['progress', '--out', out]);
  assert.equal(shown.code, 0, shown.stderr);
  assert.match(runCli(on('2026-05-24')).stdout, /Actions since the run of 2026-05-23: New 0/);
  assert.match(shown.stdout, /2026-05-20 [^]*2026-05-21 [^]*2026-05-22 [^]*2026-05-23 /);
});

test('returned packs are joined, from files and folders', (t) => {
  const out = temporaryFolder(t);
  const args = [...sampleArgs('tour', out), '--split-by', 'customer'];
  assert.equal(runCli(args).code, INCOMPLETE);
  const back = join(temporaryFolder(t), 'back');
  mkdirSync(back);
  const pack = join(back, 'Tailspin Toys.xlsx');
  copyFileSync(join(out, 'packs', 'Tailspin Toys.xlsx'), pack);
  type(pack, 'M5', 'from the pack');
  const { rows } = readCopy(pack);
  const run = runCli([...args, '--actions', back]);
  assert.equal(run.code, INCOMPLETE, run.stderr);
  const merged = readCopy(join(out, 'action-sheet.xlsx'));
  const note = merged.rows.find(({ id }) => id === rows[0]?.id)?.human['note'];
  assert.equal(note, 'from the pack');
});

test('a waiver that lapses and a conflict are told in the terminal, with action and column', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, INCOMPLETE);
  const first = join(out, 'action-sheet.xlsx');
  const other = join(temporaryFolder(t), 'from Bert.xlsx');
  copyFileSync(first, other);
  type(first, 'I5', 'Anna');
  type(first, 'N5', '2026-05-21');
  type(first, 'O5', 'Agreed');
  type(other, 'I5', 'Bert');
  const on = (day: string) => args.map((one) => (one === '2026-05-20' ? day : one));
  const held = runCli([...on('2026-05-21'), '--actions', other]);
  assert.match(held.stderr, /Two copies differ \(A-[0-9a-v]{11}, Owner\): /);
  assert.doesNotMatch(held.stderr, /Waivers/);
  const lapsed = runCli(on('2026-05-22'));
  assert.match(lapsed.stderr, /Waivers that are not in force: 1; the sheet Waivers says why\./);
});

test('a large sheet that breaks off far down stops the run too', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, INCOMPLETE);
  const file = join(out, 'action-sheet.xlsx');
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  const part = 'xl/worksheets/sheet2.xml';
  const rows = Array.from({ length: 20_000 }, (_, index) => {
    const number = String(index + 1000);
    return `<row r="${number}"><c r="B${number}" t="inlineStr"><is><t>X-${number}</t></is></c></row>`;
  });
  const [before = '', after = ''] = strFromU8(parts[part] ?? new Uint8Array()).split(
    '</sheetData>',
  );
  const broken = `${before}${rows.join('')}<row r="99999"><c></row></sheetData>${after}`;
  writeFileSync(file, zipSync({ ...parts, [part]: strToU8(broken) }));
  const kept = readFileSync(join(out, 'reconciliation.json'));
  const run = runCli(args);
  assert.equal(run.code, 4, run.stderr);
  assert.match(run.stderr, /The action sheet .*action-sheet\.xlsx could not be read: /);
  assert.ok(readFileSync(join(out, 'reconciliation.json')).equals(kept));
  assert.ok(!existsSync(join(out, 'action-sheet-2.xlsx')));
});

test('a sheet that cannot be read stops the run before anything is written', (t) => {
  const out = temporaryFolder(t);
  writeFileSync(join(out, 'action-sheet.xlsx'), 'no workbook');
  const damaged = runCli(sampleArgs('tour', out));
  assert.equal(damaged.code, 4, damaged.stderr);
  assert.match(damaged.stderr, /action-sheet\.xlsx/);
  assert.ok(!existsSync(join(out, 'reconciliation.json')));
  const json = runCli([...sampleArgs('tour', out), '--format', 'json']);
  assert.equal(json.code, INCOMPLETE, 'Without a new sheet, the old one is not needed.');
  const other = temporaryFolder(t);
  assert.equal(runCli(sampleArgs('tour', other)).code, INCOMPLETE);
  const wrong = runCli([
    ...sampleArgs('tour', other),
    '--actions',
    join(other, 'reconciliation.xlsx'),
  ]);
  assert.equal(wrong.code, 4, wrong.stderr);
  assert.match(wrong.stderr, /no sheet with the columns Action id/);
});

test('sheets that were not read are named', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, INCOMPLETE);
  copyFileSync(join(out, 'action-sheet.xlsx'), join(out, 'action-sheet (Anna).xlsx'));
  writeFileSync(join(out, '~$action-sheet.xlsx'), 'lock');
  const { stderr } = runCli(args);
  assert.match(stderr, /action-sheet \(Anna\)\.xlsx was not read/);
  assert.match(stderr, /action-sheet\.xlsx is open in another program/);
});

test('progress without a sheet is a wrong command line', (t) => {
  const run = runCli(['progress', '--out', temporaryFolder(t)]);
  assert.equal(run.code, 4, run.stdout);
  assert.match(run.stderr, /There is no action sheet/);
});

test('a pack that somebody saved where it lay is taken in once, and kept', (t) => {
  const out = temporaryFolder(t);
  const args = [...sampleArgs('tour', out), '--split-by', 'customer'];
  assert.equal(runCli(args).code, INCOMPLETE);
  const pack = join(out, 'packs', 'Tailspin Toys.xlsx');
  type(pack, 'M5', 'from the pack');
  const [row] = readCopy(pack).rows;
  const edited = readFileSync(pack);
  assert.equal(runCli(args).code, INCOMPLETE);
  const sheet = join(out, 'action-sheet.xlsx');
  const noteIn = (file: string) =>
    readCopy(file).rows.find(({ id }) => id === row?.id)?.human['note'];
  assert.equal(noteIn(sheet), 'from the pack');
  assert.ok(readFileSync(pack).equals(edited), 'The edited pack was changed.');
  const next = join(out, 'packs', 'Tailspin Toys-2.xlsx');
  assert.equal(noteIn(next), 'from the pack');
  assert.ok(namesIn(sheet, 'Packs').includes('packs/Tailspin Toys-2.xlsx'));
  const before = readFileSync(sheet);
  const again = runCli([...args, '--actions', pack]);
  assert.match(again.stderr, /Tailspin Toys\.xlsx was taken in by an earlier run/);
  assert.ok(readFileSync(sheet).equals(before), 'The old pack changed the sheet again.');
});

test('the sheet with the highest number is the newest, even where the first one is gone', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, INCOMPLETE);
  const first = join(out, 'action-sheet.xlsx');
  type(first, 'M5', 'first');
  assert.equal(runCli(args).code, INCOMPLETE);
  rmSync(first);
  const second = join(out, 'action-sheet-2.xlsx');
  type(second, 'M6', 'second');
  assert.equal(runCli(args).code, INCOMPLETE);
  assert.ok(!existsSync(first), 'An older name was used again.');
  const third = readCopy(join(out, 'action-sheet-3.xlsx'));
  assert.deepEqual([noteOf(third, 0), noteOf(third, 1)], ['first', 'second']);
});

test('an older sheet that somebody went on with is read beside the newest', (t) => {
  const out = temporaryFolder(t);
  const args = sampleArgs('tour', out);
  assert.equal(runCli(args).code, INCOMPLETE);
  const first = join(out, 'action-sheet.xlsx');
  type(first, 'M5', 'first');
  assert.equal(runCli(args).code, INCOMPLETE);
  type(first, 'M6', 'in the wrong file');
  assert.equal(runCli(args).code, INCOMPLETE);
  const newest = readCopy(join(out, 'action-sheet-2.xlsx'));
  assert.deepEqual([noteOf(newest, 0), noteOf(newest, 1)], ['first', 'in the wrong file']);
});
