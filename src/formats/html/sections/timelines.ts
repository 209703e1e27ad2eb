/** Billing day by day, one picture per line, grouped by customer: the lines where days were billed twice or lacked seats. */

import { groupBy } from '../../../core/model/group.ts';
import type { LineReport, OverlapReport, SeatBounds } from '../../../core/model/report.ts';
import { formatDay } from '../../../core/model/values.ts';
import { timelineRank, worstFirst } from '../../../core/report/page/ranking.ts';
import {
  stretchesOf,
  windowOf,
  type Stretch,
  type Window,
} from '../../../core/report/page/window.ts';
import { SHEETS } from '../../../core/report/sheet-names.ts';
import { joined, say, type TextValue } from '../../../core/text/text.ts';
import { legend } from '../charts/frame.ts';
import { timelineChart } from '../charts/timeline.ts';
import { moreNote, type Page } from '../page.ts';
import { fixed, note, type Html, type Pen } from '../parts.ts';
import { htmlTable } from '../table.ts';
import { asTable } from './pictures.ts';

/** So many pictures can be looked at; the workbook lists all lines. */
const MOST_TIMELINES = 40;

/** The pictures with their legend. */
export function timelinesSection(page: Page): readonly Html[] {
  const { pen, report } = page;
  const { safe } = pen;
  const window = windowOf(report);
  const lines = report.lines.filter(({ billed }) => billed !== undefined);
  if (window === null || lines.length === 0) {
    const compared = report.lines.some(({ comparable }) => comparable);
    return [
      note(
        pen,
        compared
          ? say('No line that was compared has a day of overlap or gap.')
          : say('Nothing was compared, so there are no days to show.'),
      ),
    ];
  }
  const shown = worstFirst(lines, timelineRank, MOST_TIMELINES);
  const groups = groupBy(shown.rows, ({ customerKey }) => customerKey);
  let number = 0;
  const cards = [...groups].map(([customerKey, own]) => {
    const figures = own.map((line) => {
      number += 1;
      return lineFigure(page, line, window, `line-${String(number)}`);
    });
    const mark = fixed(String(page.numberOf(customerKey) ?? ''));
    return safe`<div class="card customer" data-c="${mark}">
<h3>${own[0]?.customer ?? ''}</h3>
<div class="timelines">
${figures}</div>
</div>
`;
  });
  return [
    note(
      pen,
      say(
        'Seats under Transitioning From grow upwards from the line, seats under Transitioning To downwards. Lines that are still billed twice, or still lack seats, come first.',
      ),
    ),
    legend(pen, [
      { className: 'side-from', text: say('From') },
      { className: 'side-to', text: say('To') },
      { className: 'band-overlap', text: say('Billed twice') },
      { className: 'band-gap', text: say('Seats lacking') },
      { className: 'area-maybe', text: say('Perhaps: the files leave it open') },
    ]),
    ...cards,
    moreNote(page, shown.all - shown.rows.length, {
      workbook: 'reconciliation.xlsx',
      sheet: SHEETS.overlap,
    }),
  ];
}

function lineFigure({ pen }: Page, line: LineReport, window: Window, id: string): Html {
  const { safe } = pen;
  const stretches = stretchesOf(line, window);
  const told = joined([overlapText(line.overlap), ...gapTexts(line)], ' ');
  const title = joined([line.customer, line.offer], ', ');
  return safe`<figure class="timeline">
<figcaption><strong>${line.offer}</strong> <span>${told}</span></figcaption>
${timelineChart(pen, stretches, window, { id, title, description: told })}${asTable(pen, daysTable(pen, id, title, stretches))}</figure>
`;
}

/** How long both sides billed, and what that comes to. */
export function overlapText({
  days,
  seatDays,
  open,
  minDays,
  maxDays,
  ...rest
}: OverlapReport): TextValue {
  if (days === null) {
    const bounds =
      maxDays === null
        ? say('Billed twice on {minDays} days or more: the files leave it open.', { minDays })
        : say('Billed twice on {minDays} to {maxDays} days: the files leave it open.', {
            minDays,
            maxDays,
          });
    return bounds;
  }
  if (days === 0) return say('Not billed twice.');
  const counted = say('Billed twice on {days, plural, one {# day} other {# days}}', { days });
  const size =
    seatDays === null
      ? counted
      : say('{counted}, {seatDays, plural, one {# seat-day} other {# seat-days}}', {
          counted,
          seatDays,
        });
  const ended = open
    ? say('{size}, and still is.', { size })
    : say('{size}, until {day}.', { size, day: rest.lastDay ?? '' });
  return rest.cost === null
    ? ended
    : say('{ended} {amount} {currency} so far.', {
        ended,
        amount: rest.cost.amount,
        currency: rest.cost.currency,
      });
}

function gapTexts({ gap }: LineReport): readonly TextValue[] {
  if (gap.days === 0 && !gap.open) return [];
  if (gap.days === null) {
    return [
      gap.open
        ? say('Seats are lacking now; since when is not known.')
        : say('Whether seats were lacking is not known.'),
    ];
  }
  return [
    gap.open
      ? say('Seats were lacking on {days, plural, one {# day} other {# days}}, and still are.', {
          days: gap.days,
        })
      : say('Seats were lacking on {days, plural, one {# day} other {# days}}.', {
          days: gap.days,
        }),
  ];
}

function daysTable(pen: Pen, id: string, title: TextValue, rows: readonly Stretch[]): Html {
  const seats = (pick: (row: Stretch) => SeatBounds) => (row: Stretch) => boundsText(pick(row));
  return htmlTable(pen, {
    id: `table-${id}`,
    caption: say('Seats at the end of each day: {title}', { title }),
    columns: [
      { label: say('From day'), style: 'day', cell: ({ start }) => formatDay(start) },
      { label: say('Seats From'), style: 'n', cell: seats(({ from }) => from) },
      { label: say('Seats To'), style: 'n', cell: seats(({ to }) => to) },
      { label: say('Seats lacking'), style: 'n', cell: seats(({ lacking }) => lacking) },
    ],
    rows,
  });
}

function boundsText({ min, max }: SeatBounds): TextValue {
  if (max === null) return say('{min, number} or more', { min });
  return min === max
    ? say('{min, number}', { min })
    : say('{min, number} to {max, number}', { min, max });
}
