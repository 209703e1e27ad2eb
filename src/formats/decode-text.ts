/**
 * Decides in which encoding a text file is written, and decodes it or says why it cannot be trusted.
 * Nothing is ever replaced or guessed into the data: a byte that does not fit refuses the file.
 */
import { isUtf8 } from 'node:buffer';
import type { FileProblem } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { guessOldEncoding } from './csv/old-encodings.ts';
import { say, type Text, type TextValue } from '../core/text/text.ts';

export type DecodeResult =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly problem: FileProblem };

const MAX_BYTES = 1024 ** 3;
const PROBE_BYTES = 64 * 1024;

/** What can be asked for. Where a platform was built without one of the older ones, it is not known there. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'shift_jis',
  'macintosh',
] as const;

/** UTF-32 stands before UTF-16, because the UTF-16LE mark is the first half of the UTF-32LE one. */
const BYTE_ORDER_MARKS = [
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32be', bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** The characters of windows-1252 from 0x80 to 0x9F; a space marks the five bytes it leaves undefined. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Decodes the bytes of a text file. A byte order mark always wins; without one the file is UTF-8 (or provably
 * UTF-16) unless `encoding` names another encoding, which is then followed to the letter.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): DecodeResult {
  if (bytes.length === 0) return { ok: false, problem: emptyFile() };
  if (bytes.length > MAX_BYTES) return { ok: false, problem: tooBig() };
  const mark = BYTE_ORDER_MARKS.find((known) => known.bytes.every((b, i) => bytes[i] === b));
  if (mark !== undefined) return decodeAs(mark.encoding, bytes.subarray(mark.bytes.length));
  if (encoding !== undefined) return decodeAsAsked(encoding, bytes);
  const wide = bytes.includes(0) ? findWideEncoding(bytes.subarray(0, PROBE_BYTES)) : null;
  if (wide === null) return decodeAs('utf-8', bytes);
  if (wide.proven || wide.encoding.startsWith('utf-32')) return decodeAs(wide.encoding, bytes);
  const reason = say('it has no byte order mark and is probably {encoding} text', {
    encoding: wide.encoding.toUpperCase(),
  });
  return encodingProblem(
    null,
    reason,
    say(', or pass --encoding {encoding}', { encoding: wide.encoding }),
  );
}

/** The number (from 1) of the line that holds position `end`; LF, CRLF and CR each end a line. */
export function lineAt(source: string | Uint8Array, end: number): number {
  const code = (i: number) => (typeof source === 'string' ? source.charCodeAt(i) : source[i]);
  let line = 1;
  for (let i = 0; i < end; i++) {
    const c = code(i);
    if (c === 0x0a || (c === 0x0d && code(i + 1) !== 0x0a)) line++;
  }
  return line;
}

function decodeAsAsked(asked: string, bytes: Uint8Array): DecodeResult {
  let encoding: string;
  try {
    encoding = new TextDecoder(asked).encoding;
  } catch {
    const known = ENCODINGS.join(', ');
    return { ok: false, problem: problem('E_ENCODING_OPTION', null, { encoding: asked, known }) };
  }
  return decodeAs(encoding, bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodeResult {
  if (encoding.startsWith('utf-32')) {
    return encodingProblem(
      null,
      say('it is UTF-32 text, which Excel and Partner Center never write'),
    );
  }
  if (encoding === 'utf-8' && !isUtf8(bytes)) return invalidUtf8(bytes);
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    // The byte order mark is already gone; a second one would be data, and is kept to be seen.
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const unused = SINGLE_BYTE.test(encoding) ? text.search(/[\u0080-\u009f]/) : -1;
    return unused < 0 ? checkText(text, encoding) : meaninglessByte(bytes, unused, encoding);
  } catch (error) {
    // The bytes of UTF-8 were checked above, so there the text only outgrew the longest string of Node.
    if (encoding === 'utf-8' || isStringTooLong(error)) return { ok: false, problem: tooBig() };
    return encodingProblem(
      null,
      say('it is not valid {encoding} text: it is damaged, cut off, or in another encoding', {
        encoding: encoding.toUpperCase(),
      }),
    );
  }
}

/** One byte is one character here; those that a set leaves open come out as control characters. */
const SINGLE_BYTE = /^(?:windows-125|iso-8859-|macintosh|koi8)/;

function meaninglessByte(bytes: Uint8Array, at: number, encoding: string): DecodeResult {
  const line = lineAt(bytes, at);
  return encodingProblem(
    `line ${line}`,
    say('byte {byte} at offset {offset} (line {line}) has no meaning in {encoding}', {
      byte: hex(bytes[at]),
      offset: at,
      line,
      encoding,
    }),
  );
}

/** Done by hand: the TextDecoder of Node 20 decodes windows-1252 as Latin-1 (seen in 20.20.2: no "€"). */
function decodeWindows1252(bytes: Uint8Array): DecodeResult {
  const bad = bytes.findIndex((b) => b >= 0x80 && b <= 0x9f && WINDOWS_1252[b - 0x80] === ' ');
  if (bad !== -1) return meaninglessByte(bytes, bad, 'windows-1252');
  if (bytes.length > 0x1fffffe8) return { ok: false, problem: tooBig() };
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const text = latin1.replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? c);
  return checkText(text, 'windows-1252');
}

/** Refuses text that shows that an earlier program already lost characters of it. */
function checkText(text: string, encoding: string): DecodeResult {
  if (text === '') return { ok: false, problem: emptyFile() };
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = lineAt(text, nul);
    return encodingProblem(
      `line ${line}`,
      say('line {line} holds a NUL character, which text never does', { line }),
    );
  }
  const lost = text.indexOf('\uFFFD');
  if (lost !== -1) {
    const line = lineAt(text, lost);
    return encodingProblem(
      `line ${line}`,
      say(
        'line {line} holds the replacement character U+FFFD, so another program already lost a letter there',
        { line },
      ),
    );
  }
  return { ok: true, text, encoding };
}

function invalidUtf8(bytes: Uint8Array): DecodeResult {
  const offset = findInvalidUtf8(bytes);
  const line = lineAt(bytes, offset);
  const reason = say('byte {byte} at offset {offset} (line {line}) is not valid UTF-8 text', {
    byte: hex(bytes[offset]),
    offset,
    line,
  });
  return encodingProblem(`line ${line}`, reason, HINTS[guessOldEncoding(bytes)]);
}

const HINTS = {
  western: say(', or pass --encoding windows-1252 (the usual one of Windows in Western Europe)'),
  japanese: say(', or pass --encoding shift_jis (it looks like Japanese text)'),
  chinese: say(' (it looks like Chinese text, which --encoding does not cover)'),
} as const;

/** Where the first sequence starts that UTF-8 does not allow (Unicode standard, table 3-7). */
function findInvalidUtf8(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes[i] ?? 0);
    if (length === 0 || !isUtf8(bytes.subarray(i, i + length))) return i;
    i += length;
  }
  return i;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/**
 * Text without a byte order mark that holds zero bytes: which wide encoding their positions speak for.
 * Latin text in UTF-16 has a zero in every pair, always in the same half; that is taken as proof.
 */
function findWideEncoding(probe: Uint8Array): { encoding: string; proven: boolean } | null {
  const zeros = [0, 0, 0, 0];
  probe.forEach((byte, i) => {
    if (byte === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
  });
  // A few zeros in a short text are stray NUL characters, whatever their positions.
  if (zeros.reduce((sum, count) => sum + count, 0) < 4) return null;
  const share = (...positions: number[]) =>
    positions.reduce((sum, position) => sum + (zeros[position] ?? 0), 0) /
    ((probe.length / 4) * positions.length);
  if (share(2, 3) > 0.9 && share(0) < 0.1) return { encoding: 'utf-32le', proven: false };
  if (share(0, 1) > 0.9 && share(3) < 0.1) return { encoding: 'utf-32be', proven: false };
  const [even, odd] = [share(0, 2), share(1, 3)];
  const zeroShare = Math.max(even, odd);
  if (Math.min(even, odd) > zeroShare / 10 || zeroShare < 0.2) return null;
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', proven: zeroShare >= 0.5 };
}

function encodingProblem(place: string | null, reason: Text, hint: TextValue = ''): DecodeResult {
  return { ok: false, problem: problem('E_ENCODING', place, { reason, hint }) };
}

function emptyFile(): FileProblem {
  return problem('E_FILE_EMPTY', null, {});
}

function tooBig(): FileProblem {
  return problem('E_FILE_TOO_BIG', null, { limit: say('1 GB (or about 500 million characters)') });
}

function isStringTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG';
}

function hex(byte: number | undefined): string {
  return `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}
