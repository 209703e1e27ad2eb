/** Writes pages as a workbook, in the ways that different programs write one. */
import { columnLetters } from '../../src/core/model/raw-table.ts';
import { relationships, zipParts } from '../helpers/xlsx-builder.ts';
import type { Page, PageRow } from './layout.ts';
import type { Cell } from './notation.ts';

export const CONTAINERS = [
  'csv',
  'xlsx-shared',
  'xlsx-inline',
  'xlsx-1904',
  'xlsx-prefixed',
  'xlsx-formulas',
] as const;
export type Container = (typeof CONTAINERS)[number];
export type WorkbookKind = Exclude<Container, 'csv'>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Days between the two epochs. */
const EPOCH_1904 = 1462;

/** What is being written: the kind, the strings so far, and how elements are named. */
interface Ink {
  readonly kind: WorkbookKind;
  readonly strings: Map<string, number>;
  readonly tag: (name: string, attributes: string, content: string) => string;
}

/** The bytes of a workbook with one sheet for each page. */
export function writeWorkbook(pages: readonly Page[], kind: WorkbookKind): Uint8Array {
  const prefix = kind === 'xlsx-prefixed' ? 'x:' : '';
  const ink: Ink = {
    kind,
    strings: new Map(),
    tag: (name, attributes, content) =>
      `<${prefix}${name}${attributes === '' ? '' : ` ${attributes}`}>${content}</${prefix}${name}>`,
  };
  const space = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:x="${MAIN}"`;
  const sheets = pages.map((page) => ink.tag('worksheet', space, sheetContent(page, ink)));
  const numbers = pages.map((_page, at) => String(at + 1));
  return zipParts({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': ink.tag('workbook', `${space} xmlns:r="${OFFICE}"`, book(pages, ink)),
    'xl/_rels/workbook.xml.rels': relationships(
      ...numbers.map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const),
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
      ['rIdStyles', 'styles', 'styles.xml'],
    ),
    ...Object.fromEntries(
      sheets.map((xml, at) => [`xl/worksheets/sheet${String(at + 1)}.xml`, xml]),
    ),
    'xl/sharedStrings.xml': ink.tag('sst', space, stringItems(ink)),
    'xl/styles.xml': ink.tag('styleSheet', space, styles(ink)),
  });
}

function book(pages: readonly Page[], ink: Ink): string {
  const epoch = ink.kind === 'xlsx-1904' ? 'date1904="1"' : '';
  const sheets = pages.map(({ name }, at) => {
    const id = String(at + 1);
    return ink.tag('sheet', `name="${escapeXml(name)}" sheetId="${id}" r:id="rId${id}"`, '');
  });
  return ink.tag('workbookPr', epoch, '') + ink.tag('sheets', '', sheets.join(''));
}

function stringItems({ strings, tag }: Ink): string {
  return [...strings.keys()]
    .map((text) => tag('si', '', tag('t', 'xml:space="preserve"', escapeXml(text))))
    .join('');
}

/** General, a day, a day and time. */
function styles({ tag }: Ink): string {
  return tag(
    'cellXfs',
    '',
    [0, 14, 22].map((id) => tag('xf', `numFmtId="${String(id)}"`, '')).join(''),
  );
}

function sheetContent({ rows, hiddenColumns, filtered }: Page, ink: Ink): string {
  const columns = hiddenColumns.map((column) => {
    const number = String(column + 1);
    return ink.tag('col', `min="${number}" max="${number}" hidden="1"`, '');
  });
  const data = rows.map((row, at) => rowXml(row, at + 1, ink)).join('');
  return (
    (columns.length === 0 ? '' : ink.tag('cols', '', columns.join(''))) +
    ink.tag('sheetData', '', data) +
    (filtered ? ink.tag('autoFilter', 'ref="A1:C9"', '') : '')
  );
}

/** Spreadsheet programs write no element for an empty row. */
function rowXml({ cells, hidden }: PageRow, number: number, ink: Ink): string {
  if (cells.length === 0) return '';
  const content = cells.map((cell, column) =>
    cell === null ? '' : cellXml(cell, `r="${columnLetters(column)}${String(number)}"`, ink),
  );
  return ink.tag('row', `r="${String(number)}"${hidden ? ' hidden="1"' : ''}`, content.join(''));
}

function cellXml(cell: Cell, place: string, ink: Ink): string {
  const formula = ink.kind === 'xlsx-formulas' ? ink.tag('f', '', 'Sheet9!A1') : '';
  const typed = (attributes: string, value: string): string =>
    ink.tag('c', `${place}${attributes}`, formula + ink.tag('v', '', value));
  switch (cell.kind) {
    case 'number':
      return typed('', cell.text);
    case 'serial': {
      const days = ink.kind === 'xlsx-1904' ? cell.days - EPOCH_1904 : cell.days;
      return typed(cell.timed ? ' s="2"' : ' s="1"', String(days));
    }
    case 'iso':
      return typed(' s="1" t="d"', cell.text);
    case 'boolean':
      return typed(' t="b"', cell.value ? '1' : '0');
    case 'text':
      if (formula !== '') return typed(' t="str"', escapeXml(cell.text));
      return textXml(cell.text, place, ink);
  }
}

function textXml(text: string, place: string, ink: Ink): string {
  if (ink.kind === 'xlsx-inline') {
    const item = ink.tag('t', 'xml:space="preserve"', escapeXml(text));
    return ink.tag('c', `${place} t="inlineStr"`, ink.tag('is', '', item));
  }
  const index = ink.strings.get(text) ?? ink.strings.size;
  ink.strings.set(text, index);
  return ink.tag('c', `${place} t="s"`, ink.tag('v', '', String(index)));
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
