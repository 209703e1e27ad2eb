/**
 * The address of a file as Excel takes it in a workbook. One that is no valid address makes Excel refuse the
 * whole workbook, so everything that means something in an address is escaped. Letters of other alphabets stay
 * as they are, as Excel writes them itself: on Windows it may read their escapes in an old code page.
 */
import type { Place } from '../../core/report/tables.ts';
import { escapeXml } from './text.ts';

/** The names to go through from the workbook's folder to a file (`..` is up); `null` where none leads there. */
export type WayTo = (path: string) => readonly string[] | null;

/** Excel takes no address of more than 2,079 characters. */
const LONGEST = 2000;

/** What stands for itself in an address, beside letters, digits and marks of any alphabet. */
const TO_ESCAPE = /[^A-Za-z0-9\-._~!$&'()+,;=@\u00a1-\u{10ffff}]|[\p{Z}\p{C}]/gu;

/** A relative address, not yet escaped for XML; `null` where it would be too long. */
export function targetOf(way: readonly string[]): string | null {
  const target = way.map((name) => name.replace(TO_ESCAPE, encodeURIComponent)).join('/');
  return target.length > LONGEST ? null : target;
}

const CELL = /^[A-Z]{1,3}[1-9]\d{0,6}$/;

/** Where in the file a place is, as the attribute of a link; empty for a text file or a file as a whole. */
export function locationAttribute({ sheet, row, cell }: Place): string {
  const address = CELL.test(cell ?? '') ? (cell ?? '') : row > 0 ? `A${String(row)}` : 'A1';
  const location = `'${sheet.replaceAll("'", "''")}'!${address}`;
  if (sheet === '' || location.length > LONGEST) return '';
  return ` location="${attribute(location)}"`;
}

/** A text as the value of an attribute. */
export function attribute(text: string): string {
  return escapeXml(text).replaceAll('"', '&quot;');
}
