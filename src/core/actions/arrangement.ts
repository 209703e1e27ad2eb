/**
 * How people have arranged the tables of work: headers that they renamed and columns that they moved. The next
 * sheet keeps both, and still knows every column by its key.
 */

import { foldWord } from '../normalise/text.ts';
import type { ColumnWords } from '../report/speak-sheets.ts';
import { ENGLISH, type Speech } from '../text/speech.ts';
import { say, verbatim } from '../text/text.ts';
import { ACTION_COLUMNS, labelOf, RESOLVED_COLUMNS } from './columns.ts';
import { headerAt, type Layout, type OwnPlace } from './layout.ts';
import type {
  Arrangement,
  Cells,
  LogEntry,
  OwnColumn,
  Place,
  SheetCopy,
  TableArrangement,
  WrittenColumns,
} from './living.ts';
import { remark } from './remarks.ts';
import { settle, type Claim } from './settle.ts';
import type { SheetWords } from './sheet-words.ts';

/** Headers and order as the tool gives them. */
export const STANDARD: Arrangement = { heads: {}, order: {} };

const COLUMNS = { actions: ACTION_COLUMNS, resolved: RESOLVED_COLUMNS } as const;

/** How a table came back. `words`: all in which it may have been written. */
export function arrangementIn(
  layout: Layout,
  own: readonly OwnPlace[],
  written: WrittenColumns,
  words: readonly SheetWords[],
): TableArrangement {
  const place: Place = layout.kind === 'resolved' ? 'resolved' : 'actions';
  const heads: Record<string, string> = {};
  for (const [key, at] of layout.columns) {
    const head = headerAt(layout, at);
    const isStandard = words.some(
      ({ labels }) => foldWord(labels[`${layout.kind}.${key}`] ?? '') === foldWord(head),
    );
    heads[key] = isStandard ? '' : head;
  }
  const keys = [...[...layout.columns].map(([key, at]) => ({ key, at })), ...own]
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
  const before = written.keys[place] ?? COLUMNS[place].map(({ key }) => key);
  const wasMoved = written.moved.includes(place);
  const moved = isMoved(keys, before);
  return { place, heads, order: wasMoved || moved ? keys : null, isMoved: moved };
}

function isMoved(keys: readonly string[], before: readonly string[]): boolean {
  const unmoved = [
    ...before.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !before.includes(key)),
  ];
  return keys.some((key, at) => key !== unmoved[at]);
}

/** The arrangement of the next sheet: headers and the order of columns. */
export function mergeArrangement(
  ranked: readonly SheetCopy[],
  own: readonly OwnColumn[],
  speech: Speech,
): { readonly arrangement: Arrangement; readonly log: readonly LogEntry[] } {
  const heads: Record<string, string> = {};
  const log: LogEntry[] = [];
  for (const key of KEYS) {
    const settled = settle(headClaims(ranked, key));
    if (settled === null) continue;
    const { kept, lost } = settled;
    if (kept.value !== '') heads[key] = kept.value;
    log.push(...lost.map((claim) => renamedTwice(key, kept, claim, speech)));
  }
  const order = { ...orderOf(ranked, 'actions'), ...orderOf(ranked, 'resolved') };
  return { arrangement: { heads: distinctHeads(heads, own, speech), order }, log };
}

/** A pack is arranged for one person: only copies of the newest sheet count, and who moved columns last in them. */
function orderOf(ranked: readonly SheetCopy[], place: Place): Arrangement['order'] {
  const runs = ranked.at(-1)?.history.length;
  const newest = ranked
    .filter(({ history }) => history.length === runs)
    .flatMap((copy) => copy.arranged.filter((one) => one.place === place));
  const { order } = newest.findLast((one) => one.isMoved) ?? newest.at(-1) ?? { order: null };
  return order === null ? {} : { [place]: order };
}

const KEYS: readonly string[] = [
  ...new Set([...ACTION_COLUMNS, ...RESOLVED_COLUMNS].map(({ key }): string => key)),
];

function headClaims(ranked: readonly SheetCopy[], key: string): readonly Claim[] {
  return ranked.flatMap((copy, rank): Claim[] => {
    const base = copy.writtenHeads[key] ?? '';
    const values = copy.arranged.flatMap(({ heads }) => heads[key] ?? []);
    // Renamed on one sheet, a column is renamed on all.
    const value = values.find((one) => one !== base) ?? values[0];
    const from = { rank, file: copy.file, cell: '', hash: '' };
    return value === undefined ? [] : [{ ...from, value, base }];
  });
}

function renamedTwice(key: string, kept: Claim, lost: Claim, speech: Speech): LogEntry {
  const standard = labelOf(key, speech);
  return remark({
    what: speech.of(say('Two copies name a column differently')),
    column: standard,
    kept: kept.value === '' ? standard : kept.value,
    other: lost.value === '' ? standard : lost.value,
    file: lost.file,
  });
}

/** Excel refuses a table in which two columns have one name; and no header may be taken for another's. */
function distinctHeads(heads: Cells, own: readonly OwnColumn[], speech: Speech): Cells {
  const standard = new Map<string, string>();
  for (const { key, label } of [...ACTION_COLUMNS, ...RESOLVED_COLUMNS]) {
    for (const { of } of [ENGLISH, speech]) standard.set(foldWord(of(label)), key);
  }
  const taken = new Set(own.map(({ label }) => foldWord(label)));
  const distinct: Record<string, string> = {};
  for (const [key, head] of Object.entries(heads)) {
    if (standard.get(foldWord(head)) === key) continue;
    let name = head;
    for (let count = 2; standard.has(foldWord(name)) || taken.has(foldWord(name)); count += 1)
      name = `${head} (${String(count)})`;
    taken.add(foldWord(name));
    distinct[key] = name;
  }
  return distinct;
}

interface Keyed {
  readonly key: string;
}

/**
 * Columns in the order in which somebody left them. One that was not there then stands behind the one that it
 * always follows; the first column stays the first, as it leads back to the start page.
 */
export function arranged<T extends Keyed>(
  columns: readonly T[],
  order: readonly string[] | undefined,
): readonly T[] {
  const [first, ...others] = columns;
  if (order === undefined || first === undefined) return columns;
  const places = new Map(order.map((key, at) => [key, at]));
  const known = others.filter(({ key }) => places.has(key));
  const sorted = known.toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
  const found: T[] = [first, ...sorted];
  others.forEach((column, index) => {
    if (places.has(column.key)) return;
    const before = columns[index];
    found.splice(before === undefined ? found.length : found.indexOf(before) + 1, 0, column);
  });
  return found;
}

/** How many columns from the left stand as they always do, so that they may stay in sight. */
export function unmoved(
  columns: readonly Keyed[],
  standard: readonly Keyed[],
  most: number,
): number {
  const at = standard.slice(0, most).findIndex(({ key }, index) => columns[index]?.key !== key);
  return at < 0 ? most : at;
}

/** Up to which column a table is printed: what people need on paper, wherever they moved it. */
export function printed(columns: readonly Keyed[]): number {
  return 1 + Math.max(...ON_PAPER.map((key) => columns.findIndex((column) => column.key === key)));
}

const ON_PAPER = ['text', 'customer', 'owner', 'status', 'note'];

/** A column under the header that somebody gave it. */
export function headed(column: ColumnWords, heads: Cells): ColumnWords {
  const head = heads[column.key];
  return head === undefined ? column : { ...column, label: verbatim(head) };
}
