/** The table of lines: what both sides hold of one product of one customer, the worst first. */

import type { LineReport } from '../../../core/model/report.ts';
import { lineRanks, worstFirst } from '../../../core/report/page/ranking.ts';
import { SEVERITY_TONES, SEVERITY_WORDS } from '../../../core/report/words.ts';
import { SHEETS } from '../../../core/report/sheet-names.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import { moreNote, placeLink, type Page } from '../page.ts';
import { note, word, type Html } from '../parts.ts';
import { htmlTable, type HtmlColumn } from '../table.ts';
import { captionOf } from './lists.ts';

const MOST_LINES = 1_000;
/** So many places are shown of one line. */
const MOST_SOURCES = 4;

/** By the rank of a line. */
const RESULTS = [
  { words: SEVERITY_WORDS.error, tone: SEVERITY_TONES.error },
  { words: SEVERITY_WORDS.warning, tone: SEVERITY_TONES.warning },
  { words: SEVERITY_WORDS.info, tone: SEVERITY_TONES.info },
  { words: say('Not compared'), tone: 'muted' },
  { words: say('OK'), tone: 'good' },
] as const;

/** One row per customer and product. */
export function linesSection(page: Page): readonly Html[] {
  const { pen, report } = page;
  if (report.lines.length === 0) {
    return [note(pen, say('No subscriptions were found to compare.'))];
  }
  const rank = lineRanks(report);
  const shown = worstFirst(report.lines, rank, MOST_LINES);
  const caption = say(
    '{all, plural, one {# line} other {# lines}}: one product of one customer each.',
    { all: shown.all },
  );
  const table = htmlTable(pen, {
    id: 'table-lines',
    caption: captionOf(shown.rows.length, shown.all, caption),
    columns: columns(page, rank),
    rows: shown.rows,
    customer: ({ customerKey }) => page.numberOf(customerKey),
  });
  const rest = { workbook: 'reconciliation.xlsx', sheet: SHEETS.lines };
  return [table, moreNote(page, shown.all - shown.rows.length, rest)];
}

function columns(
  page: Page,
  rank: (line: LineReport) => number,
): readonly HtmlColumn<LineReport>[] {
  const { pen } = page;
  const result = (line: LineReport) => RESULTS[rank(line)] ?? RESULTS[4];
  const seats = (label: TextValue, value: (line: LineReport) => number | null) => ({
    label,
    style: 'n' as const,
    cell: (line: LineReport) => numberOr(page, value(line), whyNot(line)),
  });
  return [
    { label: say('Customer'), cell: ({ customer }) => customer },
    { label: say('Product'), cell: ({ offer }) => offer },
    {
      label: say('Result'),
      cell: (line) => word(pen, result(line).words, result(line).tone),
      choice: (line) => result(line).words,
    },
    seats(say('Seats From'), (line) => heldOr(line, line.from.seats)),
    seats(say('Seats To'), (line) => heldOr(line, line.to.seats)),
    seats(say('Seats missing'), (line) => comparedOr(line, line.missingSeats)),
    seats(say('Overlap days'), (line) => comparedOr(line, line.overlap.days)),
    { label: say('Cost so far'), style: 'n', cell: (line) => costCell(page, line) },
    { label: say('Read from'), style: 'place', cell: (line) => sourcesCell(page, line) },
  ];
}

/** Usage has no seats, and of what is not known to be licences none are counted. */
function countsSeats({ family }: LineReport): boolean {
  return family === 'license' || family === 'nce';
}

function comparedOr(line: LineReport, value: number | null): number | null {
  return line.comparable && countsSeats(line) ? value : null;
}

function heldOr(line: LineReport, value: number): number | null {
  return countsSeats(line) && (line.comparable || value > 0) ? value : null;
}

/** Why a number is missing. */
function whyNot(line: LineReport): TextValue {
  if (line.family === 'azure') return say('by usage');
  return line.comparable ? say('unknown') : say('not compared');
}

function numberOr({ pen }: Page, value: number | null, why: TextValue): number | Html {
  return value ?? pen.safe`<span class="none">${why}</span>`;
}

function costCell({ pen }: Page, { overlap }: LineReport): Html | null {
  const { safe, speech } = pen;
  if (overlap.cost !== null) {
    return safe`${speech.number(overlap.cost.amount)} ${overlap.cost.currency}`;
  }
  return overlap.costGap === null ? null : safe`<span class="none">${say('unknown')}</span>`;
}

function sourcesCell(page: Page, { from, to }: LineReport): Html {
  const { safe } = page.pen;
  const sources = [...from.subscriptions, ...to.subscriptions].map(({ source }) => source);
  const places = sources
    .slice(0, MOST_SOURCES)
    .map((source) => safe`<li>${placeLink(page, source, null)}</li>`);
  const more = sources.length - places.length;
  const rest = more === 0 ? '' : safe`<li>${say('+ {more, number} more', { more })}</li>`;
  return safe`<ul class="places">${places}${rest}</ul>`;
}
