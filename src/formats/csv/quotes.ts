/**
 * Says in words where the quoting of a CSV record is broken, after the parser has refused the record, and
 * where the record ends all the same. The parser only knows where it stopped; a person needs the line on
 * which the quote opens.
 */
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { lineAt } from '../decode-text.ts';
import { say, type Text } from '../../core/text/text.ts';

/** Where the quoting of a record is broken. */
export interface QuoteFault {
  readonly kind: 'unclosed' | 'stray' | 'text-after-quote';
  /** Position of the opening quote (for a stray quote: of that quote itself). */
  readonly opening: number;
  /** Position at which reading on became impossible. */
  readonly position: number;
  /** True where the writer put backslashes before quotes; then no quote means what it seems. */
  readonly escaped: boolean;
}

/**
 * The first quoting fault in `text`, or `null` when the quoting is sound. `text` may be cut off anywhere: a
 * quote still open at its end is reported as unclosed.
 */
export function findQuoteFault(text: string, delimiter: string): QuoteFault | null {
  let i = 0;
  while (i < text.length) {
    if (text[i] === '"') {
      const close = findClosingQuote(text, i);
      if (close === -1) return faultAt(text, 'unclosed', i, text.length);
      const next = text[close + 1];
      if (next !== undefined && !isBoundary(next, delimiter)) {
        return faultAt(text, 'text-after-quote', i, close + 1);
      }
      i = close + 1;
    }
    while (i < text.length && !isBoundary(text.charAt(i), delimiter)) {
      if (text[i] === '"') return faultAt(text, 'stray', i, i);
      i++;
    }
    i++;
  }
  return null;
}

function faultAt(
  text: string,
  kind: QuoteFault['kind'],
  opening: number,
  position: number,
): QuoteFault {
  const escaped = text[opening - 1] === '\\' || text[position - 2] === '\\';
  return { kind, opening, position, escaped };
}

const DOUBLED = say(' with quotes inside a cell doubled ("") instead of written as \\"');

/** The fault as a problem of the file; the text starts at line `firstLine` of the file. */
export function quoteProblem(fault: QuoteFault, text: string, firstLine: number): FileProblem {
  const opening = firstLine + lineAt(text, fault.opening) - 1;
  const line = firstLine + lineAt(text, fault.position) - 1;
  const reason = reasonOf(fault.kind, opening, line);
  const how = fault.escaped ? DOUBLED : '';
  return problem('E_QUOTE', `line ${opening}`, { reason, line: opening, how });
}

function reasonOf(kind: QuoteFault['kind'], opening: number, line: number): Text {
  switch (kind) {
    case 'unclosed':
      return say('the quote that opens on line {opening} is never closed', { opening });
    case 'stray':
      return say(
        'line {opening} has a quote in the middle of a cell that does not start with one',
        { opening },
      );
    case 'text-after-quote':
      return line === opening
        ? say('line {opening} has text directly after a closing quote', { opening })
        : say(
            'the quote that opens on line {opening} closes on line {line} with text directly after it',
            { opening, line },
          );
  }
}

/** A record with broken quotes, and the position behind it. */
export interface BrokenRecord {
  /** As other programs show them: quotes in the middle of a cell are a part of its text. */
  readonly cells: readonly string[];
  readonly end: number;
}

/** Reads the record at the start of the text all the same; `null` where it is not certain how far it goes. */
export function readBrokenRecord(
  text: string,
  fault: QuoteFault,
  delimiter: string,
): BrokenRecord | null {
  if (fault.kind === 'unclosed' || fault.escaped) return null;
  const cells: string[] = [];
  let i = 0;
  for (;;) {
    const start = i;
    let cell = '';
    if (text[i] === '"') {
      const close = findClosingQuote(text, i);
      // From the fault on a quote that is open over a line end may be a wrong one.
      const spansLines = close >= 0 && /[\r\n]/.test(text.slice(i, close));
      if (close < 0 || (start >= fault.opening && spansLines)) return null;
      cell = text.slice(i + 1, close).replaceAll('""', '"');
      i = close + 1;
    }
    const rest = i;
    while (i < text.length && !isBoundary(text.charAt(i), delimiter)) i++;
    cells.push(cell + text.slice(rest, i));
    if (text[i] !== delimiter) break;
    i++;
  }
  // One quote too few or too many after a cell in quotes: the cell may have had more lines.
  const balanced = text.slice(fault.opening, i).split('"').length % 2 === 1;
  if (fault.kind === 'text-after-quote' && !balanced) return null;
  return { cells, end: text.startsWith('\r\n', i) ? i + 2 : Math.min(i + 1, text.length) };
}

function findClosingQuote(text: string, opening: number): number {
  let i = text.indexOf('"', opening + 1);
  while (i !== -1 && text[i + 1] === '"') i = text.indexOf('"', i + 2);
  return i;
}

function isBoundary(character: string, delimiter: string): boolean {
  return character === delimiter || isLineEnd(character);
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r';
}
