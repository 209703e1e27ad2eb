/**
 * Knows the reports that this tool writes, in whatever language. In the output folder they go by their names;
 * anywhere else the content must agree, since an export may be called anything.
 */
import type { RawTable, ReadResult } from '../core/model/raw-table.ts';
import { SHEETS } from '../core/report/sheet-names.ts';
import { ENGLISH, Speech } from '../core/text/speech.ts';
import { say, type Text } from '../core/text/text.ts';
import de from '../languages/de.json' with { type: 'json' };
import fr from '../languages/fr.json' with { type: 'json' };
import it from '../languages/it.json' with { type: 'json' };
import sv from '../languages/sv.json' with { type: 'json' };

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

/** A report may be of a run in another language than this one. */
const SPEECHES: readonly Speech[] = [
  ENGLISH,
  new Speech('de', de),
  new Speech('fr', fr),
  new Speech('it', it),
  new Speech('sv', sv),
];

/** Every workbook of this tool begins with this sheet, and has one of those. */
const FIRST_SHEET = SHEETS.start;
const OTHER_SHEETS: readonly Text[] = [
  SHEETS.controls,
  say('Actions'),
  say('Waves'),
  say('Coverage'),
];
/** A hidden key above the actions; it is the same in every language. */
const ACTION_KEY = /^actions\.\w+$/;
const KEYS_WITHIN = 3;
/** What the header of a report in CSV form has and no export does. */
const HEADERS: readonly (readonly Text[])[] = [
  [say('Action id'), say('What to do'), say('Evidence')],
  [say('Finding id'), say('Action id'), say('Evidence')],
  [say('Product key'), say('Seats From'), say('Seats To')],
];

/** True for a report of an earlier run, whichever folder it lies in: by name and by content. */
export function isOwnReport(name: string, read: ReadResult, speeches = SPEECHES): boolean {
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
