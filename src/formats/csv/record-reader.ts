/**
 * Splits CSV text into records, by the strict rules alone: a cell is quoted as a whole, with quotes inside it
 * doubled, or holds no quote at all. Whatever breaks these rules is left to csv-parse, record by record.
 */
import type { FileProblem } from '../../core/model/raw-table.ts';
import { FileFault } from '../fault.ts';
import { MAX_RECORD_SIZE, parseOne } from './odd-record.ts';
import type { TextSource } from './text-source.ts';

/** One record of the file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line on which it begins. */
  readonly line: number;
  /** As it stands in the file, without its line end. */
  readonly raw: () => string;
  /** What is wrong with its quotes. */
  readonly fault?: FileProblem;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
/** A longer record is unusual; whether it is too long is for csv-parse to say. */
const LONG_RECORD = 256 * 1024;
/** So many rows with broken quotes are set aside; a file with more of them is broken as a whole. */
const MAX_BROKEN_ROWS = 1_000;

/** What was found at the place in hand. */
type Found = 'record' | 'more' | 'odd';

/** Reads one record after the other. Throws a `FileFault` where it is not certain how far one goes. */
export class RecordReader {
  readonly #source: TextSource;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  #cells: string[] = [];
  #text: string;
  #at = 0;
  #line: number;
  /** End of the record in hand, before and behind its line end, and the line ends inside it. */
  #end = 0;
  #next = 0;
  #lines = 0;
  #broken = 0;

  constructor(source: TextSource, delimiter: string, line: number) {
    this.#source = source;
    this.#text = source.text;
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
    this.#line = line;
  }

  /** The next record; `null` after the last. Its `raw` is to be asked before the next is read. */
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

  /** A record that is not written by the rules: it is sound all the same, or set aside, or breaks the file. */
  #odd(): CsvRecord {
    while (!this.#source.ended && this.#text.length - this.#at < 2 * MAX_RECORD_SIZE) this.#more();
    const line = this.#line;
    const window = this.#text.slice(this.#at, this.#at + 2 * MAX_RECORD_SIZE);
    const odd = parseOne(window, this.#delimiter, line);
    if (odd.cells === null) throw new FileFault(odd.fault);
    if (odd.fault !== null) {
      this.#broken += 1;
      if (this.#broken > MAX_BROKEN_ROWS) throw new FileFault(odd.fault);
    }
    const record = window.slice(0, odd.length);
    this.#line += lineEnds(record);
    this.#at += odd.length;
    const raw = (): string => record.replace(/(?:\r\n|\n|\r)$/, '');
    const { cells, fault } = odd;
    return fault === null ? { cells, line, raw } : { cells, line, raw, fault };
  }
}

const MORE = -1;
const ODD = -2;

/** How many lines end in the text; CRLF ends one. */
function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LF) count += 1;
  }
  return count;
}
