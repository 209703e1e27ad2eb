/**
 * Packs the workbook again so that the same content always has the same bytes: entries in a fixed
 * order with a fixed date, and links that point into the workbook only.
 */

import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

import { Seal, sealedProperties } from './seal.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const COMPRESSION_LEVEL = 1;

/**
 * The same workbook with entries sorted, dated alike and sealed, whatever clock and zone it was made in.
 * `finish` adds to the XML of a sheet part what exceljs did not draw.
 */
export function packAgain(
  bytes: Uint8Array,
  finish: ReadonlyMap<string, (xml: string) => Iterable<string>>,
): Uint8Array {
  const entries = unzipSync(bytes);
  // Folders are no parts of a workbook.
  const names = Object.keys(entries).filter((name) => !name.endsWith('/'));
  names.sort((a, b) => order(a, b));
  const parts: [name: string, bytes: Uint8Array][] = [];
  const seal = new Seal();
  for (const name of names) {
    const entry = entries[name];
    if (entry === undefined) continue;
    const bytes = finished(internalLinks(name, entry), finish.get(name));
    seal.add(name, bytes);
    parts.push([name, bytes]);
  }
  const zip: Zippable = {};
  for (const [name, bytes] of parts) zip[name] = sealedProperties(name, bytes, seal);
  // fflate writes the local reading of the date, so a local date gives the same bytes everywhere.
  return zipSync(zip, { level: COMPRESSION_LEVEL, mtime: new Date(1980, 0, 1) });
}

function finished(
  bytes: Uint8Array,
  finish: ((xml: string) => Iterable<string>) | undefined,
): Uint8Array {
  if (finish === undefined) return bytes;
  const pieces: Uint8Array[] = [];
  for (const piece of finish(strFromU8(bytes))) pieces.push(strToU8(piece));
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function order(a: string, b: string): number {
  if (a === CONTENT_TYPES || b === CONTENT_TYPES) return a === CONTENT_TYPES ? -1 : 1;
  return a < b ? -1 : 1;
}

/** exceljs also registers a link into the workbook as an external one; only the inner one is kept. */
function internalLinks(name: string, bytes: Uint8Array): Uint8Array {
  if (name.startsWith('xl/worksheets/_rels/')) {
    return replaceIn(bytes, /<Relationship [^>]*relationships\/hyperlink"[^>]*\/>/g, '');
  }
  if (!name.startsWith('xl/worksheets/')) return bytes;
  return replaceIn(bytes, /(<hyperlink ref="[A-Z0-9]+") r:id="\w+"/g, '$1');
}

function replaceIn(bytes: Uint8Array, pattern: RegExp, replacement: string): Uint8Array {
  const xml = strFromU8(bytes);
  return pattern.test(xml) ? strToU8(xml.replace(pattern, replacement)) : bytes;
}
