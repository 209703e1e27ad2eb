/** Writes one table sheet as a CSV that Excel opens correctly: UTF-8 with BOM, CRLF, formulas neutralised. */
import type { CellValue, TableSheet } from '../core/report/tables.ts';

/** A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/** The table's header and rows; numbers and days as they are, text quoted where needed. */
export function writeCsv(sheet: TableSheet): string {
  const header = sheet.columns.map((column) => field(column.label)).join(',');
  const rows = Array.from(sheet.rows, (row) => row.map(cellText).join(','));
  return `\ufeff${[header, ...rows].join('\r\n')}\r\n`;
}

function cellText(cell: CellValue): string {
  if (cell.type === 'empty') return '';
  return typeof cell.value === 'number' ? String(cell.value) : field(cell.value);
}

function field(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
