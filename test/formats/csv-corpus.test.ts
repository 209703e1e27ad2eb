/** Some real CSV files from other projects, row by row: what is in them, or why they are refused and where. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readCsv } from '../../src/formats/read-csv.ts';
import { CORPUS, noCorpus } from '../corpus/canonical.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

/** What the first row of each of these files holds, so that some names are known. */
const NAMES = new Set('a b c first id name age Name Copy URL column_a site Date Agency'.split(' '));

function read(file: string, options: { encoding?: string } = {}) {
  const bytes = readFileSync(`${CORPUS}csv/${file}`);
  return readCsv(bytes, { isHeaderCell: (text) => NAMES.has(text), ...options });
}

/** Rows as text; a ragged one is marked with its raw text. */
function rowsOf(file: string, options: { encoding?: string } = {}): unknown[] {
  const result = read(file, options);
  assert.ok(result.ok, result.ok ? '' : ENGLISH.of(result.problem.what));
  const rows = result.file.tables[0]?.rows ?? [];
  return rows.map((row) => row.ragged ?? row.cells.map((cell) => cell?.text ?? ''));
}

const READ: Record<string, unknown[]> = {
  'spectrum__simple.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
  ],
  'spectrum__comma_in_quotes.csv': [
    ['first', 'last', 'address', 'city', 'zip'],
    ['John', 'Doe', '120 any st.', 'Anytown, WW', '08123'],
  ],
  'spectrum__empty.csv': [
    ['a', 'b', 'c'],
    ['1', '', ''],
    ['2', '3', '4'],
  ],
  'spectrum__escaped_quotes.csv': [
    ['a', 'b'],
    ['1', 'ha "ha" ha'],
    ['3', '4'],
  ],
  'spectrum__newlines.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['Once upon \na time', '5', '6'],
    ['7', '8', '9'],
  ],
  'csvkit__mac_newlines.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['Once upon\ra time', '5', '6'],
  ],
  'csvkit__bad.csv': [
    ['column_a', 'column_b', 'column_c'],
    '1,27,,"I\'m too long!"',
    ',"I\'m too short!"',
    ['0', 'mixed types.... uh oh', '17'],
  ],
  'csvkit__sniff_limit.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
  ],
  'csvkit__test_utf16_big.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['4', '5', 'ʤ'],
  ],
  'csvkit__test_utf16_little.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['4', '5', 'ʤ'],
  ],
  'frictionless__defective-rows.csv': [
    ['id', 'name', 'age'],
    '1101,John',
    '1102,Julie,26,Potatoes',
  ],
  'frictionless__leading-zeros.csv': [['value'], ['01'], ['002'], ['00003']],
  'nodecsv__365-utf16le-bom-windows.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
  ],
  'phpss__sep.csv': [
    ['A', '1'],
    ['2', '3'],
  ],
  'phpss__semicolon_separated.csv': [
    ['This', 'Are', 'Headers'],
    ['Cell A2', 'Number with comma', '25,5'],
    ['Two colons and a comma', 'B|3', ':,:'],
  ],
};

const REFUSED: Record<string, [code: string, place: string | null]> = {
  'csvinj__csv-payload.txt.as.csv': ['E_QUOTE', 'line 1'],
  'csvkit__null_byte.csv': ['E_ENCODING', 'line 2'],
  'csvkit__test_latin1.csv': ['E_ENCODING', 'line 3'],
  'frictionless__empty.csv': ['E_FILE_EMPTY', null],
  'frictionless__table-infer-iso-8859-7.csv': ['E_ENCODING', 'line 2'],
  'messy__complex.csv': ['E_QUOTE', 'line 4'],
  'messy__spanish_chars.csv': ['E_ENCODING', 'line 1'],
  'miniexcel__gb2312_Encoding_Read_Test.csv': ['E_ENCODING', 'line 1'],
  'openspout__csv_empty.csv': ['E_FILE_EMPTY', null],
  'openspout__csv_with_utf32be_bom.csv': ['E_ENCODING', null],
  'openspout__csv_with_utf32le_bom.csv': ['E_ENCODING', null],
  'phpss__escape.csv': ['E_QUOTE', 'line 1'],
  'phpss__premiere.utf32le.csv': ['E_ENCODING', null],
  'roo__iso_8859_1.csv': ['E_ENCODING', 'line 2'],
  'rustcsv__strange.csv': ['E_QUOTE', 'line 1'],
  'spectrum__location_coordinates.csv': ['E_ENCODING', 'line 2'],
};

describe('the CSV corpus', { skip: noCorpus }, () => {
  for (const [file, rows] of Object.entries(READ)) {
    test(`${file} is read as a person reads it`, () => {
      assert.deepEqual(rowsOf(file), rows);
    });
  }

  for (const [file, [code, place]] of Object.entries(REFUSED)) {
    test(`${file} is refused as ${code}`, () => {
      const result = read(file);
      assert.ok(!result.ok, 'the file was read');
      assert.deepEqual([result.problem.code, result.problem.place], [code, place]);
    });
  }

  test('French windows-1252 and UTF-16 without a mark give the same rows as UTF-16 with one', () => {
    const expected = rowsOf('phpss__premiere.utf16lebom.csv');
    assert.deepEqual(rowsOf('phpss__premiere.win1252.csv', { encoding: 'windows-1252' }), expected);
    assert.deepEqual(rowsOf('phpss__premiere.utf16be.csv'), expected);
  });
});
