/** Every problem of a sheet, header, row or cell can really be met: one small file for each, through the whole intake. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { NO_RULES } from '../../src/core/intake/file-map.ts';
import type { RawCell, RawTable } from '../../src/core/model/raw-table.ts';
import type { Report } from '../../src/core/model/report.ts';
import type { FileRules, InputFile, Settings } from '../../src/core/model/settings.ts';
import { problem, type CellCode } from '../../src/core/problems/index.ts';
import { CELL_PROBLEMS } from '../../src/core/problems/cell.ts';
import { SHEET_PROBLEMS } from '../../src/core/problems/sheet.ts';
import { csv, csvFile, guid, run, settings, textTable } from '../helpers/builders.ts';

const HEADER = [
  'Subscription ID',
  'Subscription',
  'Quantity',
  'Status',
  'Creation date',
  'Trial',
  'Customer',
];
type Row = readonly string[];
const GOOD: Row = [guid('a'), 'Visio', '5', 'Active', '2026-05-01', 'no', 'Contoso'];

/** The good row with one cell changed. */
const withCell = (column: number, value: string): Row =>
  GOOD.map((cell, at) => (at === column ? value : cell));

const read = (
  rows: readonly Row[],
  header: Row = HEADER,
  given: Partial<Pick<Settings, 'decimal'>> = {},
): Report => run([csvFile('from/a.csv', 'from', csv(header, rows))], settings(given));

/** A workbook of these tables, as the reader would hand it over. */
function workbook(tables: readonly RawTable[], rules: Partial<FileRules> = {}): Report {
  const file = { format: 'xlsx', tables, encoding: null, delimiter: null, warnings: [] } as const;
  const input: InputFile = {
    path: 'from/a.xlsx',
    tenant: 'from',
    sha256: 'a',
    read: { ok: true, file },
    incidental: false,
  };
  return run([input], settings({ files: [{ ...NO_RULES, ...rules, pattern: '*' }] }));
}

const TABLE = { ...textTable(HEADER.join('|'), GOOD.join('|')), sheet: 'Data' };

/** The good table with one cell replaced by any kind of cell. */
function withRawCell(column: number, cell: RawCell): Report {
  const [header, row] = TABLE.rows;
  assert.ok(header !== undefined && row !== undefined);
  const cells = row.cells.map((old, at) => (at === column ? cell : old));
  return workbook([{ ...TABLE, rows: [header, { ...row, cells }] }]);
}

const CELLS: Readonly<Record<CellCode, () => Report>> = {
  E_CELL_ERROR: () => withRawCell(2, { kind: 'error', text: '#N/A', problem: 'error' }),
  E_NUMBER_LEXICAL: () => withRawCell(2, { kind: 'error', text: '1,5', problem: 'no-number' }),
  E_BOOLEAN_LEXICAL: () => withRawCell(5, { kind: 'error', text: 'yes', problem: 'no-boolean' }),
  E_FORMULA_NO_CACHE: () => withRawCell(2, { kind: 'error', text: '', problem: 'no-cached-value' }),
  E_MERGED_DATA: () => withRawCell(6, { kind: 'merged', text: '', range: 'G1:G2' }),
  E_CONTROL_CHAR: () => read([withCell(1, 'Vi\u0007sio')]),
  E_VALUE_EMPTY: () => read([withCell(0, '')]),
  E_VALUE_FORM: () => read([withCell(0, '1.23E+18')]),
  E_VALUE_LONG: () => read([withCell(1, 'x'.repeat(2000))]),
  E_VALUE_BELOW: () => read([withCell(2, '-1')]),
  E_VALUE_ABOVE: () => read([withCell(2, '99999999')]),
  E_WORD_UNKNOWN: () => read([withCell(3, 'Snoozed')]),
  E_BOOLEAN: () => read([withCell(5, 'perhaps')]),
  E_NUMBER: () => read([withCell(2, 'ten')]),
  E_QUANTITY: () => read([withCell(2, '1.5')]),
  E_NUMBER_FORM: () =>
    read([withCell(2, '12,50'), withCell(2, '1.5')].map(distinct), HEADER, { decimal: 'comma' }),
  E_NUMBER_AMBIGUOUS: () => read([withCell(2, '1.000')]),
  E_NUMBER_CONFLICT: () =>
    read([withCell(2, '1.000'), withCell(2, '12,50'), withCell(2, '12.50')].map(distinct)),
  E_CURRENCY: () =>
    run([csvFile('from/prices.csv', 'from', 'Product,Price,Currency\r\nVisio,€12.50,SEK\r\n')]),
  E_DATE: () => read([withCell(4, 'soon')]),
  E_DATE_INVALID: () => read([withCell(4, '31.02.2026')]),
  E_DATE_RANGE: () => read([withCell(4, '1999-12-31')]),
  E_DATE_YEAR: () => read([withCell(4, '14/05/26')]),
  E_DATE_AMBIGUOUS: () => read([withCell(4, '03/04/2026')]),
  E_DATE_HALF: () => {
    const [header, row] = TABLE.rows;
    assert.ok(header !== undefined && row !== undefined);
    const dated = (number: number, cell: RawCell) => ({
      number,
      cells: row.cells.map((old, at) => (at === 4 ? cell : old)),
    });
    const real = dated(2, { kind: 'number', text: '46027', format: 'date' });
    const rows = [header, real, dated(3, { kind: 'text', text: '13/05/2026' })];
    return workbook([{ ...TABLE, rows }]);
  },
  E_DATE_CONFLICT: () =>
    read(
      [withCell(4, '03/04/2026'), withCell(4, '31/12/2025'), withCell(4, '12/31/2025')].map(
        distinct,
      ),
    ),
  E_TIME_INVALID: () => read([withCell(4, '2026-05-01T25:00:00Z')]),
  E_ROW_OFFER: () => read([withCell(1, '')]),
  E_ROW_CUSTOMER: () => read([withCell(6, '')]),
  E_ROW_SWALLOWED: () => read([withCell(1, `Visio\n${guid('next')},Teams,3,Active`)]),
  E_DATA_BESIDE: () => {
    const [header, row] = TABLE.rows;
    assert.ok(header !== undefined && row !== undefined);
    const beside = [guid('second table'), 'Visio', '3'].map((text): RawCell => ({
      kind: 'text',
      text,
    }));
    return workbook([
      { ...TABLE, rows: [header, { ...row, cells: [...row.cells, null, ...beside] }] },
    ]);
  },
  E_ROW_RAGGED: () => run([csvFile('from/a.csv', 'from', `${csv(HEADER, [GOOD])}a,b\r\n`)]),
};

function distinct(row: Row, at: number): Row {
  return [guid(`row ${String(at)}`), ...row.slice(1)];
}

for (const [code, make] of Object.entries(CELLS)) {
  test(`${code} names the cell, what is wrong and what to do`, () => {
    const bad = make().rejectedRows.find((row) => row.code === code);
    assert.ok(bad !== undefined, `${code} was not met`);
    assert.match(bad.problem, /^[^{}]+\.$/s);
    assert.match(bad.fix, /^\p{Lu}[^{}]+[.)]$/su);
    assert.ok(bad.row >= 2);
    assert.equal(bad.cell === null, code === 'E_ROW_RAGGED' || code === 'E_ROW_OFFER');
  });
}

const HIDDEN = { ...TABLE, rows: TABLE.rows.map((row, at) => ({ ...row, hidden: at === 1 })) };
const LAST = TABLE.rows.map((row, at) => (at === 1 ? { ...row, number: 1_048_576 } : row));
const plain = (...lines: readonly string[]): Report => workbook([textTable(...lines)]);

const SHEETS: Readonly<Record<keyof typeof SHEET_PROBLEMS, () => Report>> = {
  E_NO_DATA: () => workbook([{ ...TABLE, rows: [] }]),
  E_HEADER_NOT_FOUND: () => plain('Colour|Size'),
  E_HEADER_TWO_ROWS: () => plain('Subscription ID|Subscription||', '||Quantity|Status'),
  E_HEADER_ROW: () => workbook([TABLE], { headerRow: 7 }),
  E_COLUMN_MISSING: () => read([GOOD.slice(0, 3)], HEADER.slice(0, 3)),
  E_COLUMN_DUPLICATE: () => read([[...GOOD, '7']], [...HEADER, 'Licenses']),
  E_COLUMN_UNKNOWN: () => workbook([TABLE], { columns: { seats: 'Stück' } }),
  E_DATA_ABOVE_HEADER: () => plain(GOOD.join('|'), HEADER.join('|'), GOOD.join('|')),
  E_KIND_UNCLEAR: () =>
    plain(
      'Microsoft ID|Company name|Primary domain name|Zustand',
      `${guid('a')}|Contoso|contoso.com|Aktiv`,
    ),
  E_SHEET_NOT_FOUND: () => workbook([TABLE], { sheet: 'Elsewhere' }),
  E_SAME_FILE_BOTH_TENANTS: () => {
    const text = csv(HEADER, [GOOD]);
    return run([csvFile('from/a.csv', 'from', text), csvFile('to/a.csv', 'to', text)]);
  },
  E_NO_PRICES: () => run([csvFile('prices.csv', null, csv(HEADER, [GOOD]))]),
  E_FOLDER_EMPTY: () =>
    run([
      {
        path: 'from/Contoso',
        tenant: 'from',
        sha256: '',
        read: { ok: false, problem: problem('E_FOLDER_EMPTY', null, {}) },
        incidental: true,
      },
    ]),
  W_LOCALE_MIXED: () => read([GOOD], [...HEADER.slice(0, 2), 'Quantité', ...HEADER.slice(3)]),
  W_COLUMN_UNCLEAR: () =>
    read([[...GOOD, '2026-12-31', '2026-12-30']], [...HEADER, 'End date', 'Renewal date']),
  W_COLUMN_REPEATED: () => read([[...GOOD, '5']], [...HEADER, 'Licenses']),
  W_HIDDEN_SHEET: () => workbook([{ ...TABLE, visibility: 'hidden' }]),
  W_HIDDEN_ROWS: () => workbook([HIDDEN]),
  W_FILTERED_ROWS: () => workbook([{ ...HIDDEN, filtered: true }]),
  W_HIDDEN_COLUMNS: () => workbook([{ ...TABLE, hiddenColumns: [2] }]),
  W_BLANK_ROWS: () => workbook([{ ...TABLE, blankRows: 2 }]),
  W_SHEET_NOT_READ: () => workbook([TABLE, { ...textTable('Notes|of|today'), sheet: 'Cover' }]),
  W_POSSIBLY_CUT: () => workbook([{ ...TABLE, rows: LAST }]),
  W_TOTAL_DIFFERS: () => read([GOOD, ['Total', '', '7', '', '', '', '']]),
};

for (const [code, make] of Object.entries(SHEETS)) {
  test(`${code} stands beside the input, in words`, () => {
    const notes = make().inputs.flatMap((input) => input.notes);
    const note = notes.find((text) => text.startsWith(`${code} `) || text.startsWith(`${code}:`));
    assert.ok(note !== undefined, `${code} was not met: ${notes.join(' · ')}`);
    assert.match(note, /^[EW]_[A-Z_]+(?: \([^{}]+\))?: \p{Lu}[^{}]+[.)]$/su);
  });
}

test('every problem of the two groups is met here', () => {
  assert.deepEqual(Object.keys(CELLS).sort(), Object.keys(CELL_PROBLEMS).sort());
  assert.deepEqual(Object.keys(SHEETS).sort(), Object.keys(SHEET_PROBLEMS).sort());
});

test('bad cells are listed up to a thousand per file, and the rest is counted', () => {
  const rows = Array.from({ length: 1200 }, (_, at) => distinct(withCell(2, 'ten'), at));
  const report = read(rows);
  assert.equal(report.rejectedRows.length, 1000);
  assert.equal(report.inputs[0]?.rejected, 1200);
  assert.equal(report.inputs[0].rejectedUnlisted, 200);
});

test('ignored rows are listed up to a thousand per file, and the rest is counted', () => {
  const report = read(Array.from({ length: 1200 }, () => GOOD));
  assert.equal(report.ignoredRows.length, 1000);
  assert.equal(report.inputs[0]?.ignored, 1199);
  assert.equal(report.inputs[0].ignoredUnlisted, 199);
});

test('an empty, merged or failed status is rejected, but is no word that a table could know', () => {
  const cells: readonly RawCell[] = [
    { kind: 'merged', text: '', range: 'D1:D2' },
    { kind: 'error', text: '#N/A', problem: 'error' },
  ];
  for (const cell of cells) {
    const report = withRawCell(3, cell);
    assert.equal(report.rejectedRows.length, 1);
    assert.ok(!report.findings.some(({ rule }) => rule === 'value-unknown'));
  }
});

test('a column given twice is named by its cell', () => {
  const report = read([[...GOOD, '7']], [...HEADER, 'Licenses']);
  const found = report.findings.find(({ rule }) => rule === 'file-unreadable');
  assert.match(found?.message ?? '', /^from\/a\.csv › H1: Two columns hold the same field/);
});

test('two sheets of one workbook that disagree are told apart by their names', () => {
  const sheet = (name: string, seats: number): RawTable => ({
    ...textTable(
      'Subscription ID|Subscription|Quantity|Status',
      `${guid('a')}|Visio|${String(seats)}|Active`,
    ),
    sheet: name,
  });
  const report = workbook([sheet('May', 5), sheet('April', 4)], { customer: 'Contoso' });
  const found = report.findings.find(({ rule }) => rule === 'export-duplicate');
  assert.match(found?.message ?? '', /from\/a\.xlsx › April and from\/a\.xlsx › May disagree/);
});
