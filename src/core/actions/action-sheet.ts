/**
 * The action sheet: the work that is left, one row per task, with columns for people to fill in, and
 * what became of the rest. Machine columns are never to be edited; each run writes them anew.
 */

import type { Report } from '../model/report.ts';
import { progressText } from '../report/progress-words.ts';
import { SHEETS } from '../report/sheet-names.ts';
import { speakPage, type BlockWords } from '../report/speak-sheets.ts';
import { verdictBlocks } from '../report/start-page.ts';
import type { PageSheet, Sheet, Workbook } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { say, type Text } from '../text/text.ts';
import { burnDownTable } from './burn-down.ts';
import { STATE_WORDS } from './columns.ts';
import { baselineSheets } from './draw-baseline.ts';
import {
  conflictsTable,
  orphansTable,
  packsTable,
  progressTable,
  signOffTable,
  waiversTable,
} from './draw-tables.ts';
import { actionsTable, resolvedTable, stepsTable } from './draw-work.ts';
import type { LivingSheet } from './living.ts';
import { firstEvidence } from './machine-cells.ts';
import type { Pack } from './packs.ts';

/**
 * Draws the sheet behind `action-sheet.xlsx`. `packs` are listed under the names that their files have.
 */
export function actionSheet(
  report: Report,
  living: LivingSheet,
  packs: readonly Pack[],
  speech: Speech,
): Workbook {
  const gathered = [
    ...(living.waivers.length === 0 ? [] : [waiversTable(living, speech)]),
    ...(living.log.length === 0 ? [] : [conflictsTable(living, speech)]),
    ...(living.orphans.length === 0 ? [] : [orphansTable(living, speech)]),
    ...(living.splitBy === null ? [] : [packsTable(packs, speech)]),
  ];
  const sheets = [
    actionsTable(living, firstEvidence(report), speech),
    stepsTable(living, speech),
    resolvedTable(living, speech),
    ...gathered,
    progressTable(living, speech),
    ...(isOfDays(living) ? [burnDownTable(living.history, speech)] : []),
    signOffTable(living, speech),
  ];
  return {
    title: speech.of(say('Action sheet of the tenant consolidation')),
    subject: speech.of(say('What is left to do as of {day}', { day: report.asOf })),
    day: report.asOf,
    sheets: [
      startPage(report, living, sheets, speech),
      ...sheets,
      ...baselineSheets(living, speech),
    ],
  };
}

/** On one day there is nothing to burn down yet. */
function isOfDays({ history }: LivingSheet): boolean {
  return new Set(history.map(({ asOf }) => asOf)).size > 1;
}

const HOW_TO: readonly Text[] = [
  say(
    'Go to Actions and work from the top: the rows are in the order in which to do them. Do what stands under Blocked by first.',
  ),
  say(
    'The id of an action leads to its steps in the portal, its evidence to the cell of the export.',
  ),
  say(
    'Fill in the yellow columns only. Sort, filter, move columns and add your own as you like: what you write is carried into the next sheet.',
  ),
  say(
    'Set up seats in Transitioning To before you suspend anything in Transitioning From, and do both on the same day.',
  ),
  say(
    'When the work is done, set the status to Done with the day, export both tenants again and run the reconciliation again: only that proves it. What is still found is opened again.',
  ),
  say(
    'To leave something be, fill in Owner, Waive until and Waive reason. It stays listed and counted, and lapses when its numbers change.',
  ),
];

function startPage(
  report: Report,
  living: LivingSheet,
  sheets: readonly Sheet[],
  speech: Speech,
): PageSheet {
  const { asOf: day, tool } = report;
  const actions = report.actions.length;
  return speakPage(
    {
      name: SHEETS.start,
      title: say('Action sheet'),
      purpose: say(
        'What is left to do in both tenants, as of {day} (UTC): {actions, plural, one {# action} other {# actions}}.',
        { day, actions },
      ),
      blocks: [
        ...verdictBlocks(report),
        ...progressBlocks(living),
        { type: 'heading', text: say('How to work with it') },
        ...HOW_TO.map((text): BlockWords => ({ type: 'text', text })),
        { type: 'heading', text: say('Sheets') },
        {
          type: 'links',
          links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })),
        },
        { type: 'heading', text: say('Made by') },
        { type: 'text', text: `${tool.name} ${tool.version}` },
      ],
    },
    speech,
  );
}

function progressBlocks(living: LivingSheet): readonly BlockWords[] {
  const last = living.history.at(-1);
  if (last === undefined || living.history.length < 2) return [];
  const unproven = living.actions.filter((one) => one.state === 'Done, not proven yet').length;
  const day = living.history.at(-2)?.asOf ?? '';
  return [
    { type: 'heading', text: say('Since the run of {day}', { day }) },
    { type: 'text', text: progressText(last) },
    {
      type: 'figures',
      // The sentence has the rest; what is zero here would only push the page onto a second sheet of paper.
      figures: [
        { label: say('Open actions'), value: last.open },
        { label: STATE_WORDS.Reopened, value: last.reopened, tone: 'bad' as const },
        { label: STATE_WORDS['Done, not proven yet'], value: unproven },
        { label: STATE_WORDS.Waived, value: last.waived },
        {
          label: STATE_WORDS['Not checked this time'],
          value: last.unchecked,
          tone: 'warn' as const,
        },
      ].filter(({ value }, index) => index === 0 || value > 0),
    },
  ];
}
