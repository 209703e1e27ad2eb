/**
 * Finds a header that is spread over two rows ("Subscription" above "ID"). Such a header is not read, since
 * what a column means would be guessed; but it can be named, with what to do.
 */
import type { RawCell, RawRow, RawTable } from '../model/raw-table.ts';
import { foldWord } from '../normalise/text.ts';
import { headerText } from './header.ts';
import type { HeaderIndex, InputKind } from './input-kind.ts';

/** The numbers of the two rows that together are a whole header of some kind; `null` where none are. */
export function splitHeader(
  table: RawTable,
  kinds: readonly { readonly kind: InputKind; readonly index: HeaderIndex }[],
  searched: number,
): { readonly first: string; readonly second: string } | null {
  for (let at = 0; at + 1 < Math.min(table.rows.length, searched); at += 1) {
    const [above, below] = [table.rows[at], table.rows[at + 1]];
    if (above === undefined || below === undefined || below.number !== above.number + 1) continue;
    if (kinds.some(({ kind, index }) => isWhole(kind, fieldsOf(index, above, below)))) {
      return { first: `row ${String(above.number)}`, second: `row ${String(below.number)}` };
    }
  }
  return null;
}

function isWhole(kind: InputKind, fields: ReadonlySet<string>): boolean {
  return kind.required.every((group) => group.some((field) => fields.has(field)));
}

/** The fields that the columns name when both rows are read as one. */
function fieldsOf(index: HeaderIndex, above: RawRow, below: RawRow): ReadonlySet<string> {
  const fields = new Set<string>();
  let spanning = '';
  const width = Math.max(above.cells.length, below.cells.length);
  for (let column = 0; column < width; column += 1) {
    const top = above.cells[column] ?? null;
    spanning = coversNext(top) ? spanning : (headerText(top) ?? '');
    const bottom = headerText(below.cells[column] ?? null) ?? '';
    for (const text of [`${spanning} ${bottom}`, bottom, spanning]) {
      const meaning = index.get(foldWord(text));
      if (meaning === undefined) continue;
      fields.add(meaning.field);
      break;
    }
  }
  return fields;
}

/** An empty or merged cell lies under the group name to its left. */
function coversNext(cell: RawCell | null): boolean {
  return cell === null || cell.kind === 'merged' || headerText(cell) === null;
}
