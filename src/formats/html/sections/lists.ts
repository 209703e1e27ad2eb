/** The tables that people work through: what to do, customers and findings; the worst first. */

import type { CustomerReport, Finding } from '../../../core/model/report.ts';
import { customerRank, findingRank, worstFirst } from '../../../core/report/page/ranking.ts';
import {
  actionPlace,
  SEVERITY_TONES,
  SEVERITY_WORDS,
  STAGE_TONES,
  STAGE_WORDS,
} from '../../../core/report/words.ts';
import { numbersText } from '../../../core/report/number-words.ts';
import { SHEETS } from '../../../core/report/sheet-names.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import { evidenceCell, moreNote, type Page } from '../page.ts';
import { note, word, type Html } from '../parts.ts';
import { htmlTable, type HtmlColumn } from '../table.ts';

const MOST_ACTIONS = 500;
const MOST_CUSTOMERS = 2_000;
const MOST_FINDINGS = 1_000;
const BOOK = 'reconciliation.xlsx';

/** What a table holds, and how much of it is on the page. */
export function captionOf(shown: number, of: number, what: TextValue): TextValue {
  return shown === of
    ? what
    : say('{what} The first {shown, number} of {of, number}.', { what, shown, of });
}

/** What to do, in the order in which to do it. */
export function actionsSection(page: Page): readonly Html[] {
  const { pen, report } = page;
  const { actions } = report;
  if (actions.length === 0) {
    const compared = report.verdict === 'clean' || report.verdict === 'findings';
    const none = compared
      ? say('There is nothing to do.')
      : say('No action follows from what could be compared.');
    return [note(pen, none)];
  }
  const shown = actions.slice(0, MOST_ACTIONS);
  const numbers = new Map(report.findings.map(({ id, customerKey }) => [id, customerKey]));
  const table = htmlTable(pen, {
    id: 'table-actions',
    caption: captionOf(
      shown.length,
      actions.length,
      say('{all, plural, one {# action} other {# actions}}, in the order in which to do them.', {
        all: actions.length,
      }),
    ),
    columns: [
      { label: say('What to do'), style: 'wide', cell: ({ text }) => text },
      { label: say('Do by'), style: 'day', cell: ({ dueOn }) => dueOn },
      {
        label: say('Where'),
        style: 'day',
        cell: ({ tenant }) => actionPlace(tenant),
        choice: ({ tenant }) => actionPlace(tenant),
      },
      { label: say('Customer'), cell: ({ customer }) => customer },
      { label: say('Product'), cell: ({ offer }) => offer },
      { label: say('Seats'), style: 'n', cell: ({ seats }) => seats },
    ],
    rows: shown,
    customer: ({ findings }) => page.numberOf(numbers.get(findings[0] ?? '') ?? null),
  });
  const rest = { workbook: 'action-sheet.xlsx', sheet: say('Actions') };
  return [table, moreNote(page, actions.length - shown.length, rest)];
}

/** How far each customer has come. */
export function customersSection(page: Page): readonly Html[] {
  const { pen, report } = page;
  if (report.customers.length === 0) {
    return [note(pen, say('No customers were found in the files.'))];
  }
  const shown = worstFirst(report.customers, customerRank, MOST_CUSTOMERS);
  const remark: HtmlColumn<CustomerReport> = {
    label: say('Why not compared'),
    cell: ({ reason }) => reason,
  };
  // Where only a part was compared, what was found stands; that nothing was found says nothing.
  const compared = (value: (row: CustomerReport) => number) => (row: CustomerReport) =>
    row.stage === 'not-comparable' && value(row) === 0 ? null : value(row);
  const table = htmlTable(pen, {
    id: 'table-customers',
    caption: captionOf(
      shown.rows.length,
      shown.all,
      say('{all, plural, one {# customer} other {# customers}}: how far each has come.', {
        all: shown.all,
      }),
    ),
    columns: [
      { label: say('Customer'), cell: ({ name }) => name },
      {
        label: say('Stage'),
        cell: ({ stage }) => word(pen, STAGE_WORDS[stage], STAGE_TONES[stage]),
        choice: ({ stage }) => STAGE_WORDS[stage],
      },
      { label: say('Findings'), style: 'n', cell: ({ findings }) => findings },
      { label: say('Seats From'), style: 'n', cell: ({ fromSeats }) => fromSeats },
      {
        label: say('Seats To'),
        style: 'n',
        none: say('not compared'),
        cell: compared(({ toSeats }) => toSeats),
      },
      {
        label: say('Seats missing'),
        style: 'n',
        none: say('not compared'),
        cell: compared(({ missingSeats }) => missingSeats),
      },
      {
        label: say('Overlap days'),
        style: 'n',
        none: say('not compared'),
        cell: compared(({ overlapDays }) => overlapDays),
      },
      ...(shown.rows.some(({ reason }) => reason !== null) ? [remark] : []),
    ],
    rows: shown.rows,
    customer: ({ key }) => page.numberOf(key),
  });
  return [
    table,
    moreNote(page, shown.all - shown.rows.length, { workbook: BOOK, sheet: SHEETS.customers }),
  ];
}

/** Everything the rules found, with the cells it rests on. */
export function findingsSection(page: Page): readonly Html[] {
  const { pen, report } = page;
  if (report.findings.length === 0) {
    const clean = report.verdict === 'clean' || report.verdict === 'findings';
    return [
      note(
        pen,
        clean
          ? say('No rule found anything.')
          : say('No rule found anything in what could be compared.'),
      ),
    ];
  }
  const titles = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  const titleOf = ({ rule }: Finding) => titles.get(rule) ?? rule;
  const shown = worstFirst(report.findings, findingRank, MOST_FINDINGS);
  const caption = say('{all, plural, one {# finding} other {# findings}}, the biggest first.', {
    all: shown.all,
  });
  const table = htmlTable(pen, {
    id: 'table-findings',
    caption: captionOf(shown.rows.length, shown.all, caption),
    columns: [
      { label: say('What'), cell: titleOf, choice: titleOf },
      {
        label: say('Severity'),
        cell: ({ severity }) => word(pen, SEVERITY_WORDS[severity], SEVERITY_TONES[severity]),
        choice: ({ severity }) => SEVERITY_WORDS[severity],
      },
      { label: say('Customer'), cell: ({ customer }) => customer },
      { label: say('Finding'), style: 'wide', cell: ({ message }) => message },
      { label: say('Numbers'), cell: ({ numbers }) => numbersText(numbers) },
      {
        label: say('Evidence'),
        style: 'place',
        cell: ({ evidence }) => evidenceCell(page, evidence),
      },
    ],
    rows: shown.rows,
    customer: ({ customerKey }) => page.numberOf(customerKey),
  });
  const rest = { workbook: BOOK, sheet: SHEETS.findings };
  return [table, moreNote(page, shown.all - shown.rows.length, rest)];
}
