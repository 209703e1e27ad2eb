/**
 * Rows that are part of a sheet's layout and no data: totals, notes below the table, a header repeated on a
 * new page. Each is excluded by a rule of its own and listed with the reason; anything else stays a data
 * row, and is rejected by name where it cannot be read.
 */
import type { RawCell, RawRow } from '../model/raw-table.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
import { STATUS_NAMES, TOTALS } from '../normalise/words.ts';
import { headerText, type MappedColumn } from './header.ts';
import type { InputKind } from './input-kind.ts';
import type { RecognisedTable } from './recognise.ts';

export type Exclusion = 'total' | 'repeated-header' | 'note';

export const EXCLUSION_TEXTS: Readonly<Record<Exclusion, string>> = {
  total: 'Totals row: it sums up other rows.',
  'repeated-header': 'It repeats the header.',
  note: 'Note below the table: it holds no value of a row.',
};

/** Which of these data rows (by position) are no data, and why. */
export function excludedRows(
  table: RecognisedTable,
  rows: readonly RawRow[],
): ReadonlyMap<number, Exclusion> {
  const excluded = new Map<number, Exclusion>();
  const { isHeader, isTotal } = rowTests(table);
  rows.forEach((row, at) => {
    if (row.ragged !== undefined && filledCells(row).length !== 1) return;
    if (isHeader(row)) excluded.set(at, 'repeated-header');
    else if (isTotal(row)) excluded.set(at, 'total');
  });
  for (const at of notesBelow(table, rows, excluded)) excluded.set(at, 'note');
  return excluded;
}

interface RowTests {
  readonly isHeader: (row: RawRow) => boolean;
  readonly isTotal: (row: RawRow) => boolean;
}

/** Columns of which a totals row fills neither: the id of the row, and what it says of it. */
const FILLED_BY_DATA: Readonly<Partial<Record<InputKind['name'], readonly [string, string]>>> = {
  subscriptions: ['subscriptionId', 'status'],
  invoice: ['subscriptionId', 'chargeType'],
  customers: ['customerId', 'customerDomain'],
};

function rowTests({ kind, columns }: RecognisedTable): RowTests {
  const headers = columns.map(({ index, header }) => ({ index, folded: foldWord(header) }));
  const columnOf = (field: string): MappedColumn | undefined =>
    columns.find((column) => column.field === field);
  const [idField, wordField] = FILLED_BY_DATA[kind.name] ?? [null, null];
  return {
    isHeader: (row) =>
      headers.every(({ index, folded }) => {
        const text = headerText(row.cells[index] ?? null);
        return text !== null && foldWord(text) === folded;
      }),
    isTotal: (row) => {
      if (idField === null) return false;
      const first = filledCells(row).find(({ text }) => /\p{L}/u.test(text));
      if (first?.kind !== 'text' || !isTotalWord(first.text)) return false;
      // In a list of customers, "Total Energies" is a customer; in the others it has products.
      if (kind.name === 'customers' && !isBareTotal(first.text)) return false;
      const emptyOrTotal = (field: string): boolean => {
        const text = textAt(row, columnOf(field));
        return text === null || isTotalWord(text);
      };
      const empty = textAt(row, columnOf(wordField)) === null;
      return empty && emptyOrTotal(idField) && emptyOrTotal('offerName');
    },
  };
}

/** "Summa antal", "Total Contoso", "Contoso Total": the first or the last word decides. */
function isTotalWord(text: string): boolean {
  if (isBareTotal(text)) return true;
  const words = text.match(/[\p{L}\p{M}-]+/gu) ?? [];
  return [words[0], words.at(-1)].some((word) => TOTALS.find(word ?? '') !== null);
}

/** "Total", "Total: 25". */
function isBareTotal(text: string): boolean {
  return TOTALS.find(text) !== null || TOTALS.find(text.replace(/\d+/g, '')) !== null;
}

function textAt(row: RawRow, column: MappedColumn | undefined): string | null {
  const cell = row.cells[column?.index ?? -1] ?? null;
  return cell === null || cell.kind === 'merged' ? null : trimCell(cell.text);
}

function filledCells(row: RawRow): readonly RawCell[] {
  return row.cells.filter(
    (cell): cell is RawCell =>
      cell !== null && cell.kind !== 'merged' && trimCell(cell.text) !== null,
  );
}

/** An id (perhaps without its hyphens, or cut off) or a domain. */
const DATA = /[0-9a-f]{8}-?[0-9a-f]{4}|^\S+\.[a-z]{2,}$/i;
/** Cells that a note may have: "Exported on" and a day. */
const NOTE_CELLS = 2;
const NOTE_WORDS = 3;

/** Positions of the notes at the end: set apart by the only blank rows of the table, or whole sentences. */
function notesBelow(
  table: RecognisedTable,
  rows: readonly RawRow[],
  excluded: ReadonlyMap<number, Exclusion>,
): readonly number[] {
  const couldBeNote = noteTest(table);
  let first = rows.length;
  while (first > 0) {
    const row = rows[first - 1];
    if (row === undefined || (!excluded.has(first - 1) && !couldBeNote(row))) break;
    first -= 1;
  }
  const setApart = gapAbove(table, rows, first) && !hasGap(rows.slice(0, first));
  const below = rows.map((row, at) => ({ row, at })).slice(first);
  return below
    .filter(({ row, at }) => !excluded.has(at) && (setApart || isSentence(table, row)))
    .map(({ at }) => at);
}

/** True for a row that holds nothing of what tells a row of data: no id, status, domain, number of seats or time. */
function noteTest({ kind, columns }: RecognisedTable): (row: RawRow) => boolean {
  const at = columns.find(({ field }) => field === 'at');
  const seats = columns.find(({ field }) => field === 'seats');
  const name = columns.find(
    ({ field }) => field === (kind.name === 'customers' ? 'customerName' : 'offerName'),
  );
  return (row) => {
    const filled = filledCells(row);
    if (filled.length === 0 || filled.length > NOTE_CELLS) return false;
    if (row.ragged !== undefined && filled.length > 1) return false;
    if (filled.some(({ text }) => DATA.test(text) || STATUS_NAMES.find(text) !== null))
      return false;
    if (/\d/.test(textAt(row, at) ?? '') || textAt(row, seats) !== null) return false;
    // A name beside anything else, or alone in a list of names, is what a row of data is made of.
    const named = /\p{L}/u.test(textAt(row, name) ?? '');
    return !named || (filled.length === 1 && kind.name !== 'customers');
  };
}

function hasGap(rows: readonly RawRow[]): boolean {
  return rows.some((_row, at) => at > 0 && gapBefore(rows, at));
}

function gapBefore(rows: readonly RawRow[], at: number): boolean {
  return (rows[at]?.number ?? 0) > (rows[at - 1]?.number ?? 0) + 1;
}

/** True where blank rows stand above the first note; a totals row may stand on either side of them. */
function gapAbove(table: RecognisedTable, rows: readonly RawRow[], first: number): boolean {
  if (first === 0) return false;
  return (
    table.table.blankRows > 0 && rows.slice(first).some((_row, at) => gapBefore(rows, first + at))
  );
}

/** Several words in one cell that is no column for names: no value of a row reads so. */
function isSentence({ columns }: RecognisedTable, row: RawRow): boolean {
  const filled = filledCells(row);
  const [only] = filled;
  if (filled.length !== 1 || only === undefined) return false;
  const column = columns.find(({ index }) => row.cells[index] === only);
  if (column !== undefined && NAMES.has(column.field)) return false;
  return only.text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length >= NOTE_WORDS;
}

const NAMES = new Set(['offerName', 'friendlyName', 'customerName', 'reseller', 'user', 'details']);
