/**
 * Finishes the sheets of tables: exceljs draws the frame, and here come the links and, straight as sheet XML, the
 * rows of large tables. exceljs needs some 140 µs and a few kB for each row, which this saves; it draws the
 * first one, whose styles the others share.
 */

import { addBars } from './bars.ts';
import { HEADER_ROW } from './limits.ts';
import type { StyleModel } from './looks.ts';
import type { PlannedTable } from './plan.ts';
import { addRow, type RowColumn } from './row-xml.ts';
import { isBulk } from './table-sheet.ts';
import { columnLetters } from './text.ts';

/** The row that exceljs draws as a model for the ones below it. */
export const MODEL_ROW = HEADER_ROW + 1;

/** Rows that are written at a time: no longer text than V8 keeps among the short-lived (128 kB). */
const CHUNK = 64;

/**
 * The sheet's XML with links, bars, and the rows below the model row added; in pieces, since a large sheet in one
 * text would need several times its size.
 */
export function* finishTable(xml: string, sheet: PlannedTable): Iterable<string> {
  const { links } = sheet.survey;
  const { head, tail, columns } = frameOf(addBars(xml, sheet), sheet);
  const elements: string[] = [];
  let pieces = [head];
  let linkPieces: string[] = [];
  let at = 0;
  for (const cells of sheet.rows) {
    links.addElements(linkPieces, cells, at);
    if (columns !== null && at > 0) addRow(pieces, cells, MODEL_ROW + at, columns);
    at += 1;
    if (at % CHUNK !== 0) continue;
    yield pieces.join('');
    elements.push(linkPieces.join(''));
    pieces = [];
    linkPieces = [];
  }
  yield pieces.join('');
  yield withLinks(tail, elements.join('') + linkPieces.join(''));
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
  readonly columns: readonly RowColumn[] | null;
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
    columns: rowColumns(sheet, stylesOf(model.xml)),
  };
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

function rowColumns(
  sheet: PlannedTable,
  styles: ReadonlyMap<string, string>,
): readonly RowColumn[] {
  const { models, links } = sheet.survey;
  const styleAt = (at: number): string =>
    sheet.hidden === true ? '' : (styles.get(columnLetters(at + 1)) ?? '');
  const lent = models.map(({ column, look }, at) => {
    return { column, look, style: styleAt(sheet.columns.length + at) };
  });
  return sheet.columns.map(({ width, wrap }, index) => {
    const own = lent.filter(({ column }) => column === index);
    return {
      open: `<c r="${columnLetters(index + 1)}`,
      style: styleAt(index),
      looks: own.length === 0 ? null : new Map(own.map(({ look, style }) => [look, style])),
      isLinked: (cell, row) => links.leads(cell, index, row - MODEL_ROW),
      wrappedAt: wrap === true ? width : null,
    };
  });
}

/** The model row without the cells beside the table. */
function withoutLenders(row: string, sheet: PlannedTable, models: readonly StyleModel[]): string {
  const lenders = models.map((_, at) => columnLetters(sheet.columns.length + 1 + at));
  if (lenders.length === 0) return row;
  const own = row.replace(new RegExp(`<c r="(?:${lenders.join('|')})\\d+"[^>]*/>`, 'g'), '');
  return own.replace(/ spans="1:\d+"/, ` spans="1:${String(sheet.columns.length)}"`);
}

/** The corner of the table, with no cell beside it; a totals row below it may reach further down. */
function widenDimension(xml: string, last: string): string {
  return xml.replace(/<dimension ref="A1:[A-Z]+(\d+)"\/>/, (_whole, row: string) => {
    const letters = /^[A-Z]+/.exec(last)?.[0] ?? 'A';
    const reached = Math.max(Number(row), Number(/\d+$/.exec(last)?.[0]));
    return `<dimension ref="A1:${letters}${String(reached)}"/>`;
  });
}
