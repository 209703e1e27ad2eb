/**
 * Reads a CSV file that is too large to be held. Its rows are handed over as they are read, each time from the
 * beginning; only the first ones are kept.
 */
import type { RawRow, RawTable, ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { ByteRecordReader } from './csv/byte-record-reader.ts';
import { ByteWindow } from './csv/byte-window.ts';
import { SAMPLE_CHARACTERS } from './csv/delimiter.ts';
import { GarbledSigns } from './csv/garbled.ts';
import { RecordReader } from './csv/record-reader.ts';
import type { Records } from './csv/record.ts';
import { passRecords } from './csv/rows.ts';
import { PieceSource } from './csv/text-source.ts';
import { cutPieces, decodePieces, type PieceFile, type TextProbe } from './csv/text-pieces.ts';
import { FileFault } from './fault.ts';
import { delimiterOf, directiveOf, noFinalLine, TEXT_TABLE, type CsvOptions } from './read-csv.ts';
import { sniff } from './sniff/sniff.ts';

/** Rows that are kept: the header is found among them, and what its columns hold is sampled below it. */
const KEPT_ROWS = 100;

/** Ends a reading of the first rows alone. */
class Enough extends Error {}

/**
 * True for a file that can be read in pieces: text in UTF-8 without anything odd, by all that is asked for.
 * What it is not has to be said by those who look at a file as a whole.
 */
export function isPlainText(probe: TextProbe, encoding: string | undefined): boolean {
  if (!probe.sound || (encoding !== undefined && !/^utf-?8$/i.test(encoding))) return false;
  const { head, tail } = probe;
  if (head.toString('latin1').trim() === '') return false;
  return sniff(Buffer.concat([head, tail])).kind === 'text';
}

/** Reads such a file. */
export function readLargeCsv(file: PieceFile, options: CsvOptions): ReadResult {
  const head = firstText(file);
  const directive = directiveOf(head);
  const chosen = delimiterOf(head.slice(directive?.length ?? 0), options, directive?.delimiter);
  if (!chosen.ok) return chosen;
  const { delimiter } = chosen;
  const pass = passOf(file, delimiter, directive?.length ?? null, options.isHeaderCell);
  const rows: RawRow[] = [];
  try {
    const end = pass((row) => {
      rows.push(row);
      if (rows.length === KEPT_ROWS) throw new Enough();
    });
    if (!end.ok) return end;
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const table = { ...TEXT_TABLE, rows, pass };
  return {
    ok: true,
    file: { format: 'csv', tables: [table], encoding: 'utf-8', delimiter, warnings: [] },
  };
}

/** As much of the beginning as the delimiter is chosen by. */
function firstText(file: PieceFile): string {
  let text = '';
  for (const piece of decodePieces(file.pieces())) {
    text += piece;
    if (text.length >= SAMPLE_CHARACTERS) break;
  }
  return text;
}

/** Goes through all rows. `skipped` characters at the beginning name the delimiter, if any do. */
function passOf(
  file: PieceFile,
  delimiter: string,
  skipped: number | null,
  isHeaderCell: (text: string) => boolean,
): NonNullable<RawTable['pass']> {
  return (take, lane) => {
    const signs = new GarbledSigns();
    const line = skipped === null ? 1 : 2;
    // A lane takes bytes, everybody else texts.
    const opened =
      lane !== undefined && delimiter.charCodeAt(0) < 0x80
        ? openBytes(bytesOf(file, signs, skipped ?? 0), delimiter, line)
        : openTexts(textsOf(file, signs, skipped ?? 0), delimiter, line);
    try {
      const {
        problem: found,
        blankRows,
        last,
      } = passRecords(opened.reader(), isHeaderCell, take, lane);
      if (found !== null || last === null) {
        return { ok: false, problem: found ?? problem('E_FILE_EMPTY', null, {}) };
      }
      const warnings = signs.warnings(() => decodePieces(file.pieces()));
      if (signs.endsInLine) warnings.push(noFinalLine(last));
      const { filtered, hiddenColumns } = TEXT_TABLE;
      const lastRow = last.number;
      return { ok: true, warnings, blankRows, filtered, hiddenColumns, hiddenRows: 0, lastRow };
    } catch (error) {
      if (error instanceof FileFault) return { ok: false, problem: error.problem };
      throw error;
    } finally {
      // The file is closed also where not all of it was read.
      opened.close();
    }
  };
}

/** A file that is read from its beginning on; its first piece is read with the first record. */
interface Opened {
  readonly reader: () => Records;
  readonly close: () => void;
}

function openBytes(body: Generator<Buffer, void>, delimiter: string, line: number): Opened {
  return {
    reader: () => new ByteRecordReader(new ByteWindow(body), delimiter, line),
    close: () => body.return(),
  };
}

function openTexts(body: Generator<string, void>, delimiter: string, line: number): Opened {
  return {
    reader: () => new RecordReader(new PieceSource(body), delimiter, line),
    close: () => body.return(),
  };
}

/** The bytes below the first so many, which are ASCII. */
function* bytesOf(file: PieceFile, signs: GarbledSigns, skipped: number): Generator<Buffer, void> {
  let left = skipped;
  for (const piece of cutPieces(file.pieces())) {
    signs.addBytes(piece);
    yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

/** The same as texts. */
function* textsOf(file: PieceFile, signs: GarbledSigns, skipped: number): Generator<string, void> {
  let left = skipped;
  for (const text of decodePieces(file.pieces())) {
    signs.add(text);
    yield text.slice(left);
    left = Math.max(0, left - text.length);
  }
}
