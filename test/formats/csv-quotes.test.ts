/** In which words, and with which line, a CSV file with broken quotes or an endless row is refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCsv } from '../../src/formats/read-csv.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

function problemOf(text: string) {
  const isHeaderCell = (cell: string) => cell === 'Id' || cell === 'Name';
  const result = readCsv(Buffer.from(text), { isHeaderCell });
  assert.ok(!result.ok, 'the file was read');
  assert.match(ENGLISH.of(result.problem.what), /^[A-Z].*\.$/);
  assert.match(ENGLISH.of(result.problem.fix), /^[A-Z].*\.$/);
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
      'text after a quote that was open over a line end',
      'Id,Name\n1,"a\nb"c\n',
      'line 2',
      /opens on line 2 closes on line 3/,
    ],
    [
      'a quote open over a line end after a stray one',
      'Id,Name\n5" pipe,"a\n2,b"\n',
      'line 2',
      /line 2 has a quote in the middle/,
    ],
    [
      'a quote too many in a cell that may have had more lines',
      'Id,Name\n1,"a "b" c\n2,d"\n',
      'line 2',
      /line 2 has text directly after a closing quote/,
    ],
    ['in the header', 'Id,Na"me\n1,a\n', 'line 1', /line 1 has a quote in the middle/],
    ['above the header', 'Report "May"\nId,Name\n1,a\n', 'line 1', /line 1 has a quote/],
    ['after a sep= line', 'sep=,\nId,Name\n1,"a\n', 'line 3', /line 3 is never closed/],
  ];
  for (const [title, text, place, what] of cases) {
    test(title, () => {
      const problem = problemOf(text);
      assert.deepEqual([problem.code, problem.place], ['E_QUOTE', place]);
      assert.match(ENGLISH.of(problem.what), what);
    });
  }

  test('backslashes before quotes get their own advice', () => {
    for (const text of ['Id,Name\n1,"a \\"b\\" c"\n', 'Id,Name\n1,a \\"b\n']) {
      const { code, fix } = problemOf(text);
      assert.equal(code, 'E_QUOTE');
      assert.match(ENGLISH.of(fix), /doubled/);
    }
  });
});

describe('a row with broken quotes is set aside when its end is certain', () => {
  const rowsOf = (text: string) => {
    const isHeaderCell = (cell: string) => cell === 'Id' || cell === 'Name';
    const result = readCsv(Buffer.from(text), { isHeaderCell });
    assert.ok(result.ok, result.ok ? '' : ENGLISH.of(result.problem.what));
    return (result.file.tables[0]?.rows ?? []).map(({ number, cells, ragged }) => ({
      number,
      cells: cells.map((cell) => cell?.text ?? ''),
      ragged: ragged ?? null,
    }));
  };
  const cases: [title: string, row: string, cells: string[]][] = [
    ['a stray quote', '2,5" pipe', ['2', '5" pipe']],
    ['text after a closing quote', '2,"a"b', ['2', 'ab']],
    ['quotes around a word', '2,"a "b" c"', ['2', 'a b" c"']],
    ['a sound cell after it', '5","; ""y"" z"', ['5"', '; "y" z']],
    ['a sound cell of two lines before it', '"2\n2",5" é', ['2\n2', '5" é']],
  ];
  for (const [title, row, cells] of cases) {
    for (const eol of ['\n', '\r\n']) {
      test(`${title}, before ${JSON.stringify(eol)}`, () => {
        const rows = rowsOf(`Id,Name${eol}1,a${eol}${row}${eol}3,b${eol}`);
        const number = row.includes('\n') ? 5 : 4;
        assert.deepEqual(rows.slice(1), [
          { number: 2, cells: ['1', 'a'], ragged: null },
          { number: 3, cells, ragged: row },
          { number, cells: ['3', 'b'], ragged: null },
        ]);
      });
    }
  }

  test('at the end of the file', () => {
    assert.equal(rowsOf('Id,Name\n1,a"')[1]?.ragged, '1,a"');
  });

  test('but more than 1,000 of them refuse the file', () => {
    const { code, place } = problemOf(`Id,Name\n${'1,5"\n'.repeat(1001)}`);
    assert.deepEqual([code, place], ['E_QUOTE', 'line 1002']);
  });
});

test('single quotes around the cells are named', () => {
  const { code, fix } = problemOf("'Id','Name'\n'1','a, b'\n");
  assert.equal(code, 'E_QUOTE');
  assert.match(ENGLISH.of(fix), /double quotes/);
});

describe('a row of more than 1 MB refuses the file', () => {
  test('as an open quote when it has one', () => {
    const { code, place, what } = problemOf(`Id,Name\n1,"a\n${'2,b\n'.repeat(300_000)}`);
    assert.deepEqual([code, place], ['E_QUOTE', 'line 2']);
    assert.match(ENGLISH.of(what), /opens on line 2 and is not closed within 1 MB/);
  });

  test('as a row that is too long otherwise', () => {
    const { code, place } = problemOf(`Id,Name\n1,a\n2,${'b'.repeat(1_100_000)}\n`);
    assert.deepEqual([code, place], ['E_ROW_TOO_LONG', 'line 3']);
  });
});
