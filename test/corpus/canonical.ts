/** The corpus of third-party files, and what the reader delivers for one of them as a single text. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RawCell, ReadResult } from '../../src/core/model/raw-table.ts';

/** It is kept beside the project, not in it: the licences of the files differ. */
export const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** Why tests with the corpus cannot run here, for node:test; `false` where they can. */
export const noCorpus: string | false = existsSync(CORPUS) ? false : `no corpus at ${CORPUS}`;

/** `xlsx/name` and `csv/name` of every file, in a fixed order. */
export function corpusFiles(): readonly string[] {
  if (noCorpus !== false) return [];
  return ['csv', 'xlsx'].flatMap((folder) =>
    readdirSync(CORPUS + folder)
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}

/** Whether something stands in a cell of its own. */
export function isFilled(cell: RawCell | null): cell is Exclude<RawCell, { kind: 'merged' }> {
  return cell !== null && cell.kind !== 'merged';
}

/** Of a problem only its code counts: how it is worded is no delivery. */
function withoutWords(key: string, value: unknown): unknown {
  const isProblem = key === 'because' && typeof value === 'object' && value !== null;
  return isProblem && 'code' in value ? value.code : value;
}

/** The problem's code, or how much was delivered and the SHA-256 of all of it. */
export function deliveryOf(result: ReadResult): string {
  if (!result.ok) return result.problem.code;
  const { format, tables, encoding, delimiter, warnings } = result.file;
  const codes = warnings.map(({ code }) => code);
  const whole = JSON.stringify({ format, encoding, delimiter, codes, tables }, withoutWords);
  const rows = tables.flatMap((table) => table.rows);
  const cells = rows.flatMap((row) => row.cells).filter(isFilled);
  const sum = createHash('sha256').update(whole).digest('hex');
  return `${String(rows.length)} rows, ${String(cells.length)} cells, ${sum}`;
}
