/** What every section of the page is given. */

import type { HistoryEntry } from '../../core/model/history.ts';
import type { Evidence, Report, Source } from '../../core/model/report.ts';
import { placeText, rowText } from '../../core/report/places.ts';
import { say, type TextValue } from '../../core/text/text.ts';
import { fixed, NOTHING, note, type Html, type Pen } from './parts.ts';

/** What the page needs to know beside the report. */
export interface PageSetting {
  /** The burn-down that the action sheet carries, the oldest run first. */
  readonly history: readonly HistoryEntry[];
  /** Where an input lies, as a relative address from the page's folder; `null` where there is none. */
  readonly hrefOf: (path: string) => string | null;
  /** Whether the workbooks lie beside the page. */
  readonly hasWorkbooks: boolean;
}

export interface Page extends PageSetting {
  readonly pen: Pen;
  readonly report: Report;
  /** The number that stands for a customer in the markup. */
  readonly numberOf: (customerKey: string | null) => number | null;
}

/** Joins the report with the setting of its page. */
export function pageOf(pen: Pen, report: Report, setting: PageSetting): Page {
  const numbers = new Map(report.customers.map(({ key }, index) => [key, index]));
  return {
    ...setting,
    pen,
    report,
    numberOf: (key) => (key === null ? null : (numbers.get(key) ?? null)),
  };
}

/** So many places are shown of one finding. */
const MOST_PLACES = 3;

/** The first places that something rests on, one below the other, each leading to its file. */
export function evidenceCell(page: Page, evidence: readonly Evidence[]): Html {
  const { safe } = page.pen;
  const places = evidence
    .slice(0, MOST_PLACES)
    .map((place) => safe`<li>${placeLink(page, place, place.cell)}</li>`);
  const more = evidence.length - places.length;
  if (places.length === 0) return NOTHING;
  return safe`<ul class="places">${places}${more === 0 ? NOTHING : safe`<li>${say('+ {more, number} more', { more })}</li>`}</ul>`;
}

/** `file › sheet › F2`, leading to the file where it can be reached from the page. */
export function placeLink(page: Page, { path, sheet, row }: Source, cell: string | null): Html {
  return fileLink(page, path, placeText(path, sheet, cell ?? rowText(row)));
}

/** A file by its name, leading to it. */
export function fileLink({ pen, hrefOf }: Page, path: string, text: TextValue): Html {
  const { safe } = pen;
  const href = hrefOf(path);
  return href === null ? safe`${text}` : safe`<a href="${href}">${text}</a>`;
}

/** How many rows are not on the page, and where they are. */
export function moreNote(
  { pen, hasWorkbooks }: Page,
  more: number,
  { workbook, sheet }: { readonly workbook: string; readonly sheet: TextValue },
): Html {
  if (more <= 0) return NOTHING;
  const where = hasWorkbooks
    ? say(
        '{more, plural, one {# more row is} other {# more rows are}} in {workbook}, sheet {sheet}.',
        {
          more,
          workbook,
          sheet,
        },
      )
    : say(
        '{more, plural, one {# more row is} other {# more rows are}} not on this page; run with --format xlsx to get {workbook}, sheet {sheet}.',
        { more, workbook, sheet },
      );
  return note(pen, where);
}

/** A section of the page with its heading. */
export function section(
  { pen }: Page,
  id: string,
  title: TextValue,
  content: readonly Html[],
): Html {
  const { safe } = pen;
  return safe`<section aria-labelledby="${fixed(id)}">
<h2 id="${fixed(id)}">${title}</h2>
${content}</section>
`;
}
