/**
 * Finishes the sheets of tables: exceljs draws the frame, and here come the links and, straight as sheet XML, the
 * rows of large tables. exceljs needs some 140 µs and a few kB for each row, which this saves; it draws the
 * first one, whose styles the others share.
 */

import { EMPTY } from '../../core/report/cells.ts';
import type { CellValue, Row } from '../../core/report/tables.ts';
import { addBars } from './bars.ts';
import type { SheetLinks } from './links.ts';
import { lookOf, type Look, type StyleModel } from './looks.ts';
import { HEADER_ROW } from './limits.ts';
import type { PlannedTable } from './plan.ts';
import { isBulk } from './table-sheet.ts';
import { cellText, columnLetters, escapeXml, isPlain, rowHeight, textLines } from './text.ts';

/** The row that exceljs draws as a model for the ones below it. */
export const MODEL_ROW = HEADER_ROW + 1;

/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const EXCEL_EPOCH = 25_569;
const MS_PER_DAY = 86_400_000;

/** Rows that are written at a time. */
const CHUNK = 500;

/**
 * The sheet's XML with links, bars, and the rows below the model row added; in pieces, since a large sheet in one
 * text would need several times its size.
 */
export function* finishTable(xml: string, sheet: PlannedTable): Iterable<string> {
  const { head, tail, columns } = frameOf(addBars(xml, sheet), sheet);
  const links: string[] = [];
  let rows = [head];
  let at = 0;
  for (const cells of sheet.rows) {
    links.push(sheet.survey.links.elements(cells, at));
    if (columns !== null && at > 0) {
      rows.push(rowXml(cells, at, { columns, links: sheet.survey.links }));
    }
    at += 1;
    if (at % CHUNK !== 0) continue;
    yield rows.join('');
    rows = [];
  }
  yield rows.join('');
  yield withLinks(tail, links.join(''));
}

/** The XML with these links beside the one that leads back to the first page. */
function withLinks(xml: string, links: string): string {
  return links === '' ? xml : xml.replace('</hyperlinks>', () => `${links}</hyperlinks>`);
}

interface Frame {
  /** Up to the model row, with its end; all of it where exceljs has drawn all rows. */
  readonly head: string;
  readonly tail: string;
  /** How to write the rows that exceljs has not drawn; `null` where there are none. */
  readonly columns: readonly BulkColumn[] | null;
}

function frameOf(xml: string, sheet: PlannedTable): Frame {
  const model = isBulk(sheet) && sheet.rows.length > 1 ? modelRow(xml) : null;
  if (model === null) return { head: '', tail: xml, columns: null };
  const { models } = sheet.survey;
  const last = `${columnLetters(sheet.columns.length)}${String(HEADER_ROW + sheet.rows.length)}`;
  const before = xml.slice(0, model.end - model.xml.length);
  return {
    head: widenDimension(before + withoutLenders(model.xml, sheet, models), last),
    tail: xml.slice(model.end),
    columns: bulkColumns(sheet, models, stylesOf(model.xml)),
  };
}

interface BulkColumn {
  readonly letters: string;
  /** The model cell's style attribute, with a leading space. */
  readonly style: string;
  /** The same by look, in columns whose cells look different. */
  readonly looks: ReadonlyMap<Look, string>;
  readonly width: number;
  readonly wrap: boolean;
}

function modelRow(xml: string): { readonly xml: string; readonly end: number } | null {
  const start = xml.indexOf(`<row r="${String(MODEL_ROW)}"`);
  const close = start < 0 ? -1 : xml.indexOf('</row>', start);
  if (close < 0) return null;
  const end = close + '</row>'.length;
  return { xml: xml.slice(start, end), end };
}

function stylesOf(row: string): ReadonlyMap<string, string> {
  const styles = new Map<string, string>();
  for (const [, letters, style] of row.matchAll(/<c r="([A-Z]+)\d+"( s="\d+")/g)) {
    if (letters !== undefined && style !== undefined) styles.set(letters, style);
  }
  return styles;
}

function bulkColumns(
  sheet: PlannedTable,
  models: readonly StyleModel[],
  styles: ReadonlyMap<string, string>,
): readonly BulkColumn[] {
  const styleAt = (at: number): string =>
    sheet.hidden === true ? '' : (styles.get(columnLetters(at + 1)) ?? '');
  const lent = models.map(({ column, look }, at) => {
    return { column, look, style: styleAt(sheet.columns.length + at) };
  });
  return sheet.columns.map(({ width, wrap }, index) => {
    const own = lent.filter(({ column }) => column === index);
    const looks = new Map(own.map(({ look, style }) => [look, style]));
    const letters = columnLetters(index + 1);
    return { letters, style: styleAt(index), looks, width, wrap: wrap === true };
  });
}

/** The model row without the cells beside the table. */
function withoutLenders(row: string, sheet: PlannedTable, models: readonly StyleModel[]): string {
  const lenders = models.map((_, at) => columnLetters(sheet.columns.length + 1 + at));
  if (lenders.length === 0) return row;
  const own = row.replace(new RegExp(`<c r="(?:${lenders.join('|')})\\d+"[^>]*/>`, 'g'), '');
  return own.replace(/ spans="1:\d+"/, ` spans="1:${String(sheet.columns.length)}"`);
}

/** Heights are set, because not every program fits rows to wrapped text when it opens a file. */
function rowXml(
  cells: Row,
  at: number,
  { columns, links }: { readonly columns: readonly BulkColumn[]; readonly links: SheetLinks },
): string {
  const number = MODEL_ROW + at;
  let lines = 1;
  const drawn = columns.map(({ letters, style, looks, width, wrap }, index) => {
    const cell = cells[index] ?? EMPTY;
    if (wrap && cell.type === 'text') lines = Math.max(lines, textLines(cell.value, width));
    const look = looks.size === 0 ? null : lookOf(cell, links.leads(cell, index, at));
    const own = look === null ? style : (looks.get(look) ?? style);
    return cellXml(cell, `${letters}${String(number)}`, own);
  });
  const height = String(rowHeight(lines));
  // Joined at once: adding cell by cell would keep every piece alive until the sheet is done.
  return `<row r="${String(number)}" ht="${height}" customHeight="1">${drawn.join('')}</row>`;
}

function cellXml(cell: CellValue, address: string, style: string): string {
  const open = `<c r="${address}"${style}`;
  switch (cell.type) {
    case 'text':
      return isPlain(cell.value)
        ? `${open} t="inlineStr"><is><t>${cell.value}</t></is></c>`
        : `${open} t="inlineStr"><is>${textXml(cellText(cell.value))}</is></c>`;
    case 'integer':
      return `${open}><v>${String(cell.value)}</v></c>`;
    case 'decimal':
      return `${open}><v>${String(Number(cell.value))}</v></c>`;
    case 'day':
      return `${open}><v>${String(Date.parse(`${cell.value}T00:00:00Z`) / MS_PER_DAY + EXCEL_EPOCH)}</v></c>`;
    case 'empty':
      // A style is all there is to an empty cell, and hidden sheets have none.
      return style === '' ? '' : `${open}/>`;
  }
}

/** Only white space at the ends and line breaks need the attribute; without it the sheets are a fifth smaller. */
function textXml(text: string): string {
  const open = /^\s|\s$|\n/.test(text) ? '<t xml:space="preserve">' : '<t>';
  return `${open}${escapeXml(text)}</t>`;
}

/** The corner of the table, with no cell beside it; a totals row below it may reach further down. */
function widenDimension(xml: string, last: string): string {
  return xml.replace(/<dimension ref="A1:[A-Z]+(\d+)"\/>/, (_whole, row: string) => {
    const letters = /^[A-Z]+/.exec(last)?.[0] ?? 'A';
    const reached = Math.max(Number(row), Number(/\d+$/.exec(last)?.[0]));
    return `<dimension ref="A1:${letters}${String(reached)}"/>`;
  });
}
