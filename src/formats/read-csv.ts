/**
 * Reads a CSV file into a table of cells exactly as they are written, and keeps every record: one whose width
 * does not fit the header is delivered with its raw text. What the cells mean is left to the intake.
 */
import { CsvError, parse, type Options } from 'csv-parse/sync';
import type { FileProblem, RawFile, RawRow, ReadResult } from '../core/model/raw-table.ts';
import { chooseDelimiter, findHeader, HEADER_SEARCH_RECORDS } from './csv/delimiter.ts';
import { describeQuoteFault } from './csv/quotes.ts';
import { decodeText, lineAt } from './decode-text.ts';

export interface CsvOptions {
  /** Whether a text is a column name that some kind of export has; decides delimiter and header row. */
  readonly isHeaderCell: (text: string) => boolean;
  /** Read a file without a byte order mark in this encoding. */
  readonly encoding?: string;
  readonly delimiter?: string;
}

const MAX_RECORD_SIZE = 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** What "é", "à", a no-break space or a typographic quote in UTF-8 look like when read as windows-1252. */
const MOJIBAKE =
  /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00A0-\u00BF]|â€[\u0080-\u00BF™œžŸ¦“”˜]/g;

/** One record of the file: its cells, its first line, and where its bytes stand. */
interface CsvRecord {
  readonly cells: string[];
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

type Records =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** Reads the bytes of a CSV file. Bad input never throws: it comes back as a problem or a warning. */
export function readCsv(bytes: Uint8Array, options: CsvOptions): ReadResult {
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded;
  // Excel's own directive: `sep=;` on the first line names the delimiter and is no record.
  const directive = /^"?sep=([^"\r\n])"?(?:\r\n|\n|\r|$)/i.exec(text);
  const body = text.slice(directive?.[0].length ?? 0);
  const chosen = delimiterOf(body, options, directive?.[1]);
  if (!chosen.ok) return chosen;
  const bodyBytes = Buffer.from(body);
  const firstLine = directive === null ? 1 : 2;
  const parsed = parseFromHeader(bodyBytes, chosen.delimiter, firstLine, options.isHeaderCell);
  if (!parsed.ok) return parsed;
  const filled = parsed.records.filter((record) => !record.cells.every(isBlank));
  if (filled.length === 0) return { ok: false, problem: noRows() };
  const rows = toRows(filled, options.isHeaderCell, bodyBytes);
  const table = {
    sheet: '',
    visibility: 'visible',
    rows,
    blankRows: parsed.records.length - filled.length,
    epoch: '1900',
    filtered: false,
  } as const;
  const warnings = findWarnings(text, rows);
  const { delimiter } = chosen;
  const file: RawFile = { format: 'csv', tables: [table], encoding, delimiter, warnings };
  return { ok: true, file };
}

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

function delimiterOf(body: string, options: CsvOptions, directive: string | undefined) {
  const given = options.delimiter ?? directive;
  if (given === undefined) return chooseDelimiter(body, options.isHeaderCell);
  if (given.length === 1 && !'"\r\n'.includes(given))
    return { ok: true, delimiter: given } as const;
  const problem: FileProblem = {
    code: 'E_DELIMITER',
    place: null,
    what: `${JSON.stringify(given)} cannot separate columns: a separator is one character.`,
    fix: 'Pass one character as the delimiter, such as ";".',
  };
  return { ok: false, problem } as const;
}

/**
 * Parses the title rows and the table below them apart. csv-parse builds an error, with its stack, for every
 * record that is not as wide as the first one it sees: a single narrow title makes it four times slower.
 */
function parseFromHeader(
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

/**
 * Splits the text from a given place on into records. csv-parse counts a CRLF inside quotes as two lines, so
 * the lines are counted here, from the end of one record to the end of the next.
 */
function parseRecords(
  body: Buffer,
  delimiter: string,
  from: { readonly line: number; readonly start: number },
  atMost?: number,
): Records {
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
    return { ok: false, problem: parseProblem(error, body.subarray(start), delimiter, line) };
  }
  return { ok: true, records };
}

function countLineEnds(body: Buffer, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    if (body[i] === LF || (body[i] === CR && body[i + 1] !== LF)) count++;
  }
  return count;
}

/** What broke the record at the start of `rest`, which is line `line` of the file. */
function parseProblem(error: CsvError, rest: Buffer, delimiter: string, line: number): FileProblem {
  const tooLong = error.code === 'CSV_MAX_RECORD_SIZE';
  const text = (tooLong ? rest.subarray(0, MAX_RECORD_SIZE) : rest).toString();
  const quotes = describeQuoteFault(text, delimiter, line);
  if (quotes !== null && !tooLong) return quotes;
  const place = `line ${line}`;
  if (quotes !== null) {
    const what = `A quote opens on ${quotes.place ?? place} and is not closed within 1 MB of text.`;
    return { ...quotes, what };
  }
  if (tooLong) {
    const what = `The row that starts on line ${line} is longer than 1 MB.`;
    const fix = 'Correct that row, or export the file again.';
    return { code: 'E_ROW_TOO_LONG', place, what, fix };
  }
  const what = `The row that starts on line ${line} cannot be split into cells.`;
  return { code: 'E_QUOTE', place, what, fix: 'Correct the quotes in that row.' };
}

function toRows(
  records: readonly CsvRecord[],
  isHeaderCell: (text: string) => boolean,
  body: Buffer,
): RawRow[] {
  const top = records.slice(0, HEADER_SEARCH_RECORDS).map((record) => record.cells);
  const header = findHeader(top, isHeaderCell);
  const names = top[header.index];
  return records.map((record, index) => {
    const cells = record.cells.map((text) =>
      text === '' ? null : ({ kind: 'text', text } as const),
    );
    const row: RawRow = { number: record.line, cells };
    // Title rows above the header have a width of their own; without a header there is no width to keep.
    if (names === undefined || index <= header.index || fits(record.cells, names)) return row;
    const raw = body.toString('utf8', record.start, record.end).replace(/(?:\r\n|\n|\r)$/, '');
    return { ...row, ragged: raw };
  });
}

/** Empty cells at the end say nothing, whether the header has them or the row. */
function fits(cells: readonly string[], header: readonly string[]): boolean {
  return cells.length >= usedWidth(header) && usedWidth(cells) <= header.length;
}

function usedWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

function noRows(): FileProblem {
  const what = 'The file holds nothing but blank lines.';
  return {
    code: 'E_FILE_EMPTY',
    place: null,
    what,
    fix: 'Export the file again, or leave it out.',
  };
}

function findWarnings(text: string, rows: readonly RawRow[]): FileProblem[] {
  const warnings: FileProblem[] = [];
  const garbled = text.match(MOJIBAKE) ?? [];
  const [first] = garbled;
  if (first !== undefined && garbled.length >= 3) {
    warnings.push({
      code: 'W_MOJIBAKE',
      place: `line ${lineAt(text, text.indexOf(first))}`,
      what: `Accented letters look garbled ("${first[0]}") in ${garbled.length} places of the file.`,
      fix: 'Export the file again and do not save it from another program in between.',
    });
  }
  const last = rows.at(-1);
  if (last?.ragged !== undefined && !/[\r\n]$/.test(text)) {
    warnings.push({
      code: 'W_NO_FINAL_EOL',
      place: `line ${last.number}`,
      what: 'The file ends in the middle of its last row, so rows after it may be lost.',
      fix: 'Export the file again, and compare its last row with the portal.',
    });
  }
  return warnings;
}
