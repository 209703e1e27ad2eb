import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { classifyZip, sniff, type Sniffed } from '../../src/formats/sniff/sniff.ts';
import { openZip } from '../../src/formats/zip/zip.ts';
import { ole } from '../helpers/odd-files.ts';
import { buildWorkbook, zipParts } from '../helpers/xlsx-builder.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

function verdict(bytes: Uint8Array): string {
  const sniffed = lookInside(bytes);
  if (sniffed.kind !== 'refused') return sniffed.kind;
  assert.match(ENGLISH.of(sniffed.problem.what), /^[A-Z].*\.$/);
  assert.match(ENGLISH.of(sniffed.problem.fix), /^[A-Z].*\.$/);
  return sniffed.problem.code;
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const types = (type: string): string =>
  `<Types><Override ContentType="application/${type}"/></Types>`;
const ofType = (type: string): Uint8Array => zipParts({ '[Content_Types].xml': types(type) });

const CSV = 'Name;Quantity\r\nÅsa;3\r\n';

const cases: readonly (readonly [string, string, Uint8Array])[] = [
  ['a workbook', 'xlsx-zip', buildWorkbook()],
  [
    'a workbook behind foreign bytes',
    'xlsx-zip',
    Buffer.concat([Buffer.alloc(99), buildWorkbook()]),
  ],
  ['a CSV file', 'text', Buffer.from(CSV)],
  ['a CSV file in windows-1252', 'text', latin1(CSV)],
  ['a CSV file in UTF-8 with a mark', 'text', Buffer.from(`\ufeff${CSV}`)],
  ['a CSV file in UTF-16', 'text', utf16(`\ufeff${CSV}`)],
  ['a CSV file in UTF-16, big end first', 'text', utf16(`\ufeff${CSV}`).swap16()],
  ['a CSV file in UTF-16 without a mark', 'text', utf16(CSV)],
  ['a Greek CSV file in UTF-16 without a mark', 'text', utf16('Name;Quantity\r\nΑλφα Βητα;3\r\n')],
  ['a CSV file with one zero byte', 'text', Buffer.from('a,b\n1,\0\n')],
  ['a CSV file that starts with a bracket', 'text', Buffer.from('[Id],[Name]\n1,x\n')],
  ['a file of no bytes', 'E_FILE_EMPTY', new Uint8Array(0)],
  ['only a byte order mark', 'E_FILE_EMPTY', Buffer.from('\ufeff')],
  ['only blanks', 'E_FILE_EMPTY', Buffer.from(' \r\n\t'.repeat(2000))],
  ['only blanks in UTF-16', 'E_FILE_EMPTY', utf16('\ufeff  \r\n')],
  ['a workbook with a password', 'E_ENCRYPTED', ole('EncryptionInfo', 'EncryptedPackage')],
  [
    'a workbook with a label',
    'E_RIGHTS_PROTECTED',
    ole('DRMEncryptedTransform', 'EncryptedPackage'),
  ],
  ['an .xls of Excel 97', 'E_LEGACY_XLS', ole('Workbook')],
  ['an .xls of Excel 95', 'E_LEGACY_XLS', ole('Book')],
  ['an .xls without container', 'E_LEGACY_XLS', Buffer.from([9, 8, 16, 0, 0, 6, 5, 0])],
  ['an old Word document', 'E_UNSUPPORTED_FORMAT', ole('WordDocument')],
  ['an .xlsb', 'E_UNSUPPORTED_FORMAT', zipParts({ 'xl/workbook.bin': 'x' })],
  [
    'an .ods',
    'E_UNSUPPORTED_FORMAT',
    zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
  ],
  [
    'a .docx',
    'E_UNSUPPORTED_FORMAT',
    zipParts({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }),
  ],
  [
    'a .pptx',
    'E_UNSUPPORTED_FORMAT',
    zipParts({ '[Content_Types].xml': 'x', 'ppt/presentation.xml': 'x' }),
  ],
  ['a Numbers document', 'E_UNSUPPORTED_FORMAT', zipParts({ 'Index/Document.iwa': 'x' })],
  [
    'a template',
    'E_UNSUPPORTED_FORMAT',
    ofType('vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml'),
  ],
  ['an empty zip', 'E_UNSUPPORTED_FORMAT', zipParts({})],
  ['a zip of CSV files', 'E_ARCHIVE', zipParts({ 'a.csv': CSV })],
  ['a zip that is cut off', 'E_ZIP_TRUNCATED', buildWorkbook().subarray(0, 300)],
  ['gzip', 'E_ARCHIVE', gzipSync(CSV)],
  ['7-Zip', 'E_ARCHIVE', latin1("7z\xbc\xaf'\x1c\0\x04")],
  ['Zstandard', 'E_ARCHIVE', latin1('\x28\xb5\x2f\xfd\x04\x00\x01\x02')],
  ['a cabinet', 'E_ARCHIVE', latin1('MSCF\0\0\0\0')],
  ['tar', 'E_ARCHIVE', latin1(`a.csv${'\0'.repeat(252)}ustar\0`)],
  ['a web page', 'E_FORMAT_MISMATCH', Buffer.from('\n<HTML><table></table></HTML>')],
  ['a web page with a declaration', 'E_FORMAT_MISMATCH', Buffer.from('<!DOCTYPE html><html>')],
  ['Excel 2003 XML', 'E_FORMAT_MISMATCH', Buffer.from('<?xml version="1.0"?><Workbook/>')],
  ['JSON', 'E_FORMAT_MISMATCH', Buffer.from('{"items": []}\n')],
  ['a list in JSON', 'E_FORMAT_MISMATCH', Buffer.from('[{"a": 1}]')],
  ['PDF', 'E_FORMAT_MISMATCH', Buffer.from('%PDF-1.7')],
  ['PNG', 'E_FORMAT_MISMATCH', latin1('\x89PNG\r\n\x1a\n')],
  ['JPEG', 'E_FORMAT_MISMATCH', latin1('\xff\xd8\xff\xe0')],
  [
    'unknown binary data',
    'E_FORMAT_MISMATCH',
    Buffer.from(Array.from({ length: 999 }, (_, i) => i % 7)),
  ],
];

for (const [what, expected, bytes] of cases) {
  test(`${what} is seen as ${expected}`, () => {
    assert.equal(verdict(bytes), expected);
  });
}

test('damaged content types are named, not passed over', () => {
  const bytes = Buffer.from(zipParts({ '[Content_Types].xml': '<Types/>' }, 0));
  bytes[bytes.indexOf('<Types/>') + 1] = 0x58;
  assert.equal(verdict(bytes), 'E_ZIP_CRC');
});

/** An archive is told by its directory and parts, as the workbook reader does. */
function lookInside(bytes: Uint8Array): Sniffed {
  const sniffed = sniff(bytes);
  if (sniffed.kind !== 'xlsx-zip') return sniffed;
  const opened = openZip(bytes);
  if (!opened.ok) return { kind: 'refused', problem: opened.problem };
  const problem = classifyZip(opened.zip);
  return problem === null ? sniffed : { kind: 'refused', problem };
}
