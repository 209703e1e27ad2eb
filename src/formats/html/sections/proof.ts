/** Why the report can be relied on: every row accounted for, every file with its hash, every rule with its outcome. */

import type { InputReport, RejectedRow, Report, RuleOutcome } from '../../../core/model/report.ts';
import { controlChecks } from '../../../core/report/control-checks.ts';
import type { Check } from '../../../core/report/tables.ts';
import {
  KIND_WORDS,
  OUTCOME_TONES,
  OUTCOME_WORDS,
  tenantWords,
  TENANT_WORDS,
} from '../../../core/report/words.ts';
import { SHEETS } from '../../../core/report/sheet-names.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import { fileLink, moreNote, placeLink, type Page } from '../page.ts';
import { note, word, type Html } from '../parts.ts';
import { htmlTable, type HtmlColumn } from '../table.ts';

const MOST_REJECTED = 200;
const MOST_INPUTS = 2_000;

/** Accounting, checks, rejected rows and files. */
export function proofSection(page: Page): readonly Html[] {
  const { safe } = page.pen;
  return [
    safe`<h3>${say('Row accounting')}</h3>\n`,
    accounting(page),
    safe`<h3>${say('Checks')}</h3>\n`,
    checks(page),
    safe`<h3>${say('Rejected rows')}</h3>\n`,
    ...rejected(page),
    safe`<h3>${say('Inputs')}</h3>\n`,
    ...inputs(page),
  ];
}

function accounting({ pen, report }: Page): Html {
  const { from, to, balanced } = report.accounting;
  const rows: readonly (readonly [TextValue, number, number])[] = [
    [say('Rows read'), from.rows, to.rows],
    [say('= accepted'), from.accepted, to.accepted],
    [say('+ rejected'), from.rejected, to.rejected],
    [say('+ ignored (totals, exact duplicates)'), from.ignored, to.ignored],
    [say('Accepted subscriptions'), from.subscriptions, to.subscriptions],
    [say('= on lines'), from.inLines, to.inLines],
    [say('+ out of scope'), from.outOfScope, to.outOfScope],
  ];
  return htmlTable(pen, {
    id: 'table-accounting',
    caption: balanced
      ? say('Every row that was read is accounted for.')
      : say('The rows do not balance: do not rely on this report.'),
    columns: [
      { label: say('Count'), cell: ([label]) => label },
      { label: TENANT_WORDS.from, style: 'n', cell: (row) => row[1] },
      { label: TENANT_WORDS.to, style: 'n', cell: (row) => row[2] },
    ],
    rows,
  });
}

function checks({ pen, report }: Page): Html {
  const rows = controlChecks(report, pen.speech).checks;
  const holds = ({ result, expected }: Check) => result === expected;
  const failing = rows.filter((check) => !holds(check)).length;
  const outcome = (check: Check) => (holds(check) ? say('OK') : say('CHECK'));
  return htmlTable(pen, {
    id: 'table-checks',
    caption:
      failing === 0
        ? say('Every check holds.')
        : say(
            '{failing, plural, one {# check does} other {# checks do}} not hold: sign nothing off yet.',
            {
              failing,
            },
          ),
    columns: [
      { label: say('Check'), cell: ({ label }) => label },
      { label: say('Is'), style: 'n', cell: ({ result }) => result },
      { label: say('Must be'), style: 'n', cell: ({ expected }) => expected },
      {
        label: say('Outcome'),
        cell: (check) => word(pen, outcome(check), holds(check) ? 'good' : 'bad'),
        choice: outcome,
      },
      { label: say('Note'), style: 'wide', cell: ({ note: text }) => text },
    ],
    rows,
  });
}

function rejected(page: Page): readonly Html[] {
  const { pen, report } = page;
  const { rejectedRows } = report;
  if (rejectedRows.length === 0) {
    const read = report.inputs.some(({ rows }) => rows > 0);
    return [note(pen, read ? say('No rows were rejected.') : say('No rows were read.'))];
  }
  const shown = rejectedRows.slice(0, MOST_REJECTED);
  const unlisted = report.inputs.reduce((sum, input) => sum + input.rejectedUnlisted, 0);
  const total = rejectedRows.length + unlisted;
  const place = (row: RejectedRow) => placeLink(page, row, row.cell);
  const table = htmlTable(pen, {
    id: 'table-rejected',
    caption: say('{shown, number} of {total, plural, one {# bad cell} other {# bad cells}}.', {
      shown: shown.length,
      total,
    }),
    columns: [
      { label: say('Cell'), style: 'place', cell: place },
      { label: say('Value'), cell: ({ value }) => value },
      { label: say('Problem'), style: 'wide', cell: ({ problem }) => problem },
      { label: say('What to do'), style: 'wide', cell: ({ fix }) => fix },
    ],
    rows: shown,
  });
  const counting =
    unlisted === 0
      ? null
      : say(
          '{unlisted, plural, one {# bad cell} other {# bad cells}} more are counted but not listed.',
          {
            unlisted,
          },
        );
  return [
    table,
    moreNote(page, rejectedRows.length - shown.length, {
      workbook: 'reconciliation.xlsx',
      sheet: SHEETS.rejected,
    }),
    note(pen, counting),
  ];
}

function inputs(page: Page): readonly Html[] {
  const { pen, report } = page;
  if (report.inputs.length === 0) return [note(pen, say('No files were given.'))];
  const shown = report.inputs.slice(0, MOST_INPUTS);
  const columns: readonly HtmlColumn<InputReport>[] = [
    { label: say('File'), cell: ({ path }) => fileLink(page, path, path) },
    { label: say('Sheet'), cell: ({ sheet }) => sheet },
    {
      label: say('Tenant'),
      style: 'day',
      cell: ({ tenant }) => tenantWords(tenant),
      choice: ({ tenant }) => tenantWords(tenant),
    },
    {
      label: say('Taken for'),
      cell: ({ kind }) => KIND_WORDS[kind],
      choice: ({ kind }) => KIND_WORDS[kind],
    },
    { label: say('Rows'), style: 'n', cell: ({ rows }) => rows },
    { label: say('Accepted'), style: 'n', cell: ({ accepted }) => accepted },
    { label: say('Rejected'), style: 'n', cell: (input) => input.rejected },
    { label: say('Ignored'), style: 'n', cell: ({ ignored }) => ignored },
    { label: say('SHA-256'), style: 'id', cell: ({ sha256 }) => sha256 },
  ];
  const table = htmlTable(pen, {
    id: 'table-inputs',
    caption: say('The files of this run, each with its SHA-256.'),
    columns,
    rows: shown,
  });
  const rest = { workbook: 'reconciliation.xlsx', sheet: SHEETS.inputs };
  return [table, moreNote(page, report.inputs.length - shown.length, rest)];
}

/** The rules that say nothing about this run, and why. */
export function notCheckedSection({ pen, report }: Page): readonly Html[] {
  const rules = report.rules.filter(isOpen);
  if (rules.length === 0) return [note(pen, allCheckedText(report))];
  const table = htmlTable(pen, {
    id: 'table-rules',
    caption: say('Rules that say nothing about this run, and why.'),
    columns: [
      { label: say('Rule'), cell: ({ title }) => title },
      {
        label: say('Outcome'),
        cell: ({ outcome }) => word(pen, OUTCOME_WORDS[outcome], OUTCOME_TONES[outcome]),
      },
      { label: say('Why'), style: 'wide', cell: ({ reason }) => reason },
      { label: say('What it would tell'), style: 'wide', cell: ({ means }) => means },
    ],
    rows: rules,
  });
  return [table];
}

function isOpen({ outcome }: RuleOutcome): boolean {
  return outcome === 'not-checked' || outcome === 'failed';
}

function allCheckedText({ rules }: Report): TextValue {
  return rules.length === 0 ? say('No rules were run.') : say('Every rule was checked.');
}
