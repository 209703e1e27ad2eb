/**
 * Format-neutral sheets: what a workbook shows, without saying how a writer draws it. Tables carry
 * values, writers carry looks.
 */

/** Where in the inputs a cell's words were read, for writers that can lead there. */
export interface Place {
  readonly path: string;
  /** Empty for a text file, or the file as a whole. */
  readonly sheet: string;
  /** 0 for the file as a whole. */
  readonly row: number;
  readonly cell?: string | null;
}

export type CellValue =
  | { readonly type: 'text'; readonly value: string; readonly place?: Place }
  | { readonly type: 'integer'; readonly value: number; readonly place?: Place }
  /** A decimal string such as `12.50`; its currency stands in a column of its own. */
  | { readonly type: 'decimal'; readonly value: string }
  /** A calendar day, `YYYY-MM-DD`. */
  | { readonly type: 'day'; readonly value: string }
  | { readonly type: 'empty' };

/** How a word in a cell is to be coloured; the word itself always stands in the cell. */
export type Tone = 'bad' | 'warn' | 'good' | 'muted';

export interface Column {
  /** Stable key, unique in the table. */
  readonly key: string;
  /** One-line label, unique in the table; letters, digits, spaces and hyphens only. */
  readonly label: string;
  /** An `id` is text that must never be read as a number. */
  readonly type: 'text' | 'id' | 'integer' | 'decimal' | 'day';
  /** Width in characters. */
  readonly width: number;
  readonly wrap?: boolean;
  /** Total below the table: sum of the visible rows. */
  readonly total?: 'sum' | 'count';
  /** To be filled in by people; all other columns belong to the machine. */
  readonly human?: boolean;
  /** Words that may be chosen from. */
  readonly choices?: readonly string[];
  /** Tone by the word in the cell. */
  readonly tones?: Readonly<Record<string, Tone>>;
  /** Shown when a cell that people fill in is selected. */
  readonly help?: string;
  /** Whole numbers, with a bar behind each that shows its length beside those of all such columns. */
  readonly bar?: boolean;
  /** A due day: once it has passed, it turns red and this word stands beside it. */
  readonly overdue?: {
    readonly word: string;
    /** Not where one of these columns holds one of its words. */
    readonly unless: readonly ColumnHolds[];
  };
}

/** A column, by its key, with words that it may hold. */
export interface ColumnHolds {
  readonly column: string;
  readonly words: readonly string[];
}

export type Row = readonly CellValue[];

/** The rows of a table: a list, or what draws them each time somebody goes through them. */
export interface Rows extends Iterable<Row> {
  readonly length: number;
  /** The rows from `first` on, up to and without `end`. */
  readonly slice: (first: number, end: number) => Rows;
}

export interface TableSheet {
  readonly kind: 'table';
  readonly name: string;
  /** Unique name of the Excel table, letters only: `tblLines`. */
  readonly tableName: string;
  readonly title: string;
  readonly purpose: string;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** Columns from the left that stay in sight. */
  readonly frozenColumns: number;
  /** Columns from the left that are printed; all where it is not given. The rest is for the screen. */
  readonly printedColumns?: number;
  /** Name before the hidden column keys above the header, by which columns are found again; none without it. */
  readonly keys?: string;
  /** A hidden cell above the table, for reading the sheet back whatever language it is in. */
  readonly memo?: string;
  /** For the tool itself: not even offered to be shown. */
  readonly hidden?: true;
  /** What to say where there are no rows. */
  readonly emptyText: string;
  /** One column whose cells lead to rows of another table of the workbook. */
  readonly links?: TableLinks;
}

export interface TableLinks {
  /** Key of the column. */
  readonly column: string;
  /** Name of the sheet that the cells lead to. */
  readonly sheet: string;
  /** For each row of this table, the position of the row it leads to. */
  readonly rows: readonly (number | null)[];
}

/** A page of paragraphs and label/value pairs, for people to read from the top. */
export interface PageSheet {
  readonly kind: 'page';
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly blocks: readonly PageBlock[];
}

export type PageBlock =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string; readonly tone?: Tone }
  | {
      readonly type: 'pairs';
      readonly pairs: readonly {
        readonly label: string;
        readonly value: CellValue;
        readonly tone?: Tone;
      }[];
    }
  | {
      readonly type: 'links';
      readonly links: readonly { readonly sheet: string; readonly text: string }[];
    }
  /** The few numbers that matter most. */
  | {
      readonly type: 'figures';
      readonly figures: readonly {
        readonly label: string;
        readonly value: number;
        readonly tone?: Tone;
      }[];
    };

/** Checks that must hold; a writer shows the result as a live formula where `live` says how. */
export interface CheckSheet {
  readonly kind: 'checks';
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly checks: readonly Check[];
}

export interface Check {
  readonly label: string;
  readonly result: number;
  readonly expected: number;
  readonly note: string;
  readonly live?: LiveFigure;
}

/** A figure counted over the tables of this workbook: the sum of columns, or the number of rows. */
export interface LiveFigure {
  readonly sheet: string;
  /** Labels of the columns to add up; none: count the rows. */
  readonly sum: readonly string[];
  /** Only rows where the column with this label holds this word. */
  readonly where?: { readonly label: string; readonly word: string };
}

export type Sheet = TableSheet | PageSheet | CheckSheet;

export interface Workbook {
  readonly title: string;
  readonly subject: string;
  /** Day stamped as created and modified, `YYYY-MM-DD`: the as-of day, never the clock. */
  readonly day: string;
  readonly sheets: readonly Sheet[];
}
