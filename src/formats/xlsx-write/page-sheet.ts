/** Draws the sheets that are read from the top: pages of words and figures, and the checks. */

import type { ExcelSheet, ExcelStyle, ExcelValue } from 'exceljs/lib/doc/workbook.js';

import type {
  CellValue,
  CheckSheet,
  PageBlock,
  PageSheet,
  Tone,
} from '../../core/report/tables.ts';
import { CHECK_WORDS, spokenWords } from '../../core/report/words.ts';
import type { Speech } from '../../core/text/speech.ts';
import { say, sayAs, type Text } from '../../core/text/text.ts';
import { HEADER_ROW } from './limits.ts';
import { liveFormula, type Plan } from './plan.ts';
import { cellStyle, FIGURE_STYLE, inkStyle, STYLES, tonedStyle, toneFormat } from './styles.ts';
import { cellText, formulaText, rowHeight, textLines } from './text.ts';
import { excelValue } from './table-sheet.ts';

/** The address of a sheet's first cell, as the target of a link. */
export function sheetTarget(name: string): string {
  return `'${name.replaceAll("'", "''")}'!A1`;
}

interface Line {
  readonly label: { readonly value: ExcelValue; readonly style: ExcelStyle };
  readonly value: { readonly value: ExcelValue; readonly style: ExcelStyle };
}

const LABEL_WIDTH = 32;
const VALUE_WIDTH = 110;
/** Points between a row and the next, so that words keep off the line above. */
const LEADING = 3;
/** Stands for the count until it is put in. */
const COUNT = '\u0001';
const NOTHING = { value: null, style: {} } as const;

/** Draws a page in two columns: labels to the left, what is said about them to the right. */
export function drawPage(excel: ExcelSheet, sheet: PageSheet, plan: Plan): void {
  excel.getColumn(1).width = LABEL_WIDTH;
  excel.getColumn(2).width = VALUE_WIDTH;
  excel.views = [{ showGridLines: false, activeCell: 'A1' }];
  let row = HEADER_ROW;
  let height = TOP_HEIGHT;
  for (const block of sheet.blocks) {
    if (block.type === 'heading') row += 1;
    for (const line of pageLines(block, plan)) {
      const cells = excel.getRow(row);
      [line.label, line.value].forEach(({ value, style }, index) => {
        const cell = cells.getCell(index + 1);
        cell.value = value;
        cell.style = style;
      });
      cells.height = heightOf(block, line);
      height += cells.height;
      row += 1;
    }
    if (block.type === 'heading') height += PLAIN_HEIGHT;
  }
  // A few lines on a second sheet of paper help nobody; what is much longer would become too small to read.
  if (height <= PAPER_HEIGHT * MOST_SHRUNK)
    excel.pageSetup = { ...excel.pageSetup, fitToHeight: 1 };
}

/** Points: the rows above the blocks, a row as it is, and what A4 landscape holds between its margins. */
const [TOP_HEIGHT, PLAIN_HEIGHT, PAPER_HEIGHT] = [58, 15, 515];
/** No smaller than the tables, which are as wide as nearly two sheets. */
const MOST_SHRUNK = 1.8;

/** Heights are set, because not every program fits rows to wrapped text when it opens a file. */
function heightOf(block: PageBlock, line: Line): number {
  if (block.type === 'heading') return 24;
  if (block.type === 'figures') {
    const { value: label } = line.label;
    const lines = typeof label === 'string' ? textLines(label, LABEL_WIDTH) : 1;
    return Math.max(24, rowHeight(lines) + LEADING);
  }
  const { value, style } = line.value;
  const verdict = style.font?.size === STYLES.verdict.font.size;
  const lines = typeof value === 'string' ? textLines(value, VALUE_WIDTH / (verdict ? 1.3 : 1)) : 1;
  return rowHeight(verdict ? lines * 1.3 : lines) + LEADING;
}

function pageLines(block: PageBlock, plan: Plan): readonly Line[] {
  switch (block.type) {
    case 'heading':
      return [
        {
          label: { value: block.text, style: STYLES.heading },
          value: { value: null, style: STYLES.heading },
        },
      ];
    case 'text':
      return [
        {
          label: block.tone === undefined ? NOTHING : toned(null, STYLES.label, block.tone),
          value: toned(cellText(block.text), STYLES.paragraph, block.tone),
        },
      ];
    case 'pairs':
      return block.pairs.map((pair) => ({
        label: toned(
          pair.label,
          pair.tone === undefined ? STYLES.label : STYLES.verdict,
          pair.tone,
        ),
        value: toned(excelValue(pair.value), pairStyle(pair), pair.tone),
      }));
    case 'figures':
      return block.figures.map((figure) => ({
        label: { value: figure.label, style: STYLES.label },
        value: { value: figure.value, style: inkStyle(FIGURE_STYLE, figure.tone) },
      }));
    case 'links':
      return block.links.flatMap((link) =>
        (plan.tabs.get(link.sheet) ?? []).map(({ name }) => ({
          label: { value: { text: name, hyperlink: sheetTarget(name) }, style: STYLES.link },
          value: { value: cellText(link.text), style: STYLES.paragraph },
        })),
      );
  }
}

function pairStyle(pair: { readonly value: CellValue; readonly tone?: Tone }): ExcelStyle {
  if (pair.tone !== undefined) return STYLES.verdict;
  return pair.value.type === 'day' ? DAY_STYLE : STYLES.paragraph;
}

const DAY_STYLE: ExcelStyle = { ...STYLES.paragraph, numFmt: 'yyyy-mm-dd' };

function toned(value: ExcelValue, style: ExcelStyle, tone: Parameters<typeof tonedStyle>[1]) {
  return { value, style: tonedStyle(style, tone) };
}

const CHECK_COLUMNS = [
  { label: sayAs('column', 'Check'), width: 72, type: 'text' },
  { label: say('Result'), width: 14, type: 'integer' },
  { label: say('Expected'), width: 14, type: 'integer' },
  { label: say('Verdict'), width: 12, type: 'text' },
  { label: sayAs('column', 'Note'), width: 76, type: 'text' },
] as const;

/** Draws the checks as a table whose verdicts, and whose results where possible, are formulas. */
export function drawChecks(
  excel: ExcelSheet,
  sheet: CheckSheet,
  { plan, speech }: { readonly plan: Plan; readonly speech: Speech },
): void {
  const words = spokenWords(CHECK_WORDS, speech);
  const first = HEADER_ROW + 1;
  const rows = sheet.checks.map((check, index): ExcelValue[] => {
    const formula = check.live === undefined ? null : liveFormula(check.live, plan);
    const row = String(first + index);
    return [
      check.label,
      formula === null ? check.result : { formula, result: check.result },
      check.expected,
      {
        formula: `IF(B${row}=C${row},${formulaText(words.ok)},${formulaText(words.check)})`,
        result: check.result === check.expected ? words.ok : words.check,
      },
      check.note,
    ];
  });
  excel.addTable({
    name: 'tblControls',
    ref: `A${String(HEADER_ROW)}`,
    headerRow: true,
    totalsRow: false,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: CHECK_COLUMNS.map(({ label }) => ({ name: speech.of(label), filterButton: true })),
    rows,
  });
  styleChecks(excel, sheet.checks, words);
  drawOverall(excel, sheet, speech);
  const activeCell = `A${String(first)}`;
  excel.views = [
    { state: 'frozen', xSplit: 1, ySplit: HEADER_ROW, activeCell, showGridLines: false },
  ];
}

type CheckWords = Readonly<Record<keyof typeof CHECK_WORDS, string>>;

function styleChecks(excel: ExcelSheet, checks: CheckSheet['checks'], words: CheckWords): void {
  const count = checks.length;
  CHECK_COLUMNS.forEach(({ width, type }, index) => {
    excel.getColumn(index + 1).width = width;
    excel.getRow(HEADER_ROW).getCell(index + 1).style = STYLES.header;
    const style = cellStyle({ key: '', label: '', type, width, wrap: type === 'text' });
    for (let row = 1; row <= count; row += 1) {
      excel.getRow(HEADER_ROW + row).getCell(index + 1).style = style;
    }
  });
  excel.getRow(HEADER_ROW).height = 32;
  const [label, , , , note] = CHECK_COLUMNS;
  checks.forEach((check, index) => {
    const lines = [textLines(check.label, label.width), textLines(check.note, note.width)];
    excel.getRow(HEADER_ROW + 1 + index).height = rowHeight(Math.max(...lines));
  });
  const first = String(HEADER_ROW + 1);
  const verdict = (word: string) => `D${first}=${formulaText(word)}`;
  excel.addConditionalFormatting({
    ref: `D${first}:D${String(HEADER_ROW + count)}`,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [verdict(words.check)],
        style: toneFormat('bad'),
      },
      { type: 'expression', priority: 2, formulae: [verdict(words.ok)], style: toneFormat('good') },
    ],
  });
}

const ALL_HOLD = say('All checks hold.');

function toLookAt(count: number | string): Text {
  return say('{count} to look at.', { count });
}

function drawOverall(excel: ExcelSheet, sheet: CheckSheet, { of }: Speech): void {
  const range = `D${String(HEADER_ROW + 1)}:D${String(HEADER_ROW + sheet.checks.length)}`;
  const failed = sheet.checks.filter((check) => check.result !== check.expected).length;
  const count = `COUNTIF(${range},${formulaText(of(CHECK_WORDS.check))})`;
  // The words stand in the formula as texts, with the live count between them.
  const toLook = formulaText(of(toLookAt(COUNT)))
    .replace(COUNT, () => `"&${count}&"`)
    .replace(/^""&|&""$/g, '');
  const cell = excel.getRow(3).getCell(2);
  cell.value = {
    formula: `IF(${count}=0,${formulaText(of(ALL_HOLD))},${toLook})`,
    result: of(failed === 0 ? ALL_HOLD : toLookAt(failed)),
  };
  cell.style = tonedStyle({ font: STYLES.label.font }, failed === 0 ? 'good' : 'bad');
}
