/**
 * Follows one worksheet part, element by element. It decides where each row and cell stands and which rows hold
 * nothing; what a single cell says is left to cell.ts.
 */
import type { RawCell, RawRow } from '../../core/model/raw-table.ts';
import { isTrue, type XmlAttributes, type XmlHandler } from '../xml/xml.ts';
import { MAX_COLUMNS, MAX_ROWS, parseAddress, parseArea, parseRowNumber } from './address.ts';
import type { Area } from './address.ts';
import { placeOf, toCell, type CellContext } from './cell.ts';
import { refuse } from '../fault.ts';
import { closeInItem, emptyItem, openInItem, type ItemText } from './strings.ts';
import { say, type Text } from '../../core/text/text.ts';

/** A row as it is taken from the sheet; cells up to the last filled one. */
export interface ScannedRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: (RawCell | null)[];
}

/** A row while it is read. Its number may still come from its first cell (`known` is false until then). */
interface OpenRow extends ScannedRow {
  number: number;
  known: boolean;
}

/** What stands around the rows of a sheet. */
export interface SheetFrame {
  readonly root: string;
  readonly merges: readonly Area[];
  /** First and last of columns hidden together, counted from 0. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  readonly filter: boolean;
}

/** Everything known at one moment of the reading. */
export interface State extends SheetFrame {
  readonly sheet: string;
  readonly context: CellContext;
  /** Takes each row once it is read. */
  readonly take: (row: ScannedRow) => void;
  /** The widest row so far. */
  width: number;
  readonly merges: Area[];
  readonly hiddenColumns: (readonly [number, number])[];
  root: string;
  inData: boolean;
  inRow: boolean;
  inCell: boolean;
  row: OpenRow;
  lastRow: number;
  lastColumn: number;
  column: number;
  type: string;
  style: string;
  value: string | null;
  formula: string | null;
  /** The inline string being read, and the text of the last one read in this cell. */
  inline: ItemText | null;
  inlineText: string | null;
  /** Which element's text is being collected. */
  collecting: '' | 'v' | 'f';
  hiddenRows: boolean;
  filter: boolean;
}

/** What the parser tells of a sheet goes into the state. */
export function handlerOf(state: State): XmlHandler {
  return {
    open: (name, tag) => {
      openElement(state, name, tag);
    },
    close: (name) => {
      closeElement(state, name);
    },
    text: (text) => {
      takeText(state, text);
    },
  };
}

export function startState(
  sheet: string,
  context: CellContext,
  take: (row: ScannedRow) => void,
): State {
  return {
    sheet,
    context,
    take,
    width: 0,
    merges: [],
    hiddenColumns: [],
    root: '',
    inData: false,
    inRow: false,
    inCell: false,
    row: { number: 0, known: true, hidden: false, cells: [] },
    lastRow: 0,
    lastColumn: -1,
    column: -1,
    type: 'n',
    style: '',
    value: null,
    formula: null,
    inline: null,
    inlineText: null,
    collecting: '',
    hiddenRows: false,
    filter: false,
  };
}

function openElement(state: State, name: string, tag: XmlAttributes): void {
  if (!state.inData) {
    openOutside(state, name, tag);
    return;
  }
  requireInPlace(state, name);
  if (state.inline !== null) openInItem(state.inline, name);
  else if (name === 'c') openCell(state, tag);
  else if (name === 'v' || name === 'f') {
    state.collecting = name;
    if (name === 'v') state.value = '';
    else state.formula = '';
  } else if (name === 'row') openRow(state, tag);
  else if (name === 'is')
    state.inline = emptyItem(`${state.sheet} › row ${String(state.row.number)}`);
}

/**
 * Cells stand in rows, values in cells, each once. Elsewhere one program may lose them, another join two or
 * move them, so a sheet with such an element is refused.
 */
const IN_PLACE: ReadonlyMap<string, (state: State) => boolean> = new Map<
  string,
  (state: State) => boolean
>([
  ['sheetData', () => false],
  ['row', ({ inRow }) => !inRow],
  ['c', ({ inRow, inCell }) => inRow && !inCell],
  ['v', ({ inCell, inline, value }) => inCell && inline === null && value === null],
  ['f', ({ inCell, inline, formula }) => inCell && inline === null && formula === null],
  ['is', ({ inCell, inline, inlineText }) => inCell && inline === null && inlineText === null],
  ['t', ({ inline }) => inline !== null],
]);

function requireInPlace(state: State, name: string): void {
  if (state.collecting !== '' || IN_PLACE.get(name)?.(state) === false) refusePlace(state, name);
}

function refusePlace(state: State, name: string): never {
  const place = `${state.sheet} › row ${String(state.row.number)}`;
  return refuse('E_XML', place, {
    reason: say('the element "{name}" stands in the wrong place', { name }),
  });
}

function openOutside(state: State, name: string, tag: XmlAttributes): void {
  if (state.root === '') state.root = name;
  if (name === 'sheetData') state.inData = true;
  else if (name === 'row' || name === 'c') refusePlace(state, name);
  else if (name === 'mergeCell') state.merges.push(readMerge(state, tag['ref'] ?? ''));
  else if (name === 'col') takeColumns(state, tag);
  // A filtered table ("Format as table") keeps its filter in a part of its own.
  else if (name === 'autoFilter' || name === 'tablePart') state.filter = true;
}

function openRow(state: State, tag: XmlAttributes): void {
  const written = tag['r'];
  const number = written === undefined ? state.lastRow + 1 : parseRowNumber(written.trim());
  if (number === null || number > MAX_ROWS) {
    return refuseReference(state.sheet, say('row "{row}"', { row: written ?? String(number) }));
  }
  const hidden = isTrue(tag['hidden']);
  if (hidden) state.hiddenRows = true;
  state.inRow = true;
  state.row = { number, known: written !== undefined, hidden, cells: [] };
  state.lastColumn = -1;
  if (number <= state.lastRow) refuseOrder(`${state.sheet} › row ${String(number)}`, say('row'));
}

function openCell(state: State, tag: XmlAttributes): void {
  state.inCell = true;
  state.column = findColumn(state, tag['r']);
  state.type = tag['t'] ?? 'n';
  state.style = tag['s'] ?? '';
  state.value = null;
  state.formula = null;
  state.inlineText = null;
}

function findColumn(state: State, written: string | undefined): number {
  const { row, lastColumn } = state;
  if (written === undefined) {
    if (lastColumn + 1 >= MAX_COLUMNS)
      refuseReference(state.sheet, say('column {column, number}', { column: MAX_COLUMNS + 1 }));
    return lastColumn + 1;
  }
  const address = parseAddress(written.trim());
  if (address === null)
    return refuseReference(state.sheet, say('cell "{cell}"', { cell: written }));
  if (!row.known && address.row > row.number) row.number = address.row;
  if (address.row !== row.number) {
    refuseReference(
      `${state.sheet} › row ${String(row.number)}`,
      say('cell "{cell}"', { cell: written }),
    );
  }
  if (address.column <= lastColumn)
    refuseOrder(placeOf({ ...address, sheet: state.sheet }), say('cell'));
  return address.column;
}

function closeElement(state: State, name: string): void {
  if (!state.inData) return;
  if (name === 'is') {
    state.inlineText = state.inline?.text ?? '';
    state.inline = null;
  } else if (state.inline !== null) closeInItem(state.inline, name);
  else if (name === 'c') closeCell(state);
  else if (name === state.collecting) state.collecting = '';
  else if (name === 'row') {
    state.inRow = false;
    takeRow(state, state.row);
  } else if (name === 'sheetData') state.inData = false;
}

function closeCell(state: State): void {
  const { row, column } = state;
  state.inCell = false;
  const cell = toCell(
    {
      sheet: state.sheet,
      row: row.number,
      column,
      type: state.type,
      style: state.style,
      value: state.value,
      inline: state.inlineText,
      formula: state.formula,
    },
    state.context,
  );
  row.known = true;
  state.lastColumn = column;
  if (cell === null) return;
  state.context.tally.places += column + 1 - row.cells.length;
  if (state.context.tally.places > state.context.maxPlaces) {
    refuse('E_SHEET_SIZE', state.sheet, { limit: say('20 million') });
  }
  while (row.cells.length < column) row.cells.push(null);
  row.cells.push(cell);
}

/** Ends a row. */
export function takeRow(state: State, row: ScannedRow): void {
  state.lastRow = row.number;
  state.width = Math.max(state.width, row.cells.length);
  if (row.hidden) state.hiddenRows = true;
  state.take(row);
}

function takeText(state: State, text: string): void {
  if (state.inline !== null) {
    if (state.inline.inText) state.inline.text += text;
  } else if (state.collecting === 'v') state.value = (state.value ?? '') + text;
  else if (state.collecting === 'f') state.formula = (state.formula ?? '') + text;
}

/** `null` for a row of blanks. White space alone says nothing, so it does not make a row either. */
export function toRow({ number, cells, hidden }: ScannedRow): RawRow | null {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  if (!cells.some((cell) => cell !== null && cell.text.trim() !== '')) return null;
  return hidden ? { number, cells, hidden } : { number, cells };
}

function readMerge(state: State, ref: string): Area {
  return (
    parseArea(ref.trim()) ??
    refuseReference(state.sheet, say('merged cells "{range}"', { range: ref }))
  );
}

/** The widths of columns, given from one column to another; only whether they are hidden matters. */
function takeColumns(state: State, tag: XmlAttributes): void {
  const [min = '1', max = min] = [tag['min'], tag['max']];
  for (const column of [min, max]) {
    const known = /^\s*\d{1,5}\s*$/.test(column) && Number(column) <= MAX_COLUMNS;
    if (!known) refuseReference(state.sheet, say('column {column}', { column }));
  }
  // Ranges cannot overlap in a sound file, so there are never more of them than columns.
  const room = state.hiddenColumns.length < MAX_COLUMNS;
  if (room && isTrue(tag['hidden'])) state.hiddenColumns.push([Number(min) - 1, Number(max) - 1]);
}

function refuseReference(place: string, thing: Text): never {
  return refuse('E_CELL_REF', place, { thing });
}

function refuseOrder(place: string, thing: Text): never {
  return refuse('E_DUPLICATE_CELL', place, { thing });
}
