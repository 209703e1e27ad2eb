/**
 * Reads a part of which the bulk has one simple shape, between a beginning and an end that are left to the
 * XML parser. Whatever is unusual, wherever it stands, the part is to be read by that parser as a whole.
 */
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

/** What reads a part: the parser's handler for beginning and end, a reader of its own for the bulk. */
export interface Readers {
  readonly handler: XmlHandler;
  readonly bulk: FastReader;
  /** Asked once the beginning was read: false where the part is another than it seems. */
  readonly isBegun: () => boolean;
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

/** Reads the part; false where it is not of the simple shape, and what was read of it is to be forgotten. */
export function readFast(
  part: string,
  pieces: Iterator<string>,
  marks: Bulk,
  { handler, bulk, isBegun }: Readers,
): boolean {
  const xml = startXml(part, SPREADSHEET, handler);
  try {
    const { head, rest } = splitHead(pieces, marks);
    if (head === null) return false;
    xml.write(head + marks.opening);
    if (!isBegun()) return false;
    const tail = readBulk(rest, pieces, bulk);
    if (tail === null) return false;
    xml.write(marks.closing + tail);
    for (let next = pieces.next(); next.done !== true; next = pieces.next()) xml.write(next.value);
    return xml.close();
  } catch (error) {
    // The parser that reads the whole will say what is wrong, and where.
    if (error instanceof XmlError || error instanceof FileFault) return false;
    throw error;
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
