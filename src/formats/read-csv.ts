/**
 * Reads a CSV file into a table of cells exactly as they are written, and keeps every record: one whose width
 * does not fit the header is delivered with its raw text. What the cells mean is left to the intake.
 */
import type { FileProblem, RawRow, RawTable, ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { chooseDelimiter, type DelimiterChoice } from './csv/delimiter.ts';
import { GarbledSigns } from './csv/garbled.ts';
import { RecordReader } from './csv/record-reader.ts';
import { passRecords, type CsvEnd } from './csv/rows.ts';
import { wholeText } from './csv/text-source.ts';
import { decodeText } from './decode-text.ts';
import { FileFault } from './fault.ts';
import { say } from '../core/text/text.ts';

export interface CsvOptions {
  /** Whether a text is a column name that some kind of export has; decides delimiter and header row. */
  readonly isHeaderCell: (text: string) => boolean;
  /** Read a file without a byte order mark in this encoding. */
  readonly encoding?: string;
  readonly delimiter?: string;
}

/** Reads the bytes of a CSV file. Bad input never throws: it comes back as a problem or a warning. */
export function readCsv(bytes: Uint8Array, options: CsvOptions): ReadResult {
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded;
  const directive = directiveOf(text);
  const body = text.slice(directive?.length ?? 0);
  const chosen = delimiterOf(body, options, directive?.delimiter);
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

/** The first line where it is Excel's own directive: `sep=;` names the delimiter and is no record. */
export function directiveOf(
  text: string,
): { readonly delimiter: string | undefined; readonly length: number } | null {
  const directive = /^"?sep=([^"\r\n])"?(?:\r\n|\n|\r|$)/i.exec(text);
  return directive === null ? null : { delimiter: directive[1], length: directive[0].length };
}

/** A table of text, which has neither sheet nor anything hidden. */
export const TEXT_TABLE: RawTable = {
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

/** The delimiter that was asked for, that the file names, or that its first records speak for. */
export function delimiterOf(
  body: string,
  options: CsvOptions,
  directive: string | undefined,
): DelimiterChoice {
  const given = options.delimiter ?? directive;
  if (given === undefined) return chooseDelimiter(body, options.isHeaderCell);
  if (given.length === 1 && !'"\r\n'.includes(given))
    return { ok: true, delimiter: given } as const;
  const slots = { delimiter: JSON.stringify(given) };
  return { ok: false, problem: problem('E_DELIMITER_OPTION', null, slots) } as const;
}

function findWarnings(text: string, last: CsvEnd['last']): FileProblem[] {
  const signs = new GarbledSigns();
  signs.add(text);
  const warnings = signs.warnings(() => [text]);
  if (last !== null && signs.endsInLine) warnings.push(noFinalLine(last));
  return warnings;
}

/** The file ends without a line end, behind this row or in it. */
export function noFinalLine(last: Pick<RawRow, 'number' | 'ragged'>): FileProblem {
  const how =
    last.ragged === undefined
      ? say('without a line end after its last row')
      : say('in the middle of its last row');
  return problem('W_NO_FINAL_EOL', `line ${last.number}`, { how });
}
