/**
 * Marks the cells that a merge hides behind its first cell. Merges stay rectangles throughout: one over
 * the whole sheet costs no more than the cells that are really there.
 */
import { columnLetters, type RawCell } from '../../core/model/raw-table.ts';
import { refuse } from '../fault.ts';
import type { Area } from './address.ts';

interface Row {
  readonly number: number;
  readonly cells: (RawCell | null)[];
}

/** A merge with the cell that stands for each of its hidden ones. */
interface Merge {
  readonly area: Area;
  readonly cell: RawCell;
}

/** Merges cannot overlap in a sound file, so few are ever open in one row; this bounds hostile ones. */
const MAX_STEPS = 20_000_000;
/** So many columns of one merge are marked; behind them hidden cells just become empty. */
const MARKED_COLUMNS = 64;
/** A merge that reaches behind the last cell of a row is marked no further right than this. */
const MARKED_BEHIND = 256;

/**
 * Replaces the hidden cells of merges by `merged` ones, also where the row stores no cell for them. Only rows
 * that are there are touched, and nothing right of `width`, the widest row. Rows come in rising order.
 */
export class MergeMarker {
  readonly #waiting: Area[];
  readonly #width: number;
  readonly #sheet: string;
  #open: Merge[] = [];
  #steps = 0;

  constructor(merges: readonly Area[], width: number, sheet: string) {
    this.#waiting = merges.toSorted((a, b) => b.top - a.top);
    this.#width = width;
    this.#sheet = sheet;
  }

  mark(row: Row): void {
    const waiting = this.#waiting;
    for (let next = waiting.at(-1); next && next.top <= row.number; next = waiting.at(-1)) {
      this.#open.push({ area: next, cell: { kind: 'merged', text: '', range: rangeOf(next) } });
      waiting.pop();
    }
    this.#steps += this.#open.length;
    this.#open = this.#open.filter(({ area }) => area.bottom >= row.number);
    for (const merge of this.#open) {
      this.#steps += markRow(row, merge, this.#width);
      if (this.#steps > MAX_STEPS) refuse('E_MERGE', this.#sheet, {});
    }
  }
}

/** Marks one merge in one row and says how many steps that took. */
function markRow(row: Row, { area, cell }: Merge, width: number): number {
  const { cells } = row;
  const before = cells.length;
  const reach = Math.max(before, Math.min(width, MARKED_BEHIND));
  const end = Math.min(area.right, reach - 1);
  for (let column = area.left; column <= end; column += 1) {
    if (row.number === area.top && column === area.left) continue;
    const marked = column < area.left + MARKED_COLUMNS;
    if (!marked && column >= before) break;
    while (cells.length < column) cells.push(null);
    cells[column] = marked ? cell : null;
  }
  return Math.max(0, end - area.left) + cells.length - before;
}

function rangeOf({ left, top, right, bottom }: Area): string {
  return `${columnLetters(left)}${String(top)}:${columnLetters(right)}${String(bottom)}`;
}
