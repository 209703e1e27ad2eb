/** Lays a table out on a sheet the way people and programs do: titles, totals, gaps, columns of their own. */
import { seededRandom } from '../fuzz/random.ts';
import type { Cell } from './notation.ts';
import type { SpelledTable } from './spell.ts';

export const LAYOUTS = [
  'plain',
  'titles',
  'totals',
  'blank-rows',
  'not-at-A1',
  'hidden',
  'foreign-columns',
  'shuffled',
  'repeated-header',
  'notes-sheet',
] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Layouts that a text file cannot have. */
export const WORKBOOK_LAYOUTS: ReadonlySet<Layout> = new Set(['hidden', 'notes-sheet']);

export interface PageRow {
  readonly cells: readonly (Cell | null)[];
  readonly hidden: boolean;
}

/** One sheet, row by row from row 1. */
export interface Page {
  readonly name: string;
  readonly rows: readonly PageRow[];
  /** Counted from 0. */
  readonly hiddenColumns: readonly number[];
  readonly filtered: boolean;
}

type Row = readonly (Cell | null)[];

/** The pages of one table; more than one only where a sheet of notes stands beside it. */
export function layOut(table: SpelledTable, layout: Layout): readonly Page[] {
  const { header, rows } = table;
  switch (layout) {
    case 'plain':
      return [page(table, [header, ...rows])];
    case 'titles':
      return [page(table, [...TITLES, header, ...rows])];
    case 'totals':
      return [
        page(table, [header, ...rows, ...(table.totals === null ? [] : [table.totals]), ...NOTES]),
      ];
    case 'blank-rows':
      return [
        page(table, [header, [], ...rows.flatMap((row, at) => (at % 3 === 1 ? [row, []] : [row]))]),
      ];
    case 'not-at-A1':
      return [page(table, [[], [], ...[header, ...rows].map((row) => [null, null, ...row])])];
    case 'hidden':
      return [hidden(table)];
    case 'foreign-columns':
      return [page(table, [header, ...rows].map(withForeign))];
    case 'shuffled':
      return [page(table, shuffled(table))];
    case 'repeated-header':
      return [
        page(table, [header, ...rows.flatMap((row, at) => (at % 4 === 3 ? [row, header] : [row]))]),
      ];
    case 'notes-sheet':
      return [page({ ...table, sheet: 'Read me' }, NOTES), page(table, [header, ...rows])];
  }
}

function page({ sheet }: Pick<SpelledTable, 'sheet'>, rows: readonly Row[]): Page {
  const shown = rows.map((cells) => ({ cells, hidden: false }));
  return { name: sheet, rows: shown, hiddenColumns: [], filtered: false };
}

const TITLES: readonly Row[] = [
  [text('Partner Center')],
  [text('Exported on'), text('2026-05-14')],
  [],
];
const NOTES: readonly Row[] = [
  [],
  [text('Exported from Partner Center on request of the finance department.')],
];

/** A filter that shows hardly anything: all of it counts. */
function hidden(table: SpelledTable): Page {
  const rows = [table.header, ...table.rows].map((cells, at) => ({ cells, hidden: at % 3 === 2 }));
  return { name: table.sheet, rows, hiddenColumns: [0, 2], filtered: true };
}

/** Columns of people's own, with what makes cells hard to tell apart. */
function withForeign(row: Row, at: number): Row {
  const [first, second, third] = at === 0 ? FOREIGN_HEADERS : FOREIGN_VALUES;
  const middle = Math.floor(row.length / 2);
  return [
    cellOf(first),
    ...row.slice(0, middle),
    cellOf(second),
    ...row.slice(middle),
    cellOf(third),
  ];
}

const FOREIGN_HEADERS = ['Cost centre', 'constructor', 'Checked by (finance)'] as const;
const FOREIGN_VALUES = ['4711', 'two lines,\none "quoted"; a | bar', ' 1.234,5 '] as const;

function cellOf(value: string | undefined): Cell {
  return text(value ?? '');
}

function text(value: string): Cell {
  return { kind: 'text', text: value };
}

/** The same order of columns in every row, another one for each kind of table. */
function shuffled({ kind, header, rows }: SpelledTable): readonly Row[] {
  const random = seededRandom('columns', kind);
  const order = header.map((_cell, at) => at);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] ?? at, order[at] ?? other];
  }
  return [header, ...rows].map((row) => order.map((at) => row[at] ?? null));
}
