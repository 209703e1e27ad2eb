/** What speaks against a header that was found: data above it, or columns below it that are another kind's. */
import type { FileProblem, RawCell, RawRow, RawTable } from '../model/raw-table.ts';
import { ID_CELL, trimCell } from '../normalise/text.ts';
import { STATUS_NAMES } from '../normalise/words.ts';
import { problem } from '../problems/index.ts';
import type { HeaderCandidate } from './header.ts';

const ID_FIELDS: ReadonlySet<string> = new Set(['subscriptionId', 'customerId']);
/** Rows that are looked at to see what a column holds. */
const SAMPLE_ROWS = 30;

/** True for a row that holds an id, as no header does. */
export function holdsId(row: RawRow): boolean {
  return row.cells.some((cell) => cell?.kind === 'text' && ID_CELL.test(cell.text));
}

/** Ids tell that a table holds an export's rows, even where its header is lost. */
export function holdsIds(table: RawTable, searched: number): boolean {
  return table.rows.slice(0, searched).some(holdsId);
}

/** Rows of data above the header (it may have been sorted among them) would be lost without a trace. */
export function dataAbove(table: RawTable, candidate: HeaderCandidate): FileProblem | null {
  const id = candidate.columns.find(({ field }) => ID_FIELDS.has(field));
  const row = table.rows.slice(0, Math.max(0, candidate.position)).find((above) => {
    // A title block may hold the customer's id, but not in the column of ids.
    const inColumn = ID_CELL.test(above.cells[id?.index ?? -1]?.text ?? '');
    return inColumn || (holdsStatus(above) && holdsNumber(above));
  });
  if (row === undefined || candidate.row === null) return null;
  const place = table.sheet === '' ? null : table.sheet;
  return problem('E_DATA_ABOVE_HEADER', place, { row: row.number, header: candidate.row.number });
}

function holdsStatus({ cells }: RawRow): boolean {
  return cells.some((cell) => cell?.kind === 'text' && STATUS_NAMES.find(cell.text) !== null);
}

function holdsNumber({ cells }: RawRow): boolean {
  return cells.some((cell) => cell?.kind === 'number' || /^\s*\d+\s*$/.test(cell?.text ?? ''));
}

/** A list of something else whose left-over columns hold statuses is an export of subscriptions in disguise. */
export function disguised(table: RawTable, candidate: HeaderCandidate): FileProblem | null {
  const { kind, leftOver, unmapped, position } = candidate;
  if (kind.name !== 'customers' && kind.name !== 'prices') return null;
  const rows = table.rows.slice(position + 1, position + 1 + SAMPLE_ROWS);
  const at = leftOver.findIndex((index) => isStatusColumn(rows.map(({ cells }) => cells[index])));
  if (at === -1) return null;
  const place = table.sheet === '' ? null : table.sheet;
  return problem('E_KIND_UNCLEAR', place, { kind: kind.title, column: unmapped[at] ?? '' });
}

function isStatusColumn(cells: readonly (RawCell | null | undefined)[]): boolean {
  const texts = cells.map((cell) => trimCell(cell?.text ?? '')).filter((text) => text !== null);
  const words = texts.filter((text) => STATUS_NAMES.find(text) !== null).length;
  return texts.length > 0 && words * 2 > texts.length;
}
