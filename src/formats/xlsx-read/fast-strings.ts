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
      const itemEnd = text.indexOf('</si>', at);
      if (itemEnd < 0) {
        const begun = text.slice(at, at + 4);
        return '<si>'.startsWith(begun) || END.startsWith(text.slice(at)) ? 'more' : 'unusual';
      }
      const item = this.#item(at);
      if (item === null) return 'unusual';
      this.#take(item);
    }
  }

  get rest(): string {
    return this.#text.slice(this.#at);
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
    if (!text.startsWith('</t></si>', end)) return null;
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
