/** The run at a glance: stages of the customers, progress from run to run, and what was billed twice when. */

import { seatsByDay, type DaySeats } from '../../../core/report/page/by-day.ts';
import { windowOf } from '../../../core/report/page/window.ts';
import { progressText } from '../../../core/report/progress-words.ts';
import type { HistoryEntry } from '../../../core/model/history.ts';
import { formatDay } from '../../../core/model/values.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import { burnDownChart } from '../charts/burn-down.ts';
import { byDayChart, byDayText } from '../charts/by-day.ts';
import { PATTERNS } from '../charts/frame.ts';
import { stagesChart } from '../charts/stages.ts';
import type { Page } from '../page.ts';
import { NOTHING, note, type Html, type Pen } from '../parts.ts';
import { htmlTable, type HtmlColumn } from '../table.ts';

/** Runs before that are in the action sheet alone. */
const MOST_RUNS = 24;

/** The pictures that speak of the whole run. */
export function picturesSection(page: Page): readonly Html[] {
  const { safe } = page.pen;
  return [
    PATTERNS,
    safe`<div class="pictures">
${stagesFigure(page)}${runsFigure(page)}${daysFigure(page)}</div>
`,
  ];
}

function figure(
  { safe }: Pen,
  title: TextValue,
  content: readonly Html[],
  wide: '' | 'wide' = '',
): Html {
  return safe`<figure class="card ${wide}">
<figcaption>${title}</figcaption>
${content}</figure>
`;
}

function stagesFigure({ pen, report }: Page): Html {
  const content =
    report.customers.length === 0
      ? note(pen, say('No customers were found in the files.'))
      : stagesChart(pen, report);
  return figure(pen, say('Customers by stage'), [content]);
}

function runsFigure({ pen, history }: Page): Html {
  const last = history.at(-1);
  const title = say('Open actions, run by run');
  if (last === undefined) {
    return figure(pen, title, [
      note(pen, say('The action sheet keeps the progress from run to run; none was written.')),
    ]);
  }
  if (history.length === 1) {
    const text = say(
      'This is the first run: {open, plural, one {# action is} other {# actions are}} open. From the next run on, this shows how they become fewer.',
      { open: last.open },
    );
    return figure(pen, title, [note(pen, text)]);
  }
  const shown = history.slice(-MOST_RUNS);
  const earlier = history.length - shown.length;
  return figure(pen, title, [
    burnDownChart(pen, shown),
    note(pen, progressText(last)),
    earlier === 0
      ? NOTHING
      : note(
          pen,
          say('{earlier, plural, one {# earlier run is} other {# earlier runs are}} not drawn.', {
            earlier,
          }),
        ),
    asTable(pen, runsTable(pen, shown)),
  ]);
}

function runsTable(pen: Pen, rows: readonly HistoryEntry[]): Html {
  const columns: readonly HtmlColumn<HistoryEntry>[] = [
    { label: say('As of'), style: 'day', cell: ({ asOf }) => asOf },
    { label: say('Open'), style: 'n', cell: ({ open }) => open },
    { label: say('New'), style: 'n', cell: ({ added }) => added },
    { label: say('Resolved'), style: 'n', cell: ({ resolved }) => resolved },
    { label: say('Reopened'), style: 'n', cell: ({ reopened }) => reopened },
    { label: say('Waived'), style: 'n', cell: ({ waived }) => waived },
    { label: say('Not checked'), style: 'n', cell: ({ unchecked }) => unchecked },
  ];
  return htmlTable(pen, {
    id: 'table-runs',
    caption: say('Actions from run to run.'),
    columns,
    rows,
  });
}

function daysFigure({ pen, report }: Page): Html {
  const window = windowOf(report);
  const title = say('Seats billed twice, day by day');
  const { overlapUnknownLines: unknown } = report.totals;
  if (window === null) {
    const compared = report.lines.some(({ comparable }) => comparable);
    const text = !compared
      ? say('Nothing was compared, so there are no days to show.')
      : report.verdict === 'incomplete'
        ? say('No day of overlap or gap was found in what could be compared.')
        : say('No day of overlap or gap was found.');
    return figure(pen, title, [note(pen, text)], 'wide');
  }
  const byDay = seatsByDay(report, window);
  const days = [...byDay.days].filter(
    ({ twice, maybeTwice, lacking, maybeLacking }) =>
      twice + maybeTwice + lacking + maybeLacking > 0,
  );
  const { safe } = pen;
  return figure(
    pen,
    title,
    [
      safe`<div class="chart-scroll" tabindex="0" role="region" aria-label="${title}">
${byDayChart(pen, byDay, report.asOf)}</div>
`,
      note(pen, byDayText(byDay.days)),
      window.cut
        ? note(
            pen,
            say('Days before {day} are counted, but not drawn.', { day: formatDay(window.start) }),
          )
        : NOTHING,
      unknown === 0 && byDay.unboundedLines === 0
        ? NOTHING
        : note(
            pen,
            say(
              'For {unknown, plural, one {# line} other {# lines}} the files leave the days open; what is certain of them is in the picture.',
              { unknown: Math.max(unknown, byDay.unboundedLines) },
            ),
          ),
      asTable(pen, daysTable(pen, days)),
    ],
    'wide',
  );
}

function daysTable(pen: Pen, rows: readonly DaySeats[]): Html {
  const columns: readonly HtmlColumn<DaySeats>[] = [
    { label: say('Day'), style: 'day', cell: ({ day }) => day },
    { label: say('Seats billed twice'), style: 'n', cell: ({ twice }) => twice },
    { label: say('Perhaps more'), style: 'n', cell: ({ maybeTwice }) => maybeTwice },
    { label: say('Seats lacking'), style: 'n', cell: ({ lacking }) => lacking },
    { label: say('Perhaps more lacking'), style: 'n', cell: ({ maybeLacking }) => maybeLacking },
  ];
  const caption = say('Days with overlap or gap, over all lines.');
  return htmlTable(pen, { id: 'table-days', caption, columns, rows });
}

/** The data of a picture, for those who would rather read them. */
export function asTable({ safe }: Pen, table: Html): Html {
  return safe`<details>
<summary>${say('The same as a table')}</summary>
${table}</details>
`;
}
