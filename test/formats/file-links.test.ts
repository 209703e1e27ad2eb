/** Cells that lead to the inputs: addresses that Excel takes whatever files are called, and no more than a sheet holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { actionSheet } from '../../src/core/actions/action-sheet.ts';
import { mergeSheets } from '../../src/core/actions/merge.ts';
import { packsOf } from '../../src/core/actions/packs.ts';
import { reconciliationWorkbook } from '../../src/core/report/reconciliation-workbook.ts';
import type { CellValue, Place, TableSheet, Workbook } from '../../src/core/report/tables.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { writeXlsx, type WayTo } from '../../src/formats/write-xlsx.ts';
import { EMPTY } from '../../src/core/report/cells.ts';
import { EXCEL } from '../../src/formats/xlsx-write/limits.ts';
import { planSheets } from '../../src/formats/xlsx-write/plan.ts';
import { targetOf } from '../../src/formats/xlsx-write/target.ts';
import { aReport } from '../helpers/report-fixture.ts';

const BELOW: WayTo = (path) => ['..', ...path.split('/')];

const leading = (value: string, place?: Place): CellValue => ({
  type: 'text',
  value,
  ...(place === undefined ? {} : { place }),
});

function aTable(rows: TableSheet['rows']): Workbook {
  const sheet: TableSheet = {
    kind: 'table',
    name: 'Places',
    tableName: 'tblPlaces',
    title: 'Places',
    purpose: 'Some places.',
    columns: [{ key: 'place', label: 'Place', type: 'text', width: 20 }],
    rows,
    frozenColumns: 1,
    emptyText: 'None.',
  };
  const start = { kind: 'page', name: 'Start', title: 'S', purpose: 'S', blocks: [] } as const;
  return { title: 'Test', subject: 'Test', day: '2026-05-14', sheets: [start, sheet] };
}

async function partsOf(workbook: Workbook, wayTo: WayTo): Promise<ReadonlyMap<string, string>> {
  const entries = Object.entries(unzipSync(await writeXlsx(workbook, ENGLISH, wayTo)));
  return new Map(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Cell → address of the file and place in it, as the XML of a sheet has them. */
function linksIn(parts: ReadonlyMap<string, string>, sheet: number): ReadonlyMap<string, string> {
  const rels = parts.get(`xl/worksheets/_rels/sheet${String(sheet)}.xml.rels`) ?? '';
  const targets = new Map(
    [
      ...rels.matchAll(/<Relationship Id="(\w+)"[^>]*? Target="([^"]*)" TargetMode="External"/g),
    ].map(([, id, target]) => [id, target]),
  );
  const xml = parts.get(`xl/worksheets/sheet${String(sheet)}.xml`) ?? '';
  const found = xml.matchAll(/<hyperlink ref="(\w+)" r:id="(\w+)"(?: location="([^"]*)")?\/>/g);
  return new Map(
    [...found].map(([, ref = '', id, at]) => {
      return [ref, [targets.get(id) ?? 'nothing', ...(at === undefined ? [] : [at])].join('#')];
    }),
  );
}

test('any name of a file becomes an address that leads back to it and that Excel takes', () => {
  const names = [
    'a b.xlsx',
    '50%.csv',
    '%41.csv',
    'No #1.xlsx',
    'what?.csv',
    '[1] {x} "y" <z> ^`|.xlsx',
    'back\\slash.csv',
    'mailto:x.csv',
    'R&D, +1; (2)=!$.xlsx',
    'tab\tand\u00a0space\u2028.csv',
  ];
  for (const name of names) {
    const target = targetOf(['..', 'from', name]) ?? '';
    assert.match(
      target,
      /^\.\.\/from\/[^\s#?%:"<>[\]{}|\\^`]*(?:%[0-9A-F]{2}[^\s#?:"<>[\]{}|\\^`]*)*$/,
      name,
    );
    assert.equal(decodeURIComponent(target), `../from/${name}`);
  }
  // Excel writes letters of any alphabet as they are, and so does the tool.
  assert.equal(targetOf(['Åkerö – 東京.xlsx']), 'Åkerö%20–%20東京.xlsx');
  assert.equal(targetOf(['x'.repeat(2100)]), null);
});

test('a cell leads to the cell of a workbook, or to a text file, by a relationship per file', async () => {
  const rows = [
    [leading('first', { path: "from/R&D's.xlsx", sheet: "It's <1>", row: 2, cell: 'F2' })],
    [leading('row', { path: "from/R&D's.xlsx", sheet: 'Sheet1', row: 7, cell: null })],
    [leading('text file', { path: 'to/log.csv', sheet: '', row: 3, cell: 'B3' })],
    [leading('no place')],
    [leading('elsewhere', { path: 'gone', sheet: 'X', row: 1 })],
    [leading('odd cell', { path: 'to/log.csv', sheet: 'S', row: 4, cell: '"&F2' })],
  ];
  const parts = await partsOf(aTable(rows), (path) => (path === 'gone' ? null : BELOW(path)));
  assert.deepEqual(
    [...linksIn(parts, 2)],
    [
      ['A5', "../from/R&amp;D's.xlsx#'It''s &lt;1&gt;'!F2"],
      ['A6', "../from/R&amp;D's.xlsx#'Sheet1'!A7"],
      ['A7', '../to/log.csv'],
      ['A10', "../to/log.csv#'S'!A4"],
    ],
  );
  const rels = parts.get('xl/worksheets/_rels/sheet2.xml.rels') ?? '';
  assert.equal(rels.match(/TargetMode="External"/g)?.length, 2);
});

test('another reader finds the words, the address, and blue ink where there is a link alone', async () => {
  const place = { path: 'from/a.xlsx', sheet: 'S', row: 2, cell: 'F2' };
  const rows = Array.from({ length: 40 }, (_, at) => [
    leading(`place ${String(at)}`, at % 3 === 1 ? place : undefined),
  ]);
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeXlsx(aTable(rows), ENGLISH, BELOW);
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.getWorksheet('Places');
  assert.ok(sheet !== undefined);
  assert.equal(sheet.columnCount, 1);
  rows.forEach((_, at) => {
    const cell = sheet.getCell(at + 5, 1);
    assert.equal(cell.text, `place ${String(at)}`);
    assert.equal(cell.font.underline ?? false, at % 3 === 1);
    assert.equal(cell.hyperlink, at % 3 === 1 ? '../from/a.xlsx' : undefined);
  });
  const read = readXlsx(bytes);
  assert.ok(read.ok);
  const table = read.file.tables.find((one) => one.sheet === 'Places');
  assert.equal(table?.rows[5]?.cells[0]?.text, 'place 1');
});

test('what a sheet cannot hold of links stays in words, and the sheet says so', async () => {
  const place = { path: 'from/a.xlsx', sheet: 'S', row: 2, cell: 'F2' };
  const few = aTable([1, 2, 3].map((at) => [leading(String(at), place)]));
  const linked = (links: number) => {
    const sheet = planSheets(few, ENGLISH, BELOW, { ...EXCEL, links }).sheets[1]?.sheet;
    assert.ok(sheet?.kind === 'table');
    const all = sheet.survey.links;
    const pieces: string[] = [];
    [...sheet.rows].forEach((cells, row) => {
      all.addElements(pieces, cells, row);
    });
    const led = Array.from(sheet.rows, ([cell], row) => all.leads(cell ?? EMPTY, 0, row));
    return { upTo: all.upTo, led, count: pieces.join('').match(/<hyperlink /g)?.length };
  };
  assert.deepEqual(linked(2), { upTo: 2, led: [true, true, false], count: 2 });
  assert.deepEqual(linked(3), { upTo: null, led: [true, true, true], count: 3 });

  const many = aTable(
    Array.from({ length: 65_531 }, (_, at) => [leading(`n${String(at)}`, place)]),
  );
  const parts = await partsOf(many, BELOW);
  const xml = parts.get('xl/worksheets/sheet2.xml') ?? '';
  assert.ok((xml.match(/<hyperlink /g)?.length ?? 0) <= 65_530);
  assert.match(xml, /<t>n65530<\/t>/);
  const strings = parts.get('xl/sharedStrings.xml') ?? '';
  assert.match(
    strings,
    /The first 65,000 rows have links, .* the other 531 rows name the place in words alone\./,
  );
});

test('every action, finding, rejected and ignored row and input leads to its place', async () => {
  const report = aReport();
  const living = mergeSheets(report, [], null, ENGLISH);
  const actions = await partsOf(
    actionSheet(report, living, packsOf(living, ENGLISH), ENGLISH),
    BELOW,
  );
  const found = linksIn(actions, 2);
  const named = report.actions.filter(({ findings: ids }) =>
    report.findings.some(({ id, evidence }) => ids.includes(id) && evidence.length > 0),
  );
  assert.equal(found.size, named.length);
  assert.equal(found.get('V5'), "../from/subscriptions.xlsx#'Abonnements'!C2");
  const workbook = reconciliationWorkbook(report, ENGLISH);
  const parts = await partsOf(workbook, BELOW);
  const counts = new Map(
    workbook.sheets.map(({ name }, at) => [name, linksIn(parts, at + 1).size]),
  );
  assert.equal(
    counts.get('Findings'),
    report.findings.filter((one) => one.evidence.length > 0).length,
  );
  assert.equal(counts.get('Rejected rows'), report.rejectedRows.length);
  assert.equal(counts.get('Ignored rows'), report.ignoredRows.length);
  assert.equal(counts.get('Out of scope'), report.outOfScope.length);
  assert.equal(counts.get('Inputs'), report.inputs.length);
  assert.ok((counts.get('Lines') ?? 0) > 0);
});
