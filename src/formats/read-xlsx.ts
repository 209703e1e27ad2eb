/**
 * Reads an Excel workbook into tables of raw cells. Everything that can be wrong with the file comes back
 * as a named problem; what the tables mean is decided elsewhere.
 */
import type { FileProblem, RawTable, ReadResult } from '../core/model/raw-table.ts';
import { rememberBy } from '../core/model/remember.ts';
import { problem } from '../core/problems/index.ts';
import { FileFault } from './fault.ts';
import { classifyZip, sniff } from './sniff/sniff.ts';
import { unstyled, type CellContext, type Tally } from './xlsx-read/cell.ts';
import { readPart } from './xlsx-read/package.ts';
import { readSheet } from './xlsx-read/read-sheet.ts';
import { readLargeSheet } from './xlsx-read/large-sheet.ts';
import { readLargeStrings, readSharedStrings } from './xlsx-read/strings.ts';
import { textPieces } from './xml/xml.ts';
import { readStyles } from './xlsx-read/styles.ts';
import { readWorkbook } from './xlsx-read/workbook.ts';
import { openZip, type Zip } from './zip/zip.ts';
import { say, type Text } from '../core/text/text.ts';

/** Parts larger than this, unpacked, are read in pieces: their rows are handed over, not held. */
const LARGE_PART = 64 * 1024 * 1024;

/**
 * Reads all worksheets of a workbook, hidden ones included. Never throws for bad input. From `large` bytes on,
 * a part is read in pieces.
 */
export function readXlsx(bytes: Uint8Array, large: number = LARGE_PART): ReadResult {
  try {
    return readBytes(bytes, large);
  } catch (error) {
    if (error instanceof FileFault) return refuse(error.problem);
    throw error;
  }
}

function refuse(problem: FileProblem): ReadResult {
  return { ok: false, problem };
}

function readBytes(bytes: Uint8Array, large: number): ReadResult {
  const sniffed = sniff(bytes);
  if (sniffed.kind === 'refused') return refuse(sniffed.problem);
  if (sniffed.kind === 'text') {
    const slots = { kind: say('plain text'), wanted: say('an Excel workbook') };
    return refuse(problem('E_FORMAT_MISMATCH', null, slots));
  }
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const { zip } = opened;
  const other = classifyZip(zip);
  if (other !== null) return refuse(other);
  const tally: Tally = { places: 0, unstyled: 0, firstUnstyled: null };
  const tables = readTables(zip, tally, large);
  if (tables.length === 0) return refuse(problem('E_NO_WORKSHEET', null, {}));
  const warnings = [...zip.warnings, ...findActiveContent(zip.names)];
  warnings.push(...unstyled(tally));
  return { ok: true, file: { format: 'xlsx', tables, encoding: null, delimiter: null, warnings } };
}

/** Places of rows: of all that are held together, and of a sheet whose rows are handed over. */
const MAX_PLACES = 20_000_000;
const MAX_PLACES_PASSED = 200_000_000;

function readTables(zip: Zip, tally: Tally, large: number): RawTable[] {
  const { sharedStrings, styles, sheets, epoch } = readWorkbook(zip);
  const textOf = (part: string) => () => textPieces(part, zip.pieces(part));
  const isLarge = (part: string): boolean => zip.sizeOf(part) > large;
  let strings: readonly string[] | null = null;
  const readStrings = (part: string): readonly string[] =>
    isLarge(part)
      ? readLargeStrings(part, textOf(part))
      : readSharedStrings(part, readPart(zip, part));
  const common = {
    strings: () => (strings ??= sharedStrings === null ? [] : readStrings(sharedStrings)),
    formats: styles === null ? [] : readStyles(styles, readPart(zip, styles)),
  };
  const context = { ...common, tally, maxPlaces: MAX_PLACES };
  return sheets.flatMap((sheet) => {
    const { part } = sheet;
    if (!isLarge(part)) return readSheet(sheet, readPart(zip, part), epoch, context) ?? [];
    const largeContext = (): CellContext => ({
      ...common,
      tally: { places: 0, unstyled: 0, firstUnstyled: null },
      maxPlaces: MAX_PLACES_PASSED,
    });
    return readLargeSheet(sheet, () => zip.pieces(part), epoch, largeContext) ?? [];
  });
}

/** What a workbook can hold besides its cells. It is never run or followed, but a person should know. */
const ACTIVE_CONTENT: readonly (readonly [RegExp, Text])[] = [
  [/(?:^|\/)(?:vbaProject\.bin$|macrosheets\/)/i, say('macros')],
  [/(?:^|\/)externalLinks\//i, say('links to other workbooks')],
  [/(?:^|\/)connections\.xml$/i, say('data connections')],
  [/(?:^|\/)activeX\//i, say('controls')],
  [/(?:^|\/)embeddings\//i, say('embedded files')],
  [/^_xmlsignatures\//i, say('a digital signature')],
];

const findActiveContent = rememberBy(
  (names: readonly string[]) => names.join('\0'),
  200,
  (names): readonly FileProblem[] => {
    const kinds = ACTIVE_CONTENT.flatMap(([pattern, kind]) =>
      names.some((name) => pattern.test(name)) ? [kind] : [],
    );
    if (kinds.length === 0) return [];
    return [
      problem('W_ACTIVE_CONTENT', null, {
        kinds: kinds.reduce((first, second) => say('{first} and {second}', { first, second })),
      }),
    ];
  },
);
