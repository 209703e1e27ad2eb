/** Text that is read from its beginning to its end, as a whole or in pieces. */

export interface TextSource {
  /** What is at hand. */
  readonly text: string;
  /** True where nothing comes after the text at hand. */
  readonly ended: boolean;
  /** Lets go of the first characters and puts the next piece behind the others. */
  advance(used: number): void;
}

/** A text that is at hand as a whole. */
export function wholeText(text: string): TextSource {
  return { text, ended: true, advance: () => undefined };
}

/** A text that comes in pieces; never more of it is at hand than was asked for. */
export class PieceSource implements TextSource {
  readonly #pieces: Iterator<string>;
  text = '';
  ended = false;

  constructor(pieces: Iterator<string>) {
    this.#pieces = pieces;
    this.advance(0);
  }

  advance(used: number): void {
    const next = this.#pieces.next();
    if (next.done === true) this.ended = true;
    else this.text = this.text.slice(used) + next.value;
  }
}
