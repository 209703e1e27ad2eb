/**
 * Writes a neutral workbook as xlsx. Decides the frame that all sheets share: names, properties,
 * lists to choose from, the lines above a table, and print set-up; the sheets draw themselves.
 */

import ExcelWorkbook, { type ExcelSheet } from 'exceljs/lib/doc/workbook.js';

import type { Sheet, TableSheet, Workbook } from '../core/report/tables.ts';
import type { Speech } from '../core/text/speech.ts';
import { joined, say } from '../core/text/text.ts';
import { finishTable } from './xlsx-write/bulk-rows.ts';
import { packParts } from './xlsx-write/package.ts';
import { partsOf } from './xlsx-write/parts.ts';
import { drawChecks, drawPage, sheetTarget } from './xlsx-write/page-sheet.ts';
import { HEADER_ROW } from './xlsx-write/limits.ts';
import { planSheets, type Plan, type PlannedSheet } from './xlsx-write/plan.ts';
import { STYLES } from './xlsx-write/styles.ts';
import { drawTable, excelDay } from './xlsx-write/table-sheet.ts';
import type { WayTo } from './xlsx-write/target.ts';
import { cellText, columnLetters } from './xlsx-write/text.ts';

export type { WayTo };

const MAKER = 'csp-reconcile';
const LISTS_SHEET = 'Lists';

/**
 * The bytes of the workbook: the same for the same content, on every machine and day. Cells lead to the
 * inputs that `wayTo` knows the way to.
 */
export async function writeXlsx(
  workbook: Workbook,
  speech: Speech,
  wayTo?: WayTo,
): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat([...(await xlsxPieces(workbook, speech, wayTo))]));
}

/** The same in pieces, for workbooks of any size. */
export async function xlsxPieces(
  workbook: Workbook,
  speech: Speech,
  wayTo?: WayTo,
): Promise<Iterable<Uint8Array>> {
  const excel = new ExcelWorkbook();
  excel.creator = MAKER;
  excel.lastModifiedBy = MAKER;
  excel.title = workbook.title;
  excel.subject = workbook.subject;
  excel.created = excelDay(workbook.day);
  excel.modified = excelDay(workbook.day);
  excel.views = [
    { x: 0, y: 0, width: 28_000, height: 16_000, activeTab: 0, visibility: 'visible' },
  ];

  const plan = planSheets(workbook, speech, wayTo);
  const listNames = namesOfLists(workbook);
  const finish = new Map<string, (xml: string) => Iterable<string>>();
  for (const [index, { name, sheet }] of plan.sheets.entries()) {
    // exceljs numbers the sheet parts in the order in which sheets are added.
    const part = `sheet${String(index + 1)}.xml`;
    if (sheet.kind === 'table') {
      const { links } = sheet.survey;
      finish.set(`xl/worksheets/${part}`, (xml) => finishTable(xml, sheet));
      finish.set(`xl/worksheets/_rels/${part}.rels`, (xml) => [links.addRelationships(xml)]);
    }
    const page = excel.addWorksheet(name, tabOptions(sheet));
    drawTop(page, withLinkNote(sheet, speech), plan);
    setUpPrint(page, sheet, footerText(sheet, workbook.day, speech));
    drawSheet(page, sheet, { plan, listNames, speech });
  }
  addLists(excel, workbook, listNames);
  return packParts(await partsOf(excel), finish);
}

/** Excel holds only so many links on a sheet; below them the words stand without. */
function withLinkNote(sheet: PlannedSheet['sheet'], { of }: Speech): Sheet {
  if (sheet.kind !== 'table' || sheet.survey.links.upTo === null) return sheet;
  const { upTo } = sheet.survey.links;
  const more = sheet.rows.length - upTo;
  const note = say(
    'The first {rows, plural, one {# row has} other {# rows have}} links, since Excel holds no more on a sheet; the other {more, plural, one {# row names} other {# rows name}} the place in words alone.',
    { rows: upTo, more },
  );
  return { ...sheet, purpose: of(joined([sheet.purpose, note], ' ')) };
}

interface Drawing {
  readonly plan: Plan;
  readonly listNames: ReadonlyMap<string, string>;
  readonly speech: Speech;
}

function drawSheet(page: ExcelSheet, sheet: PlannedSheet['sheet'], drawing: Drawing): void {
  switch (sheet.kind) {
    case 'page':
      drawPage(page, sheet, drawing.plan);
      return;
    case 'checks':
      drawChecks(page, sheet, drawing);
      return;
    case 'table':
      drawTable(page, sheet, drawing);
      return;
  }
}

function tabOptions(sheet: Sheet) {
  if (sheet.kind === 'table' && sheet.hidden === true) return { state: 'veryHidden' } as const;
  if (sheet.kind !== 'table') return { properties: { tabColor: { argb: 'FF1F3A5F' } } };
  const human = sheet.columns.some((column) => column.human === true);
  return human ? { properties: { tabColor: { argb: 'FFFFC000' } } } : {};
}

/** Title, purpose, and the way back to the first page. */
function drawTop(page: ExcelSheet, sheet: Sheet, plan: Plan): void {
  const title = page.getRow(1).getCell(1);
  title.value = cellText(sheet.title);
  title.style = STYLES.title;
  page.getRow(1).height = 28;
  const purpose = page.getRow(2).getCell(1);
  purpose.value = cellText(sheet.purpose);
  purpose.style = STYLES.purpose;
  if (sheet.kind === 'table') drawKeys(page, sheet);
  const start = plan.sheets.find((planned) => planned.sheet.kind === 'page');
  if (start === undefined || sheet.kind === 'page') return;
  const back = page.getRow(3).getCell(1);
  back.value = { text: start.name, hyperlink: sheetTarget(start.name) };
  back.style = STYLES.back;
}

/** The keys go with their columns wherever people move them; the first cell leads back. */
function drawKeys(page: ExcelSheet, { keys, columns, memo }: TableSheet): void {
  if (memo !== undefined) drawKey(page, columns.length + 1, memo);
  if (keys === undefined) return;
  columns.forEach(({ key }, index) => {
    if (index === 0) return;
    drawKey(page, index + 1, `${keys}.${key}`);
  });
}

function drawKey(page: ExcelSheet, column: number, text: string): void {
  const cell = page.getRow(3).getCell(column);
  cell.value = cellText(text);
  cell.style = STYLES.key;
}

function setUpPrint(page: ExcelSheet, sheet: Sheet, footer: string): void {
  page.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(sheet.kind === 'page'
      ? {}
      : { printTitlesRow: `${String(HEADER_ROW)}:${String(HEADER_ROW)}` }),
    ...printArea(sheet),
  };
  page.headerFooter = { oddFooter: footer };
}

/** What the sheet is and of which day to the left, the page to the right. */
function footerText(sheet: Sheet, day: string, { of }: Speech): string {
  const left = of(say('{title}, as of {day}', { title: sheet.title, day }));
  const right = of(say('Page {page} of {pages}', { page: PAGE, pages: PAGES }));
  // Excel begins its commands with &, so one in the words is written twice.
  const [l, r] = [left, right].map((words) => words.replaceAll('&', '&&'));
  return `&L${l ?? ''}&R${(r ?? '').replace(PAGE, '&P').replace(PAGES, '&N')}`;
}

const PAGE = '\u0001';
const PAGES = '\u0002';

/** On paper the long ids would make everything else too small to read. */
function printArea(sheet: Sheet) {
  if (sheet.kind !== 'table' || sheet.printedColumns === undefined) return {};
  const lastRow = String(HEADER_ROW + 1 + sheet.rows.length);
  // exceljs puts one `$` before each corner, which makes only the column absolute.
  return { printArea: `A$1:${columnLetters(sheet.printedColumns)}$${lastRow}` };
}

/** One defined name per column to choose from: a literal list would break at 255 characters. */
function namesOfLists(workbook: Workbook): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const column of choiceColumns(workbook)) names.set(column.key, `list_${column.key}`);
  return names;
}

/** Columns of one key share their list, on whatever sheets they stand. */
function choiceColumns(workbook: Workbook) {
  const byKey = new Map<string, { key: string; label: string; choices: readonly string[] }>();
  for (const sheet of workbook.sheets) {
    if (sheet.kind !== 'table') continue;
    for (const { key, label, choices } of sheet.columns) {
      if (choices !== undefined && !byKey.has(key)) byKey.set(key, { key, label, choices });
    }
  }
  return [...byKey.values()];
}

function addLists(
  excel: ExcelWorkbook,
  workbook: Workbook,
  listNames: ReadonlyMap<string, string>,
): void {
  const columns = choiceColumns(workbook);
  if (columns.length === 0) return;
  const page = excel.addWorksheet(LISTS_SHEET, { state: 'veryHidden' });
  columns.forEach(({ key, label, choices }, index) => {
    const letters = columnLetters(index + 1);
    [label, ...choices].forEach((word, row) => {
      page.getRow(row + 1).getCell(index + 1).value = cellText(word);
    });
    const range = `${LISTS_SHEET}!$${letters}$2:$${letters}$${String(choices.length + 1)}`;
    excel.definedNames.add(range, listNames.get(key) ?? key);
  });
}
