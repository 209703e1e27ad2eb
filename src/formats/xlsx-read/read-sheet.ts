/** Reads one worksheet part into a table: in the usual shape with the scanner, in any other with the parser. */
import type { RawTable } from '../../core/model/raw-table.ts';
import { say } from '../../core/text/text.ts';
import { plainUtf8, readXml } from '../xml/xml.ts';
import type { CellContext } from './cell.ts';
import { Frames, readFast, SHEET_DATA } from './fast-part.ts';
import { FastRows } from './fast-sheet.ts';
import { listColumns } from './hidden-columns.ts';
import { MergeMarker } from './merges.ts';
import { SPREADSHEET } from './namespaces.ts';
import { refusePart } from './package.ts';
import { handlerOf, startState, toRow, type ScannedRow, type SheetFrame } from './sheet.ts';
import type { SheetEntry } from './workbook.ts';

/** Reads a worksheet; `null` where the part turns out to be another kind of sheet. */
export function readSheet(
  entry: SheetEntry,
  bytes: Uint8Array,
  epoch: RawTable['epoch'],
  context: CellContext,
): RawTable | null {
  const { frame, held } = scanSheet(entry, bytes, context) ?? parseSheet(entry, bytes, context);
  if (!isSheet(frame, entry)) return null;
  const width = held.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  if (frame.merges.length > 0) {
    const marker = new MergeMarker(frame.merges, width, entry.name);
    for (const row of held) marker.mark(row);
  }
  const rows = held.map(toRow).filter((row) => row !== null);
  return {
    sheet: entry.name,
    visibility: entry.visibility,
    rows,
    blankRows: held.length - rows.length,
    epoch,
    filtered: frame.filter && held.some(({ hidden }) => hidden),
    hiddenColumns: listColumns(frame.hiddenColumns, width),
  };
}

/** Of a namespace nobody knows: not another kind of sheet, but rows that nobody would miss. */
export function isSheet({ root }: SheetFrame, { name, part }: SheetEntry): boolean {
  if (root === '') {
    refusePart(part, say('the sheet "{sheet}" is of an unknown kind', { sheet: name }));
  }
  return root === 'worksheet';
}

interface HeldSheet {
  readonly frame: SheetFrame;
  readonly held: readonly ScannedRow[];
}

/** Reads a sheet in the shape in which nearly all are written; `null` for any other. */
function scanSheet(entry: SheetEntry, bytes: Uint8Array, context: CellContext): HeldSheet | null {
  const text = plainUtf8(bytes);
  if (text === null) return null;
  const before = { ...context.tally };
  const held: ScannedRow[] = [];
  const bulk = new FastRows(entry.name, context, (row) => {
    held.push(row);
  });
  const frame = readFast([text].values(), bulk, FRAMES);
  if (frame !== null) return { frame, held };
  Object.assign(context.tally, before);
  return null;
}

const NO_CELLS: CellContext = {
  strings: () => [],
  formats: [],
  tally: { places: 0, unstyled: 0, firstUnstyled: null },
  maxPlaces: 0,
};

const FRAMES = new Frames<SheetFrame>(SHEET_DATA, () => {
  let rows = 0;
  const state = startState('', NO_CELLS, () => {
    rows += 1;
  });
  return {
    handler: handlerOf(state),
    isBegun: () => state.root === 'worksheet' && state.inData,
    // Rows outside of the bulk are for the parser that reads the whole.
    result: () => (rows === 0 ? state : null),
  };
});

function parseSheet(entry: SheetEntry, bytes: Uint8Array, context: CellContext): HeldSheet {
  const held: ScannedRow[] = [];
  const frame = startState(entry.name, context, (row) => {
    held.push(row);
  });
  readXml(entry.part, bytes, SPREADSHEET, handlerOf(frame));
  return { frame, held };
}
