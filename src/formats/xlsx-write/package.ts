/**
 * Packs the parts of a workbook so that the same content always has the same bytes: entries in a fixed
 * order with a fixed date, and links that point into the workbook only.
 */

import { Archive } from './archive.ts';
import { Seal, SEALED_IN, sealedProperties } from './seal.ts';

const encoder = new TextEncoder();
const CONTENT_TYPES = '[Content_Types].xml';

/** What adds to the XML of a sheet what exceljs did not draw, by the name of its part. */
export type Finishers = ReadonlyMap<string, (xml: string) => Iterable<string>>;

/**
 * The workbook of these parts with entries sorted, dated alike and sealed, whatever clock and zone it was made
 * in. A finished sheet is never held as one text: it is packed while `finish` makes it.
 */
export async function packParts(
  parts: ReadonlyMap<string, string>,
  finish: Finishers,
): Promise<Iterable<Uint8Array>> {
  const seal = new Seal();
  const archive = new Archive();
  for (const [name, xml] of parts) {
    // The part with the seal comes last.
    if (name === SEALED_IN) continue;
    await archive.add(name, seal.over(name, finished(internalLinks(name, xml), finish.get(name))));
  }
  const properties = parts.get(SEALED_IN);
  if (properties !== undefined) {
    seal.add(SEALED_IN, encoder.encode(properties));
    await archive.add(SEALED_IN, [encoder.encode(sealedProperties(properties, seal))]);
  }
  return archive.pieces(order);
}

function* finished(
  xml: string,
  finish: ((xml: string) => Iterable<string>) | undefined,
): Iterable<Uint8Array> {
  for (const piece of finish?.(xml) ?? [xml]) yield encoder.encode(piece);
}

function order(a: string, b: string): number {
  if (a === CONTENT_TYPES || b === CONTENT_TYPES) return a === CONTENT_TYPES ? -1 : 1;
  return a < b ? -1 : 1;
}

/** exceljs also registers a link into the workbook as an external one; only the inner one is kept. */
function internalLinks(name: string, xml: string): string {
  if (name.startsWith('xl/worksheets/_rels/')) {
    return xml.replace(/<Relationship [^>]*relationships\/hyperlink"[^>]*\/>/g, '');
  }
  if (!name.startsWith('xl/worksheets/')) return xml;
  return xml.replace(/(<hyperlink ref="[A-Z0-9]+") r:id="\w+"/g, '$1');
}
