/** Reads text as workbooks write it: the shared string table, rich text in runs, and `_xHHHH_` escapes. */
import { plainUtf8, readXml, startXml, XmlError, type XmlHandler } from '../xml/xml.ts';
import { refuse } from '../fault.ts';
import { Frames, readFast, STRING_ITEMS } from './fast-part.ts';
import { FastStrings } from './fast-strings.ts';
import { SPREADSHEET } from './namespaces.ts';
import { say } from '../../core/text/text.ts';

/** Collects the text of one string item: all `<t>`, but not those of phonetic hints (`<rPh>`). */
export interface ItemText {
  /** Where it stands, for a problem. */
  readonly place: string;
  text: string;
  inText: boolean;
  phonetic: number;
}

/** An item without text so far. */
export function emptyItem(place: string): ItemText {
  return { place, text: '', inText: false, phonetic: 0 };
}

/** Takes note of an element that opens inside a string item. */
export function openInItem(item: ItemText, name: string): void {
  // One program joins such texts, another loses one of them.
  if (item.inText || name === 'si' || name === 'is') {
    refuse('E_XML', item.place, { reason: say('a text stands inside another one') });
  }
  if (name === 't') item.inText = item.phonetic === 0;
  else if (name === 'rPh') item.phonetic += 1;
}

/** Takes note of an element that closes inside a string item. */
export function closeInItem(item: ItemText, name: string): void {
  if (name === 't') item.inText = false;
  else if (name === 'rPh') item.phonetic -= 1;
}

/** Resolves `_x000D_` and the like exactly once, so that `_x005F_x000D_` yields the text `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Reads the shared string table; item i of the result is what index i stands for. */
export function readSharedStrings(part: string, bytes: Uint8Array): string[] {
  return scanStrings(bytes) ?? parseStrings(part, bytes);
}

/** The same for a table that comes in pieces; its texts do not hold on to them. */
export function readLargeStrings(part: string, pieces: () => Iterable<string>): string[] {
  const strings: string[] = [];
  const take = (text: string): void => {
    strings.push(Buffer.from(unescapeText(text)).toString());
  };
  if (scan(pieces()[Symbol.iterator](), take)) return strings;
  strings.length = 0;
  const xml = startXml(part, SPREADSHEET, itemHandler(part, take));
  try {
    for (const piece of pieces()) xml.write(piece);
    if (xml.close()) return strings;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
  return refuse('E_XML', part, { reason: say('its markup is broken') });
}

/** The same for a table in the shape in which nearly all are written; `null` for any other. */
function scanStrings(bytes: Uint8Array): string[] | null {
  const text = plainUtf8(bytes);
  if (text === null) return null;
  const strings: string[] = [];
  const take = (item: string): void => {
    strings.push(unescapeText(item));
  };
  return scan([text].values(), take) ? strings : null;
}

function scan(pieces: Iterator<string>, take: (text: string) => void): boolean {
  return readFast(pieces, new FastStrings(take), FRAMES) === 'sst';
}

/** The root of a table that holds nothing but items. */
const FRAMES = new Frames(STRING_ITEMS, () => {
  let root = '';
  const handler: XmlHandler = {
    open(name) {
      root = root === '' ? name : 'more than one';
    },
    close() {
      // Elements are only counted.
    },
  };
  return { handler, isBegun: () => root === 'sst', result: () => root };
});

function parseStrings(part: string, bytes: Uint8Array): string[] {
  const strings: string[] = [];
  const take = (text: string): void => {
    strings.push(unescapeText(text));
  };
  readXml(part, bytes, SPREADSHEET, itemHandler(part, take));
  return strings;
}

function itemHandler(part: string, take: (text: string) => void): XmlHandler {
  let item: ItemText | null = null;
  return {
    open(name) {
      if (item !== null) openInItem(item, name);
      else if (name === 'si') item = emptyItem(part);
    },
    close(name) {
      if (item === null) return;
      if (name === 'si') {
        take(item.text);
        item = null;
      } else closeInItem(item, name);
    },
    text(text) {
      if (item?.inText === true) item.text += text;
    },
  };
}
