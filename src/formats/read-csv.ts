/**
 * Reads a CSV file into a table of cells exactly as they are written, and keeps every record: one whose width
 * does not fit the header is delivered with its raw text. What the cells mean is left to the intake.
 */
import type { FileProblem, RawFile, RawRow, ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { chooseDelimiter, findHeader, HEADER_SEARCH_RECORDS } from './csv/delimiter.ts';
import { parseFromHeader, rawText, type CsvRecord } from './csv/records.ts';
import { decodeText, lineAt } from './decode-text.ts';

export interface CsvOptions {
  /** Whether a text is a column name that some kind of export has; decides delimiter and header row. */
  readonly isHeaderCell: (text: string) => boolean;
  /** Read a file without a byte order mark in this encoding. */
  readonly encoding?: string;
  readonly delimiter?: string;
}

/** Signs as web pages write them. */
const HTML_ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});/gi;
/** From so many hits on it is no coincidence. */
const HITS = 3;

/** What "é", "à", a no-break space or a typographic quote in UTF-8 look like when read as windows-1252. */
const MOJIBAKE =
  /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00A0-\u00BF]|â€[\u0080-\u00BF™œžŸ¦“”˜]/g;

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
  if (filled.length === 0) return refuse(problem('E_FILE_EMPTY', null, {}));
  const top = filled.slice(0, HEADER_SEARCH_RECORDS).map((record) => record.cells);
  const header = findHeader(top, options.isHeaderCell).index;
  const broken = findBrokenTop(filled, header);
  if (broken !== null) return refuse(broken);
  const rows = toRows(filled, header, bodyBytes);
  const table = {
    sheet: '',
    visibility: 'visible',
    rows,
    blankRows: parsed.records.length - filled.length,
    epoch: '1900',
    filtered: false,
    hiddenColumns: [],
  } as const;
  const warnings = findWarnings(text, rows);
  const { delimiter } = chosen;
  const file: RawFile = { format: 'csv', tables: [table], encoding, delimiter, warnings };
  return { ok: true, file };
}

function refuse(found: FileProblem): ReadResult {
  return { ok: false, problem: found };
}

const SINGLE_QUOTES = {
  reason: "the cells are wrapped in single quotes ('), which Excel takes for a part of their text",
  how: ' with double quotes (") or with none',
} as const;

/** What makes the table as a whole uncertain: broken quotes down to the header, or cells in single quotes. */
function findBrokenTop(records: readonly CsvRecord[], header: number): FileProblem | null {
  const top = header < 0 ? records : records.slice(0, header + 1);
  const fault = top.find((record) => record.fault !== undefined)?.fault;
  if (fault !== undefined) return fault;
  const [first] = top.slice(Math.max(0, header));
  const names = first?.cells.filter((cell) => !isBlank(cell)) ?? [];
  if (first === undefined || names.length < 2) return null;
  return names.every((name) => /^'.*'$/s.test(name))
    ? problem('E_QUOTE', `line ${first.line}`, { ...SINGLE_QUOTES, line: first.line })
    : null;
}

function delimiterOf(body: string, options: CsvOptions, directive: string | undefined) {
  const given = options.delimiter ?? directive;
  if (given === undefined) return chooseDelimiter(body, options.isHeaderCell);
  if (given.length === 1 && !'"\r\n'.includes(given))
    return { ok: true, delimiter: given } as const;
  const slots = { delimiter: JSON.stringify(given) };
  return { ok: false, problem: problem('E_DELIMITER_OPTION', null, slots) } as const;
}

function toRows(records: readonly CsvRecord[], header: number, body: Buffer): RawRow[] {
  const names = records[header]?.cells;
  return records.map((record, index) => {
    const cells = record.cells.map((text) =>
      text === '' ? null : ({ kind: 'text', text } as const),
    );
    const row: RawRow = { number: record.line, cells };
    // Title rows above the header have a width of their own; without a header there is no width to keep.
    if (names === undefined || index <= header) return row;
    const sound = record.fault === undefined && fits(record.cells, names);
    return sound ? row : { ...row, ragged: rawText(body, record.start, record.end) };
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

function findWarnings(text: string, rows: readonly RawRow[]): FileProblem[] {
  const warnings: FileProblem[] = [];
  const garbled = hitsOf(MOJIBAKE, text);
  if (garbled !== null) warnings.push(problem('W_MOJIBAKE', garbled.place, garbled));
  const entities = hitsOf(HTML_ENTITY, text);
  if (entities !== null) warnings.push(problem('W_HTML_ENTITIES', entities.place, entities));
  const last = rows.at(-1);
  if (last !== undefined && !/[\r\n]$/.test(text)) {
    const how =
      last.ragged === undefined
        ? 'without a line end after its last row'
        : 'in the middle of its last row';
    warnings.push(problem('W_NO_FINAL_EOL', `line ${last.number}`, { how }));
  }
  return warnings;
}

/** How often a pattern is met, with the first place; `null` where that may be chance. */
function hitsOf(
  pattern: RegExp,
  text: string,
): { readonly sample: string; readonly count: number; readonly place: string } | null {
  const hits = text.match(pattern) ?? [];
  const [sample] = hits;
  if (sample === undefined || hits.length < HITS) return null;
  return { sample, count: hits.length, place: `line ${lineAt(text, text.search(pattern))}` };
}
