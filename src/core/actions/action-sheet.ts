/**
 * The action sheet: the work that is left, one row per task, with columns for people to fill in, and
 * what became of the rest. Machine columns are never to be edited; each run writes them anew.
 */

import type { Report } from '../model/report.ts';
import { progressText } from '../report/progress-words.ts';
import { SHEETS } from '../report/sheet-names.ts';
import { speakBlocks } from '../report/speak-sheets.ts';
import { verdictBlocks } from '../report/start-page.ts';
import type { PageBlock, PageSheet, Sheet, Workbook } from '../report/tables.ts';
import { counted } from '../report/wording.ts';
import { ENGLISH } from '../text/speech.ts';
import { baselineSheets } from './draw-baseline.ts';
import {
  actionsTable,
  conflictsTable,
  orphansTable,
  packsTable,
  progressTable,
  resolvedTable,
  signOffTable,
  waiversTable,
} from './draw-tables.ts';
import type { LivingSheet } from './living.ts';
import { mergeSheets } from './merge.ts';
import { packsOf, type Pack } from './packs.ts';

/**
 * Draws the sheet behind `action-sheet.xlsx`; without a living sheet, the first one of a migration. `packs`
 * are listed under the names that their files have.
 */
export function actionSheet(
  report: Report,
  living: LivingSheet = mergeSheets(report),
  packs: readonly Pack[] = packsOf(living),
): Workbook {
  const gathered = [
    ...(living.waivers.length === 0 ? [] : [waiversTable(living)]),
    ...(living.log.length === 0 ? [] : [conflictsTable(living)]),
    ...(living.orphans.length === 0 ? [] : [orphansTable(living)]),
    ...(living.splitBy === null ? [] : [packsTable(packs)]),
  ];
  const sheets = [
    actionsTable(living),
    resolvedTable(living),
    ...gathered,
    progressTable(living),
    signOffTable(living),
  ];
  return {
    title: 'Action sheet of the tenant consolidation',
    subject: `What is left to do as of ${report.asOf}`,
    day: report.asOf,
    sheets: [startPage(report, living, sheets), ...sheets, ...baselineSheets(living)],
  };
}

const HOW_TO: readonly string[] = [
  'Go to Actions and work from the top: the rows are in the order in which to do them. Do what stands under Blocked by first.',
  'Fill in the yellow columns only. Sort, filter, move columns and add your own as you like: what you write is carried into the next sheet.',
  'Set up seats in Transitioning To before you suspend anything in Transitioning From, and do both on the same day.',
  'When the work is done, set the status to Done with the day, export both tenants again and run the reconciliation again: only that proves it. What is still found is opened again.',
  'To leave something be, fill in Owner, Waive until and Waive reason. It stays listed and counted, and lapses when its numbers change.',
];

function startPage(report: Report, living: LivingSheet, sheets: readonly Sheet[]): PageSheet {
  const count = counted(report.actions.length, 'action');
  return {
    kind: 'page',
    name: ENGLISH.of(SHEETS.start),
    title: 'Action sheet',
    purpose: `What is left to do in both tenants, as of ${report.asOf} (UTC): ${count}.`,
    blocks: [
      ...speakBlocks(verdictBlocks(report), ENGLISH),
      ...progressBlocks(living),
      { type: 'heading', text: 'How to work with it' },
      ...HOW_TO.map((text): PageBlock => ({ type: 'text', text })),
      { type: 'heading', text: 'Sheets' },
      { type: 'links', links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })) },
      { type: 'heading', text: 'Made by' },
      { type: 'text', text: `${report.tool.name} ${report.tool.version}` },
    ],
  };
}

function progressBlocks(living: LivingSheet): readonly PageBlock[] {
  const last = living.history.at(-1);
  if (last === undefined || living.history.length < 2) return [];
  const unproven = living.actions.filter((one) => one.state === 'Done, not proven yet').length;
  return [
    { type: 'heading', text: `Since the run of ${living.history.at(-2)?.asOf ?? ''}` },
    { type: 'text', text: ENGLISH.of(progressText(last)) },
    {
      type: 'figures',
      // The sentence has the rest; what is zero here would only push the page onto a second sheet of paper.
      figures: [
        { label: 'Open actions', value: last.open },
        { label: 'Reopened', value: last.reopened, tone: 'bad' as const },
        { label: 'Done, not proven yet', value: unproven },
        { label: 'Waived', value: last.waived },
        { label: 'Not checked this time', value: last.unchecked, tone: 'warn' as const },
      ].filter(({ value }, index) => index === 0 || value > 0),
    },
  ];
}
