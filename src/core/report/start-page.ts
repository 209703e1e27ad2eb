/**
 * The first sheet of the reconciliation workbook: the verdict in words, the figures, what the run
 * rests on, how to read it, and the way to each sheet.
 */
import type { Report } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say, type Text, type TextValue } from '../text/text.ts';
import { day } from './cells.ts';
import { familyTexts, headline, moneyTexts, notComparedText } from './headline.ts';
import { SHEETS } from './sheet-names.ts';
import { speakPage, type BlockWords } from './speak-sheets.ts';
import type { PageSheet, Sheet } from './tables.ts';
import { CHECK_WORDS, TENANT_WORDS, VERDICT_TONES, VERDICT_WORDS } from './words.ts';

/** Builds the sheet `Start here` for a workbook that holds `sheets` after it. */
export function startPage(report: Report, sheets: readonly Sheet[], speech: Speech): PageSheet {
  return speakPage(
    {
      name: SHEETS.start,
      title: say('Tenant reconciliation'),
      purpose: say('Transitioning From and Transitioning To compared, as of {day} (UTC).', {
        day: report.asOf,
      }),
      blocks: [
        ...verdictBlocks(report),
        ...figureBlocks(report),
        ...runBlocks(report),
        ...readingBlocks(),
        { type: 'heading', text: say('Sheets') },
        {
          type: 'links',
          links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })),
        },
      ],
    },
    speech,
  );
}

/** The verdict, and every reason for it; loud where the run is not a final result. */
export function verdictBlocks(report: Report): readonly BlockWords[] {
  const tone = VERDICT_TONES[report.verdict];
  return [
    {
      type: 'pairs',
      pairs: [{ label: VERDICT_WORDS[report.verdict], value: headline(report).sentence, tone }],
    },
    ...report.reasons.map((reason): BlockWords => ({ type: 'text', text: reason, tone })),
  ];
}

function figureBlocks(report: Report): readonly BlockWords[] {
  const { overlapUnknownLines: unknown, overlapSeatDays } = report.totals;
  const notes = [
    ...moneyTexts(report),
    ...familyTexts(report),
    unknown === 0
      ? null
      : say(
          'The overlap of {lines, plural, one {# line} other {# lines}} is unknown and in no figure.',
          { lines: unknown },
        ),
    notComparedText(report),
  ].filter((note) => note !== null);
  const customers = say('Customers done, of {customers, number}', {
    customers: report.customers.length,
  });
  return [
    { type: 'heading', text: say('Figures') },
    {
      type: 'figures',
      figures: [
        ...headline(report).figures.map(({ label, value, tone }, index) => ({
          label: index === 0 ? customers : label,
          value,
          tone,
        })),
        { label: say('Overlap seat-days'), value: overlapSeatDays },
      ],
    },
    ...notes.map(paragraph),
  ];
}

function runBlocks(report: Report): readonly BlockWords[] {
  const { asOf, migrationStart, tool } = report;
  return [
    { type: 'heading', text: say('What this run rests on') },
    {
      type: 'pairs',
      pairs: [
        { label: say('As of'), value: day(asOf) },
        {
          label: say('Migration start'),
          value:
            migrationStart === null
              ? say('Unknown: no file or option gives it.')
              : day(migrationStart),
        },
        { label: TENANT_WORDS.from, value: sideText(report, 'from') },
        { label: TENANT_WORDS.to, value: sideText(report, 'to') },
        { label: say('Made by'), value: `${tool.name} ${tool.version}` },
      ],
    },
  ];
}

function sideText({ inputs, accounting }: Report, tenant: 'from' | 'to'): Text {
  const { rows, subscriptions, seats, rejected } = accounting[tenant];
  const files = inputs.filter((input) => input.tenant === tenant).length;
  return say(
    '{files, plural, one {# file} other {# files}} with {rows, plural, one {# row} other {# rows}}: {subscriptions, plural, one {# subscription} other {# subscriptions}} and {seats, plural, one {# seat} other {# seats}} accepted, {rejected, plural, one {# row} other {# rows}} rejected.',
    { files, rows, subscriptions, seats, rejected },
  );
}

function readingBlocks(): readonly BlockWords[] {
  return [
    { type: 'heading', text: say('How to read it') },
    ...[
      say('First look at {sheet}: sign nothing off while one of its checks reads {word}.', {
        sheet: SHEETS.controls,
        word: CHECK_WORDS.check,
      }),
      say(
        'A line is one product of one customer. Seats are compared as sums, so 25 + 10 equals 35.',
      ),
      say('An empty number means unknown or not compared, never zero. Totals leave it out.'),
      say('Totals below the tables follow the filters. All days are calendar days in UTC.'),
      say(
        'The work itself stands in action-sheet.xlsx, one row per task. This workbook is evidence: do not edit it.',
      ),
    ].map(paragraph),
  ];
}

function paragraph(text: TextValue): BlockWords {
  return { type: 'text', text };
}
