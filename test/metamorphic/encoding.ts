/** Writes text as bytes, in every encoding that users' spreadsheet programs save with. */
import { LOCALES, vocabulary, type Locale } from './locale.ts';

export const ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le-bom',
  'utf-16be-bom',
  'utf-16le',
  'windows-1252',
  'windows-1250',
  'iso-8859-15',
  'shift_jis',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

const OLD = ['windows-1252', 'windows-1250', 'iso-8859-15', 'shift_jis'] as const;
type OldEncoding = (typeof OLD)[number];

function isOld(encoding: Encoding): encoding is OldEncoding {
  return (OLD as readonly string[]).includes(encoding);
}

/** What has to be asked for, since the bytes cannot prove it; `null` where nothing has. */
export function askedEncoding(encoding: Encoding): string | null {
  return isOld(encoding) ? encoding : null;
}

/** The name under which the reader reports what it found. */
export function reportedEncoding(encoding: Encoding): string {
  return encoding.replace('-bom', '');
}

/** The bytes of a text. Throws where the encoding lacks a letter: such pairs must not be combined. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (isOld(encoding)) return encodeOld(text, encoding);
  const marked = encoding.endsWith('-bom') ? `\ufeff${text}` : text;
  if (encoding.startsWith('utf-8')) return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16be-bom' ? bytes.swap16() : bytes;
}

/** True where every character has bytes of its own. */
export function canEncode(text: string, encoding: Encoding): boolean {
  if (!isOld(encoding)) return true;
  const table = tableOf(encoding);
  return Array.from(substitute(text, encoding)).every((character) => table.has(character));
}

/** True where the encoding has all letters of the language. */
export function fitsLocale(encoding: Encoding, locale: Locale): boolean {
  return FITTING.get(encoding)?.has(locale) === true;
}

function encodeOld(text: string, encoding: OldEncoding): Uint8Array {
  const table = tableOf(encoding);
  const bytes = Array.from(substitute(text, encoding)).flatMap((character) => {
    const code = table.get(character);
    if (code === undefined) throw new RangeError(`${encoding} has no ${JSON.stringify(character)}`);
    return code;
  });
  return Uint8Array.from(bytes);
}

/** What programs do on saving: the typographic apostrophe becomes the plain one where there is none. */
function substitute(text: string, encoding: OldEncoding): string {
  return tableOf(encoding).has('’') ? text : text.replaceAll('’', "'");
}

type EncodingTable = ReadonlyMap<string, readonly number[]>;
const TABLES = new Map<OldEncoding, EncodingTable>();

function tableOf(encoding: OldEncoding): EncodingTable {
  const known = TABLES.get(encoding);
  if (known !== undefined) return known;
  const built = encoding === 'shift_jis' ? japaneseTable() : singleByteTable(encoding);
  TABLES.set(encoding, built);
  return built;
}

/** From the Unicode consortium's tables: where these two sets differ from Latin-1. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const LATIN_9: Readonly<Record<number, string>> = {
  0xa4: '€',
  0xa6: 'Š',
  0xa8: 'š',
  0xb4: 'Ž',
  0xb8: 'ž',
  0xbc: 'Œ',
  0xbd: 'œ',
  0xbe: 'Ÿ',
};

function singleByteTable(encoding: OldEncoding): EncodingTable {
  const table = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 256; byte += 1) {
    const character = singleByte(encoding, byte);
    if (character !== null && !table.has(character)) table.set(character, [byte]);
  }
  return table;
}

function singleByte(encoding: OldEncoding, byte: number): string | null {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (encoding === 'windows-1250') {
    const character = new TextDecoder(encoding).decode(Uint8Array.of(byte));
    return /[\u0080-\u009f]/.test(character) ? null : character;
  }
  if (byte < 0xa0) {
    const character = encoding === 'windows-1252' ? (WINDOWS_1252[byte - 0x80] ?? ' ') : ' ';
    return character === ' ' ? null : character;
  }
  return (encoding === 'iso-8859-15' ? LATIN_9[byte] : undefined) ?? String.fromCharCode(byte);
}

function japaneseTable(): EncodingTable {
  const decoder = new TextDecoder('shift_jis');
  const table = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 0x80; byte += 1) table.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length !== 1 || character === '\ufffd' || table.has(character)) continue;
      table.set(character, [lead, trail]);
    }
  }
  return table;
}

const FITTING: ReadonlyMap<Encoding, ReadonlySet<Locale>> = new Map(
  ENCODINGS.map((encoding) => [
    encoding,
    new Set(LOCALES.filter((locale) => canEncode(vocabulary(locale), encoding))),
  ]),
);
