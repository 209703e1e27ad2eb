/** Reads the workbook part: the epoch of its dates and its worksheets in order, with their parts. */
import type { RawTable } from '../../core/model/raw-table.ts';
import { attributeIn, isTrue, readXml } from '../xml/xml.ts';
import { refuse } from '../fault.ts';
import { ZIP_LIMITS, type Zip } from '../zip/zip.ts';
import { RELATIONSHIP, SPREADSHEET } from './namespaces.ts';
import { once } from './once.ts';
import { readPart, readRelationships, refusePart, type Relationship } from './package.ts';
import { say } from '../../core/text/text.ts';

export interface SheetEntry {
  readonly name: string;
  readonly visibility: RawTable['visibility'];
  readonly part: string;
}

export interface Workbook {
  readonly epoch: RawTable['epoch'];
  readonly sheets: readonly SheetEntry[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/** Excel's own limit; larger numbers occur only in files made to do harm. */
const MAX_SHEET_ID = 65_534;

/** Reads the workbook part that the package names as its document. */
export function readWorkbook(zip: Zip): Workbook {
  const part = findWorkbookPart(zip);
  const relationships = readRelationships(zip, part);
  if (relationships === null) {
    refusePart(part, say('it does not say which of its parts are its sheets'));
  }
  const { root, epoch, sheets: tags } = readWorkbookPart(part, readPart(zip, part));
  if (root !== 'workbook') refusePart(part, say('its main part is not that of a workbook'));
  if (tags.length > ZIP_LIMITS.entries) {
    refuse('E_ZIP_BOMB', null, { reason: say('it lists more than 1,000 sheets') });
  }
  // Where an id comes twice, the first one counts.
  const byId = new Map(relationships.toReversed().map((r) => [r.id, r]));
  const sheets = tags.flatMap((tag) => toSheet(tag, byId, part) ?? []);
  requireDistinct(sheets);
  const optional = (type: string): string | null =>
    relationships.find((r) => r.type === type && r.exists)?.part ?? null;
  return { epoch, sheets, sharedStrings: optional('sharedStrings'), styles: optional('styles') };
}

function findWorkbookPart(zip: Zip): string {
  const documents = (readRelationships(zip, '') ?? []).filter((r) => r.type === 'officeDocument');
  const [document] = documents;
  if (document === undefined) {
    refusePart('_rels/.rels', say('it does not say which of its parts is the main one'));
  }
  if (documents.length > 1) {
    refusePart('_rels/.rels', say('it names more than one main part'));
  }
  if (!document.exists) refusePart(document.part, say('its main part is missing'));
  return document.part;
}

interface SheetTag {
  readonly name: string;
  readonly sheetId: string | undefined;
  readonly state: string | undefined;
  readonly relationship: string | undefined;
}

interface WorkbookPart {
  root: string;
  epoch: RawTable['epoch'];
  sheets: SheetTag[];
}

const readWorkbookPart = once((part: string, bytes: Uint8Array): WorkbookPart => {
  const found: WorkbookPart = { root: '', epoch: '1900', sheets: [] };
  readXml(part, bytes, SPREADSHEET, {
    open(name, tag, lookup) {
      if (found.root === '') found.root = name;
      if (name === 'workbookPr' && isTrue(tag['date1904'])) found.epoch = '1904';
      if (name === 'sheet') {
        found.sheets.push({
          name: tag['name'] ?? '',
          sheetId: tag['sheetId'],
          state: tag['state'],
          relationship: attributeIn(tag, lookup, RELATIONSHIP, 'id'),
        });
      }
    },
    close() {
      // Everything of interest stands in attributes.
    },
  });
  return found;
});

function toSheet(
  tag: SheetTag,
  relationships: ReadonlyMap<string, Relationship>,
  workbook: string,
): SheetEntry | null {
  const { name } = tag;
  requireSheetId(name, tag.sheetId);
  const relationship = relationships.get(tag.relationship ?? '');
  if (relationship === undefined) {
    refusePart(
      workbook,
      say('it lists the sheet "{sheet}" but does not say where it is', { sheet: name }),
    );
  }
  // Chart, dialog and macro sheets have relationship types of their own and hold no rows.
  if (relationship.type !== 'worksheet') return null;
  if (!relationship.exists) {
    refusePart(
      relationship.part,
      say('the part that holds the sheet "{sheet}" is missing', { sheet: name }),
    );
  }
  return { name, visibility: toVisibility(tag.state), part: relationship.part };
}

function requireSheetId(name: string, id: string | undefined): void {
  if (id === undefined) return;
  if (/^\s*\d{1,10}\s*$/.test(id) && Number(id) <= MAX_SHEET_ID) return;
  refuse('E_SHEET_ID', name, { sheet: name });
}

function toVisibility(state: string | undefined): RawTable['visibility'] {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very-hidden' : 'visible';
}

function requireDistinct(sheets: readonly SheetEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (seen.has(name.trim())) {
      refuse('E_SHEET_AMBIGUOUS', name, { sheet: name.trim() });
    }
    seen.add(name.trim());
  }
}
