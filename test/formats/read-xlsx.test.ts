import assert from 'node:assert/strict';
import test from 'node:test';
import type { FileProblem, RawCell, RawFile, RawTable } from '../../src/core/model/raw-table.ts';
import { columnLetters } from '../../src/core/model/raw-table.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { openZip } from '../../src/formats/zip/zip.ts';
import { buildWorkbook, relationships, sheetXml, zipParts } from '../helpers/xlsx-builder.ts';
import type { WorkbookOptions } from '../helpers/xlsx-builder.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function read(options: WorkbookOptions): RawFile {
  const result = readXlsx(buildWorkbook(options));
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.problem));
  return result.file;
}

function firstTable(options: WorkbookOptions): RawTable {
  const [table] = read(options).tables;
  assert.ok(table);
  return table;
}

function problemOf(bytes: Uint8Array): FileProblem {
  const result = readXlsx(bytes);
  assert.ok(!result.ok, 'the file was accepted');
  assert.match(ENGLISH.of(result.problem.what), /^[A-Z].*\.$/s);
  assert.match(ENGLISH.of(result.problem.fix), /^[A-Z].*\.$/s);
  return result.problem;
}

/** The cells of the sheet as "B2=kind:text". */
function show(table: RawTable): string[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, column) =>
      cell === null
        ? []
        : [
            `${columnLetters(column)}${String(row.number)}=${cell.kind}:${cell.kind === 'merged' ? cell.range : cell.text}`,
          ],
    ),
  );
}

/** The cell that one `<c>` element becomes. */
function cellOf(c: string, options: WorkbookOptions = {}): RawCell | null {
  const rows = `<row r="1"><c r="A1"><v>1</v></c>${c.replace('<c', '<c r="B1"')}</row>`;
  return firstTable({ ...options, rows }).rows[0]?.cells[1] ?? null;
}

const text = (value: string): RawCell => ({ kind: 'text', text: value });
const plain = (value: string): RawCell => ({ kind: 'number', text: value, format: 'plain' });
const broken = (value: string): RawCell => ({ kind: 'error', text: value, problem: 'error' });
const noNumber = (value: string): RawCell => ({
  kind: 'error',
  text: value,
  problem: 'no-number',
});
const uncached = (value: string): RawCell => ({
  kind: 'error',
  text: value,
  problem: 'no-cached-value',
});

const strings = ['<t>plain</t>', '', '<r><t>rich </t></r><r><t>text</t></r>'];
strings.push('<t>base</t><rPh sb="0" eb="1"><t>hint</t></rPh>', '<t>a_x000D_b_x005F_x000D_</t>');

const cells: readonly (readonly [string, string, RawCell | null])[] = [
  ['a number keeps its text', '<c><v>45657.50</v></c>', plain('45657.50')],
  ['an exponent is a number', '<c t="n"><v>1E3</v></c>', plain('1E3')],
  ['white space around a number is dropped', '<c><v> 7\n</v></c>', plain('7')],
  ['a comma is no number', '<c><v>1,5</v></c>', noNumber('1,5')],
  ['a number with letters is none', '<c><v>12abc</v></c>', noNumber('12abc')],
  ['a number beyond all limits is none', '<c><v>1E400</v></c>', noNumber('1E400')],
  ['NaN is no number', '<c><v>NaN</v></c>', noNumber('NaN')],
  ['hexadecimal is no number', '<c><v>0x10</v></c>', noNumber('0x10')],
  ['a shared string', '<c t="s"><v>0</v></c>', text('plain')],
  ['an empty shared string is empty', '<c t="s"><v>1</v></c>', null],
  ['rich text is joined', '<c t="s"><v>2</v></c>', text('rich text')],
  ['phonetic text is left out', '<c t="s"><v>3</v></c>', text('base')],
  ['escapes are resolved once', '<c t="s"><v>4</v></c>', text('a\rb_x000D_')],
  ['a shared string without index is empty', '<c t="s"><v/></c>', null],
  ['an own string', '<c t="str"><v>&amp;lt;x</v></c>', text('&lt;x')],
  ['an inline string', '<c t="inlineStr"><is><t>in</t></is></c>', text('in')],
  [
    'an inline string in runs with CDATA',
    '<c t="inlineStr"><is><r><t>in</t></r><r><t><![CDATA[<li>]]>ne</t></r></is></c>',
    text('in<li>ne'),
  ],
  [
    'an inline string wins over a value',
    '<c t="inlineStr"><is><t>a</t></is><v>1</v></c>',
    text('a'),
  ],
  ['an inline string only in the value', '<c t="inlineStr"><v>a</v></c>', text('a')],
  ['an inline string in an untyped cell', '<c><is><t>a</t></is></c>', text('a')],
  ['boolean 1', '<c t="b"><v>1</v></c>', { kind: 'boolean', text: 'TRUE' }],
  ['boolean 0', '<c t="b"><v>0</v></c>', { kind: 'boolean', text: 'FALSE' }],
  ['boolean true', '<c t="b"><v>true</v></c>', { kind: 'boolean', text: 'TRUE' }],
  ['boolean false', '<c t="b"><v>false</v></c>', { kind: 'boolean', text: 'FALSE' }],
  [
    'another word is no boolean',
    '<c t="b"><v>yes</v></c>',
    { kind: 'error', text: 'yes', problem: 'no-boolean' },
  ],
  ['an ISO date', '<c t="d"><v>2025-03-14</v></c>', { kind: 'date', text: '2025-03-14' }],
  ['an error value', '<c t="e"><v>#N/A</v></c>', broken('#N/A')],
  ['a formula with the result 0', '<c><f>1-1</f><v>0</v></c>', plain('0')],
  [
    'a formula with the result FALSE',
    '<c t="b"><f>1=2</f><v>0</v></c>',
    { kind: 'boolean', text: 'FALSE' },
  ],
  ['a formula with the result ""', '<c t="str"><f>""</f><v></v></c>', null],
  ['a formula without a result', '<c><f>A1+1</f></c>', uncached('=A1+1')],
  ['a formula with an empty result', '<c><f>A1+1</f><v></v></c>', uncached('=A1+1')],
  ['a text formula without a result', '<c t="str"><f>A1</f></c>', uncached('=A1')],
  ['a truth formula without a result', '<c t="b"><f>A1</f></c>', uncached('=A1')],
  ['a date formula without a result', '<c t="d"><f>A1</f></c>', uncached('=A1')],
  ['a styled empty cell', '<c s="0"/>', null],
];

for (const [what, c, expected] of cells) {
  test(`cell: ${what}`, () => {
    assert.deepEqual(cellOf(c, { strings }), expected);
  });
}

const formats: readonly (readonly [string, 'date' | 'plain'])[] = [
  ['yyyy-mm-dd', 'date'],
  ['[$-409]d\\-mmm\\-yy;@', 'date'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ['m/d/yy h:mm AM/PM', 'date'],
  ['mmmm', 'date'],
  ['aaaa', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['dd/mm/yyyy hh:mm:ss.000', 'date'],
  ['[Red]yyyy', 'date'],
  ['General', 'plain'],
  ['Standard', 'plain'],
  ['0.00E+00', 'plain'],
  ['#,##0,,\\M', 'plain'],
  ['#,##0,,M', 'plain'],
  ['0\\ \\d\\a\\y\\s', 'plain'],
  ['0 "days"', 'plain'],
  ['0_d', 'plain'],
  ['0*d', 'plain'],
  ['[Red]0;[Blue]0', 'plain'],
  ['[$kr-41D] # ##0', 'plain'],
  ['h:mm', 'plain'],
  ['mm:ss.0', 'plain'],
  ['[h]:mm', 'plain'],
  ['[mm]:ss', 'plain'],
  ['0;yyyy', 'plain'],
  ['@', 'plain'],
  ['d'.repeat(2000), 'plain'],
];

for (const [code, expected] of formats) {
  test(`number format ${code.slice(0, 40)} is ${expected}`, () => {
    const cell = cellOf('<c s="1"><v>1</v></c>', { formats: { 164: code }, styles: [0, 164] });
    assert.deepEqual(cell, { kind: 'number', text: '1', format: expected });
  });
}

test('built-in date formats are known by number, unknown styles are plain', () => {
  const ids = [14, 17, 18, 21, 22, 27, 36, 45, 50, 58, 99];
  const found = ids.map((_, i) => {
    const cell = cellOf(`<c s="${String(i)}"><v>1</v></c>`, { styles: ids });
    return cell?.kind === 'number' && cell.format === 'date';
  });
  assert.deepEqual(
    ids.filter((_, i) => found[i]),
    [14, 17, 22, 27, 36, 50, 58],
  );
  assert.deepEqual(cellOf('<c s="77"><v>1</v></c>', { styles: ids }), plain('1'));
});

test('cells and rows without an address follow the previous one', () => {
  const rows =
    '<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row>' +
    '<row r="4"><c r="b4"><v>4</v></c></row><row><c r="A7"><v>5</v></c></row><row><c><v>6</v></c></row>';
  assert.deepEqual(show(firstTable({ rows })), [
    'A1=number:1',
    'C1=number:2',
    'D1=number:3',
    'B4=number:4',
    'A7=number:5',
    'A8=number:6',
  ]);
});

test('blank rows are counted, not delivered, and trailing empty cells are cut off', () => {
  const blank = '<c t="inlineStr"><is><t> \u00a0</t></is></c>';
  const rows = `<row r="1">${blank}</row><row r="2"><c><v>1</v></c><c/><c s="1"/></row><row r="3"/>`;
  const table = firstTable({ rows });
  assert.equal(table.blankRows, 2);
  assert.deepEqual(table.rows, [{ number: 2, cells: [plain('1')] }]);
});

const line = (n: number, ...columns: string[]): string =>
  `<row r="${String(n)}">${columns.map((c) => `<c r="${c}${String(n)}"><v>1</v></c>`).join('')}</row>`;
const merged = (...refs: string[]): string =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

test('only the first cell of a merge keeps its value, the others say what they belong to', () => {
  const rows = line(1, 'A', 'B', 'C') + line(2, 'A', 'B', 'C') + line(3, 'A');
  const table = firstTable({ rows, after: merged('A1:B2') });
  assert.deepEqual(show(table), [
    'A1=number:1',
    'B1=merged:A1:B2',
    'C1=number:1',
    'A2=merged:A1:B2',
    'B2=merged:A1:B2',
    'C2=number:1',
    'A3=number:1',
  ]);
});

test('merged cells that the file does not store are marked as well', () => {
  const rows = line(1, 'A', 'B', 'C') + line(2, 'B') + line(3, 'B');
  const table = firstTable({ rows, after: merged('A1:A2', 'C1:C3') });
  assert.deepEqual(show(table), [
    'A1=number:1',
    'B1=number:1',
    'C1=number:1',
    'A2=merged:A1:A2',
    'B2=number:1',
    'C2=merged:C1:C3',
    'B3=number:1',
    'C3=merged:C1:C3',
  ]);
});

test('a merge over the whole sheet costs nothing and leaves blank rows blank', () => {
  const whole = firstTable({
    rows: line(1, 'A', 'B', 'C') + line(2, 'A', 'B'),
    after: merged('A1:XFD1048576'),
  });
  assert.deepEqual(show(whole), [
    'A1=number:1',
    'B1=merged:A1:XFD1048576',
    'C1=merged:A1:XFD1048576',
  ]);
  assert.equal(whole.blankRows, 1);
});

test('no more than 64 columns of a merge are marked', () => {
  const table = firstTable({
    rows: line(1, 'A', 'XFD') + line(2, 'A'),
    after: merged('A1:ZZ1', 'B2:ZZ2'),
  });
  const [first, second] = table.rows.map(
    ({ cells }) => cells.filter((cell) => cell?.kind === 'merged').length,
  );
  assert.deepEqual([first, second], [63, 63]);
});

test('hidden columns are named as far as the sheet is filled', () => {
  const before =
    '<cols><col min="3" max="16384" hidden="1"/><col min="1" max="1" width="9"/>' +
    '<col min="2" max="2" hidden="true"/><col min="2" max="3" hidden="1"/></cols>';
  assert.deepEqual(firstTable({ rows: line(1, 'A', 'D'), before }).hiddenColumns, [1, 2, 3]);
  assert.deepEqual(firstTable({ rows: line(1, 'A') }).hiddenColumns, []);
});

test('number formats that the workbook lacks are named with the first cell', () => {
  const rows = '<row r="1"><c s="1"><v>1</v></c><c s="5"><v>2</v></c><c s="6"><v>3</v></c></row>';
  const { warnings } = read({ rows, styles: [0, 14] });
  assert.deepEqual(
    warnings.map(({ code, place }) => [code, place]),
    [['W_STYLE_INDEX', 'Data › B1']],
  );
  assert.match(ENGLISH.of(warnings[0]?.what ?? ''), /formats of 2 cells/);
});

test('hidden rows are flagged, and a filter that hides them is named', () => {
  const rows = '<row r="1" hidden="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>';
  const filtered = firstTable({ rows, after: '<autoFilter ref="A1:A2"/>' });
  assert.equal(filtered.filtered, true);
  assert.deepEqual(
    filtered.rows.map((row) => row.hidden ?? false),
    [true, false],
  );
  assert.equal(firstTable({ rows }).filtered, false);
});

for (const [value, epoch] of [
  ['1', '1904'],
  ['true', '1904'],
  ['0', '1900'],
  ['false', '1900'],
] as const) {
  test(`date1904="${value}" is the ${epoch} epoch`, () => {
    const properties = `<workbookPr date1904="${value}"/>`;
    assert.equal(firstTable({ properties }).epoch, epoch);
  });
}

test('sheets come in order with their states; chart and macro sheets are left out', () => {
  const file = read({
    sheets:
      '<sheet name="Chart" sheetId="1" r:id="c"/><sheet name="B" sheetId="2" state="hidden" r:id="b"/>' +
      '<sheet name="A" sheetId="3" state="veryHidden" r:id="a"/><sheet name="D" sheetId="4" r:id="d"/>',
    parts: {
      'xl/_rels/workbook.xml.rels': relationships(
        ['a', 'worksheet', '/xl/Sheet%201.xml'],
        ['b', 'worksheet', './sheets/../SHEETS/b.XML'],
        ['c', 'chartsheet', 'chart.xml'],
        ['d', 'worksheet', 'dialog.xml'],
      ),
      'xl/sheet 1.xml': sheetXml('<row><c><v>1</v></c></row>'),
      'xl/sheets/b.xml': sheetXml('<row><c><v>2</v></c></row>'),
      'xl/dialog.xml': `<dialogsheet xmlns="${MAIN}"/>`,
    },
  });
  assert.deepEqual(
    file.tables.map((table) => [table.sheet, table.visibility, ...show(table)]),
    [
      ['B', 'hidden', 'A1=number:2'],
      ['A', 'very-hidden', 'A1=number:1'],
    ],
  );
});

const strict = (xml: string): string =>
  xml
    .replace(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    );
const prefixed = (xml: string): string =>
  xml
    .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
    .replace('xmlns=', 'xmlns:x=')
    .replaceAll('r:id', 'rel:id')
    .replace('xmlns:r=', 'xmlns:rel=');
const utf16 = (xml: string): Uint8Array =>
  Buffer.from(`\ufeff<?xml version="1.0"?>${xml}`, 'utf16le');
const utf16be = (xml: string): Uint8Array => Buffer.from(utf16(xml)).swap16();
const crlf = (xml: string): string =>
  `<?xml version='1.0'?>\r\n<!-- x -->${xml.replaceAll('><', '>\r\n<')}`;
const late = (xml: string): string => `<?xml version="1.0"?><!--${' '.repeat(65_500)}-->${xml}`;

for (const [name, rewrite] of Object.entries({ strict, prefixed, utf16, utf16be, crlf, late })) {
  test(`a workbook rewritten as "${name}" reads like the plain one`, () => {
    const options: WorkbookOptions = {
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45657</v></c></row>',
      strings: ['<t>é€</t>'],
      styles: [0, 14],
    };
    const plainParts = partsOf(buildWorkbook(options));
    const parts = Object.entries(plainParts).map(([part, xml]) => [part, rewrite(xml)] as const);
    const rewritten = readXlsx(zipParts(Object.fromEntries(parts)));
    assert.deepEqual(rewritten, readXlsx(buildWorkbook(options)));
    assert.ok(rewritten.ok);
  });
}

function partsOf(workbook: Uint8Array): Record<string, string> {
  const opened = openZip(workbook);
  assert.ok(opened.ok);
  const parts: Record<string, string> = {};
  for (const name of opened.zip.names) {
    const found = opened.zip.read(name);
    assert.ok(found?.ok);
    parts[name] = Buffer.from(found.bytes).toString();
  }
  return parts;
}

test('elements of foreign namespaces inside the sheet are ignored', () => {
  const rows =
    '<row><c xmlns:y="urn:y"><y:v>9</y:v><v>1</v></c><c xmlns="urn:z"><v>2</v></c></row>';
  assert.deepEqual(show(firstTable({ rows })), ['A1=number:1']);
});

test('deeply nested and widely spread namespace declarations cost no time', () => {
  const deep = Array.from({ length: 20_000 }, (_, i) => `<c xmlns:p${String(i)}="urn:p">`);
  const foreign = `<y xmlns="urn:y">${deep.join('')}${'</c>'.repeat(20_000)}</y>`;
  const started = performance.now();
  assert.deepEqual(show(firstTable({ rows: `<row>${foreign}<c><v>1</v></c></row>` })), [
    'A1=number:1',
  ]);
  assert.ok(performance.now() - started < 2000);
});

test('macros and external links are named, not followed', () => {
  const parts = {
    'xl/vbaProject.bin': 'x',
    'xl/externalLinks/externalLink1.xml': 'x',
    '_xmlsignatures/sig1.xml': 'x',
  };
  const { warnings } = read({ parts });
  assert.deepEqual(
    warnings.map((warning) => warning.code),
    ['W_ACTIVE_CONTENT'],
  );
  assert.match(
    ENGLISH.of(warnings[0]?.what ?? ''),
    /macros and links to other workbooks and a digital signature/,
  );
});

test('missing styles and an unused missing string table do no harm', () => {
  assert.deepEqual(show(firstTable({ rows: '<row><c s="3"><v>1</v></c></row>' })), ['A1=number:1']);
});

test('a damaged string table that no cell uses does no harm', () => {
  const parts = { 'xl/sharedStrings.xml': '<sst' };
  assert.equal(firstTable({ rows: '<row><c><v>1</v></c></row>', parts }).rows.length, 1);
});

const row = (cell: string): WorkbookOptions => ({ rows: `<row r="1">${cell}</row>` });
const without = (part: string): WorkbookOptions => ({ parts: { [part]: null } });
const sheet = (xml: string | Uint8Array): WorkbookOptions => ({
  parts: { 'xl/worksheets/sheet1.xml': xml },
});
const twoRows = (a: string, b: string): WorkbookOptions => ({
  rows: `<row r="${a}"/><row r="${b}"/>`,
});
const sheets = (list: string): WorkbookOptions => ({ sheets: list });
const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(3000)}</mergeCells>`;
const wide = '<row><c r="XFD1"><v>1</v></c></row>';

const scattered = Array.from({ length: 1300 }, (_, i) => line(i + 1, 'XFD')).join('');

const refused: readonly (readonly [string, string, string | null, WorkbookOptions])[] = [
  ['an unknown cell type', 'E_CELL_TYPE', 'Data › A1', row('<c t="x"><v>1</v></c>')],
  ['a string index out of range', 'E_SST_INDEX', 'Data › A1', row('<c t="s"><v>5</v></c>')],
  ['a negative string index', 'E_SST_INDEX', 'Data › A1', row('<c t="s"><v>-1</v></c>')],
  ['a cell twice', 'E_DUPLICATE_CELL', 'Data › A1', row('<c r="A1"/><c r="A1"/>')],
  ['cells out of order', 'E_DUPLICATE_CELL', 'Data › A1', row('<c r="B1"/><c r="A1"/>')],
  ['a row twice', 'E_DUPLICATE_CELL', 'Data › row 2', twoRows('2', '2')],
  ['rows out of order', 'E_DUPLICATE_CELL', 'Data › row 1', twoRows('2', '1')],
  ['a row number too high', 'E_CELL_REF', 'Data', twoRows('1', '1048577')],
  ['a row after the last', 'E_CELL_REF', 'Data', { rows: '<row r="1048576"/><row/>' }],
  ['a row that is no number', 'E_CELL_REF', 'Data', twoRows('1', '2x')],
  ['a column too far right', 'E_CELL_REF', 'Data', row('<c r="XFE1"/>')],
  ['a column after the last', 'E_CELL_REF', 'Data', row('<c r="XFD1"/><c/>')],
  ['a column of four letters', 'E_CELL_REF', 'Data', row('<c r="ZZZZ1"/>')],
  ['a negative address', 'E_CELL_REF', 'Data', row('<c r="A-5"/>')],
  ['an address __proto__', 'E_CELL_REF', 'Data', row('<c r="__proto__"/>')],
  ['a cell of another row', 'E_CELL_REF', 'Data › row 1', row('<c r="A2"/>')],
  [
    'a column width too far',
    'E_CELL_REF',
    'Data',
    { before: '<cols><col max="300000000"/></cols>' },
  ],
  ['a column of no number', 'E_CELL_REF', 'Data', { before: '<cols><col min="x"/></cols>' }],
  ['cells all over the place', 'E_SHEET_SIZE', 'Data', { rows: scattered }],
  [
    'a merge outside',
    'E_CELL_REF',
    'Data',
    { after: '<mergeCells><mergeCell ref="A1:A0"/></mergeCells>' },
  ],
  ['3,000 merges over everything', 'E_MERGE', 'Data', { rows: wide, after: merges }],
  [
    'a sheet number too high',
    'E_SHEET_ID',
    'S',
    sheets('<sheet name="S" sheetId="65535" r:id="rId1"/>'),
  ],
  [
    'two names equal after trimming',
    'E_SHEET_AMBIGUOUS',
    'S ',
    sheets('<sheet name="S" sheetId="1" r:id="rId1"/><sheet name="S " sheetId="2" r:id="rId1"/>'),
  ],
  ['1,001 sheets', 'E_ZIP_BOMB', null, sheets('<sheet name="S" r:id="rId1"/>'.repeat(1001))],
  ['no sheet', 'E_NO_WORKSHEET', null, sheets('')],
  [
    'a sheet without a place',
    'E_WORKBOOK_PART',
    'xl/workbook.xml',
    sheets('<sheet name="S" r:id="x"/>'),
  ],
  ['no package relationships', 'E_WORKBOOK_PART', '_rels/.rels', without('_rels/.rels')],
  ['no workbook part', 'E_WORKBOOK_PART', 'xl/workbook.xml', without('xl/workbook.xml')],
  [
    'no workbook relationships',
    'E_WORKBOOK_PART',
    'xl/workbook.xml',
    without('xl/_rels/workbook.xml.rels'),
  ],
  [
    'no sheet part',
    'E_WORKBOOK_PART',
    'xl/worksheets/sheet1.xml',
    without('xl/worksheets/sheet1.xml'),
  ],
  [
    'another main part',
    'E_WORKBOOK_PART',
    'xl/workbook.xml',
    { parts: { 'xl/workbook.xml': '<document xmlns="urn:x"/>' } },
  ],
  [
    'two main parts',
    'E_WORKBOOK_PART',
    '_rels/.rels',
    {
      parts: {
        '_rels/.rels': relationships(['a', 'officeDocument', 'a'], ['b', 'officeDocument', 'b']),
      },
    },
  ],
  ['a DOCTYPE', 'E_XML_DTD', 'xl/worksheets/sheet1.xml', sheet(`<!DOCTYPE x>${sheetXml('')}`)],
  [
    'a DOCTYPE in the content types',
    'E_XML_DTD',
    '[Content_Types].xml',
    { parts: { '[Content_Types].xml': '<!DOCTYPE x><Types/>' } },
  ],
  ['malformed XML', 'E_XML', 'xl/worksheets/sheet1.xml:1:15', sheet('<worksheet></x>')],
  [
    'an invalid character',
    'E_XML',
    'xl/worksheets/sheet1.xml:2:1',
    sheet('<worksheet>\n\u0001</worksheet>'),
  ],
  ['an empty part', 'E_XML', 'xl/worksheets/sheet1.xml:1:1', sheet('')],
  ['an unknown prefix', 'E_XML', 'xl/worksheets/sheet1.xml:1:14', sheet('<y:worksheet/>')],
  [
    'bytes that are no UTF-8',
    'E_XML',
    'xl/worksheets/sheet1.xml',
    sheet(Buffer.from('<a>\xe9</a>', 'latin1')),
  ],
  [
    'another encoding',
    'E_XML',
    'xl/worksheets/sheet1.xml',
    sheet(`<?xml version="1.0" encoding="windows-1252"?><a>é</a>`),
  ],
];

for (const [what, code, place, options] of refused) {
  test(`a workbook with ${what} is refused as ${code}`, () => {
    const problem = problemOf(buildWorkbook(options));
    assert.deepEqual([problem.code, problem.place], [code, place]);
  });
}

test('a damaged part that is needed is named', () => {
  const bytes = Buffer.from(zipParts(partsOf(buildWorkbook()), 0));
  bytes[bytes.indexOf('sheetData')] = 0x53;
  assert.deepEqual(problemOf(bytes).code, 'E_ZIP_CRC');
  assert.deepEqual(problemOf(bytes).place, 'xl/worksheets/sheet1.xml');
});

test('plain text and empty files are refused by name', () => {
  assert.equal(problemOf(Buffer.from('a,b\n1,2\n')).code, 'E_FORMAT_MISMATCH');
  assert.equal(problemOf(new Uint8Array(0)).code, 'E_FILE_EMPTY');
  assert.equal(
    problemOf(zipParts({ 'word/document.xml': 'x', '[Content_Types].xml': 'x' })).code,
    'E_UNSUPPORTED_FORMAT',
  );
});
