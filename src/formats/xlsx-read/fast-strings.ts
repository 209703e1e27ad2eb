/** Reads the items of the shared string table in the shape in which nearly all are written: one plain text. */
import type { FastReader, Scanned } from './fast-part.ts';
import { openingText, plainText } from './plain-text.ts';

const END = '</sst>';
const EMPTY = ['<si><t/></si>', '<si><t></t></si>'] as const;

/** Lives for one table. */
export class FastStrings implements FastReader {
  readonly #take: (text: string) => void;
  #text = '';
  #at = 0;

  constructor(take: (text: string) => void) {
    this.#take = take;
  }

  read(text: string): Scanned {
    this.#text = text;
    this.#at = 0;
    for (;;) {
      this.#skipBlanks();
      const at = this.#at;
      if (text.startsWith(END, at)) {
        this.#at = at + END.length;
        return 'end';
      }
      const item = this.#item(at);
      if (item === null) return this.#endsWithin(at) ? 'more' : 'unusual';
      this.#take(item);
    }
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** True where the text ends before the item that stands there, or the end mark, does. */
  #endsWithin(at: number): boolean {
    const text = this.#text;
    if (text.includes('</si>', at)) return false;
    return '<si>'.startsWith(text.slice(at, at + 4)) || END.startsWith(text.slice(at));
  }

  #item(at: number): string | null {
    const text = this.#text;
    const start = openingText(text, at, '<si>');
    if (start < 0) {
      const empty = EMPTY.find((item) => text.startsWith(item, at));
      this.#at = at + (empty?.length ?? 0);
      return empty === undefined ? null : '';
    }
    const end = text.indexOf('<', start);
    if (end < 0 || !text.startsWith('</t></si>', end)) return null;
    this.#at = end + 9;
    return plainText(text, start, end);
  }

  #skipBlanks(): void {
    const text = this.#text;
    let code = text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x09) {
      this.#at += 1;
      code = text.charCodeAt(this.#at);
    }
  }
}
