/** Signs that a text was garbled before it came here: how often they are met, and where first. */
import { isAscii } from 'node:buffer';
import type { FileProblem } from '../../core/model/raw-table.ts';
import { problem } from '../../core/problems/index.ts';
import { lineAt } from '../decode-text.ts';
import { decodePiece } from './text-pieces.ts';

/** Signs as web pages write them. */
const HTML_ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});/gi;
/** What "é", "à", a no-break space or a typographic quote in UTF-8 look like when read as windows-1252. */
const MOJIBAKE =
  /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00A0-\u00BF]|â€[\u0080-\u00BF™œžŸ¦“”˜]/g;

const SIGNS = [
  { code: 'W_MOJIBAKE', pattern: MOJIBAKE, marks: ['Ã', 'Â', 'â€'] },
  { code: 'W_HTML_ENTITIES', pattern: HTML_ENTITY, marks: ['&'] },
] as const;
/** From so many hits on it is no coincidence. */
const HITS = 3;
/** No sign is longer. */
const LONGEST = 16;
const LONGEST_BYTES = 4 * LONGEST;

type Sign = (typeof SIGNS)[number];

/** Looks through a text that comes as a whole or in pieces. */
export class GarbledSigns {
  readonly #counts = SIGNS.map((sign) => ({ sign, count: 0, sample: '' }));
  #text = '';
  #last = '';
  /** So many bytes may still belong to a sign that began in an earlier piece. */
  #owed = 0;

  add(piece: string): void {
    if (piece === '') return;
    this.#look(this.#text + piece, LONGEST);
    this.#last = piece.slice(-1);
  }

  /** Looks through a piece of bytes, which is made a text only where it may hold a sign. */
  addBytes(piece: Buffer): void {
    if (piece.length === 0) return;
    const mayHold = mayHoldSign(piece);
    if (mayHold || this.#owed > 0) this.add(decodePiece(piece));
    else this.#last = String.fromCharCode(piece[piece.length - 1] ?? 0);
    this.#owed = mayHold ? LONGEST_BYTES : this.#owed - piece.length;
  }

  /** True where the text does not end with a line. To be asked after the last piece. */
  get endsInLine(): boolean {
    return this.#last !== '\n' && this.#last !== '\r';
  }

  /** What is worth a warning; the pieces of the text are asked for once more where there is one. */
  warnings(pieces: () => Iterable<string>): FileProblem[] {
    this.#look(this.#text, 0);
    return this.#counts.flatMap(({ sign, count, sample }) => {
      if (count < HITS) return [];
      const place = `line ${firstLine(sign, pieces())}`;
      return [problem(sign.code, place, { sample, count })];
    });
  }

  /** Counts the signs that begin before the last characters; those may go on in the next piece. */
  #look(text: string, held: number): void {
    const end = text.length - held;
    let kept = Math.max(0, end);
    for (const known of this.#counts) {
      if (!known.sign.marks.some((mark) => text.includes(mark))) continue;
      for (const { 0: found, index } of text.matchAll(known.sign.pattern)) {
        if (index >= end) break;
        known.count += 1;
        if (known.sample === '') known.sample = found;
        kept = Math.max(kept, index + found.length);
      }
    }
    this.#text = text.slice(kept);
  }
}

/** First bytes of what may begin a sign. */
const MARKS = ['Ã', 'Â', 'â€'].map((mark) => Buffer.from(mark));
const BROKEN_MARK = Buffer.from('â');
const AMPERSAND = 0x26;
const HASH = 0x23;

/** True where a sign may begin in the piece, also if it ends in the next. */
function mayHoldSign(piece: Buffer): boolean {
  for (let at = piece.indexOf(AMPERSAND); at >= 0; at = piece.indexOf(AMPERSAND, at + 1)) {
    // Behind an ampersand between words stands a space.
    const next = piece[at + 1];
    if (next === undefined || next === HASH || (next | 0x20) >= 0x61) return true;
  }
  if (isAscii(piece)) return false;
  return (
    MARKS.some((mark) => piece.includes(mark)) ||
    piece.subarray(-BROKEN_MARK.length).equals(BROKEN_MARK)
  );
}

function firstLine({ pattern }: Sign, pieces: Iterable<string>): number {
  let line = 1;
  let text = '';
  for (const piece of pieces) {
    text += piece;
    const at = text.search(pattern);
    if (at >= 0) return line + lineAt(text, at) - 1;
    const rest = Math.max(0, text.length - LONGEST);
    line += lineAt(text, rest) - 1;
    text = text.slice(rest);
  }
  return line;
}
