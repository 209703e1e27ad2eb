/** One way in for all files: the bytes decide which reader takes them, never the name. */
import { isKnownHeader } from '../core/intake/recognise.ts';
import type { ReadResult } from '../core/model/raw-table.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { sniff } from './sniff/sniff.ts';

export interface ReadOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
}

/** Reads a workbook or a text table; everything else is refused by name. Never throws for bad input. */
export function readFileBytes(bytes: Uint8Array, options: ReadOptions): ReadResult {
  const sniffed = sniff(bytes);
  // Asked for an encoding, a person knows better what bytes are that look like nothing known.
  if (sniffed.kind === 'refused' && (sniffed.unsure !== true || options.encoding === undefined)) {
    return { ok: false, problem: sniffed.problem };
  }
  if (sniffed.kind === 'xlsx-zip') return readXlsx(bytes);
  return readCsv(bytes, { isHeaderCell: isKnownHeader, ...options });
}
