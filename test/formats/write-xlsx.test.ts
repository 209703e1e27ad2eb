/** The workbooks as Excel would read them: types, tables, lists, limits, and the same bytes always. */

import { ENGLISH } from '../../src/core/text/speech.ts';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';

import { reconciliationWorkbook } from '../../src/core/report/reconciliation-workbook.ts';
import type { Column, TableSheet, Workbook } from '../../src/core/report/tables.ts';
import { writeXlsx } from '../../src/formats/write-xlsx.ts';
import { EXCEL } from '../../src/formats/xlsx-write/limits.ts';
import { liveFormula, planSheets } from '../../src/formats/xlsx-write/plan.ts';
import { cellText, columnLetters, sheetName } from '../../src/formats/xlsx-write/text.ts';
import { PSEUDO } from '../helpers/pseudo-language.ts';
import { aCleanReport, aReport, HOSTILE_NAME } from '../helpers/report-fixture.ts';
import { actionSheet } from '../helpers/in-english.ts';

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

async function loadSheet(workbook: Workbook, name: string): Promise<ExcelJS.Worksheet> {
  const sheet = (await load(await writeXlsx(workbook, ENGLISH))).getWorksheet(name);
  assert.ok(sheet, `No sheet ${name}.`);
  return sheet;
}

async function parts(workbook: Workbook): Promise<ReadonlyMap<string, string>> {
  const entries = Object.entries(unzipSync(await writeXlsx(workbook, ENGLISH)));
  return new Map(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** All parts whose name starts with `prefix`, one after the other. */
async function xmlOf(workbook: Workbook, prefix: string): Promise<string> {
  const found = [...(await parts(workbook))].filter(([name]) => name.startsWith(prefix));
  return found.map(([, xml]) => xml).join('\n');
}

const NAME: Column = { key: 'name', label: 'Name', type: 'text', width: 20 };

function aTable(changes: Partial<TableSheet> = {}): TableSheet {
  return {
    kind: 'table',
    name: 'Names',
    tableName: 'tblNames',
    title: 'Names',
    purpose: 'Some names.',
    columns: [NAME],
    rows: [[{ type: 'text', value: 'Contoso' }]],
    frozenColumns: 1,
    emptyText: 'No names.',
    ...changes,
  };
}

function aWorkbook(...sheets: readonly TableSheet[]): Workbook {
  return { title: 'Test', subject: 'Test', day: '2026-05-14', sheets };
}

function textCell(value: string) {
  return [{ type: 'text', value }] as const;
}

test('numbers are numbers, days are dates and ids are text', async () => {
  const sheet = await loadSheet(actionSheet(aReport()), 'Actions');
  assert.equal(sheet.getCell('A5').value, 1);
  assert.equal(sheet.getCell('B5').numFmt, '@');
  assert.deepEqual(sheet.getCell('E5').value, new Date('2026-05-14T00:00:00Z'));
  assert.equal(sheet.getCell('E5').numFmt, 'yyyy-mm-dd');
});

test('an id that looks like a number keeps its leading zeros', async () => {
  const sheet = await loadSheet(reconciliationWorkbook(aReport(), ENGLISH), 'Out of scope');
  assert.equal(sheet.getCell('G5').value, '00012345');
});

test('a name that starts like a formula stays text, unaltered', async () => {
  const sheet = await loadSheet(reconciliationWorkbook(aReport(), ENGLISH), 'Customers');
  assert.equal(sheet.getCell('A5').value, HOSTILE_NAME);
  assert.equal(sheet.getCell('A5').type, ExcelJS.ValueType.String);
  for (const value of ['+1', '-1', '@SUM(A1)', '\tx']) {
    const page = await loadSheet(aWorkbook(aTable({ rows: [textCell(value)] })), 'Names');
    assert.equal(page.getCell('A5').value, value);
  }
});

test('no formula and no link is made from the data', async () => {
  const xml = await xmlOf(reconciliationWorkbook(aReport(), ENGLISH), 'xl/worksheets/');
  const formulas = [...xml.matchAll(/<f>(.*?)<\/f>/g)].map((match) => match[1] ?? '');
  assert.ok(formulas.length > 10);
  for (const formula of formulas) assert.match(formula, /^(SUM|SUMIFS|COUNTIF|ROWS|SUBTOTAL|IF)\(/);
  assert.doesNotMatch(xml, /TargetMode="External"|r:id="rId\d+" location/);
});

test('control characters and escapes arrive as Excel will show them', async () => {
  const value = 'a\u0001b _x0041_ \u007f \uffff\r\nline';
  const sheet = await loadSheet(aWorkbook(aTable({ rows: [textCell(value)] })), 'Names');
  assert.equal(sheet.getCell('A5').value, 'a\u2401b _x0041_ \u2421 \u2426\nline');
});

test('a text too long for a cell is cut with a marker, in the language of the run', async () => {
  const workbook = aWorkbook(
    aTable({ rows: [textCell('x'.repeat(40_000)), textCell('x'.repeat(32_767))] }),
  );
  const sheet = await loadSheet(workbook, 'Names');
  const { text: shown } = sheet.getCell('A5');
  assert.equal(shown.length, 32_767);
  assert.match(shown, /x … \[cut here: .*\]$/);
  assert.equal(sheet.getCell('A6').value, 'x'.repeat(32_767));
  const [spoken] = planSheets(workbook, PSEUDO).sheets;
  assert.ok(spoken?.sheet.kind === 'table');
  const cell = [...spoken.sheet.rows][0]?.[0];
  assert.match(cell?.type === 'text' ? cell.value : '', /x … ⟦\[cut here: .*\]⟧$/);
});

test('half a surrogate pair is replaced, a whole one kept', () => {
  assert.equal(cellText('\ud83d \u{1f600}'), '\u2426 \u{1f600}');
});

test('sheet names are short, clean and unique without regard to case', () => {
  assert.equal(sheetName('a/b:c', new Set()), 'a-b-c');
  assert.equal(sheetName('x'.repeat(40), new Set()).length, 31);
  assert.equal(sheetName('Lines', new Set(['lines'])), 'Lines (2)');
  assert.equal(sheetName('History', new Set()), 'History sheet');
});

test('columns are lettered as in Excel', () => {
  assert.deepEqual([1, 26, 27, 702, 703].map(columnLetters), ['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

test('each table is a real one with its own name, filters and totals', async () => {
  const tables = (await xmlOf(reconciliationWorkbook(aReport(), ENGLISH), 'xl/tables/')).split(
    '<?xml',
  );
  const names = tables.flatMap((xml) => / name="(tbl\w+)"/.exec(xml)?.[1] ?? []);
  assert.equal(new Set(names).size, 11);
  assert.equal(names.length, 11);
  const lines = tables.find((xml) => xml.includes('"tblLines"')) ?? '';
  assert.match(lines, /ref="A4:Q20"/);
  assert.match(lines, /<autoFilter ref="A4:Q19">/);
  assert.match(lines, /totalsRowCount="1"/);
});

test('totals are formulas over the visible rows with their value beside them', async () => {
  const sheet = await loadSheet(reconciliationWorkbook(aReport(), ENGLISH), 'Lines');
  const { value } = sheet.getCell('F20');
  assert.deepEqual(value, { formula: 'SUBTOTAL(109,tblLines[Seats missing])', result: 1241 });
});

test('a table without rows is a header and a sentence', async () => {
  const workbook = reconciliationWorkbook(aCleanReport(), ENGLISH);
  const sheet = await loadSheet(workbook, 'Findings');
  assert.equal(sheet.getCell('B4').value, 'Severity');
  assert.match(sheet.getCell('A5').text, /^No rule found anything/);
  assert.doesNotMatch(await xmlOf(workbook, 'xl/tables/'), /tblFindings/);
});

test('the status is chosen from a hidden list, and the day must be a date', async () => {
  const workbook = actionSheet(aReport());
  const xml = (await parts(workbook)).get('xl/worksheets/sheet2.xml') ?? '';
  assert.match(xml, /type="list"[^>]*sqref="J5:J16"><formula1>list_status</);
  assert.match(xml, /type="date" operator="greaterThanOrEqual"[^>]*sqref="K5:K16"/);
  const book = (await parts(workbook)).get('xl/workbook.xml') ?? '';
  assert.match(book, /<definedName name="list_status">Lists!\$A\$2:\$A\$6</);
  assert.match(book, /name="Lists"[^>]*state="veryHidden"/);
  const lists = await loadSheet(workbook, 'Lists');
  assert.deepEqual(
    [1, 2, 6].map((row) => lists.getCell(row, 1).value),
    ['Status', 'Open', 'Not needed'],
  );
});

test('at most five colour rules stand on a sheet', async () => {
  for (const workbook of [reconciliationWorkbook(aReport(), ENGLISH), actionSheet(aReport())]) {
    for (const [name, xml] of await parts(workbook)) {
      const rules = xml.match(/<cfRule /g)?.length ?? 0;
      assert.ok(rules <= 5, `${name} has ${String(rules)} rules.`);
    }
  }
  const xml = await xmlOf(actionSheet(aReport()), 'xl/worksheets/sheet2');
  assert.match(xml, /\$E5&lt;TODAY\(\),\$J5&lt;&gt;&quot;Done&quot;/);
});

test('an open action whose day has passed is red and says overdue; a waived one is not', async () => {
  const all = await parts(actionSheet(aReport()));
  const rule = /<cfRule type="expression" dxfId="(\d+)"[^>]*><formula>(AND\([^<]*)<\/formula>/.exec(
    all.get('xl/worksheets/sheet2.xml') ?? '',
  );
  const [, format = '', formula = ''] = rule ?? [];
  assert.equal(
    formula.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'),
    'AND($E5<>"",$E5<TODAY(),$J5<>"Done",$J5<>"Not needed",$C5<>"Waived")',
  );
  const formats =
    /<dxfs.*<\/dxfs>/s.exec(all.get('xl/styles.xml') ?? '')?.[0].split('</dxf>') ?? [];
  const late = formats[Number(format)] ?? '';
  assert.match(late, /formatCode="yyyy-mm-dd&quot; overdue&quot;"/);
  assert.match(late, /<bgColor rgb="FFFBE0DD"\/>/);
});

test('columns are wide enough for their label on two lines, and for words that do not wrap', () => {
  const columns: readonly Column[] = [
    { key: 'a', label: 'Licences manquantes', type: 'integer', width: 8 },
    { key: 'b', label: 'Id', type: 'id', width: 10 },
    { key: 'c', label: 'Long', type: 'text', width: 10 },
    { key: 'd', label: 'Note', type: 'text', width: 10, wrap: true },
  ];
  const word = { type: 'text', value: 'x'.repeat(13) } as const;
  const long = { type: 'text', value: 'x'.repeat(80) } as const;
  const rows = [[{ type: 'integer', value: 1 } as const, word, long, long]];
  const fitted = planSheets(aWorkbook(aTable({ columns, rows })), ENGLISH).sheets[0]?.sheet;
  assert.ok(fitted?.kind === 'table');
  assert.deepEqual(
    fitted.columns.map(({ width }) => width),
    [13, 15, 15, 10],
  );
});

test('a first page goes on one sheet of paper, unless that would make it too small to read', async () => {
  const report = aReport();
  const fits = async (blocks: number): Promise<boolean> => {
    const [start, ...others] = actionSheet(report).sheets;
    assert.ok(start?.kind === 'page');
    const more = Array.from({ length: blocks }, () => ({ type: 'text', text: 'words' }) as const);
    const page = { ...start, blocks: [...start.blocks, ...more] };
    const workbook = { ...actionSheet(report), sheets: [page, ...others] };
    return (await loadSheet(workbook, 'Start here')).pageSetup.fitToHeight === 1;
  };
  assert.deepEqual([await fits(0), await fits(60)], [true, false]);
});

test('the header row and the first columns stay in sight and on every printed page', async () => {
  const workbook = reconciliationWorkbook(aReport(), ENGLISH);
  const sheet = await loadSheet(workbook, 'Lines');
  const [view] = sheet.views;
  assert.equal(view?.state, 'frozen');
  assert.deepEqual([sheet.views[0]?.state, sheet.pageSetup.orientation], ['frozen', 'landscape']);
  assert.equal(sheet.pageSetup.paperSize, 9);
  assert.equal(sheet.pageSetup.fitToWidth, 1);
  const book = (await parts(workbook)).get('xl/workbook.xml') ?? '';
  assert.match(book, /_xlnm.Print_Titles" localSheetId="3">&apos;Lines&apos;!\$4:\$4</);
  assert.match(book, /_xlnm.Print_Area" localSheetId="3">&apos;Lines&apos;!\$A\$1:\$K\$20</);
});

test('a table longer than a sheet becomes numbered parts, and its checks add them up', () => {
  const rows = Array.from({ length: 5 }, (_, index) => textCell(String(index)));
  const plan = planSheets(aWorkbook(aTable({ rows })), ENGLISH, undefined, {
    ...EXCEL,
    rows: 2,
  });
  assert.deepEqual(
    plan.sheets.map(({ name }) => name),
    ['Names 1 of 3', 'Names 2 of 3', 'Names 3 of 3'],
  );
  assert.match(plan.sheets[2]?.sheet.purpose ?? '', /rows 5 to 5 of 5/);
  assert.equal(
    liveFormula({ sheet: 'Names', sum: [] }, plan),
    'ROWS(tblNames1[Name])+ROWS(tblNames2[Name])+ROWS(tblNames3[Name])',
  );
  const where = { label: 'Name', word: 'a"b' };
  const small = planSheets(aWorkbook(aTable()), ENGLISH);
  assert.equal(
    liveFormula({ sheet: 'Names', sum: ['Name'], where }, small),
    'SUMIFS(tblNames[Name],tblNames[Name],"a""b")',
  );
  assert.equal(liveFormula({ sheet: 'Other', sum: [] }, small), null);
});

test('an amount shows the decimals of its currency', async () => {
  const columns: readonly Column[] = [{ key: 'c', label: 'Cost', type: 'decimal', width: 10 }];
  const rows = ['1412.50', '1200', '0.125'].map((value) => [{ type: 'decimal', value } as const]);
  const sheet = await loadSheet(aWorkbook(aTable({ columns, rows })), 'Names');
  assert.deepEqual(
    [5, 6, 7].map((row) => [sheet.getCell(row, 1).value, sheet.getCell(row, 1).numFmt]),
    [
      [1412.5, '#,##0.00'],
      [1200, '#,##0'],
      [0.125, '#,##0.000'],
    ],
  );
});

test('in a long table too, an amount shows the decimals of its currency', async () => {
  const columns: readonly Column[] = [
    NAME,
    { key: 'c', label: 'Cost', type: 'decimal', width: 10 },
    { key: 'n', label: 'Note', type: 'text', width: 10, wrap: true },
  ];
  const amounts = ['1412.50', '1200', '0.125'];
  const rows = Array.from({ length: 1500 }, (_, at) => [
    { type: 'text', value: `Customer ${String(at)} & <Söhne>` } as const,
    { type: 'decimal', value: amounts[at % 3] ?? '' } as const,
    { type: 'text', value: at % 2 === 0 ? 'plain' : 'two\nlines' } as const,
  ]);
  const sheet = await loadSheet(aWorkbook(aTable({ columns, rows })), 'Names');
  assert.equal(sheet.rowCount, 1504);
  assert.equal(sheet.columnCount, 3);
  for (const at of [0, 1, 2, 3, 1498, 1499]) {
    const row = sheet.getRow(at + 5);
    assert.equal(row.getCell(1).value, `Customer ${String(at)} & <Söhne>`);
    assert.equal(row.getCell(2).value, Number(amounts[at % 3]));
    assert.equal(row.getCell(2).numFmt, ['#,##0.00', '#,##0', '#,##0.000'][at % 3]);
    assert.equal(row.getCell(3).value, at % 2 === 0 ? 'plain' : 'two\nlines');
    assert.equal(row.height, at % 2 === 0 ? 16 : 31);
  }
});

test('the first page links to each sheet, and each sheet back to it', async () => {
  const workbook = reconciliationWorkbook(aReport(), ENGLISH);
  const all = await parts(workbook);
  const start = all.get('xl/worksheets/sheet1.xml') ?? '';
  for (const { name } of workbook.sheets.slice(1)) {
    assert.ok(start.includes(`location="&apos;${name}&apos;!A1"`), name);
  }
  const lines = all.get('xl/worksheets/sheet4.xml') ?? '';
  assert.match(lines, /<hyperlink ref="A3" location="&apos;Start here&apos;!A1"\/>/);
});

test('the same report gives the same bytes', async () => {
  const workbook = reconciliationWorkbook(aReport(), ENGLISH);
  assert.deepEqual(await writeXlsx(workbook, ENGLISH), await writeXlsx(workbook, ENGLISH));
});

test('the bytes are the same in every time zone', async () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { actionSheet } from './test/helpers/in-english.ts';
    import { reconciliationWorkbook } from './src/core/report/reconciliation-workbook.ts';
    import { ENGLISH } from './src/core/text/speech.ts';
    import { writeXlsx } from './src/formats/write-xlsx.ts';
    import { aReport } from './test/helpers/report-fixture.ts';
    const hash = createHash('sha256');
    for (const workbook of [reconciliationWorkbook(aReport(), ENGLISH), actionSheet(aReport())]) {
      hash.update(await writeXlsx(workbook, ENGLISH));
    }
    process.stdout.write(hash.digest('hex'));
  `;
  const here = createHash('sha256');
  for (const workbook of [reconciliationWorkbook(aReport(), ENGLISH), actionSheet(aReport())]) {
    here.update(await writeXlsx(workbook, ENGLISH));
  }
  const expected = here.digest('hex');
  for (const zone of ['Pacific/Kiritimati', 'America/St_Johns']) {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const env = { ...process.env, TZ: zone };
    assert.equal(execFileSync(process.execPath, args, { env, encoding: 'utf8' }), expected, zone);
  }
});

test('the content types come first, as programs expect that guess a file by its start', async () => {
  const names = Object.keys(unzipSync(await writeXlsx(actionSheet(aReport()), ENGLISH)));
  assert.equal(names[0], '[Content_Types].xml');
  assert.deepEqual(names.slice(1), names.slice(1).sort());
});
