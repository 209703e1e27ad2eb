/** Writes a page as delimited text, in the dialects that programs write. */
import type { Cell } from './notation.ts';
import type { Page } from './layout.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export const DIRECTIVES = ['no-directive', 'sep='] as const;
export const LINE_ENDS = ['crlf', 'lf', 'mixed'] as const;
export const QUOTES = ['minimal', 'all'] as const;
export const ENDINGS = ['final-line-end', 'no-final-line-end'] as const;

export interface Dialect {
  readonly delimiter: (typeof DELIMITERS)[number];
  readonly directive: (typeof DIRECTIVES)[number];
  readonly lineEnds: (typeof LINE_ENDS)[number];
  readonly quotes: (typeof QUOTES)[number];
  readonly ending: (typeof ENDINGS)[number];
}

/** The text of a file. Rows of one cell stay as short as that: titles and notes are no part of the table. */
export function writeDelimited(page: Page, dialect: Dialect): string {
  const width = Math.max(...page.rows.map(({ cells }) => cells.length));
  const records = page.rows.map(({ cells }) => {
    const short = cells.length < width && cells.length <= 1;
    const padded = short ? cells : cells.concat(Array<null>(width - cells.length).fill(null));
    return padded.map((cell) => writeField(cell, dialect)).join(dialect.delimiter);
  });
  const directive = dialect.directive === 'sep=' ? [`sep=${dialect.delimiter}`] : [];
  const lines = [...directive, ...records];
  const last = lines.length - 1;
  return lines
    .map((line, at) => {
      const open = at === last && dialect.ending === 'no-final-line-end';
      return open ? line : `${line}${lineEnd(dialect, at)}`;
    })
    .join('');
}

function lineEnd({ lineEnds }: Dialect, line: number): string {
  if (lineEnds === 'mixed') return line % 2 === 0 ? '\r\n' : '\n';
  return lineEnds === 'lf' ? '\n' : '\r\n';
}

function writeField(cell: Cell | null, { delimiter, quotes }: Dialect): string {
  if (cell === null) return '';
  if (cell.kind !== 'text') throw new TypeError(`A text file has no cells of kind ${cell.kind}`);
  const needed = [delimiter, '"', '\n', '\r'].some((character) => cell.text.includes(character));
  return needed || quotes === 'all' ? `"${cell.text.replaceAll('"', '""')}"` : cell.text;
}
