/**
 * Reads a part of which the bulk has one simple shape, between a beginning and an end that are left to the
 * XML parser. Whatever is unusual, wherever it stands, the part is to be read by that parser as a whole.
 */
import { rememberBy } from '../../core/model/remember.ts';
import { FileFault } from '../fault.ts';
import { startXml, XmlError, type XmlHandler } from '../xml/xml.ts';
import { SPREADSHEET } from './namespaces.ts';

/** How far a reader came: to the end of the bulk, or to where more text is needed. */
export type Scanned = 'end' | 'more' | 'unusual';

/** Reads the bulk. Text comes in pieces; what is left of one stands before the next. */
export interface FastReader {
  read(text: string): Scanned;
  /** What has not been read of the last piece. */
  readonly rest: string;
}

/** Where the bulk of a kind of part begins and ends. */
export interface Bulk {
  /** Where it begins; what stands here belongs to the bulk. */
  readonly first: string;
  /** What the parser is told in place of the bulk, to open it and to close it. */
  readonly opening: string;
  readonly closing: string;
}

/** The rows of a sheet. */
export const SHEET_DATA: Bulk = {
  first: '<sheetData>',
  opening: '<sheetData>',
  closing: '</sheetData>',
};

/** The items of the table of shared strings. */
export const STRING_ITEMS: Bulk = { first: '<si>', opening: '', closing: '</sst>' };

/** What stands before the bulk is short. */
const LONGEST_HEAD = 1024 * 1024;

/**
 * Reads the part, and what stands around its bulk; `null` where it is not of the simple shape, and what was
 * read of it is to be forgotten.
 */
export function readFast<T>(
  pieces: Iterator<string>,
  bulk: FastReader,
  frames: Frames<T>,
): T | null {
  try {
    const { head, rest } = splitHead(pieces, frames.marks);
    if (head === null) return null;
    let tail = readBulk(rest, pieces, bulk);
    if (tail === null) return null;
    for (let next = pieces.next(); next.done !== true; next = pieces.next()) tail += next.value;
    return frames.read({ head, tail });
  } catch (error) {
    // The parser that reads the whole will say what is wrong, and where.
    if (error instanceof FileFault) return null;
    throw error;
  }
}

/** What reads the text around the bulk of a part, and what it found in the end. */
export interface FrameReader<T> {
  readonly handler: XmlHandler;
  /** Asked before the bulk: false where the part is another than it seems. */
  readonly isBegun: () => boolean;
  /** `null` where something is unusual. */
  readonly result: () => T | null;
}

/** So many frames are remembered. */
const MOST_FRAMES = 500;

/** What stands before the bulk of a part and behind it. */
interface Frame {
  readonly head: string;
  readonly tail: string;
}

/**
 * Reads what stands around the bulk of parts. The workbooks of one program share it, or nearly all of it, so
 * what was read once is given out again; it must not depend on anything else.
 */
export class Frames<T> {
  readonly marks: Bulk;
  /** What the frame says; `null` where it is not well-formed or unusual. */
  readonly read: (frame: Frame) => T | null;
  readonly #start: () => FrameReader<T>;

  constructor(marks: Bulk, start: () => FrameReader<T>) {
    this.marks = marks;
    this.#start = start;
    this.read = rememberBy(
      // No part of a workbook may hold this character.
      ({ head, tail }: Frame) => `${head}\0${tail}`,
      MOST_FRAMES,
      (frame) => this.#parse(frame),
    );
  }

  #parse({ head, tail }: Frame): T | null {
    const { opening, closing } = this.marks;
    const { handler, isBegun, result } = this.#start();
    // What is said of a broken part is said by the parser that reads the whole.
    const xml = startXml('', SPREADSHEET, handler);
    try {
      xml.write(head + opening);
      if (!isBegun()) return null;
      xml.write(closing + tail);
      return xml.close() ? result() : null;
    } catch (error) {
      if (error instanceof XmlError || error instanceof FileFault) return null;
      throw error;
    }
  }
}

/** The text before the bulk and what has been read behind it; `head` is `null` where it is not simple. */
export function splitHead(
  pieces: Iterator<string>,
  { first, opening }: Bulk,
): { readonly head: string | null; readonly rest: string } {
  let text = '';
  let at = -1;
  while (at < 0 && text.length < LONGEST_HEAD) {
    const next = pieces.next();
    if (next.done === true) break;
    text += next.value;
    at = text.indexOf(first);
  }
  const head = text.slice(0, at);
  // In a comment or an instruction, the mark might be something else.
  const plain = at >= 0 && !head.includes('<!') && head.lastIndexOf('<?') <= 0;
  return plain ? { head, rest: text.slice(at + opening.length) } : { head: null, rest: text };
}

/** Reads to the end of the bulk; gives back what stands behind it, `null` where something is unusual. */
export function readBulk(
  first: string,
  pieces: Iterator<string>,
  reader: FastReader,
): string | null {
  let text = first;
  for (;;) {
    const scanned = reader.read(text);
    if (scanned === 'end') return reader.rest;
    if (scanned === 'unusual') return null;
    const next = pieces.next();
    if (next.done === true) return null;
    text = reader.rest + next.value;
  }
}
