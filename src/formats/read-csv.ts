/**
 * Reads a CSV file into a table of cells exactly as they are written, and keeps every record: one whose width
 * does not fit the header is delivered with its raw text. What the cells mean is left to the intake.
 */
import type { FileProblem, RawRow, RawTable, ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { chooseDelimiter } from './csv/delimiter.ts';
import { RecordReader } from './csv/record-reader.ts';
import { passRecords } from './csv/rows.ts';
import { wholeText } from './csv/text-source.ts';
import { decodeText, lineAt } from './decode-text.ts';
import { FileFault } from './fault.ts';

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
  const { delimiter } = chosen;
  const rows: RawRow[] = [];
  const reader = new RecordReader(wholeText(body), delimiter, directive === null ? 1 : 2);
  try {
    const end = passRecords(reader, options.isHeaderCell, (row) => rows.push(row));
    if (end.problem !== null) return refuse(end.problem);
    const { blankRows, last } = end;
    const table = { ...TEXT_TABLE, rows, blankRows };
    const warnings = findWarnings(text, last);
    return { ok: true, file: { format: 'csv', tables: [table], encoding, delimiter, warnings } };
  } catch (error) {
    if (error instanceof FileFault) return refuse(error.problem);
    throw error;
  }
}

/** A table of text, which has neither sheet nor anything hidden. */
const TEXT_TABLE: RawTable = {
  sheet: '',
  visibility: 'visible',
  rows: [],
  blankRows: 0,
  epoch: '1900',
  filtered: false,
  hiddenColumns: [],
};

function refuse(found: FileProblem): ReadResult {
  return { ok: false, problem: found };
}

function delimiterOf(body: string, options: CsvOptions, directive: string | undefined) {
  const given = options.delimiter ?? directive;
  if (given === undefined) return chooseDelimiter(body, options.isHeaderCell);
  if (given.length === 1 && !'"\r\n'.includes(given))
    return { ok: true, delimiter: given } as const;
  const slots = { delimiter: JSON.stringify(given) };
  return { ok: false, problem: problem('E_DELIMITER_OPTION', null, slots) } as const;
}

function findWarnings(text: string, last: RawRow | null): FileProblem[] {
  const warnings: FileProblem[] = [];
  const garbled = hitsOf(MOJIBAKE, text);
  if (garbled !== null) warnings.push(problem('W_MOJIBAKE', garbled.place, garbled));
  const entities = hitsOf(HTML_ENTITY, text);
  if (entities !== null) warnings.push(problem('W_HTML_ENTITIES', entities.place, entities));
  if (last !== null && !/[\r\n]$/.test(text)) {
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
