/** Links from the cells of a column to the rows of another sheet: written as sheet XML, like the rows themselves. */
import type { TableSheet } from '../../core/report/tables.ts';
import { HEADER_ROW, type Plan } from './plan.ts';
import { columnLetters } from './text.ts';

/** Excel takes 65,530 links a sheet; some are left for its other links. */
const MOST_LINKS = 65_000;

/** The `<hyperlink>` elements of a table; empty where it has no links. */
export function linkElements(sheet: TableSheet, plan: Plan): string {
  const { links } = sheet;
  if (links === undefined) return '';
  const letters = columnLetters(sheet.columns.findIndex(({ key }) => key === links.column) + 1);
  return links.rows
    .slice(0, MOST_LINKS)
    .map((target, at) => {
      const location = target === null ? null : locationOf(links.sheet, target, plan);
      if (location === null) return '';
      return `<hyperlink ref="${letters}${String(HEADER_ROW + 1 + at)}" location="${location}"/>`;
    })
    .join('');
}

/** The XML with these links beside the one that leads back to the first page. */
export function addLinks(xml: string, elements: string): string {
  return elements === '' ? xml : xml.replace('</hyperlinks>', `${elements}</hyperlinks>`);
}

/** Where the n-th row of a sheet stands, on whichever of its tabs that is. */
function locationOf(name: string, row: number, plan: Plan): string | null {
  let before = 0;
  for (const { name: tab, sheet } of plan.tabs.get(name) ?? []) {
    const length = sheet.kind === 'table' ? sheet.rows.length : 0;
    if (row < before + length) {
      const quoted = tab.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      return `'${quoted}'!A${String(HEADER_ROW + 1 + row - before)}`;
    }
    before += length;
  }
  return null;
}
