/**
 * Splits the text of a CSV file into records, each with its first line and the place of its bytes. One with
 * broken quotes is set aside where it is certain how far it goes; otherwise the file is refused.
 */
import { CsvError, parse, type Options } from 'csv-parse/sync';
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { lineAt } from '../decode-text.ts';
import { findHeader, HEADER_SEARCH_RECORDS } from './delimiter.ts';
import { findQuoteFault, quoteProblem, readBrokenRecord, type BrokenRecord } from './quotes.ts';

const MAX_RECORD_SIZE = 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;
/** So many rows with broken quotes are set aside; a file with more of them is broken as a whole. */
const MAX_BROKEN_ROWS = 1_000;

/** One record of the file: its cells, its first line, and where its bytes stand. */
export interface CsvRecord {
  readonly cells: string[];
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What is wrong with its quotes. */
  readonly fault?: FileProblem;
}

export type Records =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * The settings of csv-parse. All leniency is off, since each of its kinds loses or changes data, except
 * `relax_column_count`: with arrays it keeps every cell of a ragged record (it only drops surplus cells when
 * records become objects), so that this reader can check the widths itself and reject one row, not the file.
 */
export function csvParseOptions(delimiter: string): Options {
  return {
    bom: false,
    delimiter,
    encoding: 'utf8',
    escape: '"',
    max_record_size: MAX_RECORD_SIZE,
    quote: '"',
    // The order matters: the first that fits ends the record. By itself csv-parse would only accept the
    // kind of line end that it meets first.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  };
}

/**
 * Parses the title rows and the table below them apart. csv-parse builds an error, with its stack, for every
 * record that is not as wide as the first one it sees: a single narrow title makes it four times slower.
 */
export function parseFromHeader(
  body: Buffer,
  delimiter: string,
  line: number,
  isHeaderCell: (text: string) => boolean,
): Records {
  const top = parseRecords(body, delimiter, { line, start: 0 }, HEADER_SEARCH_RECORDS);
  if (!top.ok) return top;
  const cells = top.records.map((record) => record.cells);
  const titles = top.records.slice(0, Math.max(0, findHeader(cells, isHeaderCell).index));
  const table = parseRecords(body, delimiter, top.records[titles.length] ?? { line, start: 0 });
  return table.ok ? { ok: true, records: [...titles, ...table.records] } : table;
}

/** A place in the file. */
interface Place {
  readonly line: number;
  readonly start: number;
}

/** Splits the text from a given place on into records. One with broken quotes is set aside if its end is sure. */
function parseRecords(body: Buffer, delimiter: string, from: Place, atMost?: number): Records {
  const records: CsvRecord[] = [];
  let next = from;
  let broken = 0;
  while (atMost === undefined || records.length < atMost) {
    const run = parseRun(body, delimiter, next, atMost && atMost - records.length);
    for (const record of run.records) records.push(record);
    if (run.error === null) break;
    const failed = describeFailure(run.error, body.subarray(run.end.start), delimiter, run.end);
    broken += 1;
    if (failed.record === null || broken > MAX_BROKEN_ROWS) {
      return { ok: false, problem: failed.problem };
    }
    const { line, start } = run.end;
    const end = start + failed.bytes;
    const { cells } = failed.record;
    records.push({ cells: [...cells], line, start, end, fault: failed.problem });
    next = { line: line + countLineEnds(body, start, end), start: end };
    if (end >= body.length) break;
  }
  return { ok: true, records };
}

/** Everything up to the first record that cannot be parsed, and the place after that. */
interface Run {
  readonly records: readonly CsvRecord[];
  readonly end: Place;
  readonly error: CsvError | null;
}

/**
 * csv-parse counts a CRLF inside quotes as two lines, so the lines are counted here, from the end of one
 * record to the end of the next.
 */
function parseRun(body: Buffer, delimiter: string, from: Place, atMost?: number): Run {
  const records: CsvRecord[] = [];
  let { line, start } = from;
  const collect = (cells: string[], { bytes }: { readonly bytes: number }) => {
    const end = from.start + bytes;
    records.push({ cells, line, start, end });
    line += countLineEnds(body, start, end);
    start = end;
    return null;
  };
  const settings = { ...csvParseOptions(delimiter), on_record: collect };
  try {
    parse(body.subarray(from.start), atMost === undefined ? settings : { ...settings, to: atMost });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, end: { line, start }, error };
  }
  return { records, end: { line, start }, error: null };
}

function countLineEnds(body: Buffer, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    if (body[i] === LF || (body[i] === CR && body[i + 1] !== LF)) count++;
  }
  return count;
}

interface Failure {
  readonly problem: FileProblem;
  /** The record itself, if it is certain how far it goes, and its length. */
  readonly record: BrokenRecord | null;
  readonly bytes: number;
}

/** What broke the record at the start of `rest`, and what can be said of that record. */
function describeFailure(
  error: CsvError,
  rest: Buffer,
  delimiter: string,
  { line }: Place,
): Failure {
  const place = `line ${line}`;
  const tooLong = error.code === 'CSV_MAX_RECORD_SIZE';
  const text = rest.subarray(0, MAX_RECORD_SIZE).toString();
  const fault = findQuoteFault(text, delimiter);
  if (fault === null) {
    const reason = `the row that starts on line ${line} cannot be split into cells`;
    const found = tooLong
      ? problem('E_ROW_TOO_LONG', place, { line })
      : problem('E_QUOTE', place, { reason, line, how: '' });
    return { problem: found, record: null, bytes: 0 };
  }
  if (tooLong) {
    const opening = line + lineAt(text, fault.opening) - 1;
    const reason = `a quote opens on line ${opening} and is not closed within 1 MB of text`;
    const slots = { reason, line: opening, how: '' };
    return { problem: problem('E_QUOTE', `line ${opening}`, slots), record: null, bytes: 0 };
  }
  const record = readBrokenRecord(text, fault, delimiter);
  return {
    problem: quoteProblem(fault, text, line),
    record,
    bytes: record === null ? 0 : Buffer.byteLength(text.slice(0, record.end)),
  };
}

/** The bytes of a record as text, without its line end. */
export function rawText(body: Buffer, start: number, end: number): string {
  return body.toString('utf8', start, end).replace(/(?:\r\n|\n|\r)$/, '');
}
