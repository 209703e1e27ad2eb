/**
 * Reads an Excel workbook into tables of raw cells. Everything that can be wrong with the file comes back
 * as a named problem; what the tables mean is decided elsewhere.
 */
import type { FileProblem, RawTable, ReadResult } from '../core/model/raw-table.ts';
import { classifyZip, sniff } from './sniff/sniff.ts';
import { FileFault, RESAVE } from './xlsx-read/fault.ts';
import { readPart } from './xlsx-read/package.ts';
import { readSheet } from './xlsx-read/sheet.ts';
import { readSharedStrings } from './xlsx-read/strings.ts';
import { readStyles } from './xlsx-read/styles.ts';
import { readWorkbook } from './xlsx-read/workbook.ts';
import { openZip, type Zip } from './zip/zip.ts';

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
  if (sniffed.kind === 'text') return refuse(NOT_A_WORKBOOK);
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const { zip } = opened;
  const other = classifyZip(zip);
  if (other !== null) return refuse(other);
  const tables = readTables(zip);
  if (tables.length === 0) return refuse(NO_WORKSHEET);
  const warnings = [...zip.warnings, ...findActiveContent(zip)];
  return { ok: true, file: { format: 'xlsx', tables, encoding: null, delimiter: null, warnings } };
}

const NOT_A_WORKBOOK: FileProblem = {
  code: 'E_FORMAT_MISMATCH',
  place: null,
  what: 'The file is plain text, not an Excel workbook.',
  fix: 'Give the file the extension .csv, or export it as .xlsx, and run again.',
};

const NO_WORKSHEET: FileProblem = {
  code: 'E_NO_WORKSHEET',
  place: null,
  what: 'The workbook has no worksheet, only other kinds of sheets or none at all.',
  fix: 'Export the data again, or copy it to a worksheet, and run again.',
};

function readTables(zip: Zip): RawTable[] {
  const workbook = readWorkbook(zip);
  const { sharedStrings, styles } = workbook;
  let strings: readonly string[] | null = null;
  const context = {
    strings: () =>
      (strings ??=
        sharedStrings === null
          ? []
          : readSharedStrings(sharedStrings, readPart(zip, sharedStrings))),
    formats: styles === null ? [] : readStyles(styles, readPart(zip, styles)),
  };
  return workbook.sheets.flatMap(
    (sheet) => readSheet(sheet, readPart(zip, sheet.part), workbook.epoch, context) ?? [],
  );
}

/** Macros and links to other workbooks. They are never run or followed, but a person should know. */
function findActiveContent(zip: Zip): FileProblem[] {
  const kinds: string[] = [];
  const has = (pattern: RegExp): boolean => zip.names.some((name) => pattern.test(name));
  if (has(/(?:^|\/)(?:vbaProject\.bin$|macrosheets\/)/i)) kinds.push('macros');
  if (has(/(?:^|\/)externalLinks\//i)) kinds.push('links to other workbooks');
  if (kinds.length === 0) return [];
  return [
    {
      code: 'W_ACTIVE_CONTENT',
      place: null,
      what: `The workbook contains ${kinds.join(' and ')}; nothing was run or followed.`,
      fix: `Check that the values are up to date. ${RESAVE}`,
    },
  ];
}
