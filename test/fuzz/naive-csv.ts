/**
 * A second reading of text tables, as plain as can be and with nothing in common with the reader: what the
 * reader delivers is held against it. It takes from the reader only the encoding and the delimiter.
 */

export interface NaiveRecord {
  /** `null` where the quoting is broken, so that it was set aside as a whole. */
  readonly cells: readonly string[] | null;
  /** The line, from 1, on which it starts. */
  readonly line: number;
  /** As it stands in the file, without its line end. */
  readonly raw: string;
}

/** The text without its byte order mark; `null` where the bytes are not in that encoding. */
export function naiveDecode(bytes: Buffer, encoding: string): string | null {
  switch (encoding) {
    case 'utf-8': {
      const text = bytes.toString('utf8');
      // Any byte that is no text would have become a U+FFFD, which is three bytes.
      return Buffer.from(text).equals(bytes) ? text.replace(/^\ufeff/, '') : null;
    }
    case 'utf-16le':
    case 'utf-16be': {
      if (bytes.length % 2 !== 0) return null;
      const units = encoding === 'utf-16le' ? bytes : Buffer.from(bytes).swap16();
      return units.toString('utf16le').replace(/^\ufeff/, '');
    }
    default:
      return null;
  }
}

/**
 * All records, or in words where the quoting is broken. A broken record may be set aside as a whole: then
 * `setAside` gives its text by its line, which must stand there and end with the line.
 */
export function naiveRecords(
  text: string,
  delimiter: string,
  setAside: ReadonlyMap<number, string> = new Map(),
): readonly NaiveRecord[] | string {
  const directive = /^"?sep=[^"\r\n]"?(?:\r\n|\r|\n|$)/i.exec(text)?.[0] ?? '';
  const records: NaiveRecord[] = [];
  let line = directive === '' ? 1 : 2;
  for (let at = directive.length; at < text.length;) {
    const found = naiveRecord(text, at, delimiter);
    const record =
      typeof found === 'string'
        ? (wholeRecord(text, at, setAside.get(line)) ?? blankRecord(text, at, delimiter) ?? found)
        : found;
    if (typeof record === 'string') return `${record} in the record of line ${String(line)}`;
    const raw = text.slice(at, record.end);
    records.push({ cells: record.cells, line, raw });
    const ending = /^(?:\r\n|\r|\n)?/.exec(text.slice(record.end, record.end + 2))?.[0] ?? '';
    line += (raw + ending).match(/\r\n|\r|\n/g)?.length ?? 0;
    at = record.end + ending.length;
  }
  return records;
}

interface Split {
  /** `null` where only the record as a whole is certain. */
  readonly cells: readonly string[] | null;
  readonly end: number;
}

function wholeRecord(text: string, at: number, raw: string | undefined): Split | null {
  if (raw === undefined || !text.startsWith(raw, at)) return null;
  const end = at + raw.length;
  return end === text.length || '\r\n'.includes(text[end] ?? '') ? { cells: null, end } : null;
}

/** Broken quotes around nothing say nothing either. */
function blankRecord(text: string, at: number, delimiter: string): Split | null {
  const line = /[^\r\n]*/.exec(text.slice(at))?.[0] ?? '';
  const said = line.replaceAll('"', '').replaceAll(delimiter, '').trim();
  return said === '' ? { cells: [''], end: at + line.length } : null;
}

function naiveRecord(text: string, start: number, delimiter: string): Split | string {
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    const quoted = text[at] === '"';
    const end = quoted ? endOfQuoted(text, at) : endOfPlain(text, at, delimiter);
    if (end < 0) return 'an open quote';
    const written = text.slice(at, end);
    if (quoted) cells.push(written.slice(1, -1).replaceAll('""', '"'));
    else if (written.includes('"')) return 'a stray quote';
    else cells.push(written);
    const next = text[end] ?? '';
    if (next !== delimiter) {
      return next === '' || '\r\n'.includes(next) ? { cells, end } : 'text after a quote';
    }
    at = end;
  }
}

/** Where the text after the closing quote begins; -1 if there is none. */
function endOfQuoted(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at + 1;
    at += 1;
  }
  return -1;
}

function endOfPlain(text: string, start: number, delimiter: string): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && !'\r\n'.includes(text[at] ?? '')) at += 1;
  return at;
}
