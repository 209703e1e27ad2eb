/**
 * Reads an Excel workbook into tables of raw cells. Everything that can be wrong with the file comes back
 * as a named problem; what the tables mean is decided elsewhere.
 */
import type { FileProblem, RawTable, ReadResult } from '../core/model/raw-table.ts';
import { problem } from '../core/problems/index.ts';
import { FileFault } from './fault.ts';
import { classifyZip, sniff } from './sniff/sniff.ts';
import type { Tally } from './xlsx-read/cell.ts';
import { readPart } from './xlsx-read/package.ts';
import { readSheet } from './xlsx-read/sheet.ts';
import { readSharedStrings } from './xlsx-read/strings.ts';
import { readStyles } from './xlsx-read/styles.ts';
import { readWorkbook } from './xlsx-read/workbook.ts';
import { openZip, type Zip } from './zip/zip.ts';
import { say, type Text } from '../core/text/text.ts';

/** Reads all worksheets of a workbook, hidden ones included. Never throws for bad input. */
export function readXlsx(bytes: Uint8Array): ReadResult {
  try {
    return readBytes(bytes);
  } catch (error) {
    if (error instanceof FileFault) return refuse(error.problem);
    throw error;
  }
}

function refuse(problem: FileProblem): ReadResult {
  return { ok: false, problem };
}

function readBytes(bytes: Uint8Array): ReadResult {
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
  const tables = readTables(zip, tally);
  if (tables.length === 0) return refuse(problem('E_NO_WORKSHEET', null, {}));
  const warnings = [...zip.warnings, ...findActiveContent(zip)];
  if (tally.unstyled > 0) {
    warnings.push(problem('W_STYLE_INDEX', tally.firstUnstyled, { count: tally.unstyled }));
  }
  return { ok: true, file: { format: 'xlsx', tables, encoding: null, delimiter: null, warnings } };
}

/** What a workbook that is held as a whole may have. */
const MAX_PLACES = 20_000_000;

function readTables(zip: Zip, tally: Tally): RawTable[] {
  const workbook = readWorkbook(zip);
  const { sharedStrings, styles } = workbook;
  let strings: readonly string[] | null = null;
  const context = {
    strings: () =>
      (strings ??=
        sharedStrings === null
          ? []
          : readSharedStrings(sharedStrings, readPart(zip, sharedStrings))),
    tally,
    maxPlaces: MAX_PLACES,
    formats: styles === null ? [] : readStyles(styles, readPart(zip, styles)),
  };
  return workbook.sheets.flatMap(
    (sheet) => readSheet(sheet, readPart(zip, sheet.part), workbook.epoch, context) ?? [],
  );
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

function findActiveContent(zip: Zip): FileProblem[] {
  const kinds = ACTIVE_CONTENT.flatMap(([pattern, kind]) =>
    zip.names.some((name) => pattern.test(name)) ? [kind] : [],
  );
  if (kinds.length === 0) return [];
  return [
    problem('W_ACTIVE_CONTENT', null, {
      kinds: kinds.reduce((first, second) => say('{first} and {second}', { first, second })),
    }),
  ];
}
