/**
 * Reads the rows of a worksheet in the shape in which nearly all programs write them. It refuses nothing: at
 * anything else than that shape it gives up, and the part is read anew by the parser that knows all of XML.
 */
import type { RawCell } from '../../core/model/raw-table.ts';
import { MAX_COLUMNS, MAX_ROWS } from './address.ts';
import { toCell, type CellContext, type CellParts } from './cell.ts';
import type { FastReader, Scanned } from './fast-part.ts';
import { openingText, plainText } from './plain-text.ts';
import type { ScannedRow } from './sheet.ts';

const LT = 0x3c;
const GT = 0x3e;
const QUOTE = 0x22;
const SLASH = 0x2f;
const SPACE = 0x20;
const EQUALS = 0x3d;
const R = 0x72;
const S = 0x73;
const T = 0x74;

/** What stands in a start tag, apart from its name. */
interface Attributes {
  /** What `r` says: a column, counted from 1, and a row; each 0 where it is not there. */
  column: number;
  row: number;
  s: string;
  t: string;
  hidden: boolean;
  empty: boolean;
}

/** Row attributes that only say how a row looks. */
const LOOKS: ReadonlySet<string> = new Set([
  ...['spans', 'customFormat', 'ht', 'customHeight', 'outlineLevel', 'collapsed'],
  ...['thickTop', 'thickBot', 'ph', 'x14ac:dyDescent'],
]);

/** Lives for one sheet. */
export class FastRows implements FastReader {
  readonly #sheet: string;
  readonly #context: CellContext;
  readonly #take: (row: ScannedRow) => void;
  readonly #shared: (RawCell | null | undefined)[] = [];
  readonly #tag: Attributes = { column: 0, row: 0, s: '', t: 'n', hidden: false, empty: false };
  #text = '';
  #at = 0;
  #lastRow = 0;

  constructor(sheet: string, context: CellContext, take: (row: ScannedRow) => void) {
    this.#sheet = sheet;
    this.#context = context;
    this.#take = take;
  }

  read(text: string): Scanned {
    this.#text = text;
    this.#at = 0;
    for (;;) {
      const from = this.#at;
      const end = this.#row();
      if (end === 'row') continue;
      // What is not read as a row stays to be read.
      if (end !== 'end') this.#at = from;
      return end;
    }
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  #row(): Scanned | 'row' {
    this.#skipBlanks();
    const text = this.#text;
    if (text.startsWith('</sheetData>', this.#at)) {
      this.#at += 12;
      return 'end';
    }
    if (!text.startsWith('<row', this.#at)) return text.length - this.#at < 12 ? 'more' : 'unusual';
    // A row is only begun where it is there as a whole.
    if (!this.#isWhole()) return 'more';
    this.#at += 4;
    if (!this.#attributes()) return 'unusual';
    const { column, row, hidden, empty } = this.#tag;
    // Where a row does not say its number, its first cell may.
    if (column > 0 || (row === 0 && !empty)) return 'unusual';
    const number = row === 0 ? this.#lastRow + 1 : row;
    if (number <= this.#lastRow || number > MAX_ROWS) return 'unusual';
    const cells: (RawCell | null)[] = [];
    if (!empty && !this.#cells(number, cells)) return 'unusual';
    this.#lastRow = number;
    this.#take({ number, hidden, cells });
    return 'row';
  }

  #isWhole(): boolean {
    const text = this.#text;
    const tagEnd = text.indexOf('>', this.#at);
    if (tagEnd < 0) return false;
    return text.charCodeAt(tagEnd - 1) === SLASH || text.includes('</row>', tagEnd);
  }

  #cells(row: number, cells: (RawCell | null)[]): boolean {
    let last = -1;
    for (;;) {
      this.#skipBlanks();
      const text = this.#text;
      const at = this.#at;
      if (text.charCodeAt(at) !== LT) return false;
      if (text.charCodeAt(at + 1) === SLASH) {
        if (!text.startsWith('</row>', at)) return false;
        this.#at = at + 6;
        return true;
      }
      if (text.charCodeAt(at + 1) !== 0x63) return false;
      this.#at = at + 2;
      if (!this.#attributes()) return false;
      const column = this.#columnIn(row, last + 1);
      if (column <= last || column >= MAX_COLUMNS) return false;
      last = column;
      const cell = this.#tag.empty ? null : this.#cell(row, column);
      if (cell === undefined) return false;
      if (cell === null) continue;
      const { tally } = this.#context;
      tally.places += column + 1 - cells.length;
      if (tally.places > this.#context.maxPlaces) return false;
      while (cells.length < column) cells.push(null);
      cells.push(cell);
    }
  }

  /** The column of a cell, counted from 0: `next` where it does not say, -1 where it says another row. */
  #columnIn(row: number, next: number): number {
    const tag = this.#tag;
    if (tag.row === 0) return next;
    return tag.row === row ? tag.column - 1 : -1;
  }

  /** What a cell holds, behind its start tag; `undefined` where it is not written as expected. */
  #cell(row: number, column: number): RawCell | null | undefined {
    const text = this.#text;
    const at = this.#at;
    const { t } = this.#tag;
    if (text.startsWith('<v>', at)) {
      const end = text.indexOf('<', at + 3);
      if (end < 0 || !text.startsWith('</v></c>', end)) return undefined;
      this.#at = end + 8;
      if (t === 's') return this.#sharedCell(text, at + 3, end);
      const value = plainText(text, at + 3, end);
      return value === null ? undefined : this.#own(row, column, { value, inline: null });
    }
    if (t === 'inlineStr') return this.#inline(row, column);
    if (!text.startsWith('</c>', at)) return undefined;
    this.#at = at + 4;
    return this.#own(row, column, { value: null, inline: null });
  }

  #inline(row: number, column: number): RawCell | null | undefined {
    const text = this.#text;
    const start = openingText(text, this.#at, '<is>');
    if (start < 0) return undefined;
    const end = text.indexOf('<', start);
    if (end < 0 || !text.startsWith('</t></is></c>', end)) return undefined;
    this.#at = end + 13;
    const inline = plainText(text, start, end);
    return inline === null ? undefined : this.#own(row, column, { value: null, inline });
  }

  #own(
    row: number,
    column: number,
    { value, inline }: Pick<CellParts, 'value' | 'inline'>,
  ): RawCell | null | undefined {
    const { t: type, s: style } = this.#tag;
    const sheet = this.#sheet;
    return toCell({ sheet, row, column, type, style, value, inline, formula: null }, this.#context);
  }

  /** Cells of one shared string are one. */
  #sharedCell(text: string, start: number, end: number): RawCell | null | undefined {
    const length = end - start;
    if (length < 1 || length > 9) return undefined;
    let index = 0;
    for (let at = start; at < end; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return undefined;
      index = index * 10 + digit;
    }
    const known = this.#shared[index];
    if (known !== undefined) return known;
    const shared = this.#context.strings()[index];
    if (shared === undefined) return undefined;
    const cell: RawCell | null = shared === '' ? null : { kind: 'text', text: shared };
    this.#shared[index] = cell;
    return cell;
  }

  /** Reads the rest of a start tag. False for an attribute that is not known here, or comes twice. */
  #attributes(): boolean {
    const text = this.#text;
    const tag = this.#tag;
    tag.column = 0;
    tag.row = 0;
    tag.s = '';
    tag.t = 'n';
    tag.hidden = false;
    let short = 0;
    let long = '';
    for (;;) {
      const at = this.#at;
      const code = text.charCodeAt(at);
      if (code === GT) {
        this.#at = at + 1;
        tag.empty = false;
        return true;
      }
      if (code === SLASH) {
        this.#at = at + 2;
        tag.empty = true;
        return text.charCodeAt(at + 1) === GT;
      }
      if (code !== SPACE) return false;
      if (text.charCodeAt(at + 2) === EQUALS && text.charCodeAt(at + 3) === QUOTE) {
        // One bit for each letter.
        const bit = 1 << (text.charCodeAt(at + 1) & 31);
        if ((short & bit) !== 0 || !this.#short(text, at)) return false;
        short |= bit;
        continue;
      }
      const name = this.#long(text, at);
      if (name === null || long.includes(` ${name} `)) return false;
      long += ` ${name} `;
    }
  }

  /** `r`, `s` and `t`. */
  #short(text: string, at: number): boolean {
    const name = text.charCodeAt(at + 1);
    if (name === R) return this.#reference(text, at + 4);
    const end = text.indexOf('"', at + 4);
    if (end < 0) return false;
    this.#at = end + 1;
    if (name === T) {
      const shared = end === at + 5 && text.charCodeAt(at + 4) === S;
      this.#tag.t = shared ? 's' : text.slice(at + 4, end);
      return shared || TYPES.has(this.#tag.t);
    }
    this.#tag.s = text.slice(at + 4, end);
    return name === S && digits(this.#tag.s) >= 0;
  }

  /** "AB12", or "12" for a row; at most three letters and seven digits, of which the first is no zero. */
  #reference(text: string, start: number): boolean {
    let at = start;
    let column = 0;
    let code = text.charCodeAt(at);
    for (; code >= 65 && code <= 90 && at < start + 3; code = text.charCodeAt((at += 1))) {
      column = column * 26 + code - 64;
    }
    const firstDigit = at;
    let row = 0;
    for (; code >= 48 && code <= 57 && at < firstDigit + 7; code = text.charCodeAt((at += 1))) {
      row = row * 10 + code - 48;
    }
    this.#tag.column = column;
    this.#tag.row = row;
    this.#at = at + 1;
    return code === QUOTE && row > 0 && text.charCodeAt(firstDigit) !== 48;
  }

  #long(text: string, at: number): string | null {
    const equals = text.indexOf('="', at);
    const end = equals < 0 ? -1 : text.indexOf('"', equals + 2);
    if (end < 0) return null;
    const name = text.slice(at + 1, equals);
    const value = text.slice(equals + 2, end);
    if (!/^[\w.:]*$/.test(value)) return null;
    if (name === 'hidden') this.#tag.hidden = value === '1' || value === 'true';
    else if (!LOOKS.has(name)) return null;
    this.#at = end + 1;
    return name;
  }

  #skipBlanks(): void {
    const text = this.#text;
    let code = text.charCodeAt(this.#at);
    while (code === SPACE || code === 0x0a || code === 0x09) {
      this.#at += 1;
      code = text.charCodeAt(this.#at);
    }
  }
}

const TYPES: ReadonlySet<string> = new Set(['n', 's', 'str', 'inlineStr', 'b', 'd', 'e']);

/** A whole number without a sign, of at most 7 digits; -1 for anything else. */
function digits(text: string): number {
  if (text.length === 0 || text.length > 7) return -1;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
