/**
 * Every problem of a file, a package, a workbook or a text file is produced by an input, in whole sentences;
 * and the page of all problems says what the code says.
 */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { DISK, type Disk } from '../../src/cli/disk.ts';
import { findFiles, type FoundFile } from '../../src/cli/files.ts';
import { readInput } from '../../src/cli/read-input.ts';
import { unlessOwnReport } from '../../src/cli/own-reports.ts';
import type { FileProblem, ReadResult } from '../../src/core/model/raw-table.ts';
import { CSV_PROBLEMS } from '../../src/core/problems/csv.ts';
import { FILE_PROBLEMS } from '../../src/core/problems/file.ts';
import { PROBLEM_GROUPS, PROBLEMS } from '../../src/core/problems/index.ts';
import { WORKBOOK_PROBLEMS } from '../../src/core/problems/workbook.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { ZIP_PROBLEMS } from '../../src/core/problems/zip.ts';
import { readFileBytes, type ReadOptions } from '../../src/formats/read-file.ts';
import {
  both,
  CENTRAL,
  END,
  overlapping,
  patch,
  symlinkZip,
  two,
} from '../helpers/damaged-zips.ts';
import { ole } from '../helpers/odd-files.ts';
import { checkProblemCases } from '../helpers/problem-cases.ts';
import { problemPage } from '../helpers/problem-page.ts';
import { buildWorkbook, sheetXml, zipParts } from '../helpers/xlsx-builder.ts';
import type { WorkbookOptions } from '../helpers/xlsx-builder.ts';

const PAGE = new URL('../../docs/problems.md', import.meta.url);
const folder = mkdtempSync(path.join(tmpdir(), 'problems-'));
after(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(read: ReadResult): readonly FileProblem[] {
  return read.ok
    ? [...read.file.warnings, ...read.file.tables.flatMap(({ rows }) => rows.flatMap(ofCells))]
    : [read.problem];
}

function ofCells(row: { readonly cells: readonly (object | null)[] }): FileProblem[] {
  return row.cells.flatMap((cell) =>
    cell !== null && 'because' in cell ? [cell.because as FileProblem] : [],
  );
}

const bytes = (content: Uint8Array, options: ReadOptions = {}) =>
  problemsOf(readFileBytes(content, options));
const text = (content: string, options: ReadOptions = {}) => bytes(Buffer.from(content), options);
const book = (options: WorkbookOptions) => bytes(buildWorkbook(options));
const row = (cells: string) => book({ rows: `<row r="1">${cells}</row>` });

/** What reading a file of this name on the disk gives. */
function onDisk(name: string, make: (file: string) => void): readonly FileProblem[] {
  const file = path.join(folder, name);
  make(file);
  return findFiles([file], null, '').flatMap((found) => problemsOf(readInput(found, {}).read));
}

const FOUND: FoundFile = {
  absolute: path.join(folder, 'a.csv'),
  shown: 'a.csv',
  tenant: null,
  incidental: false,
  searched: false,
};
const entry = { size: 2, mtimeMs: 1, isFile: () => true, isDirectory: () => false };
const healthy: Disk = {
  stat: () => entry,
  isLink: () => false,
  list: () => [],
  read: () => ({ bytes: Buffer.from('a\n'), after: entry }),
  pieces: () => [],
  largeFrom: Infinity,
};

/** What reading a file gives on a disk that differs from a healthy one. */
function onOddDisk(odd: Partial<Disk>): readonly FileProblem[] {
  return problemsOf(readInput(FOUND, {}, { ...healthy, ...odd }).read);
}

function fail(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code, syscall: 'open' });
  };
}

const crc = (): readonly FileProblem[] => {
  const content = Buffer.from(zipParts({ '[Content_Types].xml': '<Types/>' }, 0));
  content[content.indexOf('<Types/>') + 1] = 0x58;
  return bytes(content);
};
const sheetsNamed = (...names: string[]) =>
  book({ sheets: names.map((name) => `<sheet name="${name}" r:id="rId1"/>`).join('') });
const scattered = Array.from(
  { length: 1300 },
  (_, i) => `<row><c r="XFD${String(i + 1)}"><v>1</v></c></row>`,
);
const CSV = 'Subscription,Quantity\n1,2\n';

checkProblemCases(
  {
    E_FILE_NOT_FOUND: () => problemsOf(readInput(FOUND, {}, DISK).read),
    E_FILE_PERMISSION: () => onOddDisk({ read: fail('EACCES') }),
    E_SYMLINK: () => onOddDisk({ stat: fail('ENOENT'), isLink: () => true }),
    E_SYMLINK_FOLDER: () =>
      onOddDisk({ stat: () => ({ ...entry, isDirectory: () => true }), isLink: () => true }),
    E_NOT_REGULAR: () => onOddDisk({ stat: () => ({ ...entry, isFile: () => false }) }),
    E_PATH_TOO_LONG: () => onOddDisk({ stat: fail('ENAMETOOLONG') }),
    E_FILE_PARTIAL: () =>
      onDisk('a.csv.crdownload', (file) => {
        writeFileSync(file, CSV);
      }),
    E_FILE_CHANGED: () =>
      onOddDisk({
        read: () => ({ ...healthy.read(''), after: { ...entry, mtimeMs: 2 } }),
      }),
    E_FILE_IO: () => onOddDisk({ read: fail('EIO') }),
    E_FILE_TOO_BIG: () => onOddDisk({ stat: () => ({ ...entry, size: 8 * 1024 ** 3 + 1 }) }),
    E_FILE_EMPTY: () => text(' \r\n'),
    W_LOCKFILE_SKIPPED: () =>
      onDisk('~$a.xlsx', (file) => {
        writeFileSync(file, 'x');
      }),
    W_OWN_REPORT: () => {
      const file = path.join(folder, 'own', 'action-sheet-actions.csv');
      mkdirSync(path.dirname(file));
      writeFileSync(file, 'Action id,What to do,Evidence\n1,2,3\n');
      return findFiles([path.dirname(file)], null, '').flatMap((found) =>
        problemsOf(unlessOwnReport(found, readInput(found, {}), [ENGLISH]).read),
      );
    },
    E_FORMAT_MISMATCH: () => text('%PDF-1.7'),
    W_NAME_MISMATCH: () =>
      onDisk('a.xlsx', (file) => {
        writeFileSync(file, CSV);
      }),
    E_UNSUPPORTED_FORMAT: () => bytes(zipParts({ 'xl/workbook.bin': 'x' })),
    E_LEGACY_XLS: () => bytes(ole('Workbook')),
    E_ENCRYPTED: () => bytes(ole('EncryptionInfo', 'EncryptedPackage')),
    E_RIGHTS_PROTECTED: () => bytes(ole('DRMEncryptedTransform', 'EncryptedPackage')),
    E_ARCHIVE: () => bytes(zipParts({ 'a.csv': CSV })),

    E_ZIP_TRUNCATED: () => bytes(buildWorkbook().subarray(0, 300)),
    E_ZIP_CORRUPT: () => bytes(patch(two, CENTRAL, 0, [0x51])),
    E_ZIP_CRC: crc,
    E_ZIP_SIZE: () => bytes(both(buildWorkbook(), 22, 24, [3, 0, 0, 0])),
    E_ZIP_BOMB: () => bytes(overlapping()),
    E_ZIP_AMBIGUOUS: () => bytes(zipParts({ 'a.txt': 'x', 'A.TXT': 'y' })),
    E_ZIP_PATH: () => bytes(symlinkZip()),
    E_ZIP_METHOD: () => bytes(both(two, 8, 10, [9])),
    E_ZIP_MULTIDISK: () => bytes(patch(two, END, 4, [1])),
    E_ZIP_JUNK: () => bytes(Buffer.concat([two, Buffer.alloc(70_000)])),
    W_ZIP_JUNK: () => bytes(Buffer.concat([buildWorkbook(), Buffer.from('junk')])),
    W_ZIP_NAMES: () =>
      book({
        parts: {
          'xl/worksheets/sheet1.xml': null,
          'xl\\worksheets\\sheet1.xml': sheetXml(''),
        },
      }),

    E_WORKBOOK_PART: () => book({ parts: { 'xl/workbook.xml': null } }),
    E_XML: () => book({ parts: { 'xl/workbook.xml': '<workbook></x>' } }),
    E_XML_DTD: () => book({ parts: { 'xl/workbook.xml': '<!DOCTYPE x><workbook/>' } }),
    E_NO_WORKSHEET: () => sheetsNamed(),
    E_SHEET_ID: () => book({ sheets: '<sheet name="S" sheetId="65535" r:id="rId1"/>' }),
    E_SHEET_AMBIGUOUS: () => sheetsNamed('S', 'S '),
    E_SHEET_SIZE: () => book({ rows: scattered.join('') }),
    E_CELL_REF: () => row('<c r="XFE1"/>'),
    E_DUPLICATE_CELL: () => row('<c r="A1"/><c r="A1"/>'),
    E_MERGE: () =>
      book({
        rows: '<row><c r="XFD1"><v>1</v></c></row>',
        after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(3000)}</mergeCells>`,
      }),
    E_CELL_TYPE: () => row('<c t="x"><v>1</v></c>'),
    E_SST_INDEX: () => row('<c t="s"><v>5</v></c>'),
    W_STYLE_INDEX: () => book({ rows: '<row><c s="9"><v>1</v></c></row>', styles: [0] }),
    W_ACTIVE_CONTENT: () => book({ parts: { 'xl/vbaProject.bin': 'x' } }),

    E_ENCODING: () => bytes(Buffer.from('Société\n', 'latin1')),
    E_ENCODING_CONTRADICTED: () =>
      text('Société\n', { encoding: 'windows-1252', encodingOfAll: true }),
    E_ENCODING_OPTION: () => text('a\n', { encoding: 'utf-9' }),
    E_DELIMITER: () => text('a,b;c\nd,e;f\n'),
    E_DELIMITER_OPTION: () => text('a\n', { delimiter: ', ' }),
    E_QUOTE: () => text('a,"b\nc,d\n'),
    E_ROW_TOO_LONG: () => text(`a,b\nc,${'d'.repeat(1_100_000)}\n`),
    W_MOJIBAKE: () => text('a,b\nSociÃ©tÃ©,Ã©tÃ©\n'),
    W_HTML_ENTITIES: () => text('a,b\n&lt;&amp;,&gt;\n'),
    W_NO_FINAL_EOL: () => text('a,b\n1,2'),
  },
  [FILE_PROBLEMS, ZIP_PROBLEMS, WORKBOOK_PROBLEMS, CSV_PROBLEMS],
);

test('a link that leads nowhere is told from a file that is gone', (t) => {
  const links = (): readonly FileProblem[] =>
    onDisk('broken.csv', (file) => {
      symlinkSync(path.join(folder, 'nowhere'), file);
    });
  let found: readonly FileProblem[];
  try {
    found = links();
  } catch (error) {
    t.skip(`links cannot be made here: ${String(error)}`);
    return;
  }
  assert.deepEqual(
    found.map(({ code }) => code),
    ['E_SYMLINK'],
  );
});

test('no code stands in two groups', () => {
  const codes = PROBLEM_GROUPS.flatMap(({ problems }) => Object.keys(problems));
  assert.equal(codes.length, new Set(codes).size);
  assert.deepEqual(codes.toSorted(), Object.keys(PROBLEMS).toSorted());
});

test('every problem has a code of its severity and a title without a full stop', () => {
  for (const [code, { title }] of PROBLEM_GROUPS.flatMap(({ problems }) =>
    Object.entries(problems),
  )) {
    assert.match(code, /^[EW](?:_[A-Z0-9]+)+$/);
    assert.match(title, /^\p{Lu}[^]*[^.]$/u, code);
  }
});

test('the page of problems is up to date', () => {
  const wanted = problemPage();
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n') : '';
  if (process.env['UPDATE_GOLDEN'] === '1' && wanted !== page) {
    assert.ok(!process.env['CI'], 'Expected results are not written on a build machine.');
    writeFileSync(PAGE, wanted);
    return;
  }
  assert.ok(
    wanted === page,
    'The problems have changed. Run "make golden" and review docs/problems.md.',
  );
});
