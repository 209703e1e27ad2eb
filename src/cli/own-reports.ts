/**
 * Knows the reports that this tool writes. In the output folder they go by their names; anywhere else the
 * content must agree, since an export may be called anything.
 */
import type { RawTable, ReadResult } from '../core/model/raw-table.ts';

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
const FIRST_SHEET = 'Start here';
const SHEETS: ReadonlySet<string> = new Set(['Controls', 'Actions']);
/** What the header of a report in CSV form has and no export does. */
const HEADERS: readonly (readonly string[])[] = [
  ['Action id', 'What to do', 'Evidence'],
  ['Finding id', 'Rule', 'Evidence'],
  ['Product key', 'Seats From', 'Seats To'],
];

/** True for a report of an earlier run, whichever folder it lies in: by name and by content. */
export function isOwnReport(name: string, read: ReadResult): boolean {
  if (!read.ok || !NAMES.test(name)) return false;
  const { format, tables } = read.file;
  return format === 'csv' ? tables.some(hasOwnHeader) : hasOwnSheets(tables);
}

function hasOwnSheets(tables: readonly RawTable[]): boolean {
  return tables[0]?.sheet === FIRST_SHEET && tables.some(({ sheet }) => SHEETS.has(sheet));
}

function hasOwnHeader({ rows }: RawTable): boolean {
  const header = new Set(rows[0]?.cells.map((cell) => cell?.text ?? '') ?? []);
  return HEADERS.some((labels) => labels.every((label) => header.has(label)));
}
