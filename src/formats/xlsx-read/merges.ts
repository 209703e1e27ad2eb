/**
 * Empties the cells that a merge hides behind its first cell. Merges stay rectangles throughout: one over
 * the whole sheet costs no more than the cells that are really there.
 */
import type { RawCell } from '../../core/model/raw-table.ts';
import type { Area } from './address.ts';
import { RESAVE, refuseFile } from './fault.ts';

interface Row {
  readonly number: number;
  readonly cells: (RawCell | null)[];
}

/** Merges cannot overlap in a sound file, so few are ever open in one row; this bounds hostile ones. */
const MAX_STEPS = 20_000_000;

/** Sets the hidden cells of merges to `null`. Rows come in rising order. */
export function clearMergedCells(
  rows: readonly Row[],
  merges: readonly Area[],
  sheet: string,
): void {
  const waiting = merges.toSorted((a, b) => b.top - a.top);
  let open: Area[] = [];
  let steps = 0;
  for (const row of rows) {
    for (let next = waiting.at(-1); next && next.top <= row.number; next = waiting.at(-1)) {
      open.push(next);
      waiting.pop();
    }
    steps += open.length;
    open = open.filter((area) => area.bottom >= row.number);
    for (const area of open) {
      const end = Math.min(area.right, row.cells.length - 1);
      steps += Math.max(0, end - area.left);
      for (let column = area.left; column <= end; column += 1) {
        if (row.number !== area.top || column !== area.left) row.cells[column] = null;
      }
    }
    if (steps > MAX_STEPS) refuseOverlap(sheet);
  }
}

function refuseOverlap(sheet: string): never {
  return refuseFile(
    'E_MERGE',
    sheet,
    'The merged cells of this sheet overlap in a way that Excel does not allow.',
    RESAVE,
  );
}
