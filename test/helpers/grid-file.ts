/** Grids as workbooks of other programs would write them: shared or inline strings, days as numbers or texts. */
import { columnLetters } from '../../src/core/model/raw-table.ts';
import type { RawCell } from '../../src/core/model/raw-table.ts';
import { sheetXml, zipParts, type Parts } from './xlsx-builder.ts';
import type { Grid } from './sheet-grid.ts';

/** How a program writes cells. */
export interface Dialect {
  readonly strings: 'shared' | 'inline' | 'formula';
  readonly days: 'serial' | 'text';
  /** Numbers come as texts, as some programs write what was pasted, or with a point, as Google Sheets does. */
  readonly numbers: 'number' | 'point' | 'text';
  /** What becomes of very hidden sheets: not every program knows of them. */
  readonly hidden: 'veryHidden' | 'hidden' | 'visible' | 'dropped';
  /** Sheets come in the order that somebody dragged them to. */
  readonly order: 'kept' | 'reversed';
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DAY_STYLE = 1;

/** The bytes of a workbook with these grids. */
export function workbookOf(grids: readonly Grid[], dialect: Dialect): Uint8Array {
  const strings: string[] = [];
  const { hidden } = dialect;
  const there = grids.filter((one) => hidden !== 'dropped' || one.visibility === 'visible');
  const kept = dialect.order === 'kept' ? there : there.toReversed();
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': rels([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  const links: (readonly [string, string, string])[] = [
    ['rId1001', 'sharedStrings', 'sharedStrings.xml'],
    ['rId1002', 'styles', 'styles.xml'],
  ];
  const sheets = kept.map((grid, index) => {
    const number = String(index + 1);
    parts[`xl/worksheets/sheet${number}.xml`] = sheetXml(rowsXml(grid, dialect, strings));
    links.push([`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`]);
    const isShown = grid.visibility === 'visible' || hidden === 'visible';
    const state = isShown ? '' : ` state="${hidden}"`;
    return `<sheet name="${escape(grid.name)}" sheetId="${number}" r:id="rId${number}"${state}/>`;
  });
  parts['xl/workbook.xml'] =
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><sheets>${sheets.join('')}</sheets></workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = rels(links);
  const items = strings.map((text) => `<si>${textXml(text)}</si>`);
  parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${items.join('')}</sst>`;
  return zipParts(parts satisfies Parts, 0);
}

function rels(links: readonly (readonly [string, string, string])[]): string {
  const items = links.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${items.join('')}</Relationships>`;
}

function rowsXml(grid: Grid, dialect: Dialect, strings: string[]): string {
  return grid.rows
    .map((row, index) => {
      const number = String(index + 1);
      const cells = row.map((one, at) =>
        cellXml(one, `${columnLetters(at)}${number}`, dialect, strings),
      );
      return `<row r="${number}">${cells.join('')}</row>`;
    })
    .join('');
}

function cellXml(
  one: RawCell | null,
  address: string,
  dialect: Dialect,
  strings: string[],
): string {
  if (one === null) return '';
  if (one.kind === 'number') {
    const isDay = one.format === 'date';
    if (isDay && dialect.days === 'text')
      return stringXml(isoOf(one.text), address, dialect, strings);
    if (!isDay && dialect.numbers === 'text') return stringXml(one.text, address, dialect, strings);
    return `<c r="${address}"${isDay ? ` s="${String(DAY_STYLE)}"` : ''}><v>${one.text}${dialect.numbers === 'point' && /^-?\d+$/.test(one.text) ? '.0' : ''}</v></c>`;
  }
  return stringXml(one.text, address, dialect, strings);
}

function isoOf(serial: string): string {
  return new Date((Number(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function stringXml(
  text: string,
  address: string,
  { strings: kind }: Dialect,
  strings: string[],
): string {
  switch (kind) {
    case 'shared':
      return `<c r="${address}" t="s"><v>${String(strings.push(text) - 1)}</v></c>`;
    case 'inline':
      return `<c r="${address}" t="inlineStr"><is>${textXml(text)}</is></c>`;
    case 'formula':
      return `<c r="${address}" t="str"><v>${escape(text)}</v></c>`;
  }
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escape(text)}</t>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
