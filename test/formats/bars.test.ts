/** Bars behind the figures of the progress: one scale, the numbers stay, and the same bytes always. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Column, TableSheet } from '../../src/core/report/tables.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { writeXlsx } from '../../src/formats/write-xlsx.ts';

const COLUMNS: readonly Column[] = [
  { key: 'day', label: 'Day', type: 'day', width: 12 },
  { key: 'open', label: 'Open', type: 'integer', width: 12, bar: true },
  { key: 'word', label: 'Word', type: 'text', width: 12, tones: { bad: 'bad' } },
  { key: 'closed', label: 'Closed', type: 'integer', width: 12, bar: true },
];

async function written(figures: readonly (readonly [number, number])[]): Promise<Uint8Array> {
  const start = { kind: 'page', name: 'Start', title: 'S', purpose: 'S', blocks: [] } as const;
  const sheet: TableSheet = {
    kind: 'table',
    name: 'Figures',
    tableName: 'tblFigures',
    title: 'Figures',
    purpose: 'Some figures.',
    columns: COLUMNS,
    rows: figures.map(([open, closed]) => [
      { type: 'day', value: '2026-05-14' },
      { type: 'integer', value: open },
      { type: 'text', value: 'bad' },
      { type: 'integer', value: closed },
    ]),
    frozenColumns: 1,
    emptyText: 'None.',
  };
  const workbook = { title: 'T', subject: 'T', day: '2026-05-14', sheets: [start, sheet] };
  return writeXlsx(workbook, ENGLISH);
}

function xmlOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
}

test('all bars have one scale from zero to the highest figure, behind numbers that stay', async () => {
  const bytes = await written([
    [40, 0],
    [25, 15],
  ]);
  const xml = xmlOf(bytes);
  const bars = [
    ...xml.matchAll(
      /sqref="([^"]+)"><cfRule type="dataBar" priority="(\d)"><dataBar[^>]*>(.*?)<color/g,
    ),
  ];
  assert.deepEqual(
    bars.map(([, range, priority]) => [range, priority]),
    [
      ['B5:B6', '2'],
      ['D5:D6', '3'],
    ],
  );
  for (const [, , , ends] of bars) {
    assert.equal(ends, '<cfvo type="num" val="0"/><cfvo type="num" val="40"/>');
  }
  const ids = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, id]) => id);
  const named = ids(/<x14:id>([^<]+)<\/x14:id>/g);
  assert.equal(new Set(named).size, 2);
  assert.deepEqual(ids(/<x14:cfRule type="dataBar" id="([^"]+)"/g), named);
  assert.match(xml, /border="1" gradient="0"/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  assert.equal(book.getWorksheet('Figures')?.getCell('B6').value, 25);
  assert.deepEqual(
    await written([
      [40, 0],
      [25, 15],
    ]),
    bytes,
  );
});

test('the parts of the sheet stand in the order in which Excel wants them', async () => {
  const xml = xmlOf(await written([[3, 1]]));
  const order = [
    '</sheetData>',
    '<conditionalFormatting',
    '<hyperlinks>',
    '<pageMargins',
    '<tableParts',
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931',
    '</worksheet>',
  ];
  const places = order.map((part) => xml.indexOf(part));
  assert.ok(places.every((at) => at >= 0));
  assert.deepEqual(
    [...places].sort((a, b) => a - b),
    places,
  );
  assert.ok(xml.lastIndexOf('<conditionalFormatting') < xml.indexOf('<hyperlinks>'));
});

test('where all figures are zero there are no bars', async () => {
  assert.doesNotMatch(xmlOf(await written([[0, 0]])), /dataBar/);
});
