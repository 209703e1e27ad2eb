/**
 * Splits CSV text into records while it is still bytes of UTF-8, by the same strict rules as the
 * `RecordReader`. Records can be handed to a lane as they lie there; what breaks the rules is left to
 * csv-parse, record by record.
 */
import { firstMark, fourOf, marksOf, quoteOrControlMarks } from '../../core/model/byte-search.ts';
import type { Lane, PackedRow } from '../../core/model/packed-row.ts';
import type { ByteWindow } from './byte-window.ts';
import { MAX_RECORD_SIZE } from './odd-record.ts';
import { lineEnds, LONG_RECORD, OddRecords, type CsvRecord, type Records } from './record.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
/** A record with more cells is unusual. */
const MOST_CELLS = 4096;
/** Bytes of one character at most, of those that count as one. */
const WIDEST = 3;

const TAB = 0x09;

/** What was found at the place in hand. `plain` is a record without control characters. */
type Found = 'plain' | 'controlled' | 'more' | 'odd';

export class ByteRecordReader implements Records, PackedRow {
  readonly starts = new Int32Array(MOST_CELLS);
  readonly ends = new Int32Array(MOST_CELLS);
  readonly quotes = new Int32Array(LONG_RECORD / 2 + 2);
  readonly firstQuotes = new Int32Array(MOST_CELLS + 1);
  bytes: Buffer;
  view: DataView;
  width = 0;
  number: number;
  readonly #window: ByteWindow;
  readonly #delimiterCode: number;
  readonly #delimiters: number;
  readonly #oddRecords: OddRecords;
  #at = 0;
  #length: number;
  /** End of the record in hand, before and behind its line end, and the line ends inside it. */
  #end = 0;
  #next = 0;
  #lines = 0;
  /** How many quotes stand in its cells. */
  #quotes = 0;
  /** True while no control character was met in it. */
  #plain = true;

  /** The delimiter is an ASCII character. */
  constructor(window: ByteWindow, delimiter: string, line: number) {
    this.#window = window;
    this.bytes = window.bytes;
    this.view = window.view;
    this.#length = window.length;
    this.number = line;
    this.#oddRecords = new OddRecords(delimiter);
    this.#delimiterCode = delimiter.charCodeAt(0);
    this.#delimiters = fourOf(this.#delimiterCode);
  }

  next(): CsvRecord | null {
    for (;;) {
      if (this.#at >= this.#length && this.#window.ended) return null;
      const found = this.#scan();
      if (found === 'odd') return this.#odd();
      if (found !== 'more') return this.#take();
      this.#more();
    }
  }

  handOver(lane: Lane, width: number): number | null {
    let last: number | null = null;
    for (;;) {
      if (this.#at >= this.#length && this.#window.ended) return last;
      const found = this.#scan();
      if (found === 'more') {
        this.#more();
        continue;
      }
      if (found !== 'plain' || this.width !== width || !lane.take(this)) return last;
      last = this.number;
      this.number += this.#lines;
      this.#at = this.#next;
    }
  }

  text(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  cell(index: number): string {
    const text = this.text(this.starts[index] ?? 0, this.ends[index] ?? 0);
    return this.firstQuotes[index] !== this.firstQuotes[index + 1]
      ? text.replaceAll('""', '"')
      : text;
  }

  #take(): CsvRecord {
    const { number: line } = this;
    const cells = Array.from({ length: this.width }, (_, index) => this.cell(index));
    const [start, end] = [this.#at, this.#end];
    this.number += this.#lines;
    this.#at = this.#next;
    return { cells, line, raw: () => this.text(start, end) };
  }

  #more(): void {
    const window = this.#window;
    window.advance(this.#at);
    // All stays as it is where nothing came.
    if (window.ended) return;
    this.bytes = window.bytes;
    this.view = window.view;
    this.#length = window.length;
    this.#at = 0;
  }

  #scan(): Found {
    const { bytes, starts, ends, firstQuotes } = this;
    const from = this.#at;
    let at = from;
    this.#lines = 0;
    this.#plain = true;
    this.#quotes = 0;
    for (let width = 0; width < MOST_CELLS; width += 1) {
      const quoted = bytes[at] === QUOTE && at < this.#length;
      starts[width] = quoted ? at + 1 : at;
      at = quoted ? this.#quoted(at + 1, from) : this.#outsideQuotes(at);
      if (at < 0) return at === MORE && !this.#isTooFar() ? 'more' : 'odd';
      ends[width] = quoted ? at - 1 : at;
      firstQuotes[width + 1] = this.#quotes;
      if (at - from > LONG_RECORD) return 'odd';
      if (at < this.#length && bytes[at] === this.#delimiterCode) {
        at += 1;
        continue;
      }
      this.width = width + 1;
      return this.#close(at);
    }
    return 'odd';
  }

  /** The record ends where its last cell does: at a line end, or at the end of the text. */
  #close(end: number): Found {
    const { bytes } = this;
    const code = bytes[end];
    this.#end = end;
    this.#next = end;
    const { ended } = this.#window;
    if (end >= this.#length || (code === CR && end + 1 >= this.#length && !ended)) {
      if (!ended) return this.#isTooFar() ? 'odd' : 'more';
      if (end >= this.#length) return this.#plain ? 'plain' : 'controlled';
    }
    this.#lines += 1;
    const crlf = code === CR && end + 1 < this.#length && bytes[end + 1] === LF;
    this.#next = crlf ? end + 2 : end + 1;
    return this.#plain ? 'plain' : 'controlled';
  }

  #isTooFar(): boolean {
    return this.#window.ended || this.#length - this.#at > LONG_RECORD;
  }

  /** A cell without quotes; gives back where it ends. */
  #outsideQuotes(start: number): number {
    const { bytes, view } = this;
    const delimiters = this.#delimiters;
    let at = start;
    for (;;) {
      const word = view.getInt32(at, true);
      const found = marksOf(word, delimiters) | quoteOrControlMarks(word);
      if (found === 0) {
        at += 4;
        continue;
      }
      at += firstMark(found);
      const byte = bytes[at];
      if (at >= this.#length || byte === this.#delimiterCode || byte === LF || byte === CR) {
        return at;
      }
      if (byte === QUOTE) return ODD;
      if (byte !== TAB) this.#plain = false;
      at += 1;
    }
  }

  /** A cell in quotes, from behind the first; gives back where it ends, behind the last. */
  #quoted(start: number, record: number): number {
    const { bytes, view, quotes } = this;
    const length = this.#length;
    const farthest = Math.min(length, record + LONG_RECORD);
    let count = this.#quotes;
    let at = start;
    for (;;) {
      const word = view.getInt32(at, true);
      const found = quoteOrControlMarks(word);
      if (found === 0) {
        at += 4;
        continue;
      }
      at += firstMark(found);
      const byte = bytes[at];
      const next = bytes[at + 1];
      if (byte !== QUOTE) {
        if (byte === LF || (byte === CR && next !== LF)) this.#lines += 1;
        else if (byte !== CR && byte !== TAB) this.#plain = false;
        at += 1;
        continue;
      }
      // At the end of what is at hand, a second quote may follow.
      if (at + 1 >= farthest) return this.#endOfQuoted(at, count);
      if (next === QUOTE) {
        quotes[count] = at;
        count += 1;
        at += 2;
        continue;
      }
      this.#quotes = count;
      return next === this.#delimiterCode || next === LF || next === CR ? at + 1 : ODD;
    }
  }

  /** A quote stands so far behind that the record is unusual, or that what follows is not at hand. */
  #endOfQuoted(at: number, count: number): number {
    this.#quotes = count;
    if (at + 1 < this.#length) return ODD;
    return at + 1 === this.#length && this.#window.ended ? at + 1 : MORE;
  }

  /** A record that is not written by the rules. */
  #odd(): CsvRecord {
    const wanted = 2 * MAX_RECORD_SIZE * WIDEST;
    while (!this.#window.ended && this.#length - this.#at < wanted) this.#more();
    // The last character may be cut, far behind anything that is looked at.
    const end = Math.min(this.#length, this.#at + wanted);
    const window = this.text(this.#at, end).slice(0, 2 * MAX_RECORD_SIZE);
    const { record, text } = this.#oddRecords.read(window, this.number);
    this.number += lineEnds(text);
    this.#at += Buffer.byteLength(text);
    return record;
  }
}

const MORE = -1;
const ODD = -2;
