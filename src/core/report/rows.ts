/**
 * Rows of tables. Those of large tables are drawn each time somebody goes through them: kept, they would take
 * more memory than the report that they are drawn from.
 */
import type { Row, Rows } from './tables.ts';

/** One row for each item, drawn when it is wanted; `draw` must give the same row each time. */
export function rowsOf<T>(items: readonly T[], draw: (item: T, at: number) => Row): Rows {
  return partOf(items, draw, { first: 0, end: items.length });
}

/** The rows, each changed in the same way. */
export function changedRows(rows: Rows, change: (row: Row) => Row): Rows {
  return {
    length: rows.length,
    slice: (first, end) => changedRows(rows.slice(first, end), change),
    *[Symbol.iterator]() {
      for (const row of rows) yield change(row);
    },
  };
}

function partOf<T>(
  items: readonly T[],
  draw: (item: T, at: number) => Row,
  { first, end }: { readonly first: number; readonly end: number },
): Rows {
  return {
    length: end - first,
    slice: (from, to) =>
      partOf(items, draw, { first: first + from, end: Math.min(first + to, end) }),
    *[Symbol.iterator]() {
      for (const [at, item] of items.slice(first, end).entries()) yield draw(item, first + at);
    },
  };
}
