/** UTF-8 text of a file too large to be held, in pieces; and what is asked of all of it beforehand. */
import { isAscii, isUtf8 } from 'node:buffer';

/** A file that is read from its beginning each time, a piece after the other. A piece is used before the next is asked for. */
export interface PieceFile {
  readonly size: number;
  pieces(): Iterable<Uint8Array>;
}

/** What stands at the beginning and at the end of a file; between them, nothing is missing where it is short. */
export const HEAD_BYTES = 256 * 1024;
const TAIL_BYTES = 256;
/** The replacement character, by which a program marks a letter that it lost. */
const LOST = Buffer.from('\ufffd');

/** Looks at a file's bytes once, as they come. */
export class TextProbe {
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer = Buffer.alloc(0);
  readonly #cutter = new CharacterCutter();
  /** True while all is UTF-8 without zero bytes and lost letters. */
  sound = true;

  add(piece: Uint8Array): void {
    const bytes = bufferOf(piece);
    if (this.#headBytes < HEAD_BYTES) {
      const copy = Buffer.from(bytes.subarray(0, HEAD_BYTES - this.#headBytes));
      this.#head.push(copy);
      this.#headBytes += copy.length;
    }
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    if (!this.sound) return;
    const whole = this.#cutter.cut(bytes);
    if (isAscii(whole)) this.sound = !whole.includes(0);
    else this.sound = isUtf8(whole) && !whole.includes(0) && !whole.includes(LOST);
  }

  /** To be called after the last piece. */
  finish(): void {
    if (this.#cutter.rest > 0) this.sound = false;
  }

  get head(): Buffer {
    return Buffer.concat(this.#head);
  }

  get tail(): Buffer {
    return this.#tail;
  }
}

/** The text of the pieces, without a byte order mark. They are known to be UTF-8. */
export function* decodePieces(pieces: Iterable<Uint8Array>): Generator<string, void> {
  for (const piece of cutPieces(pieces)) yield decodePiece(piece);
}

/** The same as bytes: no piece ends within a character. */
export function* cutPieces(pieces: Iterable<Uint8Array>): Generator<Buffer, void> {
  const cutter = new CharacterCutter();
  let first = true;
  for (const piece of pieces) {
    const whole = cutter.cut(bufferOf(piece));
    if (whole.length === 0) continue;
    yield first && whole.subarray(0, MARK.length).equals(MARK)
      ? whole.subarray(MARK.length)
      : whole;
    first = false;
  }
}

/** The byte order mark. */
const MARK = Buffer.from('\ufeff');

/** The text of a piece that ends with a character. */
export function decodePiece(piece: Buffer): string {
  return piece.toString(isAscii(piece) ? 'latin1' : 'utf8');
}

/** Cuts pieces between characters: what begins at the end of one is put before the next. */
class CharacterCutter {
  #rest: Buffer = Buffer.alloc(0);

  get rest(): number {
    return this.#rest.length;
  }

  cut(piece: Buffer): Buffer {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const end = bytes.length - begunAt(bytes);
    this.#rest = Buffer.from(bytes.subarray(end));
    return bytes.subarray(0, end);
  }
}

/** How many bytes at the end begin a character that is not there as a whole. */
function begunAt(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
