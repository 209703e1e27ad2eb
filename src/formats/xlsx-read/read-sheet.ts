/** Reads one worksheet part into a table: in the usual shape with the scanner, in any other with the parser. */
import type { RawTable } from '../../core/model/raw-table.ts';
import { say } from '../../core/text/text.ts';
import { plainUtf8, readXml } from '../xml/xml.ts';
import type { CellContext } from './cell.ts';
import { readFast, SHEET_DATA } from './fast-part.ts';
import { FastRows } from './fast-sheet.ts';
import { listColumns } from './hidden-columns.ts';
import { MergeMarker } from './merges.ts';
import { SPREADSHEET } from './namespaces.ts';
import { refusePart } from './package.ts';
import { handlerOf, startState, takeRow, toRow, type OpenRow, type State } from './sheet.ts';
import type { SheetEntry } from './workbook.ts';

/** Reads a worksheet; `null` where the part turns out to be another kind of sheet. */
export function readSheet(
  entry: SheetEntry,
  bytes: Uint8Array,
  epoch: RawTable['epoch'],
  context: CellContext,
): RawTable | null {
  let held: OpenRow[] = [];
  const take = (row: OpenRow): void => {
    held.push(row);
  };
  let state = startState(entry.name, context, take);
  const before = { ...context.tally };
  if (!scanSheet(entry, bytes, context, state)) {
    Object.assign(context.tally, before);
    held = [];
    state = startState(entry.name, context, take);
    readXml(entry.part, bytes, SPREADSHEET, handlerOf(state));
  }
  if (!isSheet(state, entry)) return null;
  const { width } = state;
  const marker = new MergeMarker(state.merges, width, state.sheet);
  if (state.merges.length > 0) for (const row of held) marker.mark(row);
  const rows = held.flatMap((row) => toRow(row) ?? []);
  return {
    sheet: entry.name,
    visibility: entry.visibility,
    rows,
    blankRows: held.length - rows.length,
    epoch,
    filtered: state.hiddenRows && state.filter,
    hiddenColumns: listColumns(state.hiddenColumns, width),
  };
}

/** Of a namespace nobody knows: not another kind of sheet, but rows that nobody would miss. */
export function isSheet({ root }: State, { name, part }: SheetEntry): boolean {
  if (root === '') {
    refusePart(part, say('the sheet "{sheet}" is of an unknown kind', { sheet: name }));
  }
  return root === 'worksheet';
}

/** Reads a sheet in the shape in which nearly all are written; false for any other. */
function scanSheet(
  entry: SheetEntry,
  bytes: Uint8Array,
  context: CellContext,
  state: State,
): boolean {
  const text = plainUtf8(bytes);
  if (text === null) return false;
  const bulk = new FastRows(entry.name, context, (row) => {
    takeRow(state, { ...row, known: true });
  });
  const isBegun = (): boolean => state.root === 'worksheet' && state.inData;
  const readers = { handler: handlerOf(state), bulk, isBegun };
  return readFast(entry.part, [text].values(), SHEET_DATA, readers);
}
