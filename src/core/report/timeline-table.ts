/** The sheet that shows what happened to each subscription of lines with a finding, step by step. */

import type { HistoryReport, HistoryStep, Report } from '../model/report.ts';
import { day, integer, text } from './cells.ts';
import type { CellValue, Column, TableSheet } from './tables.ts';
import { groupDigits, sourceText, STATUS_WORDS, tenantWords } from './wording.ts';

const STEP_WORDS: Readonly<Record<HistoryStep['what'], string>> = {
  ...STATUS_WORDS,
  created: 'Created',
  reactivated: 'Active again',
  seats: 'Seats changed',
  conversion: 'Trial turned into paid',
  'upgrade-begins': 'Began as an upgrade',
  'upgrade-ends': 'Ended by an upgrade',
  transfer: 'Transfer to another partner',
  other: 'Another change',
};

const COLUMNS: readonly Column[] = [
  { key: 'customer', label: 'Customer', type: 'text', width: 28, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 32, wrap: true },
  { key: 'tenant', label: 'Tenant', type: 'text', width: 19 },
  { key: 'day', label: 'Day', type: 'day', width: 13 },
  { key: 'time', label: 'Time UTC', type: 'text', width: 12 },
  { key: 'what', label: 'What happened', type: 'text', width: 26 },
  { key: 'seats', label: 'Seats after it', type: 'integer', width: 12 },
  { key: 'billed', label: 'Billed that day', type: 'integer', width: 12 },
  { key: 'id', label: 'Subscription id', type: 'id', width: 38 },
  { key: 'source', label: 'Read from', type: 'text', width: 48, wrap: true },
];

/** Every step that the files show, oldest first within a subscription. */
export function timelineTable(report: Report): TableSheet {
  const histories = report.histories ?? [];
  const earlier = histories.reduce((sum, { earlierSteps }) => sum + earlierSteps, 0);
  const note = earlier === 0 ? '' : ` ${groupDigits(earlier)} older steps are not listed.`;
  return {
    kind: 'table',
    name: 'Timeline',
    tableName: 'tblTimeline',
    title: 'Timeline',
    purpose: `What the activity log says of the subscriptions on lines with a finding. Billed is empty where the files leave it open.${note}`,
    frozenColumns: 2,
    printedColumns: 8,
    emptyText: 'No activity log tells of a subscription with a finding.',
    columns: COLUMNS,
    rows: histories.flatMap((history) => history.steps.map((step) => rowOf(history, step))),
  };
}

function rowOf(history: HistoryReport, step: HistoryStep): readonly CellValue[] {
  return [
    text(history.customer),
    text(history.offer),
    text(tenantWords(history.tenant)),
    day(step.day),
    text(step.time === null ? null : step.time.slice(11, 19)),
    text(STEP_WORDS[step.what]),
    integer(step.seats),
    integer(step.billed),
    text(history.subscriptionId),
    text(sourceText(step.source)),
  ];
}
