/**
 * How each column writes what can be written in two ways: the order of day and month, and the decimal mark.
 * A column as a whole decides, so all its rows are asked; but only once a cell is met that leaves it open.
 */
import type { Lane } from '../model/packed-row.ts';
import { passRows, type RawRow } from '../model/raw-table.ts';
import { splitAmount } from '../normalise/amounts.ts';
import {
  DateVote,
  HalfVote,
  isSerial,
  type DateForm,
  type DateOrder,
} from '../normalise/moments.ts';
import { NumberVote, type DecimalMark, type NumberForm } from '../normalise/numbers.ts';
import type { StatusWords } from '../normalise/words.ts';
import type { MappedColumn } from './header.ts';
import { DateVotes, momentColumn } from './date-votes.ts';
import type { FieldType } from './input-kind.ts';
import { RowSorter } from './layout.ts';
import type { RecognisedTable } from './recognise.ts';

/** What settles dates and numbers that their column leaves open. */
export interface Notation {
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  /** What status words mean that no table knows. */
  readonly words?: StatusWords;
}

export interface Forms {
  readonly date: DateForm;
  readonly number: NumberForm;
  /** True where real dates of the column were probably made with day and month exchanged. */
  readonly halfConverted: boolean;
}

/** Lives as long as the reading of one table. */
export class ColumnForms {
  readonly words: StatusWords;
  readonly #table: RecognisedTable;
  readonly #notation: Notation;
  #settled: ReadonlyMap<number, Forms> | null = null;
  /** Columns of which real dates were read before all rows were asked. */
  readonly #trusted = new Set<number>();

  constructor(table: RecognisedTable, notation: Notation) {
    this.#table = table;
    this.#notation = notation;
    this.words = notation.words ?? {};
  }

  /** How a column writes its dates and numbers. */
  of({ index }: MappedColumn): Forms {
    this.#settled ??= this.#ask();
    return this.#settled.get(index) ?? NOTHING_OPEN;
  }

  /** Whether real dates of a column are to be doubted, as far as is known by now. */
  isHalfConverted({ index }: MappedColumn): boolean {
    if (this.#settled !== null) return this.#settled.get(index)?.halfConverted ?? false;
    this.#trusted.add(index);
    return false;
  }

  /** True where a date was trusted that should not have been: the rows have to be read again. */
  takeDoubts(): boolean {
    const settled = this.#settled;
    const wrong = [...this.#trusted].some((index) => settled?.get(index)?.halfConverted ?? false);
    this.#trusted.clear();
    return wrong;
  }

  /** Only data votes on how a column writes its dates and numbers. */
  #ask(): ReadonlyMap<number, Forms> {
    const { kind, columns, table } = this.#table;
    const shared = new Map<FieldType, Ballot>();
    const ballots = columns.flatMap(({ field, index }) => {
      const type = kind.fieldTypes[field] ?? 'text';
      if (!OPEN.has(type)) return [];
      // Where one program wrote all columns, all of one type vote together.
      const known = kind.notation === 'shared' ? shared.get(type) : undefined;
      const ballot = known ?? new Ballot(type, table.epoch);
      shared.set(type, ballot);
      return [{ index, ballot }];
    });
    const sorter = new RowSorter(this.#table, ({ cells, ragged }, why) => {
      if (why !== null || ragged !== undefined) return;
      for (const { index, ballot } of ballots) {
        const cell = cells[index];
        if (cell?.kind === 'text') ballot.addText(cell.text.trim());
        else if (cell?.kind === 'number') ballot.addSerial(cell.text);
      }
    });
    const add = (row: RawRow): void => {
      sorter.add(row);
    };
    const lane = this.#lane(ballots);
    const end = passRows(table, this.#table.firstDataRow, add, lane && sorter.behind(lane));
    if (end.ok) sorter.finish(end.blankRows);
    const half = kind.notation !== 'shared' && this.#notation.dateOrder === null;
    return new Map(ballots.map(({ index, ballot }) => [index, ballot.forms(this.#notation, half)]));
  }

  /** Of a log, whose rows are data or notes, only the moments are asked. */
  #lane(ballots: readonly { readonly index: number; readonly ballot: Ballot }[]): Lane | null {
    const { kind, columns } = this.#table;
    const at = kind.name === 'activity' ? momentColumn(columns) : null;
    const [only, ...others] = ballots;
    if (only === undefined || only.index !== at?.index || others.length > 0) return null;
    return new DateVotes(only.index, (text) => {
      only.ballot.addText(text);
    });
  }
}

const NOTHING_OPEN: Forms = { date: 'not-needed', number: 'not-needed', halfConverted: false };
const OPEN: ReadonlySet<FieldType> = new Set(['moment', 'count', 'decimal']);

/** The votes of one column, or of all columns of a type. */
class Ballot {
  readonly #type: FieldType;
  readonly #dates = new DateVote();
  readonly #numbers = new NumberVote();
  readonly #half: HalfVote;

  constructor(type: FieldType, epoch: '1900' | '1904') {
    this.#type = type;
    this.#half = new HalfVote(epoch);
  }

  addText(text: string): void {
    if (this.#type === 'moment') {
      if (isSerial(text)) this.#half.addSerial(text);
      this.#dates.add(text);
      this.#half.addText(text);
    } else this.#numbers.add(this.#type === 'count' ? text : splitAmount(text).number);
  }

  addSerial(text: string): void {
    if (this.#type === 'moment') this.#half.addSerial(text);
  }

  forms({ dateOrder, decimal }: Notation, half: boolean): Forms {
    const open = (form: string): boolean => form === 'ambiguous' || form === 'conflict';
    const [date, number] = [this.#dates.form, this.#numbers.form];
    return {
      date: open(date) && dateOrder !== null ? dateOrder : date,
      number: open(number) && decimal !== null ? decimal : number,
      halfConverted: half && this.#half.isHalf,
    };
  }
}
