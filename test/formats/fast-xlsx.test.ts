/**
 * Sheets and string tables in the usual shape are read by a quick scanner, all others by the XML parser. A
 * comment at the beginning makes a part unusual; both readings must be the same, down to the problem.
 */
import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { passRows, type RawRow } from '../../src/core/model/raw-table.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { CORPUS, corpusFiles, noCorpus } from '../corpus/canonical.ts';
import { buildWorkbook } from '../helpers/xlsx-builder.ts';

/** The workbook with a comment before the root of each sheet and of the string table. */
function commented(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    // A part that is not UTF-8 is never scanned.
    if (!isUtf8(content)) return [name, content] as const;
    if (!/worksheets\/[^/]*\.xml$|sharedStrings\.xml$/i.test(name)) return [name, content] as const;
    const text = strFromU8(content);
    const changed = text.replace(/^(\uFEFF?(?:<\?xml[^>]*\?>)?)/, '$1<!-- c -->');
    return [name, strToU8(changed)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

/** What a reading comes to, without where broken markup stands: that moves with the comment. */
function outcome(bytes: Uint8Array): string {
  const read = readXlsx(bytes);
  if (!read.ok) return read.problem.code;
  return JSON.stringify(read.file);
}

const CELLS = [
  '<c r="A#"><v>1</v></c>',
  '<c r="B#" t="s"><v>0</v></c>',
  '<c r="C#" t="s"><v>1</v></c>',
  '<c r="D#" s="1"><v>45000.5</v></c>',
  '<c r="E#" t="inlineStr"><is><t>in &amp; line</t></is></c>',
  '<c r="E#" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
  '<c t="b"><v>1</v></c>',
  '<c r="G#" s="0"/>',
  '<c r="H#" t="str"><v>_x000D_</v></c>',
  '<c r="I#" t="e"><v>#N/A</v></c>',
  '<c r="J#" s="7"><v>nonsense</v></c>',
  '<c r="K#" t="d"><v>2026-05-14</v></c>',
  '<c r="L#"><v></v></c>',
  '<c s="1" r="M#" t="n"><v>1E3</v></c>',
];
/** What the scanner leaves to the parser. */
const ODD = [
  '<c r="N#"><f>1+1</f><v>2</v></c>',
  "<c r='O#'><v>3</v></c>",
  '<c r="P#" t="s"><v> 0 </v></c>',
  '<c r="Q#" t="s"><v>99</v></c>',
  '<c r="A1"><v>4</v></c>',
  '<c r="R#"><v>&#49;</v></c>',
  '<c r="S#" t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r></is></c>',
  '<c r="T#" t="x"><v>5</v></c>',
  '<c r="U#"><v>6</v><v>7</v></c>',
  '<c r="V#" r="V#"><v>6</v></c>',
  '<x/>',
  'text',
];
const STRINGS = ['<t>shared</t>', '<t xml:space="preserve"> and &quot;quoted&quot;</t>'];
const ROW_TAGS = [
  '<row r="#">',
  '<row r="#" spans="1:9" ht="15" customHeight="1">',
  '<row r="#" hidden="1">',
];

const CELL = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...CELLS) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);
const ROW = fc.tuple(fc.constantFrom(...ROW_TAGS), fc.uniqueArray(CELL, { maxLength: 6 }));
const TAIL = fc.constantFrom(
  '',
  '<autoFilter ref="A1:C3"/>',
  '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>',
  '<sheetData><row r="9000"><c r="A9000"><v>1</v></c></row></sheetData>',
  '<!-- end -->',
  '</oops>',
);

test('rows in the usual shape read as the XML parser reads them', () => {
  fc.assert(
    fc.property(fc.array(ROW, { maxLength: 6 }), TAIL, fc.boolean(), (rows, tail, spaced) => {
      const order = (cell: string): string => /r="([A-Z])#/.exec(cell)?.[1] ?? 'F';
      const xml = rows.map(([tag, cells], at) => {
        const sorted = cells.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
        return `${tag}${sorted.join('')}</row>`
          .replaceAll('#', String(at + 1))
          .replaceAll('N/A', '#N/A');
      });
      const data = xml.join(spaced ? '\n  ' : '');
      const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
      const options = { rows: data, before, after: tail, strings: STRINGS, styles: [0, 14] };
      const bytes = buildWorkbook(options);
      const slow = commented(bytes);
      assert.equal(outcome(bytes), outcome(slow));
    }),
    { numRuns: 400 },
  );
});

test('of workbooks that are alike but for what stands around their rows, each is read as it is', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>';
  const hidden = '<cols><col min="2" max="2" hidden="1"/></cols>';
  const merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
  const read = (before: string, after: string): string => {
    const found = readXlsx(buildWorkbook({ rows, before, after }));
    const [table] = found.ok ? found.file.tables : [];
    const kinds = table?.rows[0]?.cells.map((cell) => cell?.kind).join();
    return `${String(kinds)} ${String(table?.hiddenColumns.join())}`;
  };
  for (let again = 0; again < 2; again += 1) {
    assert.equal(read('', ''), 'number,number ');
    assert.equal(read(hidden, ''), 'number,number 1');
    assert.equal(read('', merged), 'number,merged ');
    assert.equal(read(hidden, merged), 'number,merged 1');
  }
});

const ITEM = fc.oneof(
  fc.constantFrom(
    '<t>a</t>',
    '<t xml:space="preserve"> b</t>',
    '<t/>',
    '<t></t>',
    '<t>a &lt;&#10;</t>',
  ),
  fc.constantFrom(
    '<t>_x000D_</t>',
    '<t>]]&gt;</t>',
    '<r><t>ri</t></r>',
    '<t>é</t><rPh><t>x</t></rPh>',
  ),
);

test('string tables in the usual shape read as the XML parser reads them', () => {
  fc.assert(
    fc.property(fc.array(ITEM, { minLength: 1, maxLength: 5 }), (strings) => {
      const cells = strings.map((_item, at) => `<c t="s"><v>${String(at)}</v></c>`);
      const bytes = buildWorkbook({ rows: `<row r="1">${cells.join('')}</row>`, strings });
      assert.equal(outcome(bytes), outcome(commented(bytes)));
    }),
    { numRuns: 200 },
  );
});

test('every workbook of the corpus reads the same either way', { skip: noCorpus }, () => {
  for (const file of corpusFiles().filter((name) => name.startsWith('xlsx/'))) {
    const bytes = readFileSync(CORPUS + file);
    if (!readXlsx(bytes).ok || bytes.length > 300_000) continue;
    const slow = commented(bytes);
    // The archive is written anew, so what is odd about it is gone.
    const cells = (given: Uint8Array): unknown => {
      const read = readXlsx(given);
      return read.ok ? read.file.tables : read.problem.code;
    };
    assert.deepEqual(cells(bytes), cells(slow), file);
  }
});

/** What a workbook comes to when each of its sheets is passed through. */
function passed(bytes: Uint8Array): unknown {
  const read = readXlsx(bytes, 0);
  if (!read.ok) return read.problem.code;
  const tables: unknown[] = [];
  for (const table of read.file.tables) {
    const rows: unknown[] = [];
    const end = passRows(table, 0, (row) => rows.push(unmarked(row)));
    if (!end.ok) return end.problem.code;
    const { blankRows, filtered, hiddenColumns, lastRow } = end;
    const { sheet, visibility, epoch } = table;
    tables.push({ sheet, visibility, epoch, rows, blankRows, filtered, hiddenColumns, lastRow });
  }
  return tables;
}

function held(bytes: Uint8Array): unknown {
  const read = readXlsx(bytes);
  if (!read.ok) return read.problem.code;
  return read.file.tables.map((table) => ({
    ...table,
    rows: table.rows.map(unmarked),
    lastRow: table.rows.at(-1)?.number ?? 0,
  }));
}

/** How wide the widest row is shows at the end, so rows may be marked as merged further behind their last cell. */
function unmarked(row: RawRow): RawRow {
  const filled = row.cells.findLastIndex((cell) => cell !== null && cell.kind !== 'merged');
  return { ...row, cells: row.cells.slice(0, filled + 1) };
}

test('a workbook read in pieces comes to the same as one that is held', { skip: noCorpus }, () => {
  for (const file of corpusFiles().filter((name) => name.startsWith('xlsx/'))) {
    const bytes = readFileSync(CORPUS + file);
    if (bytes.length < 300_000) assert.deepEqual(passed(bytes), held(bytes), file);
  }
});

test('rows in any shape read the same in pieces', () => {
  fc.assert(
    fc.property(fc.array(ROW, { maxLength: 6 }), TAIL, (rows, tail) => {
      const data = rows.map(([tag, cells], at) =>
        `${tag}${cells.join('')}</row>`.replaceAll('#', String(at + 1)),
      );
      const options = { rows: data.join(''), after: tail, strings: STRINGS, styles: [0, 14] };
      const bytes = buildWorkbook(options);
      assert.deepEqual(passed(bytes), held(bytes));
    }),
    { numRuns: 300 },
  );
});
