/** Builds small raw workbooks from their parts, so that a test can make any oddity and show only that. */
import { strToU8, zipSync, type Zippable } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A part's content, or `null` to leave the part out. */
export type Parts = Readonly<Record<string, string | Uint8Array | null>>;

/** What a test wants to be special about its workbook. */
export interface WorkbookOptions {
  /** The rows inside `<sheetData>`. */
  readonly rows?: string;
  /** What stands before and after `<sheetData>`. */
  readonly before?: string;
  readonly after?: string;
  /** The items of the string table; without them there is no such part. */
  readonly strings?: readonly string[];
  /** Number formats by id, and the format id of each cell style. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly styles?: readonly number[];
  /** Replaces `<workbookPr/>` and the list of sheets. */
  readonly properties?: string;
  readonly sheets?: string;
  /** Parts to add, replace or (with `null`) leave out. */
  readonly parts?: Parts;
}

/** A workbook with one sheet "Data". */
export function buildWorkbook(options: WorkbookOptions = {}): Uint8Array {
  return zipParts({ ...standardParts(options), ...options.parts });
}

/** A zip archive of the parts, with fixed dates. */
export function zipParts(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) continue;
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files, { level, mtime: '2026-01-01T00:00:00' });
}

/** A `.rels` part: id, last word of the type and target of each relationship. */
export function relationships(...list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${items.join('')}</Relationships>`;
}

/** A worksheet part around the rows. */
export function sheetXml(rows: string, before = '', after = ''): string {
  return `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function standardParts(options: WorkbookOptions): Record<string, string> {
  const { rows = '', before, after, strings, styles, properties = '<workbookPr/>' } = options;
  const sheets = options.sheets ?? '<sheet name="Data" sheetId="1" r:id="rId1"/>';
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ['rId3', 'styles', 'styles.xml'],
    ),
    'xl/worksheets/sheet1.xml': sheetXml(rows, before, after),
  };
  if (strings !== undefined) {
    const items = strings.map((item) => `<si>${item}</si>`);
    parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${items.join('')}</sst>`;
  }
  if (styles !== undefined) parts['xl/styles.xml'] = stylesXml(options.formats ?? {}, styles);
  return parts;
}

function stylesXml(formats: Readonly<Record<number, string>>, styles: readonly number[]): string {
  const codes = Object.entries(formats).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`,
  );
  const cells = styles.map((id) => `<xf numFmtId="${String(id)}"/>`);
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs>` +
    '<dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>'
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
