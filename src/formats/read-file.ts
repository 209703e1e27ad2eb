/** One way in for all files: the bytes decide which reader takes them, never the name. */
import { isKnownHeader } from '../core/intake/recognise.ts';
import { isUtf8 } from 'node:buffer';
import type { ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import type { PieceFile, TextProbe } from './csv/text-pieces.ts';
import { readCsv } from './read-csv.ts';
import { isPlainText, readLargeCsv } from './read-large-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { sniff } from './sniff/sniff.ts';

export interface ReadOptions {
  readonly encoding?: string;
  /** True where the encoding was asked for all files at once, not for this one. */
  readonly encodingOfAll?: boolean;
  readonly delimiter?: string;
  /** Parts of a workbook larger than this are read in pieces. */
  readonly largePart?: number;
}

/** Reads a workbook or a text table; everything else is refused by name. Never throws for bad input. */
export function readFileBytes(bytes: Uint8Array, options: ReadOptions): ReadResult {
  const sniffed = sniff(bytes);
  // Asked for an encoding, a person knows better what bytes are that look like nothing known.
  if (sniffed.kind === 'refused' && (sniffed.unsure !== true || options.encoding === undefined)) {
    return { ok: false, problem: sniffed.problem };
  }
  if (sniffed.kind === 'xlsx-zip') return readXlsx(bytes, options.largePart);
  const { encoding, encodingOfAll, ...rest } = options;
  if (encoding !== undefined && encodingOfAll === true && contradicts(bytes, encoding)) {
    return { ok: false, problem: problem('E_ENCODING_CONTRADICTED', null, { encoding }) };
  }
  return readCsv(bytes, {
    isHeaderCell: isKnownHeader,
    ...rest,
    ...(encoding === undefined ? {} : { encoding }),
  });
}

/** A large file of plain text, read in pieces; `null` for one that can only be read as a whole. */
export function readTextPieces(
  file: PieceFile,
  probe: TextProbe,
  options: ReadOptions,
): ReadResult | null {
  if (!isPlainText(probe, options.encoding)) return null;
  const { delimiter } = options;
  const given = delimiter === undefined ? {} : { delimiter };
  return readLargeCsv(file, { isHeaderCell: isKnownHeader, ...given });
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Bytes of another encoding are hardly ever UTF-8 by chance; a byte order mark is believed anyway. */
function contradicts(bytes: Uint8Array, encoding: string): boolean {
  if (/^utf/i.test(encoding) || BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte)) {
    return false;
  }
  if (!bytes.some((byte) => byte > 0x7f) || !isUtf8(bytes)) return false;
  const { buffer, byteOffset, length } = bytes;
  const text = Buffer.from(buffer, byteOffset, length).toString('utf8');
  return /[^\P{L}A-Za-z]/u.test(text);
}
