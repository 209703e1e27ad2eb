/**
 * The first sheet of the reconciliation workbook: the verdict in words, the figures, what the run
 * rests on, how to read it, and the way to each sheet.
 */

import type { Report } from '../model/report.ts';
import { day, text } from './cells.ts';
import { familyTexts, headline, moneyTexts, notComparedText } from './headline.ts';
import type { PageBlock, PageSheet, Sheet } from './tables.ts';
import { counted, groupDigits, tonesByWord, VERDICT_TONES, VERDICT_WORDS } from './wording.ts';

export const START_SHEET = 'Start here';

const VERDICT_WORD_TONES = tonesByWord(VERDICT_WORDS, VERDICT_TONES);

/** Builds the sheet `Start here` for a workbook that holds `sheets` after it. */
export function startPage(report: Report, sheets: readonly Sheet[]): PageSheet {
  return {
    kind: 'page',
    name: START_SHEET,
    title: 'Tenant reconciliation',
    purpose: `Transitioning From and Transitioning To compared, as of ${report.asOf} (UTC).`,
    blocks: [
      ...verdictBlocks(report),
      ...figureBlocks(report),
      ...runBlocks(report),
      ...readingBlocks(),
      { type: 'heading', text: 'Sheets' },
      { type: 'links', links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })) },
    ],
  };
}

/** The verdict, and every reason for it; loud where the run is not a final result. */
export function verdictBlocks(report: Report): readonly PageBlock[] {
  const word = VERDICT_WORDS[report.verdict];
  const tone = VERDICT_WORD_TONES[word] ?? 'muted';
  return [
    {
      type: 'pairs',
      pairs: [{ label: word, value: text(headline(report).sentence), tone }],
    },
    ...report.reasons.map((reason): PageBlock => ({ type: 'text', text: reason, tone })),
  ];
}

function figureBlocks(report: Report): readonly PageBlock[] {
  const { figures } = headline(report);
  const unknown = report.totals.overlapUnknownLines;
  const notes = [
    ...moneyTexts(report),
    ...familyTexts(report),
    unknown === 0
      ? null
      : `The overlap of ${counted(unknown, 'line')} is unknown and in no figure.`,
    notComparedText(report),
  ].filter((note) => note !== null);
  return [
    { type: 'heading', text: 'Figures' },
    {
      type: 'figures',
      figures: [
        ...figures.map(({ label, value, tone }, index) => ({
          label: index === 0 ? `${label}, of ${groupDigits(report.customers.length)}` : label,
          value,
          tone,
        })),
        { label: 'Overlap seat-days', value: report.totals.overlapSeatDays },
      ],
    },
    ...notes.map((note): PageBlock => ({ type: 'text', text: note })),
  ];
}

function runBlocks(report: Report): readonly PageBlock[] {
  const { from, to } = report.accounting;
  const files = (tenant: 'from' | 'to') =>
    counted(report.inputs.filter((input) => input.tenant === tenant).length, 'file');
  const side = (tenant: 'from' | 'to', accounting: typeof from) =>
    `${files(tenant)} with ${counted(accounting.rows, 'row')}: ` +
    `${counted(accounting.subscriptions, 'subscription')} and ${counted(accounting.seats, 'seat')} accepted, ` +
    `${counted(accounting.rejected, 'row')} rejected.`;
  return [
    { type: 'heading', text: 'What this run rests on' },
    {
      type: 'pairs',
      pairs: [
        { label: 'As of', value: day(report.asOf) },
        {
          label: 'Migration start',
          value:
            report.migrationStart === null
              ? text('Unknown: no file or option gives it.')
              : day(report.migrationStart),
        },
        { label: 'Transitioning From', value: text(side('from', from)) },
        { label: 'Transitioning To', value: text(side('to', to)) },
        { label: 'Made by', value: text(`${report.tool.name} ${report.tool.version}`) },
      ],
    },
  ];
}

function readingBlocks(): readonly PageBlock[] {
  return [
    { type: 'heading', text: 'How to read it' },
    {
      type: 'text',
      text: 'First look at Controls: sign nothing off while one of its checks reads CHECK.',
    },
    {
      type: 'text',
      text: 'A line is one product of one customer. Seats are compared as sums, so 25 + 10 equals 35.',
    },
    {
      type: 'text',
      text: 'An empty number means unknown or not compared, never zero. Totals leave it out.',
    },
    {
      type: 'text',
      text: 'Totals below the tables follow the filters. All days are calendar days in UTC.',
    },
    {
      type: 'text',
      text: 'The work itself stands in action-sheet.xlsx, one row per task. This workbook is evidence: do not edit it.',
    },
  ];
}
