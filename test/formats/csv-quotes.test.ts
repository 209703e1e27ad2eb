/** In which words, and with which line, a CSV file with broken quotes or an endless row is refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCsv } from '../../src/formats/read-csv.ts';

function problemOf(text: string) {
  const isHeaderCell = (cell: string) => cell === 'Id' || cell === 'Name';
  const result = readCsv(Buffer.from(text), { isHeaderCell });
  assert.ok(!result.ok, 'the file was read');
  assert.match(result.problem.what, /^[A-Z].*\.$/);
  assert.match(result.problem.fix, /^[A-Z].*\.$/);
  return result.problem;
}

describe('broken quoting refuses the file and names the line', () => {
  const cases: [title: string, text: string, place: string, what: RegExp][] = [
    ['unclosed to the end', 'Id,Name\n1,"a\n2,b\n', 'line 2', /opens on line 2 is never closed/],
    [
      'unclosed, met by a later quote',
      'Id,Name\n1,"a\n2,"b"\n',
      'line 2',
      /opens on line 2 closes on line 3/,
    ],
    ['second quote of a row, unclosed', 'Id,Name\n"1\n1","a\n', 'line 3', /opens on line 3/],
    [
      'stray quote in a cell',
      'Id,Name\r\n1,a\r\n2,5" pipe\r\n',
      'line 3',
      /Line 3 has a quote in the middle/,
    ],
    ['text after a closing quote', 'Id,Name\n1,"a"b\n', 'line 2', /directly after a closing quote/],
    ['after a sep= line', 'sep=,\nId,Name\n1,"a\n', 'line 3', /line 3 is never closed/],
  ];
  for (const [title, text, place, what] of cases) {
    test(title, () => {
      const problem = problemOf(text);
      assert.deepEqual([problem.code, problem.place], ['E_QUOTE', place]);
      assert.match(problem.what, what);
    });
  }

  test('backslashes before quotes get their own advice', () => {
    for (const text of ['Id,Name\n1,"a \\"b\\" c"\n', 'Id,Name\n1,a \\"b\n']) {
      const { code, fix } = problemOf(text);
      assert.equal(code, 'E_QUOTE');
      assert.match(fix, /doubled/);
    }
  });
});

describe('a row of more than 1 MB refuses the file', () => {
  test('as an open quote when it has one', () => {
    const { code, place, what } = problemOf(`Id,Name\n1,"a\n${'2,b\n'.repeat(300_000)}`);
    assert.deepEqual([code, place], ['E_QUOTE', 'line 2']);
    assert.match(what, /opens on line 2 and is not closed within 1 MB/);
  });

  test('as a row that is too long otherwise', () => {
    const { code, place } = problemOf(`Id,Name\n1,a\n2,${'b'.repeat(1_100_000)}\n`);
    assert.deepEqual([code, place], ['E_ROW_TOO_LONG', 'line 3']);
  });
});
