/**
 * Turns one `<c>` element into a cell, by its declared type and nothing else. A value that does not fit
 * its type becomes an error cell with its raw text, so that only its row is rejected.
 */
import { columnLetters, type NumberFormat, type RawCell } from '../../core/model/raw-table.ts';
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { refuse } from '../fault.ts';
import { unescapeText } from './strings.ts';

/** A `<c>` element as collected. `null` where the element inside is absent. */
export interface CellParts {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: string;
  readonly value: string | null;
  readonly inline: string | null;
  readonly formula: string | null;
}

/** What cells refer to. The string table is read when first needed: a damaged unused one does no harm. */
export interface CellContext {
  readonly strings: () => readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly tally: Tally;
  /** Rows of few cells that stand far to the right would fill the memory with the empty ones before them. */
  readonly maxPlaces: number;
}

/** What is counted over all sheets of a workbook. */
export interface Tally {
  /** Places in all rows, empty ones before the last cell included. */
  places: number;
  /** Number cells whose number format is not in the workbook, and where the first of them stands. */
  unstyled: number;
  firstUnstyled: string | null;
}

/** Cells whose format the workbook lacks. */
export function unstyled({ unstyled: count, firstUnstyled }: Tally): FileProblem[] {
  return count === 0 ? [] : [problem('W_STYLE_INDEX', firstUnstyled, { count })];
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Reads one cell; `null` for an empty one. */
export function toCell(parts: CellParts, context: CellContext): RawCell | null {
  switch (parts.type) {
    case 'n':
      return toNumber(parts, context);
    case 's':
      return toText(parts.value === null ? '' : findShared(parts, parts.value, context));
    case 'str':
    case 'inlineStr':
      return toOwnText(parts);
    case 'b':
      return toBoolean(parts);
    case 'd':
      return isMissing(parts) ? toMissing(parts) : { kind: 'date', text: trimmed(parts) };
    case 'e':
      return isMissing(parts)
        ? toMissing(parts)
        : { kind: 'error', text: trimmed(parts), problem: 'error' };
    default:
      return refuse('E_CELL_TYPE', placeOf(parts), { type: parts.type });
  }
}

/** Where a cell stands, for a problem: sheet and address. */
export function placeOf(cell: { sheet: string; row: number; column: number }): string {
  return `${cell.sheet} › ${columnLetters(cell.column)}${String(cell.row)}`;
}

function toText(text: string): RawCell | null {
  return text === '' ? null : { kind: 'text', text };
}

function trimmed(parts: CellParts): string {
  return (parts.value ?? '').trim();
}

function isMissing(parts: CellParts): boolean {
  return trimmed(parts) === '';
}

/** A cell without a value is empty, unless a formula stands there whose result was never stored. */
function toMissing(parts: CellParts): RawCell | null {
  if (parts.formula === null) return null;
  return { kind: 'error', text: `=${parts.formula}`, problem: 'no-cached-value' };
}

function toNumber(parts: CellParts, context: CellContext): RawCell | null {
  // Some writers put inline text into a cell that does not say so.
  if (parts.value === null && parts.inline !== null) return toOwnText(parts);
  const text = trimmed(parts);
  if (text === '') return toMissing(parts);
  if (!NUMBER.test(text) || !Number.isFinite(Number(text))) {
    return misfit(parts, 'no-number');
  }
  return { kind: 'number', text, format: findFormat(parts, context) };
}

/** A workbook without any formats shows plain numbers; one that lacks this format is damaged. */
function findFormat(parts: CellParts, { formats, tally }: CellContext): NumberFormat {
  const format = formats[parts.style === '' ? 0 : Number(parts.style)];
  if (format !== undefined) return format;
  if (formats.length > 0) {
    tally.unstyled += 1;
    tally.firstUnstyled ??= placeOf(parts);
  }
  return 'plain';
}

/** A value that does not fit the type that the file gives the cell. */
function misfit(parts: CellParts, problem: 'no-number' | 'no-boolean'): RawCell {
  return { kind: 'error', text: trimmed(parts), problem };
}

function toOwnText(parts: CellParts): RawCell | null {
  const { inline, value } = parts;
  if (parts.type === 'str' && value === null && inline === null) return toMissing(parts);
  // Where both are there, Excel shows the inline string.
  const text = inline ?? value ?? '';
  return toText(unescapeText(text));
}

function findShared(parts: CellParts, value: string, context: CellContext): string {
  const index = value.trim();
  if (index === '') return '';
  const text = /^\d{1,10}$/.test(index) ? context.strings()[Number(index)] : undefined;
  if (text !== undefined) return text;
  return refuse('E_SST_INDEX', placeOf(parts), { index });
}

function toBoolean(parts: CellParts): RawCell | null {
  const text = trimmed(parts);
  switch (text.toLowerCase()) {
    case '':
      return toMissing(parts);
    case '1':
    case 'true':
      return { kind: 'boolean', text: 'TRUE' };
    case '0':
    case 'false':
      return { kind: 'boolean', text: 'FALSE' };
    default:
      return misfit(parts, 'no-boolean');
  }
}
