/** The bytes of a text that comes in pieces: what is at hand, and what comes next. */

const FIRST_CAPACITY = 2 ** 18;
const QUOTE = 0x22;
/** Behind the last byte at hand, whole words can be looked at. */
const MARGIN = 8;

export class ByteWindow {
  readonly #pieces: Iterator<Uint8Array>;
  /** Behind the last byte at hand stands a quote, at which every search ends. */
  bytes = Buffer.allocUnsafe(FIRST_CAPACITY);
  view = viewOf(this.bytes);
  /** How many bytes are at hand. */
  length = 0;
  /** True where nothing comes after them. */
  ended = false;

  /** The pieces are used before the next is asked for. */
  constructor(pieces: Iterator<Uint8Array>) {
    this.#pieces = pieces;
    this.advance(0);
  }

  /** Lets go of the first bytes and puts the next piece behind the others. */
  advance(used: number): void {
    const next = this.#pieces.next();
    if (next.done === true) {
      this.ended = true;
      return;
    }
    const piece = next.value;
    const kept = this.length - used;
    const from = this.bytes;
    if (kept + piece.length + MARGIN > from.length) {
      this.bytes = Buffer.allocUnsafe(2 * (kept + piece.length) + MARGIN);
      this.view = viewOf(this.bytes);
    }
    from.copy(this.bytes, 0, used, this.length);
    this.bytes.set(piece, kept);
    this.length = kept + piece.length;
    this.bytes[this.length] = QUOTE;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
