/**
 * Rows that are part of a sheet's layout and no data: totals, notes below the table, a header repeated on a
 * new page. Each is excluded by a rule of its own and listed with the reason; anything else stays a data
 * row, and is rejected by name where it cannot be read.
 */
import type { RawCell, RawRow } from '../model/raw-table.ts';
import type { Lane } from '../model/packed-row.ts';
import { remember } from '../model/remember.ts';
import { foldsTo, foldWord, isBlankText, trimCell } from '../normalise/text.ts';
import { STATUS_NAMES, TOTALS } from '../normalise/words.ts';
import { headerText, type MappedColumn } from './header.ts';
import type { InputKind } from './input-kind.ts';
import type { RecognisedTable } from './recognise.ts';
import { say, type Text } from '../text/text.ts';

export type Exclusion = 'total' | 'repeated-header' | 'note';

export const EXCLUSION_TEXTS: Readonly<Record<Exclusion, Text>> = {
  total: say('Totals row: it sums up other rows.'),
  'repeated-header': say('It repeats the header.'),
  note: say('Note below the table: it holds no value of a row.'),
};

/** Takes a row with why it is no data, or `null` for a row of data. */
export type TakeSorted = (row: RawRow, why: Exclusion | null) => void;

/**
 * Tells the rows below a header apart, as they come. Whether a row is a note shows only when nothing but
 * notes follows, so rows that may be one wait until then. The order of the rows is kept.
 */
export class RowSorter {
  readonly #table: RecognisedTable;
  readonly #take: TakeSorted;
  readonly #tests: RowTests;
  #waiting: Sorted[] = [];
  /** The number of the last row handed over, and whether blank rows stand between any two of those. */
  #last: number | null = null;
  #gap = false;

  constructor(table: RecognisedTable, take: TakeSorted) {
    this.#table = table;
    this.#take = take;
    this.#tests = rowTests(table);
  }

  add(row: RawRow): void {
    const why = this.#exclusionOf(row);
    if (why !== null || this.#tests.couldBeNote(row)) {
      this.#waiting.push({ row, why });
      return;
    }
    if (this.#waiting.length > 0) this.#release();
    this.#hand(row, null);
  }

  /** The lane for rows of data, which keeps the order: while any row waits, none is taken. */
  behind(lane: Lane): Lane {
    return {
      take: (row) => {
        if (this.#waiting.length > 0 || !lane.take(row)) return false;
        this.#note(row.number);
        return true;
      },
    };
  }

  /** To be called after the last row; `blankRows` are all of the table. */
  finish(blankRows: number): void {
    const waiting = this.#waiting;
    const setApart = blankRows > 0 && !this.#gap && this.#gapAbove(waiting);
    for (const { row, why } of waiting) {
      const isNote = why === null && (setApart || isSentence(this.#table, row));
      this.#take(row, isNote ? 'note' : why);
    }
    this.#waiting = [];
  }

  #exclusionOf(row: RawRow): Exclusion | null {
    if (row.ragged !== undefined && filledCells(row).length !== 1) return null;
    if (this.#tests.isHeader(row)) return 'repeated-header';
    return this.#tests.isTotal(row) ? 'total' : null;
  }

  /** True where blank rows stand above the first note; a totals row may stand on either side of them. */
  #gapAbove(waiting: readonly Sorted[]): boolean {
    let above = this.#last;
    if (above === null) return false;
    for (const { row } of waiting) {
      if (row.number > above + 1) return true;
      above = row.number;
    }
    return false;
  }

  #release(): void {
    for (const { row, why } of this.#waiting) this.#hand(row, why);
    this.#waiting = [];
  }

  #hand(row: RawRow, why: Exclusion | null): void {
    this.#note(row.number);
    this.#take(row, why);
  }

  #note(row: number): void {
    if (this.#last !== null && row > this.#last + 1) this.#gap = true;
    this.#last = row;
  }
}

interface Sorted {
  readonly row: RawRow;
  readonly why: Exclusion | null;
}

interface RowTests {
  readonly isHeader: (row: RawRow) => boolean;
  readonly isTotal: (row: RawRow) => boolean;
  readonly couldBeNote: (row: RawRow) => boolean;
}

/** Columns of which a totals row fills neither: the id of the row, and what it says of it. */
const FILLED_BY_DATA: Readonly<Partial<Record<InputKind['name'], readonly [string, string]>>> = {
  subscriptions: ['subscriptionId', 'status'],
  invoice: ['subscriptionId', 'chargeType'],
  customers: ['customerId', 'customerDomain'],
};

const rowTests = remember(makeTests, ({ columns }) => columns);

function makeTests({ kind, columns }: RecognisedTable): RowTests {
  const headers = columns.map(({ index, header }) => ({ index, folded: foldWord(header) }));
  const columnOf = (field: string): MappedColumn | undefined =>
    columns.find((column) => column.field === field);
  const [idField, wordField] = FILLED_BY_DATA[kind.name] ?? [null, null];
  const [idColumn, wordColumn] = [columnOf(idField ?? ''), columnOf(wordField ?? '')];
  const nameColumn = columnOf('offerName');
  return {
    isHeader: (row) =>
      headers.every(({ index, folded }) => {
        const cell = row.cells[index];
        if (cell === null || cell === undefined || !foldsTo(cell.text, folded)) return false;
        return headerText(cell) !== null;
      }),
    isTotal: (row) => {
      // Rows of data are told by what is cheap to look at.
      if (idField === null || textAt(row, wordColumn) !== null) return false;
      const first = filledCells(row).find(({ text }) => /\p{L}/u.test(text));
      if (first?.kind !== 'text' || !isTotalWord(first.text)) return false;
      // In a list of customers, "Total Energies" is a customer; in the others it has products.
      if (kind.name === 'customers' && !isBareTotal(first.text)) return false;
      const emptyOrTotal = (column: MappedColumn | undefined): boolean => {
        const text = textAt(row, column);
        return text === null || isTotalWord(text);
      };
      return emptyOrTotal(idColumn) && emptyOrTotal(nameColumn);
    },
    couldBeNote: noteTest(kind, columns),
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
  return row.cells.filter((cell): cell is RawCell => isFilled(cell));
}

function isFilled(cell: RawCell | null): boolean {
  return cell !== null && cell.kind !== 'merged' && !isBlankText(cell.text);
}

/** True for a row with more filled cells than this. */
function fillsMore(row: RawRow, than: number): boolean {
  let filled = 0;
  for (const cell of row.cells) {
    if (isFilled(cell)) filled += 1;
    if (filled > than) return true;
  }
  return false;
}

/** An id (perhaps without its hyphens, or cut off) or a domain. */
const DATA = /[0-9a-f]{8}-?[0-9a-f]{4}|^\S+\.[a-z]{2,}$/i;
/** Cells that a note may have: "Exported on" and a day. */
const NOTE_CELLS = 2;
const NOTE_WORDS = 3;

/** True for a row that holds nothing of what tells a row of data: no id, status, domain, number of seats or time. */
function noteTest(kind: InputKind, columns: readonly MappedColumn[]): (row: RawRow) => boolean {
  const at = columns.find(({ field }) => field === 'at');
  const seats = columns.find(({ field }) => field === 'seats');
  const name = columns.find(
    ({ field }) => field === (kind.name === 'customers' ? 'customerName' : 'offerName'),
  );
  return (row) => {
    if (fillsMore(row, NOTE_CELLS)) return false;
    const filled = filledCells(row);
    if (filled.length === 0) return false;
    if (row.ragged !== undefined && filled.length > 1) return false;
    if (filled.some(({ text }) => DATA.test(text) || STATUS_NAMES.find(text) !== null))
      return false;
    if (/\d/.test(textAt(row, at) ?? '') || textAt(row, seats) !== null) return false;
    // A name beside anything else, or alone in a list of names, is what a row of data is made of.
    const named = /\p{L}/u.test(textAt(row, name) ?? '');
    return !named || (filled.length === 1 && kind.name !== 'customers');
  };
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
