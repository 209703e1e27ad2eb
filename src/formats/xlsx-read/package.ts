/**
 * Finds the parts of a workbook by following relationships, the way Excel does. Names are matched without
 * regard to case, and targets may be absolute, relative or oddly written.
 */
import { readXml } from '../xml/xml.ts';
import type { Zip } from '../zip/zip.ts';
import { FileFault, refuse } from '../fault.ts';
import { PACKAGE } from './namespaces.ts';
import { once } from './once.ts';
import { say, type Text } from '../../core/text/text.ts';

export interface Relationship {
  readonly id: string;
  /** The last word of the type: "worksheet", "sharedStrings", "officeDocument". */
  readonly type: string;
  /** The part's name in the archive, or the target as resolved where there is no such part. */
  readonly part: string;
  readonly exists: boolean;
}

/** The bytes of a part. */
export function readPart(zip: Zip, part: string): Uint8Array {
  const read = zip.read(part);
  if (read === undefined) refusePart(part, say('this part of it is missing'));
  if (!read.ok) throw new FileFault(read.problem);
  return read.bytes;
}

/** Refuses a workbook that lacks what it is made of. */
export function refusePart(part: string, reason: Text): never {
  return refuse('E_WORKBOOK_PART', part, { reason });
}

/** The relationships of a part (`''` for the package itself); `null` where it has no `.rels` part. */
export function readRelationships(zip: Zip, part: string): Relationship[] | null {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = zip.find(`${folder}_rels/${part.slice(slash)}.rels`);
  if (name === undefined) return null;
  return readTags(name, readPart(zip, name)).map(({ id, type, target }) => {
    const found = findPart(zip, folder, target);
    return { id, type, part: found ?? resolve(folder, target), exists: found !== undefined };
  });
}

interface RelationshipTag {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const readTags = once((part: string, bytes: Uint8Array): readonly RelationshipTag[] => {
  const tags: RelationshipTag[] = [];
  readXml(part, bytes, PACKAGE, {
    open(element, tag) {
      if (element !== 'Relationship' || tag['TargetMode'] === 'External') return;
      const type = tag['Type'] ?? '';
      const target = tag['Target'] ?? '';
      tags.push({ id: tag['Id'] ?? '', type: type.slice(type.lastIndexOf('/') + 1), target });
    },
    close() {
      // Relationships hold nothing inside.
    },
  });
  return tags;
});

/** Some writers give a path from the root where one from the folder is due; that is tried second. */
function findPart(zip: Zip, folder: string, target: string): string | undefined {
  return (
    zip.find(resolve(folder, target)) ??
    zip.find(resolve(folder, decodePercent(target))) ??
    zip.find(resolve('', target))
  );
}

function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function decodePercent(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
