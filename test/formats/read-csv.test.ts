/** How a CSV file becomes rows: delimiter, quoting, line ends, widths, and the words for what is wrong. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RawTable } from '../../src/core/model/raw-table.ts';
import { csvParseOptions } from '../../src/formats/csv/odd-record.ts';
import { readCsv } from '../../src/formats/read-csv.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const HEADER = new Set(['Id', 'Name', 'Seats', 'Quantité']);
const isHeaderCell = (text: string) => HEADER.has(text);

function read(text: string, options: { encoding?: string; delimiter?: string } = {}) {
  return readCsv(Buffer.from(text), { isHeaderCell, ...options });
}

function fileOf(text: string, options: { encoding?: string; delimiter?: string } = {}) {
  const result = read(text, options);
  assert.ok(result.ok, result.ok ? '' : ENGLISH.of(result.problem.what));
  const [table] = result.file.tables;
  assert.ok(table !== undefined && result.file.tables.length === 1);
  return { ...result.file, table, texts: textsOf(table) };
}

function textsOf(table: RawTable): (string | null)[][] {
  return table.rows.map((row) => row.cells.map((cell) => cell?.text ?? null));
}

function problemOf(text: string, options: { encoding?: string; delimiter?: string } = {}) {
  const result = read(text, options);
  assert.ok(!result.ok, 'the file was read');
  assert.match(ENGLISH.of(result.problem.what), /^[A-Z"].*\.$/);
  assert.match(ENGLISH.of(result.problem.fix), /^[A-Z].*\.$/);
  return result.problem;
}

test('a file is one visible table without a name, with cells exactly as written', () => {
  const file = fileOf('\uFEFFId,Name\r\n007,"  O""Neil, Ltd\u00a0"\r\n1E3,\r\n');
  assert.deepEqual(file.tables, [
    {
      sheet: '',
      visibility: 'visible',
      rows: [
        {
          number: 1,
          cells: [
            { kind: 'text', text: 'Id' },
            { kind: 'text', text: 'Name' },
          ],
        },
        {
          number: 2,
          cells: [
            { kind: 'text', text: '007' },
            { kind: 'text', text: '  O"Neil, Ltd\u00a0' },
          ],
        },
        { number: 3, cells: [{ kind: 'text', text: '1E3' }, null] },
      ],
      blankRows: 0,
      epoch: '1900',
      filtered: false,
      hiddenColumns: [],
    },
  ]);
  assert.deepEqual([file.format, file.encoding, file.delimiter], ['csv', 'utf-8', ',']);
  assert.deepEqual(file.warnings, []);
});

test('the parser is as strict as it can be made without losing a ragged row', () => {
  assert.deepEqual(csvParseOptions(';'), {
    bom: false,
    delimiter: ';',
    encoding: 'utf8',
    escape: '"',
    max_record_size: 1048576,
    quote: '"',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  });
});

describe('the delimiter', () => {
  const cases: [title: string, text: string, delimiter: string][] = [
    ['comma', 'Id,Name\n1,a;b\n', ','],
    ['semicolon, with decimal commas', 'Id;Seats\n1;2,5\n2;3,5\n', ';'],
    ['tab', 'Id\tName\n1\ta, b\n', '\t'],
    ['bar', 'Id|Name\n1|a, b\n', '|'],
    ['known names beat even splitting', 'Id;Name\nx,1;a\ny,2;b,c\n', ';'],
    ['known names below title rows', 'Report, May\n\nId;Name;Seats\n1;a, b;2\n', ';'],
    ['even splitting where no name is known', 'x;y;z\n1,5;2;3\n4;5;6\n', ';'],
    ['the wider of two even ones', 'x,1;y;z\nu,2;v;w\n', ';'],
    ['header only', 'Id;Name\n', ';'],
    ['a separator inside quotes does not count', '"Id;x;y",Name\n"1;2;3",b\n', ','],
    ['one column, known', 'Id\n1\n2\n', ','],
    ['one column, unknown', 'foo\nbar\n', ','],
  ];
  for (const [title, text, delimiter] of cases) {
    test(title, () => {
      assert.equal(fileOf(text).delimiter, delimiter);
    });
  }

  test('as asked for, whatever the file looks like', () => {
    assert.deepEqual(fileOf('a,b;c\n', { delimiter: ';' }).texts, [['a,b', 'c']]);
    assert.equal(problemOf('a,b\n', { delimiter: ', ' }).code, 'E_DELIMITER_OPTION');
  });

  test('that fits no better than another is refused with the scores of both', () => {
    const { code, what } = problemOf('a,b;c\nd,e;f\n');
    assert.equal(code, 'E_DELIMITER');
    assert.match(ENGLISH.of(what), /"," gives 0 known .* 2 columns in 100 %.*; ";" gives 0 known/);
  });

  for (const directive of ['sep=;\r\n', 'SEP=;\n', '"sep=;"\r']) {
    test(`a first line ${JSON.stringify(directive)} names it and is no row, but keeps its number`, () => {
      const { table, delimiter, texts } = fileOf(`${directive}Id;Name\n1;a\n`);
      assert.equal(delimiter, ';');
      assert.deepEqual(texts, [
        ['Id', 'Name'],
        ['1', 'a'],
      ]);
      assert.deepEqual(
        table.rows.map((row) => row.number),
        [2, 3],
      );
      assert.equal(table.blankRows, 0);
    });
  }
});

describe('line ends', () => {
  for (const [name, eol] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    test(`${name} ends a row and stays as it is inside quotes`, () => {
      const text = ['Id,Name', `1,"a${eol}${eol}b"`, '2,c', ''].join(eol);
      const { table, texts } = fileOf(text);
      assert.deepEqual(texts, [
        ['Id', 'Name'],
        ['1', `a${eol}${eol}b`],
        ['2', 'c'],
      ]);
      assert.deepEqual(
        table.rows.map((row) => row.number),
        [1, 2, 5],
      );
    });
  }

  test('may be mixed in any order', () => {
    const { table, texts } = fileOf('Id,Name\n1,a\r\n2,b\r3,c\n\r4,"d\r"\r\n5,e');
    assert.deepEqual(
      texts.map((row) => row.join()),
      ['Id,Name', '1,a', '2,b', '3,c', '4,d\r', '5,e'],
    );
    assert.deepEqual(
      table.rows.map((row) => row.number),
      [1, 2, 3, 4, 6, 8],
    );
    assert.equal(table.blankRows, 1);
  });

  test('blank lines and rows of empty cells are counted, not delivered', () => {
    const { table } = fileOf('\n,,\nId,Name\n\n \n1,a\n"",\n\n');
    assert.deepEqual([table.rows.length, table.blankRows], [2, 6]);
    assert.deepEqual(
      table.rows.map((row) => row.number),
      [3, 6],
    );
  });
});

describe('a row that is not as wide as the header', () => {
  const raggedIn = (text: string) => fileOf(text).table.rows.map((row) => row.ragged ?? null);

  test('is delivered with all its cells and its raw text', () => {
    const { table, texts } = fileOf('Id,Name\n1,"a"\r\n2\n3,"b ""x""\n",c\n');
    assert.deepEqual(texts.slice(2), [['2'], ['3', 'b "x"\n', 'c']]);
    assert.deepEqual(
      table.rows.map((row) => row.ragged ?? null),
      [null, null, '2', '3,"b ""x""\n",c'],
    );
  });

  test('is innocent when only empty cells at the end differ', () => {
    assert.deepEqual(raggedIn('Id,Name\n1,a,,\n2,b,\n'), [null, null, null]);
    assert.deepEqual(raggedIn('Id,Name,,\n1,a\n2,b,c\n'), [null, null, null]);
  });

  test('may stand above the header as a title', () => {
    const text = 'Subscriptions\nfor,May,2026\nId,Name\n1,a\n2\n';
    assert.deepEqual(raggedIn(text), [null, null, null, null, '2']);
    assert.deepEqual(
      fileOf(text).table.rows.map((row) => row.number),
      [1, 2, 3, 4, 5],
    );
  });

  test('is not looked for when no column name is known', () => {
    assert.deepEqual(raggedIn('x,y\n1\n1,2,3\n'), [null, null, null]);
  });

  test('is cut at the right bytes after letters of several bytes', () => {
    assert.deepEqual(raggedIn('sep=;\nId;Name\né😀;b\nü\n'), [null, null, 'ü']);
  });

  test('at the end of a file without a final line end is also warned about', () => {
    const warningOf = (text: string) =>
      fileOf(text).warnings.map(({ code, place, what }) => [
        code,
        place,
        ENGLISH.of(what).includes('middle'),
      ]);
    assert.deepEqual(warningOf('Id,Name\n1,a\n2'), [['W_NO_FINAL_EOL', 'line 3', true]]);
    assert.deepEqual(warningOf('Id,Name\n1,a'), [['W_NO_FINAL_EOL', 'line 2', false]]);
    assert.deepEqual(warningOf('Id,Name\n1\n'), []);
  });
});

test('a file that was decoded wrongly before is warned about from three hits on', () => {
  const garbled = 'Id,Name\n1,SociÃ©tÃ©\n2,Ã\u00a0 prix\n';
  const { warnings } = fileOf(garbled);
  assert.deepEqual(
    warnings.map(({ code, place }) => [code, place]),
    [['W_MOJIBAKE', 'line 2']],
  );
  assert.deepEqual(fileOf('Id,Name\n1,SociÃ©tÃ©\n2,SÃO PAULO Â\n').warnings, []);
});

test('signs written as on web pages are warned about from three hits on, and left as they are', () => {
  const { warnings, texts } = fileOf('Id,Name\n1,A &amp; B\n2,&#39;C&#39;\n');
  assert.deepEqual(
    warnings.map(({ code, place }) => [code, place]),
    [['W_HTML_ENTITIES', 'line 2']],
  );
  assert.equal(texts[1]?.[1], 'A &amp; B');
  assert.deepEqual(fileOf('Id,Name\n1,A &amp; B &copy\n2,&lt;\n').warnings, []);
});

test('a comment among the rows is set aside like any row of another width', () => {
  const rows = fileOf('Id,Name\n1,a\n# exported by hand\n2,b\n').table.rows;
  assert.deepEqual(
    rows.map((row) => row.ragged ?? null),
    [null, null, '# exported by hand', null],
  );
});

test('problems of the encoding are passed on, and the encoding that is asked for is used', () => {
  const bytes = Buffer.from('Id;Quantité\n1;2\n', 'latin1');
  const refused = readCsv(bytes, { isHeaderCell });
  assert.ok(!refused.ok && refused.problem.code === 'E_ENCODING');
  const result = readCsv(bytes, { isHeaderCell, encoding: 'windows-1252' });
  assert.ok(result.ok && result.file.encoding === 'windows-1252');
  assert.equal(result.file.tables[0]?.rows[0]?.cells[1]?.text, 'Quantité');
});

test('a file of blank lines or of a sep= line alone counts as empty', () => {
  for (const text of ['\n\r\n', ',,\n', 'sep=;\n', ' ']) {
    assert.equal(problemOf(text).code, 'E_FILE_EMPTY');
  }
});

test('a table of many rows below a title is read in full', () => {
  const { table } = fileOf(`Title\nId,Name\n${'1,"a ""b"" c"\n'.repeat(5000)}2\n`);
  assert.equal(table.rows.length, 5003);
  assert.deepEqual(table.rows.at(-1), {
    number: 5003,
    cells: [{ kind: 'text', text: '2' }],
    ragged: '2',
  });
});
