/**
 * Splits CSV text into records, by the strict rules alone: a cell is quoted as a whole, with quotes inside it
 * doubled, or holds no quote at all. Whatever breaks these rules is left to csv-parse, record by record.
 */
import { MAX_RECORD_SIZE } from './odd-record.ts';
import { lineEnds, LONG_RECORD, OddRecords, type CsvRecord, type Records } from './record.ts';
import type { TextSource } from './text-source.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What was found at the place in hand. */
type Found = 'record' | 'more' | 'odd';

/** Reads one record after the other. Throws a `FileFault` where it is not certain how far one goes. */
export class RecordReader implements Records {
  readonly #source: TextSource;
  readonly #oddRecords: OddRecords;
  readonly #delimiterCode: number;
  #cells: string[] = [];
  #text: string;
  #at = 0;
  #line: number;
  /** End of the record in hand, before and behind its line end, and the line ends inside it. */
  #end = 0;
  #next = 0;
  #lines = 0;

  constructor(source: TextSource, delimiter: string, line: number) {
    this.#source = source;
    this.#text = source.text;
    this.#oddRecords = new OddRecords(delimiter);
    this.#delimiterCode = delimiter.charCodeAt(0);
    this.#line = line;
  }

  next(): CsvRecord | null {
    for (;;) {
      if (this.#at >= this.#text.length && this.#source.ended) return null;
      const found = this.#scan();
      if (found === 'odd') return this.#odd();
      if (found === 'record') return this.#take();
      this.#more();
    }
  }

  #take(): CsvRecord {
    const text = this.#text;
    const line = this.#line;
    const [start, end] = [this.#at, this.#end];
    this.#line += this.#lines;
    this.#at = this.#next;
    return { cells: this.#cells, line, raw: () => text.slice(start, end) };
  }

  #more(): void {
    this.#source.advance(this.#at);
    // The text stays as it is where nothing came.
    if (!this.#source.ended) {
      this.#text = this.#source.text;
      this.#at = 0;
    }
  }

  #scan(): Found {
    const cells: string[] = [];
    this.#cells = cells;
    this.#lines = 0;
    let at = this.#at;
    for (;;) {
      const end = this.#text.charCodeAt(at) === QUOTE ? this.#quoted(at) : this.#plain(at);
      if (end === MORE) return this.#source.ended ? 'odd' : this.#tooFar() ? 'odd' : 'more';
      if (end === ODD || end - this.#at > LONG_RECORD) return 'odd';
      if (this.#text.charCodeAt(end) !== this.#delimiterCode) return this.#close(end);
      at = end + 1;
    }
  }

  #tooFar(): boolean {
    return this.#text.length - this.#at > LONG_RECORD;
  }

  /** The record ends where its last cell does: at a line end, or at the end of the text. */
  #close(end: number): Found {
    const text = this.#text;
    const code = text.charCodeAt(end);
    this.#end = end;
    this.#next = end;
    if (end >= text.length) return this.#source.ended ? 'record' : this.#unended();
    if (code === CR && end + 1 >= text.length && !this.#source.ended) return this.#unended();
    this.#lines += 1;
    this.#next = code === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    return 'record';
  }

  #unended(): Found {
    return this.#tooFar() ? 'odd' : 'more';
  }

  /** A cell without quotes; gives back where it ends. */
  #plain(start: number): number {
    const text = this.#text;
    const delimiter = this.#delimiterCode;
    const { length } = text;
    let at = start;
    for (; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF || code === CR) break;
      if (code === QUOTE) return ODD;
    }
    this.#cells.push(text.slice(start, at));
    return at;
  }

  /** A cell in quotes; gives back where it ends, behind its closing quote. */
  #quoted(start: number): number {
    const text = this.#text;
    let doubled = false;
    let close = text.indexOf('"', start + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    const end = close + 1;
    // At the end of a piece, a second quote may follow.
    if (close < 0 || (end >= text.length && !this.#source.ended)) return MORE;
    const code = text.charCodeAt(end);
    const bounded =
      end >= text.length || code === this.#delimiterCode || code === LF || code === CR;
    if (!bounded) return ODD;
    const inside = text.slice(start + 1, close);
    this.#lines += lineEnds(inside);
    this.#cells.push(doubled ? inside.replaceAll('""', '"') : inside);
    return end;
  }

  /** A record that is not written by the rules. */
  #odd(): CsvRecord {
    while (!this.#source.ended && this.#text.length - this.#at < 2 * MAX_RECORD_SIZE) this.#more();
    const window = this.#text.slice(this.#at, this.#at + 2 * MAX_RECORD_SIZE);
    const { record, text } = this.#oddRecords.read(window, this.#line);
    this.#line += lineEnds(text);
    this.#at += text.length;
    return record;
  }
}

const MORE = -1;
const ODD = -2;
