/**
 * Says in words where the quoting of a CSV record is broken, after the parser has refused the record.
 * The parser only knows where it stopped; a person needs the line on which the quote opens.
 */
import type { FileProblem } from '../../core/model/raw-table.ts';
import { lineAt } from '../decode-text.ts';

interface QuoteFault {
  readonly kind: 'unclosed' | 'stray' | 'text-after-quote';
  /** Position of the opening quote (for a stray quote: of that quote itself). */
  readonly opening: number;
  /** Position at which reading on became impossible. */
  readonly position: number;
}

/**
 * Describes the first quoting fault in `text`, which starts at line `firstLine` of the file; null when the
 * quoting is sound. `text` may be cut off anywhere: a quote still open at its end is reported as unclosed.
 */
export function describeQuoteFault(
  text: string,
  delimiter: string,
  firstLine: number,
): FileProblem | null {
  const fault = findQuoteFault(text, delimiter);
  if (fault === null) return null;
  const opening = firstLine + lineAt(text, fault.opening) - 1;
  const line = firstLine + lineAt(text, fault.position) - 1;
  const escaped = text[fault.opening - 1] === '\\' || text[fault.position - 2] === '\\';
  const fix = escaped
    ? 'Export the file again with quotes inside a cell doubled ("") instead of written as \\".'
    : `Open the file in a text editor and correct the quotes around line ${opening}.`;
  return {
    code: 'E_QUOTE',
    place: `line ${opening}`,
    what: sentence(fault.kind, opening, line),
    fix,
  };
}

function sentence(kind: QuoteFault['kind'], opening: number, line: number): string {
  switch (kind) {
    case 'unclosed':
      return `The quote that opens on line ${opening} is never closed.`;
    case 'stray':
      return `Line ${opening} has a quote in the middle of a cell that does not start with one.`;
    case 'text-after-quote':
      return line === opening
        ? `Line ${opening} has text directly after a closing quote.`
        : `The quote that opens on line ${opening} closes on line ${line} with text directly after it.`;
  }
}

function findQuoteFault(text: string, delimiter: string): QuoteFault | null {
  let i = 0;
  while (i < text.length) {
    if (text[i] === '"') {
      const close = findClosingQuote(text, i);
      if (close === -1) return { kind: 'unclosed', opening: i, position: text.length };
      const next = text[close + 1];
      if (next !== undefined && !isBoundary(next, delimiter)) {
        return { kind: 'text-after-quote', opening: i, position: close + 1 };
      }
      i = close + 1;
    }
    while (i < text.length && !isBoundary(text.charAt(i), delimiter)) {
      if (text[i] === '"') return { kind: 'stray', opening: i, position: i };
      i++;
    }
    i++;
  }
  return null;
}

function findClosingQuote(text: string, opening: number): number {
  let i = text.indexOf('"', opening + 1);
  while (i !== -1 && text[i + 1] === '"') i = text.indexOf('"', i + 2);
  return i;
}

function isBoundary(character: string, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r';
}
