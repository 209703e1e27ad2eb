/**
 * Lays a neutral workbook out as Excel sheets: valid names, and tables that are longer than a sheet
 * split into numbered parts. Nothing is ever cut off without saying so.
 */

import type { LiveFigure, Sheet, TableSheet, Workbook } from '../../core/report/tables.ts';
import type { Speech } from '../../core/text/speech.ts';
import { joined, say } from '../../core/text/text.ts';
import { fitCells, fitColumns } from './fit.ts';
import { formulaText, sheetName } from './text.ts';

/** Excel's last row. */
const LAST_ROW = 1_048_576;
/** Rows above the data: title, purpose, link, header. */
export const HEADER_ROW = 4;
/** What a sheet can hold beside the rows above the data and the totals row. */
export const MOST_ROWS = LAST_ROW - HEADER_ROW - 1;

export interface PlannedSheet {
  /** The name of the tab. */
  readonly name: string;
  readonly sheet: Sheet;
}

export interface Plan {
  readonly sheets: readonly PlannedSheet[];
  /** Neutral sheet name → its tabs, in order. */
  readonly tabs: ReadonlyMap<string, readonly PlannedSheet[]>;
}

/** Plans the tabs of a workbook; no table gets more than `mostRows` rows. */
export function planSheets(workbook: Workbook, speech: Speech, mostRows = MOST_ROWS): Plan {
  const sheets: PlannedSheet[] = [];
  const tabs = new Map<string, readonly PlannedSheet[]>();
  const taken = new Set<string>(['lists']);
  for (const sheet of workbook.sheets) {
    const planned = partsOf(fitColumns(fitCells(sheet, speech)), speech, mostRows).map((part) => {
      const name = sheetName(part.name, taken);
      taken.add(name.toLowerCase());
      return { name, sheet: part };
    });
    sheets.push(...planned);
    tabs.set(sheet.name, planned);
  }
  return { sheets, tabs };
}

function partsOf(sheet: Sheet, { of }: Speech, mostRows: number): readonly Sheet[] {
  if (sheet.kind !== 'table' || sheet.rows.length <= mostRows) return [sheet];
  const count = Math.ceil(sheet.rows.length / mostRows);
  return Array.from({ length: count }, (_, index): TableSheet => {
    const first = index * mostRows;
    const rows = sheet.rows.slice(first, first + mostRows);
    const part = of(say('{part} of {parts}', { part: index + 1, parts: count }));
    const held = say('This part holds rows {first} to {last} of {rows}.', {
      first: first + 1,
      last: first + rows.length,
      rows: sheet.rows.length,
    });
    return {
      ...sheet,
      name: `${sheet.name.slice(0, 20)} ${part}`,
      tableName: `${sheet.tableName}${String(index + 1)}`,
      title: of(say('{title}, part {part}', { title: sheet.title, part })),
      purpose: of(joined([sheet.purpose, held], ' ')),
      rows,
      ...(sheet.links === undefined
        ? {}
        : { links: { ...sheet.links, rows: sheet.links.rows.slice(first, first + mostRows) } }),
    };
  });
}

/** The formula of a figure over the tables, or `null` where its sheet has no table. */
export function liveFormula(live: LiveFigure, plan: Plan): string | null {
  const terms = (plan.tabs.get(live.sheet) ?? []).flatMap(({ sheet }) =>
    sheet.kind === 'table' && sheet.rows.length > 0 ? tableTerms(live, sheet) : [],
  );
  return terms.length === 0 ? null : terms.join('+');
}

/** A label in a reference: what stands for something else there is marked, and such a label gets its own brackets. */
function columnText(label: string): string {
  const marked = label.replace(/['[\]#@]/g, "'$&");
  return /^[\p{L}\p{N} -]*$/u.test(label) ? label : `[${marked}]`;
}

function tableTerms({ sum, where }: LiveFigure, sheet: TableSheet): readonly string[] {
  const ref = (label: string) => `${sheet.tableName}[${columnText(label)}]`;
  const [first] = sheet.columns;
  if (sum.length === 0) {
    if (where !== undefined) return [`COUNTIF(${ref(where.label)},${formulaText(where.word)})`];
    return first === undefined ? [] : [`ROWS(${ref(first.label)})`];
  }
  if (where === undefined) return sum.map((label) => `SUM(${ref(label)})`);
  const condition = `${ref(where.label)},${formulaText(where.word)}`;
  return sum.map((label) => `SUMIFS(${ref(label)},${condition})`);
}
