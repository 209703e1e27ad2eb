/**
 * The seal of a workbook: a hash over all its parts, kept in its own properties. A workbook whose seal holds
 * is as the tool wrote it; any program that saves it breaks the seal.
 */
import { createHash } from 'node:crypto';
import { openZip } from '../zip/zip.ts';

/** The part that carries the seal. */
export const SEALED_IN = 'docProps/core.xml';
const MARK = 'csp-reconcile seal ';
const ELEMENT = /<dc:identifier>csp-reconcile seal ([0-9a-f]{64})<\/dc:identifier>/;

/** Takes the parts of a workbook in any order, one at a time, and keeps none of them. */
export class Seal {
  private readonly lines: string[] = [];

  add(name: string, bytes: Uint8Array): void {
    this.lines.push(`${name} ${createHash('sha256').update(bytes).digest('hex')}\n`);
  }

  /** The pieces of a part as they are; it is added once the last of them was taken. */
  *over(name: string, pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
    const hash = createHash('sha256');
    for (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
    this.lines.push(`${name} ${hash.digest('hex')}\n`);
  }

  /** The seal over what was added. */
  digest(): string {
    return createHash('sha256')
      .update([...this.lines].sort().join(''))
      .digest('hex');
  }
}

/** The properties of a workbook with the seal in them. */
export function sealedProperties(xml: string, seal: Seal): string {
  const element = `<dc:identifier>${MARK}${seal.digest()}</dc:identifier>`;
  const end = '</cp:coreProperties>';
  return xml.replace(end, `${element}${end}`);
}

/** Whether the bytes are a workbook just as the tool wrote it. Never throws for other files. */
export function isSealed(bytes: Uint8Array): boolean {
  const opened = openZip(bytes);
  if (!opened.ok) return false;
  const { zip } = opened;
  const properties = zip.read(SEALED_IN);
  if (properties?.ok !== true) return false;
  const text = Buffer.from(properties.bytes).toString('utf8');
  const claimed = ELEMENT.exec(text)?.[1];
  // Without a seal there is nothing to hold, so the rest need not be unpacked.
  if (claimed === undefined) return false;
  const seal = new Seal();
  for (const name of zip.names) {
    const part = name === SEALED_IN ? null : zip.read(name);
    if (part === null) seal.add(name, new TextEncoder().encode(text.replace(ELEMENT, '')));
    else if (part?.ok === true) seal.add(name, part.bytes);
    else return false;
  }
  return claimed === seal.digest();
}
