/**
 * Reads one XML part with saxes and hands over the elements of the namespaces asked for by local name, so
 * prefixes and the two OOXML dialects need no thought elsewhere. It refuses DOCTYPE and malformed XML.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { NamespaceScopes } from './namespaces.ts';
import { refuse } from '../fault.ts';
import { say } from '../../core/text/text.ts';

/** Attributes by their name as written, prefix included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Which namespace a prefix stands for at this place. */
export type PrefixLookup = (prefix: string) => string | undefined;

/** What a part's reader wants to know. Elements of other namespaces are not reported. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, lookup: PrefixLookup): void;
  close(name: string): void;
  /** Character data and CDATA, wherever it stands; only set by handlers that collect text. */
  text?(text: string): void;
}

const CHUNK = 64 * 1024;
const SHORT = 32 * 1024;

/** Thrown by the parser's error event, to tell malformed XML from a handler's own refusal. */
export class XmlError extends Error {}

/** Reads one part. Throws a `FileFault` for anything that is not well-formed XML without a DOCTYPE. */
export function readXml(
  part: string,
  bytes: Uint8Array,
  namespaces: ReadonlySet<string>,
  handler: XmlHandler,
): void {
  // Tracking positions costs time; they are only wanted once something is wrong.
  const parser = makeParser(part, false);
  const scopes = connect(parser, namespaces, handler);
  try {
    feed(part, bytes, parser, scopes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    refuseXml(`${part}:${findErrorPosition(part, bytes)}`);
  }
}

/** The text of a part that is UTF-8 without a byte order mark; `null` for any other. */
export function plainUtf8(bytes: Uint8Array): string | null {
  const marked = bytes[0] === 0xef || bytes[0] === 0 || bytes[1] === 0;
  if (marked || !isUtf8(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The text of a part that comes in pieces. Throws a `FileFault` for bytes that are no text. */
export function* textPieces(part: string, pieces: Iterable<Uint8Array>): Generator<string, void> {
  let encoding: Encoding | null = null;
  let decoder: TextDecoder | null = null;
  let begun = false;
  for (const piece of shortPieces(pieces)) {
    const first = encoding === null;
    encoding ??= findEncoding(piece);
    // Nearly all pieces are ASCII, which needs no decoder where no character is begun.
    if (!begun && encoding === 'utf-8' && isAscii(piece)) {
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
      continue;
    }
    // Only at the very beginning is a byte order mark one.
    decoder ??= new TextDecoder(encoding, { fatal: true, ignoreBOM: !first });
    yield decode(part, decoder, piece, true);
    begun = (piece[piece.length - 1] ?? 0) > 0x7f;
  }
  yield decode(part, decoder ?? new TextDecoder(), new Uint8Array(), false);
}

/** Long texts are let go late: V8 keeps them apart from what it clears often. None of the pieces is empty. */
function* shortPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SHORT) yield piece.subarray(at, at + SHORT);
  }
}

/** A part that is handed over as text, in pieces. */
export interface XmlPieces {
  write(text: string): void;
  /** False where the part says that it is written in an encoding that is not known here. */
  close(): boolean;
}

/** Reads a part of which the text is at hand. Throws an `XmlError` where it is not well-formed. */
export function startXml(
  part: string,
  namespaces: ReadonlySet<string>,
  handler: XmlHandler,
): XmlPieces {
  const parser = makeParser(part, false);
  const feed = new Feed(parser, connect(parser, namespaces, handler));
  return {
    write: (text) => {
      feed.write(text);
    },
    close: () => isKnownEncoding(feed.close()),
  };
}

/** The value of an attribute that belongs to one of the namespaces. */
export function attributeIn(
  attributes: XmlAttributes,
  lookup: PrefixLookup,
  namespaces: ReadonlySet<string>,
  local: string,
): string | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    const colon = name.indexOf(':');
    if (colon < 0 || name.slice(colon + 1) !== local) continue;
    if (namespaces.has(lookup(name.slice(0, colon)) ?? '')) return value;
  }
  return undefined;
}

/** An `xsd:boolean`; anything else counts as false, as in Excel. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

type Parser = SaxesParser;

function makeParser(part: string, position: boolean): Parser {
  const parser = new SaxesParser({ position });
  parser.on('error', () => {
    throw new XmlError();
  });
  parser.on('doctype', () => {
    refuse('E_XML_DTD', part, {});
  });
  return parser;
}

function connect(
  parser: Parser,
  namespaces: ReadonlySet<string>,
  handler: XmlHandler,
): NamespaceScopes {
  // saxes can resolve namespaces too, at the price of several objects for every attribute.
  const scopes = new NamespaceScopes(namespaces);
  const lookup: PrefixLookup = (prefix) => scopes.lookup(prefix);
  parser.on('opentag', (tag) => {
    const name = scopes.open(tag.name, tag.attributes, parser.position);
    if (name === undefined) throw new XmlError();
    if (name !== '') handler.open(name, tag.attributes, lookup);
  });
  parser.on('closetag', (tag) => {
    const name = scopes.close(tag.name);
    if (name !== '') handler.close(name);
  });
  if (handler.text === undefined) return scopes;
  const take = handler.text.bind(handler);
  parser.on('text', take);
  parser.on('cdata', take);
  return scopes;
}

/** Decodes in pieces, so that short texts cut from a large part do not keep all of it in memory. */
function feed(part: string, bytes: Uint8Array, parser: Parser, scopes: NamespaceScopes): void {
  const decoder = new TextDecoder(findEncoding(bytes), { fatal: true });
  const fed = new Feed(parser, scopes);
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    fed.write(decode(part, decoder, piece, at + CHUNK < bytes.length));
  }
  const declared = fed.close();
  if (!isKnownEncoding(declared) && !isAscii(bytes)) {
    refuseXml(part, say('it is written in the encoding "{encoding}"', { encoding: declared }));
  }
}

/** Hands text to the parser and keeps account of where namespaces are declared in it. */
class Feed {
  readonly #parser: Parser;
  readonly #scopes: NamespaceScopes;
  #tail = '';
  #length = 0;

  constructor(parser: Parser, scopes: NamespaceScopes) {
    this.#parser = parser;
    this.#scopes = scopes;
  }

  write(text: string): void {
    // The word itself may be cut by the end of a piece.
    const declaration = findLast(this.#tail + text, 'xmlns');
    if (declaration >= 0) this.#scopes.expect(this.#length - this.#tail.length + declaration);
    this.#parser.write(text);
    this.#tail = (this.#tail + text).slice(-4);
    this.#length += text.length;
  }

  /** The encoding that the part declares. */
  close(): string {
    const declared = this.#parser.xmlDecl.encoding?.toLowerCase() ?? 'utf-8';
    this.#parser.close();
    return declared;
  }
}

/** `lastIndexOf` would search from the far end, slowly; the word stands near the beginning. */
function findLast(text: string, word: string): number {
  let last = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) last = at;
  return last;
}

function isKnownEncoding(name: string): boolean {
  return KNOWN_ENCODING.test(name);
}

const KNOWN_ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii)$/;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding of a part that begins so: by the byte order mark, or by the zero byte beside the first `<`. */
export function findEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function decode(part: string, decoder: TextDecoder, piece: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(piece, { stream: more });
  } catch {
    return refuseXml(part, say('it holds bytes that are no text'));
  }
}

function refuseXml(place: string, reason = say('its markup is broken')): never {
  return refuse('E_XML', place, { reason });
}

/** Reads the part once more for line and column of the first error. */
function findErrorPosition(part: string, bytes: Uint8Array): string {
  const parser = makeParser(part, true);
  const scopes = connect(parser, new Set(), { open: ignore, close: ignore });
  try {
    feed(part, bytes, parser, scopes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
  return `${String(parser.line)}:${String(Math.max(1, parser.columnIndex))}`;
}

function ignore(): void {
  // Only the position of the error is wanted.
}
