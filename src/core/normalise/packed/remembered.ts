/** What was made of texts, found again by their bytes. */
import type { RowBytes } from '../../model/packed-row.ts';
import { ByteTexts } from './byte-texts.ts';

export class Remembered<V> {
  readonly #texts: ByteTexts;
  readonly #made: V[] = [];
  readonly #make: (text: string) => V;
  /** The entry found last, and the one that came behind each the last time: mostly it comes there again. */
  #last = -1;
  readonly #behind: number[] = [];

  constructor(make: (text: string) => V, most?: number) {
    this.#make = make;
    this.#texts = new ByteTexts(most);
  }

  /** What was made of these bytes; `undefined` where there is no more room to remember it. */
  find(row: RowBytes, start: number, end: number): V | undefined {
    const { view } = row;
    const texts = this.#texts;
    const expected = this.#expected;
    if (texts.is(expected, view, start, end)) return this.#note(expected);
    if (texts.is(this.#last, view, start, end)) return this.#made[this.#last];
    const found = texts.find(view, start, end);
    return this.#note(found < 0 ? this.#add(row, start, end) : found);
  }

  get #expected(): number {
    return this.#last < 0 ? NONE : (this.#behind[this.#last] ?? NONE);
  }

  #add(row: RowBytes, start: number, end: number): number {
    const entry = this.#texts.add(row, start, end);
    if (entry >= 0) {
      this.#made[entry] = this.#make(row.text(start, end));
      this.#behind[entry] = NONE;
    }
    return entry;
  }

  #note(entry: number): V | undefined {
    if (entry < 0) return undefined;
    if (entry !== this.#last) {
      if (this.#last >= 0) this.#behind[this.#last] = entry;
      this.#last = entry;
    }
    return this.#made[entry];
  }
}

const NONE = -1;

/** False for a text with characters that JSON escapes, or that end a line. */
export function isPlainText(written: string): boolean {
  return !/[\u0000-\u001f\\\u2028\u2029]/.test(written);
}
