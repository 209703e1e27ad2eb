import assert from 'node:assert/strict';
import test from 'node:test';
import { ColumnForms, type Notation } from '../../../src/core/intake/column-forms.ts';
import { readRows, type ReadRow } from '../../../src/core/intake/read-rows.ts';
import { recognise } from '../../../src/core/intake/recognise.ts';
import type { RawCell } from '../../../src/core/model/raw-table.ts';
import { OUTCOMES, STATUS_NAMES } from '../../../src/core/normalise/words.ts';
import { guid } from '../../helpers/builders.ts';

const text = (value: string): RawCell => ({ kind: 'text', text: value });
const number = (value: string): RawCell => ({ kind: 'number', text: value, format: 'plain' });
const HEADER = ['Subscription ID', 'Subscription', 'Quantity', 'Status', 'Creation date', 'Trial'];
const GOOD = [text(guid('a')), text('Visio'), text('5'), text('Active')];

function read(
  rows: readonly (readonly (RawCell | null)[])[],
  notation: Partial<Notation> = {},
): readonly ReadRow[] {
  const cells = [HEADER.map(text), ...rows];
  const found = recognise({
    sheet: '',
    visibility: 'visible',
    rows: cells.map((row, index) => ({ number: index + 1, cells: row })),
    blankRows: 0,
    epoch: '1900',
    filtered: false,
    hiddenColumns: [],
  });
  assert.ok(found.ok);
  const forms = new ColumnForms(found.table, { dateOrder: null, decimal: null, ...notation });
  for (;;) {
    const read: ReadRow[] = [];
    if (!readRows(found.table, forms, (row) => read.push(row)).unsettled) return read;
  }
}

/** What a cell of one column is read as; `!` marks a cell that could not be read. */
function cell(column: number, value: RawCell): unknown {
  const row: (RawCell | null)[] = [...GOOD, null, null];
  row[column] = value;
  const [first] = read([row]);
  assert.ok(first?.status === 'draft');
  const field = ['subscriptionId', 'offerName', 'seats', 'status', 'createdOn', 'isTrial'][column];
  assert.ok(field !== undefined);
  const problem = first.draft.problems.get(field);
  return problem === undefined ? first.draft.draft[field] : `! ${problem.code}`;
}

const CELLS: readonly (readonly [number, RawCell, unknown])[] = [
  [0, text(` {${guid('a').toUpperCase()}} `), guid('a')],
  [2, text('25'), 25],
  [2, text('1 000'), 1000],
  [2, text('1\u202f000'), 1000],
  [2, text('25,00'), 25],
  [2, text('1.000'), '! E_NUMBER_AMBIGUOUS'],
  [2, text('1,000'), '! E_NUMBER_AMBIGUOUS'],
  [2, text('1.5'), '! E_QUANTITY'],
  [2, text('0x10'), '! E_NUMBER'],
  [2, text('=1+1'), '! E_NUMBER'],
  [2, number('1E3'), 1000],
  [2, number('1.5'), '! E_QUANTITY'],
  [2, text('   '), null],
  [3, text('Har upphört'), 'expired'],
  [3, text('Snoozed'), '! E_WORD_UNKNOWN'],
  [3, { kind: 'error', text: '#N/A', problem: 'error' }, '! E_CELL_ERROR'],
  [3, { kind: 'error', text: '', problem: 'no-cached-value' }, '! E_FORMULA_NO_CACHE'],
  [4, text('31/12/2025'), '2025-12-31'],
  [4, number('46156'), '2026-05-14'],
  [4, text('46156.354166666664'), '2026-05-14T08:30:00Z'],
  [4, text('46156,5'), '2026-05-14T12:00:00Z'],
  [4, text('20260514'), '! E_DATE'],
  [5, text('Oui'), true],
  [5, { kind: 'boolean', text: 'FALSE' }, false],
  [5, text('maybe'), '! E_BOOLEAN'],
];

for (const [column, value, expected] of CELLS) {
  test(`${value.kind} "${value.text}" as ${HEADER[column] ?? ''} is ${String(expected)}`, () => {
    assert.equal(cell(column, value), expected);
  });
}

test('totals are ignored, a subscription called Total is not', () => {
  const total = [text('Total'), null, text('5'), null];
  const named = [text(guid('b')), text('Total'), text('5'), text('Active')];
  assert.deepEqual(
    read([GOOD, total, named]).map(({ status }) => status),
    ['draft', 'ignored', 'draft'],
  );
});

test('one date of a column settles the others, else the given order does', () => {
  const dated = (date: string) => [...GOOD, text(date)];
  const days = (rows: readonly ReadRow[]) =>
    rows.map((row) => (row.status === 'draft' ? row.draft.draft['createdOn'] : null));
  assert.deepEqual(days(read([dated('03/04/2025'), dated('31/12/2025')])), [
    '2025-04-03',
    '2025-12-31',
  ]);
  assert.deepEqual(days(read([dated('03/04/2025')], { dateOrder: 'mdy' })), ['2025-03-04']);
  assert.deepEqual(days(read([dated('03/04/2025')])), ['03/04/2025']);
});

test('the number of a day beside a text in one order alone was perhaps made of an exchanged day', () => {
  const dated = (date: string) => [...GOOD, text(date)];
  const problems = (rows: readonly ReadRow[]) =>
    rows.map((row) =>
      row.status === 'draft' ? row.draft.problems.get('createdOn')?.code : row.status,
    );
  // 46027 is 2026-01-05, which may have been 5/1 or 1/5; 46156 is 2026-05-14, which only one order has.
  const half = [dated('46027'), dated('13/05/2026')];
  assert.deepEqual(problems(read(half)), ['E_DATE_HALF', undefined]);
  assert.deepEqual(problems(read([dated('46156'), ...half])), [undefined, undefined, undefined]);
  assert.deepEqual(problems(read(half, { dateOrder: 'dmy' })), [undefined, undefined]);
});

test('words of status and outcome are known to the letter and folded, others are not', () => {
  assert.equal(STATUS_NAMES.find('CANCELED'), 'cancelled');
  assert.equal(STATUS_NAMES.find('toString'), null);
  assert.equal(OUTCOMES.find('Échec'), 'failed');
  assert.equal(OUTCOMES.find('order-1'), null);
});
