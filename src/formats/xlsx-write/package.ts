/**
 * Packs the workbook again so that the same content always has the same bytes: entries in a fixed
 * order with a fixed date, and links that point into the workbook only.
 */

import { strFromU8, strToU8, unzipSync } from 'fflate';

import { Archive } from './archive.ts';
import { Seal, SEALED_IN, sealedProperties } from './seal.ts';

const CONTENT_TYPES = '[Content_Types].xml';

/** What adds to the XML of a sheet what exceljs did not draw, by the name of its part. */
export type Finishers = ReadonlyMap<string, (xml: string) => Iterable<string>>;

/**
 * The same workbook with entries sorted, dated alike and sealed, whatever clock and zone it was made in. A
 * sheet is never held as one text: it is packed while `finish` makes it.
 */
export async function packAgain(
  bytes: Uint8Array,
  finish: Finishers,
): Promise<Iterable<Uint8Array>> {
  const entries = unzipSync(bytes);
  const seal = new Seal();
  const archive = new Archive();
  for (const [name, entry] of Object.entries(entries)) {
    // Folders are no parts of a workbook, and the part with the seal comes last.
    if (name.endsWith('/') || name === SEALED_IN) continue;
    await archive.add(name, seal.over(name, finished(internalLinks(name, entry), finish.get(name))));
  }
  const properties = entries[SEALED_IN];
  if (properties !== undefined) {
    seal.add(SEALED_IN, properties);
    await archive.add(SEALED_IN, [sealedProperties(properties, seal)]);
  }
  return archive.pieces(order);
}

function* finished(
  bytes: Uint8Array,
  finish: ((xml: string) => Iterable<string>) | undefined,
): Iterable<Uint8Array> {
  if (finish === undefined) yield bytes;
  else for (const piece of finish(strFromU8(bytes))) yield strToU8(piece);
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
