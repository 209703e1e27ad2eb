/** Reads the workbook part: the epoch of its dates and its worksheets in order, with their parts. */
import type { RawTable } from '../../core/model/raw-table.ts';
import { attributeIn, isTrue, readXml } from '../xml/xml.ts';
import { ZIP_LIMITS, type Zip } from '../zip/zip.ts';
import { RESAVE, refuseFile } from './fault.ts';
import { RELATIONSHIP, SPREADSHEET } from './namespaces.ts';
import { readPart, readRelationships, refusePart, type Relationship } from './package.ts';

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

const MANY_SHEETS = [
  'E_ZIP_BOMB',
  null,
  'The workbook lists more than 1,000 sheets, which no export has.',
  'Do not use this file; ask whoever sent it for a fresh export from Partner Center.',
] as const;

/** Reads the workbook part that the package names as its document. */
export function readWorkbook(zip: Zip): Workbook {
  const part = findWorkbookPart(zip);
  const relationships = readRelationships(zip, part);
  if (relationships === null) {
    refusePart(part, 'The workbook does not say which of its parts are its sheets.');
  }
  const { root, epoch, sheets: tags } = readWorkbookPart(zip, part);
  if (root !== 'workbook') refusePart(part, 'The main part of the file is not an Excel workbook.');
  if (tags.length > ZIP_LIMITS.entries) refuseFile(...MANY_SHEETS);
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
    refusePart('_rels/.rels', 'The file does not say which of its parts is the workbook.');
  }
  if (documents.length > 1) {
    refusePart('_rels/.rels', 'The file names more than one part as its workbook.');
  }
  if (!document.exists) refusePart(document.part, 'The workbook part of the file is missing.');
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

function readWorkbookPart(zip: Zip, part: string): WorkbookPart {
  const found: WorkbookPart = { root: '', epoch: '1900', sheets: [] };
  readXml(part, readPart(zip, part), SPREADSHEET, {
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
}

function toSheet(
  tag: SheetTag,
  relationships: ReadonlyMap<string, Relationship>,
  workbook: string,
): SheetEntry | null {
  const { name } = tag;
  requireSheetId(name, tag.sheetId);
  const relationship = relationships.get(tag.relationship ?? '');
  if (relationship === undefined) {
    refusePart(workbook, `The workbook lists the sheet "${name}" but does not say where it is.`);
  }
  // Chart, dialog and macro sheets have relationship types of their own and hold no rows.
  if (relationship.type !== 'worksheet') return null;
  if (!relationship.exists) {
    refusePart(relationship.part, `The part that holds the sheet "${name}" is missing.`);
  }
  return { name, visibility: toVisibility(tag.state), part: relationship.part };
}

function requireSheetId(name: string, id: string | undefined): void {
  if (id === undefined) return;
  if (/^\s*\d{1,10}\s*$/.test(id) && Number(id) <= MAX_SHEET_ID) return;
  refuseFile(
    'E_SHEET_ID',
    name,
    `The sheet "${name}" has a number that Excel cannot give.`,
    RESAVE,
  );
}

function toVisibility(state: string | undefined): RawTable['visibility'] {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very-hidden' : 'visible';
}

function requireDistinct(sheets: readonly SheetEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (seen.has(name.trim())) {
      refuseFile(
        'E_SHEET_AMBIGUOUS',
        name,
        `Two sheets of the workbook are named "${name.trim()}".`,
        'Rename one of the two sheets in Excel, save and run again.',
      );
    }
    seen.add(name.trim());
  }
}
