/**
 * Tells from a file's bytes, never from its name, what it is: a workbook, a text file, or one of the many
 * things that are sent in their place. The latter are refused by name, with the way out.
 */
import { isUtf8 } from 'node:buffer';
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { remember, rememberBy } from '../../core/model/remember.ts';
import type { Zip, ZipRead } from '../zip/zip.ts';
import { say, type Text } from '../../core/text/text.ts';

export type Sniffed =
  | { readonly kind: 'xlsx-zip' }
  | { readonly kind: 'text' }
  /** `unsure` where the bytes may still be text in an encoding that only a person knows. */
  | { readonly kind: 'refused'; readonly problem: FileProblem; readonly unsure?: true };

/** Tells what a file is by how it begins; what an archive holds is for `classifyZip` to say. */
export function sniff(bytes: Uint8Array): Sniffed {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return refuse(problem('E_FILE_EMPTY', null, {}));
  const magic = buffer.toString('latin1', 0, 8);
  if (magic.startsWith('PK')) return { kind: 'xlsx-zip' };
  if (magic === OLE) return refuse(nameOle(buffer));
  for (const [start, problem] of MAGIC) if (magic.startsWith(start)) return refuse(problem());
  if (buffer.toString('latin1', 257, 262) === 'ustar') return refuse(archive('tar'));
  return sniffText(buffer) ?? sniffShiftedZip(buffer) ?? { kind: 'text' };
}

function refuse(problem: FileProblem): Sniffed {
  return { kind: 'refused', problem };
}

const legacyXls = (): FileProblem => problem('E_LEGACY_XLS', null, {});
const unsupported = (kind: Text): FileProblem => problem('E_UNSUPPORTED_FORMAT', null, { kind });
const archive = (kind: string): FileProblem => problem('E_ARCHIVE', null, { kind });
const mismatch = (kind: Text): FileProblem =>
  problem('E_FORMAT_MISMATCH', null, { kind, wanted: say('an Excel workbook or a CSV file') });

/** A kind in which tables are kept all the same, or of which nobody knows what it holds. */
const perhapsTable = (problem: FileProblem): FileProblem => ({ ...problem, mayHoldTable: true });

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

const MAGIC: readonly (readonly [string, () => FileProblem])[] = [
  ['\x09\x00\x04\x00', legacyXls],
  ['\x09\x02\x06\x00', legacyXls],
  ['\x09\x04\x06\x00', legacyXls],
  ['\x09\x08', legacyXls],
  ['%PDF', () => mismatch(say('a PDF document'))],
  ['\x89PNG', () => mismatch(say('a picture (PNG)'))],
  ['\xff\xd8\xff', () => mismatch(say('a picture (JPEG)'))],
  ['GIF8', () => mismatch(say('a picture (GIF)'))],
  ['{\\rtf', () => mismatch(say('a text document (RTF)'))],
  ['\x1f\x8b', () => archive('gzip')],
  ["7z\xbc\xaf'\x1c", () => archive('7-Zip')],
  ['Rar!', () => archive('RAR')],
  ['BZh', () => archive('bzip2')],
  ['\xfd7zXZ', () => archive('xz')],
  ['(\xb5/\xfd', () => archive('Zstandard')],
  ['MSCF', () => archive('cabinet')],
  ['SQLite f', () => mismatch(say('a database (SQLite)'))],
];

/** OLE containers keep the names of their streams in UTF-16; the names tell what is inside. */
function nameOle(buffer: Buffer): FileProblem {
  const has = (name: string): boolean => buffer.includes(Buffer.from(name, 'utf16le'));
  if (has('DRMEncrypted') || has('DRMContent')) return problem('E_RIGHTS_PROTECTED', null, {});
  if (has('EncryptedPackage') || has('EncryptionInfo'))
    return problem('E_ENCRYPTED', null, { thing: say('workbook') });
  if (has('Workbook') || has('Book') || has('WORKBOOK') || has('BOOK')) {
    return legacyXls();
  }
  return unsupported(say('an old Office document that is no workbook'));
}

/** Text of a known other kind, or bytes that are no text; `null` where it may be a table. */
function sniffText(buffer: Buffer): Sniffed | null {
  const head = decodeHead(buffer);
  const text = head.trimStart();
  if (text === '') {
    return buffer.length <= HEAD || isBlank(buffer)
      ? refuse(problem('E_FILE_EMPTY', null, {}))
      : null;
  }
  if (/^<\?mso-application progid="Excel|urn:schemas-microsoft-com:office:spreadsheet/.test(text)) {
    return refuse(perhapsTable(mismatch(say('an Excel 2003 XML file'))));
  }
  if (/^<(?:!doctype html|html|head|meta|body|table|style|div)\b/i.test(text)) {
    return refuse(mismatch(say('a web page (HTML)')));
  }
  if (/^<(?:\?xml|!--|!doctype)/i.test(text)) return refuse(mismatch(say('an XML file')));
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/.test(text) && /[\]}]\s*$/.test(tail(buffer))) {
    return refuse(mismatch(say('a JSON file')));
  }
  return null;
}

const HEAD = 4096;

function decodeHead(buffer: Buffer): string {
  const [first, second, third] = buffer;
  const head = buffer.subarray(0, HEAD);
  if (first === 0xff && second === 0xfe) return head.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) {
    const even = Buffer.from(head.subarray(2, head.length - (head.length % 2)));
    return even.swap16().toString('utf16le');
  }
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return head.toString('latin1', marked ? 3 : 0);
}

function isBlank(buffer: Buffer): boolean {
  return buffer.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function tail(buffer: Buffer): string {
  return buffer.toString('latin1', Math.max(0, buffer.length - 64)).replaceAll('\0', '');
}

/** A workbook behind foreign bytes, or bytes that are neither text nor anything known. */
function sniffShiftedZip(buffer: Buffer): Sniffed | null {
  if (!isBinary(buffer.subarray(0, HEAD))) return null;
  const hasEnd = buffer.includes('PK\x05\x06', Math.max(0, buffer.length - 0x20000), 'latin1');
  const hasStart = buffer.subarray(0, 0x10004).includes('PK\x03\x04', 0, 'latin1');
  if (hasEnd && hasStart) return { kind: 'xlsx-zip' };
  return {
    kind: 'refused',
    problem: perhapsTable(mismatch(say('binary data of an unknown kind'))),
    unsure: true,
  };
}

/** Control characters beyond the odd one; the zero bytes of UTF-16 and UTF-32 text are regular. */
function isBinary(head: Buffer): boolean {
  const zeros = [0, 0, 0, 0];
  const controls = [0, 0, 0, 0];
  for (const [i, byte] of head.entries()) {
    if (byte === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
    else if (byte < 32 && (byte < 9 || byte > 13)) controls[i % 4] = (controls[i % 4] ?? 0) + 1;
  }
  // Where wide text has its zero bytes, other alphabets have small numbers.
  const control = controls.reduce(
    (sum, count, i) => ((zeros[i] ?? 0) > head.length / 16 ? sum : sum + count),
    0,
  );
  if (control > head.length / 20) return true;
  const zeroCount = zeros.reduce((sum, n) => sum + n, 0);
  if (zeroCount <= 4 && (control <= 2 || isUtf8(head))) return false;
  // Regular: at least one place in four never holds a zero, another nearly always does.
  return !(Math.min(...zeros) <= head.length / 50 && Math.max(...zeros) > head.length / 8);
}

/** Names an archive that is no workbook; `null` for one that may be. */
export function classifyZip(zip: Zip): FileProblem | null {
  const mime = textOf(zip.read('mimetype'));
  if (typeof mime !== 'string') return mime;
  if (mime.includes('opendocument'))
    return perhapsTable(unsupported(say('an OpenDocument file (.ods)')));
  const said = classifyNames(zip.names);
  return said === 'package' ? classifyPackage(zip) : said;
}

/** What the names of the parts say; the archives of one program all have the same. */
const classifyNames = rememberBy(
  (names: readonly string[]) => names.join('\0'),
  200,
  (names): FileProblem | 'package' | null => {
    const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
    if (has(/(?:^|\/)workbook\.bin$/i)) {
      return perhapsTable(unsupported(say('a binary Excel workbook (.xlsb)')));
    }
    if (has(/^index\.zip$|^Index\/.*\.iwa$/i))
      return perhapsTable(unsupported(say('a Numbers document')));
    if (has(/^\[Content_Types\]\.xml$/i)) {
      if (has(/^word\/document\w*\.xml$/i)) return unsupported(say('a Word document'));
      if (has(/^ppt\/presentation\w*\.xml$/i)) {
        return unsupported(say('a PowerPoint presentation'));
      }
      return 'package';
    }
    // A workbook without a list of its content types can still be read; anything else cannot.
    if (has(/^_rels\/\.rels$/i)) return null;
    if (has(/\.(?:csv|xlsx|xlsm|txt)$/i)) return archive('zip');
    return unsupported(say('a zip archive without a workbook'));
  },
);

function classifyPackage(zip: Zip): FileProblem | null {
  const types = textOf(zip.read('[Content_Types].xml'));
  if (typeof types !== 'string') return types;
  if (types.includes('<!DOCTYPE')) return problem('E_XML_DTD', '[Content_Types].xml', {});
  if (/(?:spreadsheetml|ms-excel)\.template\.(?:macroEnabled\.)?main\+xml/i.test(types)) {
    return perhapsTable(unsupported(say('an Excel template')));
  }
  return null;
}

/** Only plain letters are looked for, so the zero bytes of UTF-16 can simply go. */
function textOf(read: ZipRead | undefined): string | FileProblem {
  if (read === undefined) return '';
  return read.ok ? lettersOf(read.bytes) : read.problem;
}

const lettersOf = remember(({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1').replaceAll('\0', ''),
);
