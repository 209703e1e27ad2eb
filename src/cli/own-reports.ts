/**
 * Knows the reports that this tool writes, in whatever language. In the output folder they go by their names;
 * anywhere else the content must agree, since an export may be called anything.
 */
import path from 'node:path';
import type { RawTable, ReadResult } from '../core/model/raw-table.ts';
import type { InputFile } from '../core/model/settings.ts';
import { problem } from '../core/problems/index.ts';
import { SHEETS } from '../core/report/sheet-names.ts';
import type { Speech } from '../core/text/speech.ts';
import { say, type Text } from '../core/text/text.ts';

/** What an edited workbook's next version is called, too. */
const NAMES =
  /^(?:(?:reconciliation|action-sheet|invoice-check|migration-plan|preflight)(?:-\d+)?\.(?:xlsx|html|json)|(?:reconciliation-(?:lines|findings)|action-sheet-actions)\.csv|support-case\.txt|part-\d+-of-\d+\.jsonl)$/i;
/** The folder of plans for single customers. */
const FOLDERS = /^packs$/i;

/** True for the name of a file that is published into the output folder. */
export function isReportName(name: string): boolean {
  return NAMES.test(name);
}

/** The same for a folder. */
export function isReportFolder(name: string): boolean {
  return FOLDERS.test(name);
}

/** Every workbook of this tool begins with this sheet, and has one of those. */
const FIRST_SHEET = SHEETS.start;
const OTHER_SHEETS: readonly Text[] = [
  SHEETS.controls,
  say('Actions'),
  say('Waves'),
  say('Coverage'),
];
/** The file as it was read; where a folder was searched, a report of an earlier run in it is refused. */
export function unlessOwnReport(
  { absolute, searched }: { readonly absolute: string; readonly searched?: boolean },
  input: InputFile,
  speeches: readonly Speech[],
): InputFile {
  if (searched !== true || !isOwnReport(path.basename(absolute), input.read, speeches)) {
    return input;
  }
  const own = problem('W_OWN_REPORT', null, {});
  return { ...input, incidental: true, read: { ok: false, problem: own } };
}

/** A hidden key above the actions; it is the same in every language. */
const ACTION_KEY = /^actions\.\w+$/;
const KEYS_WITHIN = 3;
/** What the header of a report in CSV form has and no export does. */
const HEADERS: readonly (readonly Text[])[] = [
  [say('Action id'), say('What to do'), say('Evidence')],
  [say('Finding id'), say('Action id'), say('Evidence')],
  [say('Product key'), say('Seats From'), say('Seats To')],
];

/**
 * True for a report of an earlier run, whichever folder it lies in: by name and by content. That run may have
 * spoken any of the `speeches`.
 */
export function isOwnReport(name: string, read: ReadResult, speeches: readonly Speech[]): boolean {
  if (!read.ok || !NAMES.test(name)) return false;
  const { format, tables } = read.file;
  const isOurs = format === 'csv' ? hasOwnHeader : hasOwnSheets;
  return speeches.some((speech) => isOurs(tables, speech));
}

function hasOwnSheets(tables: readonly RawTable[], { of }: Speech): boolean {
  const others = OTHER_SHEETS.map(of);
  return (
    (tables[0]?.sheet === of(FIRST_SHEET) && tables.some(({ sheet }) => others.includes(sheet))) ||
    tables.some(hasActionKey)
  );
}

function hasActionKey({ rows }: RawTable): boolean {
  return rows
    .slice(0, KEYS_WITHIN)
    .some(({ cells }) => cells.some((cell) => ACTION_KEY.test(cell?.text ?? '')));
}

function hasOwnHeader(tables: readonly RawTable[], { of }: Speech): boolean {
  return tables.some(({ rows }) => {
    const header = new Set(rows[0]?.cells.map((cell) => cell?.text ?? '') ?? []);
    return HEADERS.some((labels) => labels.every((label) => header.has(of(label))));
  });
}
