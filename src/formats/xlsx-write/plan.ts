/**
 * Lays a neutral workbook out as Excel sheets: valid names, and tables that are longer than a sheet
 * split into numbered parts. Nothing is ever cut off without saying so.
 */

import type {
  CheckSheet,
  LiveFigure,
  PageSheet,
  Sheet,
  TableSheet,
  Workbook,
} from '../../core/report/tables.ts';
import type { Speech } from '../../core/text/speech.ts';
import { joined, say } from '../../core/text/text.ts';
import { cutRows, fitColumn } from './fit.ts';
import { EXCEL, HEADER_ROW, type Limits } from './limits.ts';
import { SheetLinks, type RowTarget } from './links.ts';
import { surveyOf, type Survey } from './survey.ts';
import type { WayTo } from './target.ts';
import { formulaText, sheetName } from './text.ts';

/** A table that has been looked through, with columns and texts that fit. */
export interface PlannedTable extends TableSheet {
  readonly survey: Survey;
}

export interface PlannedSheet {
  /** The name of the tab. */
  readonly name: string;
  readonly sheet: PageSheet | CheckSheet | PlannedTable;
}

export interface Plan {
  readonly sheets: readonly PlannedSheet[];
  /** Neutral sheet name → its tabs, in order. */
  readonly tabs: ReadonlyMap<string, readonly PlannedSheet[]>;
}

/** For workbooks from which no way leads to the inputs. */
const NO_WAY: WayTo = () => null;

/** Plans the tabs of a workbook whose cells lead to the inputs that `wayTo` knows the way to. */
export function planSheets(
  workbook: Workbook,
  speech: Speech,
  wayTo: WayTo = NO_WAY,
  limits: Limits = EXCEL,
): Plan {
  const named = namedParts(workbook, speech, limits.rows);
  const partsOfSheet = new Map(named);
  const target: RowTarget = (sheet, row) => targetIn(partsOfSheet.get(sheet) ?? [], row);
  const planned = named.map(([name, parts]) => {
    const surveyed = parts.map((part): PlannedSheet => {
      if (part.sheet.kind !== 'table') return { name: part.name, sheet: part.sheet };
      const links = new SheetLinks(part.sheet, target, wayTo, limits.links);
      return { name: part.name, sheet: { ...part.sheet, survey: surveyOf(part.sheet, links) } };
    });
    return [name, fitted(surveyed, speech)] as const;
  });
  return { sheets: planned.flatMap(([, parts]) => parts), tabs: new Map(planned) };
}

/** A sheet, or a part of one, with the name of its tab. */
interface NamedPart {
  readonly name: string;
  readonly sheet: Sheet;
}

/** The parts of each sheet, with its name. */
function namedParts(
  { sheets }: Workbook,
  speech: Speech,
  mostRows: number,
): readonly (readonly [string, readonly NamedPart[]])[] {
  const taken = new Set<string>(['lists']);
  return sheets.map((sheet) => {
    const parts = partsOf(sheet, speech, mostRows).map((part) => {
      const name = sheetName(part.name, taken);
      taken.add(name.toLowerCase());
      return { name, sheet: part };
    });
    return [sheet.name, parts];
  });
}

/** The parts of a sheet with texts that fit into cells, and columns that are equally wide in all of them. */
function fitted(parts: readonly PlannedSheet[], speech: Speech): readonly PlannedSheet[] {
  const tables = parts.flatMap(({ sheet }) => (sheet.kind === 'table' ? [sheet] : []));
  const longest = (at: number): number =>
    Math.max(...tables.map(({ survey }) => survey.columns[at]?.longest ?? 0));
  return parts.map(({ name, sheet }) => {
    if (sheet.kind !== 'table') return { name, sheet };
    const rows = sheet.survey.tooLong ? cutRows(sheet.rows, speech) : sheet.rows;
    if (sheet.hidden === true) return { name, sheet: { ...sheet, rows } };
    const columns = sheet.columns.map((column, at) => fitColumn(column, longest(at)));
    return { name, sheet: { ...sheet, columns, rows } };
  });
}

/** Where the n-th row of a sheet stands, on whichever of its tabs that is. */
function targetIn(parts: readonly NamedPart[], row: number): string | null {
  let before = 0;
  for (const { name, sheet } of parts) {
    const length = sheet.kind === 'table' ? sheet.rows.length : 0;
    if (row < before + length) {
      return `'${name.replaceAll("'", "''")}'!A${String(HEADER_ROW + 1 + row - before)}`;
    }
    before += length;
  }
  return null;
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
