/**
 * Reads a sheet that is too large to be held, row by row as it is unpacked, each time from the beginning. Rows
 * in the usual shape are scanned; from the first unusual one on, the XML parser reads all that follows.
 */
import type { PassEnd, RawRow, RawTable } from '../../core/model/raw-table.ts';
import { FileFault, refuse } from '../fault.ts';
import {
  findEncoding,
  startXml,
  textPieces,
  XmlError,
  type Encoding,
  type XmlPieces,
} from '../xml/xml.ts';
import { say } from '../../core/text/text.ts';
import { parseArea, type Area } from './address.ts';
import { unstyled, type CellContext } from './cell.ts';
import { readBulk, SHEET_DATA, splitHead } from './fast-part.ts';
import { FastRows } from './fast-sheet.ts';
import { listColumns } from './hidden-columns.ts';
import { MergeMarker } from './merges.ts';
import { SPREADSHEET } from './namespaces.ts';
import { isSheet } from './read-sheet.ts';
import { handlerOf, startState, takeRow, toRow, type State } from './sheet.ts';
import type { SheetEntry } from './workbook.ts';

/** Rows that are kept: the header is found among them, and what its columns hold is sampled below it. */
const KEPT_ROWS = 100;
/** Merged cells are listed behind the rows; so much of the end is looked at for them. */
const TAIL = 4 * 1024 * 1024;
/** As wide as a row is marked where merged cells reach behind its last cell. */
const WIDTH = 256;

/** Ends a reading of the first rows alone. */
class Enough extends Error {}

/** Reads the first rows of a sheet; `null` where the part turns out to be another kind of sheet. */
export function readLargeSheet(
  entry: SheetEntry,
  bytes: () => Iterable<Uint8Array>,
  epoch: RawTable['epoch'],
  contextOf: () => CellContext,
): RawTable | null {
  const merges = mergesAtEnd(bytes());
  const passAll = (take: (row: RawRow) => void): Ended | null => {
    const pieces = textPieces(entry.part, bytes());
    return passSheet(entry, pieces, { context: contextOf(), merges, take });
  };
  const rows: RawRow[] = [];
  try {
    const ended = passAll((row) => {
      rows.push(row);
      if (rows.length === KEPT_ROWS) throw new Enough();
    });
    if (ended === null) return null;
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const pass = (take: (row: RawRow) => void): PassEnd => {
    try {
      const ended = passAll(take);
      if (ended === null)
        return refuse('E_XML', entry.part, { reason: say('its markup is broken') });
      return { ok: true, ...ended };
    } catch (error) {
      if (error instanceof FileFault) return { ok: false, problem: error.problem };
      throw error;
    }
  };
  const { name, visibility } = entry;
  const nothing = { blankRows: 0, filtered: false, hiddenColumns: [] };
  return { sheet: name, visibility, rows, epoch, ...nothing, pass };
}

type Ended = Omit<Extract<PassEnd, { readonly ok: true }>, 'ok'>;

interface Reading {
  readonly context: CellContext;
  readonly merges: readonly Area[];
  readonly take: (row: RawRow) => void;
}

function passSheet(
  entry: SheetEntry,
  pieces: Iterable<string>,
  { context, merges, take }: Reading,
): Ended | null {
  const marker = new MergeMarker(merges, WIDTH, entry.name);
  const counts = { blankRows: 0, hiddenRows: 0, lastRow: 0 };
  const state = startState(entry.name, context, (open) => {
    if (merges.length > 0) marker.mark(open);
    const row = toRow(open);
    if (row === null) {
      counts.blankRows += 1;
      return;
    }
    if (open.hidden) counts.hiddenRows += 1;
    counts.lastRow = open.number;
    take(row);
  });
  const bulk = new FastRows(entry.name, context, (row) => {
    takeRow(state, row);
  });
  const iterator = pieces[Symbol.iterator]();
  try {
    feed(startXml(entry.part, SPREADSHEET, handlerOf(state)), iterator, bulk, state);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    refuse('E_XML', entry.part, { reason: say('its markup is broken') });
  } finally {
    iterator.return?.();
  }
  if (!isSheet(state, entry)) return null;
  // Merged cells that were not found beforehand were not marked.
  if (state.merges.length !== merges.length) refuse('E_MERGE', entry.name, {});
  return {
    ...counts,
    warnings: unstyled(context.tally),
    filtered: state.hiddenRows && state.filter,
    hiddenColumns: listColumns(state.hiddenColumns, state.width),
  };
}

function feed(xml: XmlPieces, pieces: Iterator<string>, bulk: FastRows, state: State): void {
  const { head, rest } = splitHead(pieces, SHEET_DATA);
  if (head === null) xml.write(rest);
  else {
    xml.write(head + SHEET_DATA.opening);
    const simple = state.root === 'worksheet' && state.inData;
    const tail = simple ? readBulk(rest, pieces, bulk) : null;
    if (tail === null) xml.write(simple ? bulk.rest : rest);
    else xml.write(SHEET_DATA.closing + tail);
  }
  for (let next = pieces.next(); next.done !== true; next = pieces.next()) xml.write(next.value);
  if (!xml.close()) throw new XmlError();
}

/** The merged cells that are listed behind the rows, if any are. Only the end is made a text. */
function mergesAtEnd(pieces: Iterable<Uint8Array>): readonly Area[] {
  let encoding: Encoding = 'utf-8';
  let read = 0;
  let kept = 0;
  const last: Uint8Array[] = [];
  for (const piece of pieces) {
    if (read === 0) encoding = findEncoding(piece);
    read += piece.length;
    kept += piece.length;
    last.push(piece);
    while (kept - (last[0]?.length ?? 0) >= TAIL) kept -= last.shift()?.length ?? 0;
  }
  // A character may have two bytes.
  const bytes = Buffer.concat(last).subarray((read - kept) % 2);
  const end = new TextDecoder(encoding).decode(bytes);
  const found = end.slice(Math.max(0, end.lastIndexOf('sheetData>'))).matchAll(MERGE);
  return [...found].flatMap(([, ref = '']) => parseArea(ref.trim()) ?? []);
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([^"']*)["']/g;
