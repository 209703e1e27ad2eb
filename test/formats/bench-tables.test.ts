/** The tables of the benchmark, from figures to Markdown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthTable, resultTable, withBlock } from '../bench/tables.ts';

const SAMPLE = { seconds: 2, cpuSeconds: 3, mebibytes: 1234.4 };

test('each program is held against the first of its job', () => {
  const results = [
    { job: 'load', title: 'A', rows: 4000, ...SAMPLE },
    { job: 'load', title: 'B', rows: 4000, ...SAMPLE, cpuSeconds: 6 },
    { job: 'start', title: 'C', rows: 0, seconds: 1, cpuSeconds: null, mebibytes: null },
  ];
  assert.deepEqual(resultTable(results).split('\n').slice(2), [
    '| load | A | 2.00 | 3.00 | 1,234 | 2,000 | 1 |',
    '| load | B | 2.00 | 6.00 | 1,234 | 2,000 | 2.00 × |',
    '| start | C | 1.00 |  |  |  | 1 |',
  ]);
});

test('growth is told per customer', () => {
  const [, , row] = growthTable([{ customers: 2000, records: 78_000, ...SAMPLE }]).split('\n');
  assert.equal(row, '| 2,000 | 78,000 | 2.00 | 3.00 | 1,234 | 1.5 |');
});

test('a block is replaced between its marks, and nothing else', () => {
  const text = 'a\n<!-- bench:start -->\nold\n<!-- bench:end -->\nb\n';
  assert.equal(
    withBlock(text, 'bench', 'new'),
    'a\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nb\n',
  );
  assert.throws(() => withBlock('no marks', 'bench', 'new'), /marks/);
});
