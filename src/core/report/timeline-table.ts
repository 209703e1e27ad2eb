/** The sheet that shows what happened to each subscription of lines with a finding, step by step. */

import type { HistoryReport, HistoryStep, Report } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { joined, say } from '../text/text.ts';
import { day, integer, leadingTo, text } from './cells.ts';
import { sourceWords } from './places.ts';
import { rowsOf } from './rows.ts';
import { SHEETS } from './sheet-names.ts';
import { speakTable, type ColumnWords } from './speak-sheets.ts';
import type { CellValue, TableSheet } from './tables.ts';
import { STATUS_WORDS, tenantWords, type Words } from './words.ts';

const STEP_WORDS: Words<HistoryStep['what']> = {
  ...STATUS_WORDS,
  created: say('Created'),
  reactivated: say('Active again'),
  seats: say('Seats changed'),
  conversion: say('Trial turned into paid'),
  'upgrade-begins': say('Began as an upgrade'),
  'upgrade-ends': say('Ended by an upgrade'),
  transfer: say('Transfer to another partner'),
  other: say('Another change'),
};

const COLUMNS: readonly ColumnWords[] = [
  { key: 'customer', label: say('Customer'), type: 'text', width: 28, wrap: true },
  { key: 'offer', label: say('Product'), type: 'text', width: 32, wrap: true },
  { key: 'tenant', label: say('Tenant'), type: 'text', width: 19 },
  { key: 'day', label: say('Day'), type: 'day', width: 13 },
  { key: 'time', label: say('Time UTC'), type: 'text', width: 12 },
  { key: 'what', label: say('What happened'), type: 'text', width: 26 },
  { key: 'seats', label: say('Seats after it'), type: 'integer', width: 12 },
  { key: 'billed', label: say('Billed that day'), type: 'integer', width: 12 },
  { key: 'id', label: say('Subscription id'), type: 'id', width: 38 },
  { key: 'source', label: say('Read from'), type: 'text', width: 48, wrap: true },
];

/** Every step that the files show, oldest first within a subscription. */
export function timelineTable(report: Report, speech: Speech): TableSheet {
  const histories = report.histories ?? [];
  const earlier = histories.reduce((sum, { earlierSteps }) => sum + earlierSteps, 0);
  const purpose = say(
    'What the activity log says of the subscriptions on lines with a finding. Billed is empty where the files leave it open.',
  );
  const older = say(
    '{steps, plural, one {# older step is not listed.} other {# older steps are not listed.}}',
    { steps: earlier },
  );
  return speakTable(
    {
      name: SHEETS.timeline,
      tableName: 'tblTimeline',
      title: SHEETS.timeline,
      purpose: earlier === 0 ? purpose : joined([purpose, older], ' '),
      frozenColumns: 2,
      printedColumns: 8,
      emptyText: say('No activity log tells of a subscription with a finding.'),
      columns: COLUMNS,
      rows: rowsOf(
        histories.flatMap((history) => history.steps.map((step) => ({ history, step }))),
        ({ history, step }) => rowOf(history, step, speech),
      ),
    },
    speech,
  );
}

function rowOf(history: HistoryReport, step: HistoryStep, speech: Speech): readonly CellValue[] {
  const { of } = speech;
  return [
    text(history.customer),
    text(history.offer),
    text(of(tenantWords(history.tenant))),
    day(step.day),
    text(step.time === null ? null : step.time.slice(11, 19)),
    text(of(STEP_WORDS[step.what])),
    integer(step.seats),
    integer(step.billed),
    text(history.subscriptionId),
    leadingTo(step.source, text(sourceWords(step.source, speech))),
  ];
}
