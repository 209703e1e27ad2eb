/** Which columns are hidden, as ranges of them say. */

/** The columns of the ranges, as far as the sheet is filled. */
export function listColumns(
  ranges: readonly (readonly [number, number])[],
  width: number,
): number[] {
  const columns: number[] = [];
  let next = 0;
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const end = Math.min(last, width - 1);
    for (next = Math.max(next, first); next <= end; next += 1) columns.push(next);
  }
  return columns;
}
