/**
 * Decides which character separates the cells of a CSV file: by the header cells that the caller recognises,
 * then by how evenly the records split. It reads only the start of the file and tolerates anything there.
 */
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { joined, say, type Text, type TextValue } from '../../core/text/text.ts';

export type DelimiterChoice =
  | { readonly ok: true; readonly delimiter: string }
  | { readonly ok: false; readonly problem: FileProblem };

/** How many records from the top may hold the header row; title rows stand above it. */
export const HEADER_SEARCH_RECORDS = 30;

const CANDIDATES = [',', ';', '\t', '|'] as const;
const SAMPLE_RECORDS = 60;
/** So much of a text is looked at. */
export const SAMPLE_CHARACTERS = 256 * 1024;

interface Score {
  readonly delimiter: string;
  /** The most cells of one record that are known column names. */
  readonly headerCells: number;
  /** The most frequent number of columns above one, and the share of the records that have it. */
  readonly columns: number;
  readonly share: number;
}

/** Chooses among comma, semicolon, tab and bar; a file of one column is taken as comma-separated. */
export function chooseDelimiter(
  text: string,
  isHeaderCell: (text: string) => boolean,
): DelimiterChoice {
  const scores = CANDIDATES.map((delimiter) => scoreOf(delimiter, text, isHeaderCell));
  const [best, second] = [...scores].sort(byEvidence);
  if (best === undefined || (best.columns === 0 && best.headerCells === 0)) {
    return { ok: true, delimiter: ',' };
  }
  const tied = second !== undefined && byEvidence(best, second) === 0;
  // With no second column anywhere all candidates tie, and the file reads the same with each of them.
  if (tied && best.columns > 0) return { ok: false, problem: undecidable(scores) };
  return { ok: true, delimiter: tied ? ',' : best.delimiter };
}

/** The most cells that any of these records shares with the known column names, and where. */
export function findHeader(
  records: readonly (readonly string[])[],
  isHeaderCell: (text: string) => boolean,
): { readonly index: number; readonly cells: number } {
  let best = { index: -1, cells: 0 };
  records.slice(0, HEADER_SEARCH_RECORDS).forEach((record, index) => {
    const cells = record.filter((cell) => cell !== '' && isHeaderCell(cell)).length;
    if (cells > best.cells) best = { index, cells };
  });
  return best;
}

function scoreOf(delimiter: string, text: string, isHeaderCell: (text: string) => boolean): Score {
  const records = splitSample(text, delimiter);
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const wide = [...counts].filter(([columns]) => columns > 1);
  const [columns, count] = wide.sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  const share = records.length === 0 ? 0 : count / records.length;
  return { delimiter, headerCells: findHeader(records, isHeaderCell).cells, columns, share };
}

function byEvidence(a: Score, b: Score): number {
  return b.headerCells - a.headerCells || b.share - a.share || b.columns - a.columns;
}

/** Splits the start of the text; every quote switches quoting on or off, which also holds for doubled ones. */
function splitSample(text: string, delimiter: string): string[][] {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const boundaries = [delimiter, '\n', '\r'];
  const records: string[][] = [];
  let record: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i <= sample.length && records.length < SAMPLE_RECORDS; i++) {
    const c = sample[i] ?? '\n';
    if (c === '"') quoted = !quoted;
    if (quoted || !boundaries.includes(c)) continue;
    record.push(unquote(sample.slice(start, i)));
    start = i + 1;
    if (c === delimiter) continue;
    // A CRLF also ends an empty record between its two characters, which counts as a blank line: nothing.
    if (record.some((cell) => cell.trim() !== '')) records.push(record);
    record = [];
  }
  return records;
}

function unquote(cell: string): string {
  const quoted = cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"');
  return quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function undecidable(scores: readonly Score[]): FileProblem {
  const listed = scores.filter((score) => score.columns > 0).map(scoreText);
  return problem('E_DELIMITER', null, { scores: joined(listed, '; ') });
}

function scoreText({ delimiter, headerCells, columns, share }: Score): Text {
  return say(
    '{delimiter} gives {headers} known column names and {columns} columns in {share} % of the rows',
    {
      delimiter: delimiterName(delimiter),
      headers: headerCells,
      columns,
      share: Math.round(share * 100),
    },
  );
}

function delimiterName(delimiter: string): TextValue {
  return delimiter === '\t' ? say('tab') : `"${delimiter}"`;
}
