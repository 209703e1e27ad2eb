/**
 * Reads a record that is not written by the strict rules with csv-parse. One with broken quotes is set aside
 * where it is certain how far it goes; otherwise the file is refused.
 */
import { CsvError, parse, type Options } from 'csv-parse/sync';
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { lineAt } from '../decode-text.ts';
import { findQuoteFault, quoteProblem, readBrokenRecord } from './quotes.ts';
import { say } from '../../core/text/text.ts';

export const MAX_RECORD_SIZE = 1024 * 1024;

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

/** A record, sound or set aside with its fault; or why it cannot be told how far it goes. */
export type OddRecord =
  | {
      readonly cells: readonly string[];
      /** In characters, with its line end. */
      readonly length: number;
      readonly fault: FileProblem | null;
    }
  | { readonly cells: null; readonly fault: FileProblem };

/** Reads the record at the start of the text, which begins on this line of the file. */
export function parseOne(text: string, delimiter: string, line: number): OddRecord {
  const bytes = Buffer.from(text);
  let found: OddRecord = { cells: [], length: text.length, fault: null };
  const on_record = (cells: string[], info: { readonly bytes: number }): null => {
    const length = bytes.toString('utf8', 0, info.bytes).length;
    found = { cells, length, fault: null };
    return null;
  };
  try {
    parse(bytes, { ...csvParseOptions(delimiter), on_record, to: 1 });
    return found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return setAside(text, delimiter, line, error.code === 'CSV_MAX_RECORD_SIZE');
  }
}

/** What broke the record at the start of the text, and what can be said of that record. */
function setAside(text: string, delimiter: string, line: number, tooLong: boolean): OddRecord {
  const searched = firstBytes(text);
  const fault = findQuoteFault(searched, delimiter);
  if (fault === null || tooLong)
    return broken(describe(searched, line, fault?.opening ?? null, tooLong));
  const found = quoteProblem(fault, searched, line);
  const record = readBrokenRecord(searched, fault, delimiter);
  return record === null
    ? broken(found)
    : { cells: record.cells, length: record.end, fault: found };
}

function broken(found: FileProblem): OddRecord {
  return { cells: null, fault: found };
}

/** As much of the text as a record may have bytes. */
function firstBytes(text: string): string {
  return Buffer.from(text).subarray(0, MAX_RECORD_SIZE).toString();
}

function describe(text: string, line: number, quote: number | null, tooLong: boolean): FileProblem {
  const place = `line ${line}`;
  if (quote !== null) {
    const opening = line + lineAt(text, quote) - 1;
    const reason = say('a quote opens on line {opening} and is not closed within 1 MB of text', {
      opening,
    });
    return problem('E_QUOTE', `line ${opening}`, { reason, line: opening, how: '' });
  }
  if (tooLong) return problem('E_ROW_TOO_LONG', place, { line });
  const reason = say('the row that starts on line {line} cannot be split into cells', { line });
  return problem('E_QUOTE', place, { reason, line, how: '' });
}
