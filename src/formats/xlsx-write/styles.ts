/**
 * How the workbooks look. Each style is one shared object: exceljs recognises it by identity, so
 * hundreds of thousands of cells share a few styles.
 */

import type { ExcelStyle } from 'exceljs/lib/doc/workbook.js';

import type { Column, Tone } from '../../core/report/tables.ts';

const FONT = { name: 'Calibri', size: 11 } as const;
const INK = { argb: 'FF1F2933' } as const;
const NAVY = { argb: 'FF1F3A5F' } as const;
const WHITE = { argb: 'FFFFFFFF' } as const;
const LINE = { style: 'thin', color: { argb: 'FFDDE3EA' } } as const;
const STRONG_LINE = { style: 'medium', color: NAVY } as const;
const WRAP = { vertical: 'middle', wrapText: true } as const;

const TONE_COLOURS: Readonly<Record<Tone, { readonly fill: string; readonly ink: string }>> = {
  bad: { fill: 'FFFBE0DD', ink: 'FF8F1D14' },
  warn: { fill: 'FFFFEFC7', ink: 'FF6F4700' },
  good: { fill: 'FFDDF2E3', ink: 'FF14562A' },
  muted: { fill: 'FFEBEEF2', ink: 'FF465261' },
};

function solid(argb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } } as const;
}

export const STYLES = {
  title: { font: { ...FONT, size: 18, bold: true, color: NAVY } },
  purpose: { font: { ...FONT, color: { argb: 'FF465261' } } },
  link: { font: { ...FONT, underline: true, color: { argb: 'FF0B5CAD' } }, alignment: WRAP },
  /** The way back to the first page, in a cell that may be narrow and has others beside it. */
  back: {
    font: { ...FONT, underline: true, color: { argb: 'FF0B5CAD' } },
    alignment: { shrinkToFit: true },
  },
  /** Shows nothing, in any program. */
  key: { font: { ...FONT, size: 8, color: WHITE }, numFmt: ';;;' },
  header: {
    font: { ...FONT, bold: true, color: WHITE },
    fill: solid(NAVY.argb),
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true, indent: 1 },
  },
  humanHeader: {
    font: { ...FONT, bold: true, color: INK },
    fill: solid('FFFFE699'),
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true, indent: 1 },
  },
  total: { font: { ...FONT, bold: true, color: INK }, border: { top: STRONG_LINE } },
  emptyText: { font: { ...FONT, italic: true, color: { argb: 'FF465261' } } },
  heading: {
    font: { ...FONT, size: 13, bold: true, color: NAVY },
    border: { bottom: { style: 'thin', color: NAVY } },
    alignment: { vertical: 'middle' },
  },
  verdict: { font: { ...FONT, size: 14, bold: true, color: INK }, alignment: WRAP },
  label: { font: { ...FONT, bold: true, color: INK }, alignment: WRAP },
  paragraph: { font: { ...FONT, color: INK }, alignment: { ...WRAP, horizontal: 'left' } },
} as const satisfies Readonly<Record<string, ExcelStyle>>;

/** Apart from the text that begins in the next column. */
const NUMBER = { horizontal: 'right', indent: 1 } as const;

const TOTAL_NUMBER: ExcelStyle = { ...STYLES.total, numFmt: '#,##0', alignment: NUMBER };

/** The style of a column's cell in the totals row. */
export function totalStyle(column: Column): ExcelStyle {
  return column.total === undefined ? STYLES.total : TOTAL_NUMBER;
}

export const DAY_FORMAT = 'yyyy-mm-dd';

/** A format that shows a word behind the value. */
export function withWord(format: string, word: string): string {
  return `${format}" ${word.replaceAll('"', '')}"`;
}

const NUMBER_FORMATS: Readonly<Record<Column['type'], string>> = {
  text: 'General',
  id: '@',
  integer: '#,##0',
  decimal: '#,##0.00',
  day: DAY_FORMAT,
};

/** The style of a column's data cells; make it once per column. */
export function cellStyle(column: Column): ExcelStyle {
  const wrap = column.wrap === true;
  return {
    numFmt: NUMBER_FORMATS[column.type],
    font: { ...FONT, color: INK },
    alignment: {
      vertical: 'top',
      ...(wrap ? { wrapText: true } : {}),
      ...(isNumber(column) ? NUMBER : { horizontal: 'left', indent: 1 }),
    },
    border: { bottom: LINE },
    ...(column.human === true ? { fill: solid('FFFFFBEB') } : {}),
  };
}

function isNumber({ type }: Column): boolean {
  return type === 'integer' || type === 'decimal';
}

/** A style like `style` for a cell that leads somewhere. */
export function linkStyle(style: ExcelStyle): ExcelStyle {
  return { ...style, font: STYLES.link.font };
}

/** A style like `style` for an amount that is written with this many decimals. */
export function withDecimals(style: ExcelStyle, decimals: number): ExcelStyle {
  return { ...style, numFmt: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}

/** A page cell in the colours of a tone. */
export function tonedStyle(style: ExcelStyle, tone: Tone | undefined): ExcelStyle {
  if (tone === undefined) return style;
  const { fill, ink } = TONE_COLOURS[tone];
  return { ...style, fill: solid(fill), font: { ...style.font, color: { argb: ink } } };
}

/** The ink of a tone alone, for figures that should speak without shouting. */
export function inkStyle(style: ExcelStyle, tone: Tone | undefined): ExcelStyle {
  if (tone === undefined) return style;
  return { ...style, font: { ...style.font, color: { argb: TONE_COLOURS[tone].ink } } };
}

/** The colours of a tone for a conditional format. */
export function toneFormat(tone: Tone): ExcelStyle {
  const { fill, ink } = TONE_COLOURS[tone];
  return {
    font: { color: { argb: ink } },
    fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: fill } },
  };
}

/** The size in which a page shows a figure that matters. */
export const FIGURE_STYLE: ExcelStyle = {
  font: { ...FONT, size: 16, bold: true, color: INK },
  numFmt: '#,##0',
  alignment: { horizontal: 'left', vertical: 'middle' },
};
