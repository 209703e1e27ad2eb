/**
 * Makes rows of the records of a CSV file: the header is found among the first ones, and a record whose width
 * does not fit it is handed over with its raw text.
 */
import type { FileProblem, RawRow } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { findHeader, HEADER_SEARCH_RECORDS } from './delimiter.ts';
import type { Lane } from '../../core/model/packed-row.ts';
import type { CsvRecord, Records } from './record.ts';
import { say } from '../../core/text/text.ts';

/** What the records came to. */
export interface CsvEnd {
  /** What makes the table as a whole uncertain. */
  readonly problem: FileProblem | null;
  readonly blankRows: number;
  /** Of the last row that is not blank. */
  readonly last: Pick<RawRow, 'number' | 'ragged'> | null;
}

/**
 * Hands over a row for each record that is not blank, but for those that the lane takes. Throws a `FileFault`
 * where a record cannot be read.
 */
export function passRecords(
  reader: Records,
  isHeaderCell: (text: string) => boolean,
  take: (row: RawRow) => void,
  lane?: Lane,
): CsvEnd {
  let blankRows = 0;
  const nextFilled = (): CsvRecord | null => {
    for (;;) {
      const record = reader.next();
      if (record === null || !record.cells.every(isBlank)) return record;
      blankRows += 1;
    }
  };
  const top: CsvRecord[] = [];
  while (top.length < HEADER_SEARCH_RECORDS) {
    const record = nextFilled();
    if (record === null) break;
    const raw = record.raw();
    top.push({ ...record, raw: () => raw });
  }
  const cells = top.map((record) => record.cells);
  const header = findHeader(cells, isHeaderCell).index;
  const names = cells[header];
  let last: CsvEnd['last'] = null;
  // Title rows above the header have a width of their own; without a header there is no width to keep.
  for (const [at, record] of top.entries()) {
    const row = toRow(record, at <= header ? undefined : names);
    take(row);
    last = row;
  }
  if (last === null) return { problem: problem('E_FILE_EMPTY', null, {}), blankRows, last };
  let fault: FileProblem | undefined;
  for (;;) {
    const taken =
      lane === undefined || names === undefined ? null : reader.handOver?.(lane, names.length);
    if (typeof taken === 'number') last = { number: taken };
    const next = nextFilled();
    if (next === null) break;
    fault ??= next.fault;
    const row = toRow(next, names);
    take(row);
    last = row;
  }
  // Where nothing tells the header, all of the file may be above it.
  const below = header < 0 ? fault : undefined;
  return { problem: findBrokenTop(top, header, below), blankRows, last };
}

const SINGLE_QUOTES = {
  reason: say(
    'the cells are wrapped in single quotes ({quote}), which Excel takes for a part of their text',
    {
      quote: "'",
    },
  ),
  how: say(' with double quotes (") or with none'),
} as const;

/** What makes the table as a whole uncertain: broken quotes down to the header, or cells in single quotes. */
function findBrokenTop(
  records: readonly CsvRecord[],
  header: number,
  below: FileProblem | undefined,
): FileProblem | null {
  const top = header < 0 ? records : records.slice(0, header + 1);
  const fault = top.find((record) => record.fault !== undefined)?.fault ?? below;
  if (fault !== undefined) return fault;
  const [first] = top.slice(Math.max(0, header));
  const names = first?.cells.filter((cell) => !isBlank(cell)) ?? [];
  if (first === undefined || names.length < 2) return null;
  return names.every((name) => /^'.*'$/s.test(name))
    ? problem('E_QUOTE', `line ${first.line}`, { ...SINGLE_QUOTES, line: first.line })
    : null;
}

function toRow(record: CsvRecord, names: readonly string[] | undefined): RawRow {
  const cells = record.cells.map((text) =>
    text === '' ? null : ({ kind: 'text', text } as const),
  );
  const row: RawRow = { number: record.line, cells };
  if (names === undefined) return row;
  const sound = record.fault === undefined && fits(record.cells, names);
  return sound ? row : { ...row, ragged: record.raw() };
}

/** Empty cells at the end say nothing, whether the header has them or the row. */
function fits(cells: readonly string[], header: readonly string[]): boolean {
  if (cells.length === header.length) return true;
  return cells.length >= usedWidth(header) && usedWidth(cells) <= header.length;
}

function usedWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return first > 32 && first < 127 ? false : cell.trim() === '';
}
