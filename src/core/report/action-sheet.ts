/**
 * The action sheet: the work that is left, one row per task, with columns for people to fill in.
 * Machine columns come first and are never to be edited; the human ones stand to their right.
 */

import type { Action, Evidence, Finding, Report } from '../model/report.ts';
import { blank, day, integer, text } from './cells.ts';
import { START_SHEET, verdictBlocks } from './start-page.ts';
import type { CellValue, Column, PageSheet, TableSheet, Workbook } from './tables.ts';
import { actionPlace, counted, evidenceText } from './wording.ts';

const CLOSED = ['Done', 'Not needed'] as const;
export const ACTION_STATUSES = ['Open', 'In progress', 'Done', 'Blocked', 'Not needed'] as const;

const MACHINE_COLUMNS: readonly Column[] = [
  { key: 'number', label: 'No', type: 'integer', width: 8 },
  { key: 'id', label: 'Action id', type: 'id', width: 16, total: 'count' },
  {
    key: 'dueOn',
    label: 'Do by',
    type: 'day',
    width: 13,
    dueUnless: { column: 'status', words: CLOSED },
  },
  { key: 'text', label: 'What to do', type: 'text', width: 46, wrap: true },
  { key: 'tenant', label: 'Where', type: 'text', width: 19 },
  { key: 'customer', label: 'Customer', type: 'text', width: 24, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 26, wrap: true },
  { key: 'seats', label: 'Seats', type: 'integer', width: 9 },
  { key: 'why', label: 'Why', type: 'text', width: 30, wrap: true },
  { key: 'evidence', label: 'Evidence', type: 'text', width: 42, wrap: true },
  { key: 'steps', label: 'Steps', type: 'text', width: 48, wrap: true },
];

const HUMAN_COLUMNS: readonly Column[] = [
  {
    key: 'owner',
    label: 'Owner',
    type: 'text',
    width: 16,
    human: true,
    help: 'Who does this. One name.',
  },
  {
    key: 'status',
    label: 'Status',
    type: 'text',
    width: 14,
    human: true,
    choices: ACTION_STATUSES,
    tones: { Done: 'good', 'In progress': 'warn', Blocked: 'bad', 'Not needed': 'muted' },
    help: 'Choose from the list.',
  },
  {
    key: 'doneOn',
    label: 'Done on',
    type: 'day',
    width: 13,
    human: true,
    help: 'The day it was done, as a date.',
  },
  {
    key: 'note',
    label: 'Note',
    type: 'text',
    width: 34,
    wrap: true,
    human: true,
    help: 'Ticket, reason or anything else worth keeping.',
  },
];

/** Draws the actions of the report as the neutral workbook behind `action-sheet.xlsx`. */
export function actionSheet(report: Report): Workbook {
  return {
    title: 'Action sheet of the tenant consolidation',
    subject: `What is left to do as of ${report.asOf}`,
    day: report.asOf,
    sheets: [startPage(report), actionsTable(report)],
  };
}

function startPage(report: Report): PageSheet {
  const count = counted(report.actions.length, 'action');
  return {
    kind: 'page',
    name: START_SHEET,
    title: 'Action sheet',
    purpose: `What is left to do in both tenants, as of ${report.asOf} (UTC): ${count}.`,
    blocks: [
      ...verdictBlocks(report),
      { type: 'heading', text: 'How to work with it' },
      {
        type: 'text',
        text: 'Go to Actions and work from the top: the rows are in the order in which to do them.',
      },
      {
        type: 'text',
        text: 'Fill in the yellow columns only: Owner, Status, Done on and Note. Choose the status from the list.',
      },
      {
        type: 'text',
        text: 'Set up seats in Transitioning To before you suspend anything in Transitioning From, and do both on the same day.',
      },
      {
        type: 'text',
        text: 'Filter and sort as you like; the action id stays with its row. Leave the other columns as they are.',
      },
      {
        type: 'text',
        text: 'When the work is done, export both tenants again and run the reconciliation again: only that proves it.',
      },
      { type: 'heading', text: 'Sheets' },
      {
        type: 'links',
        links: [{ sheet: 'Actions', text: 'One row per task, with the cells it rests on.' }],
      },
      { type: 'heading', text: 'Made by' },
      { type: 'text', text: `${report.tool.name} ${report.tool.version}` },
    ],
  };
}

function actionsTable(report: Report): TableSheet {
  const findings = new Map(report.findings.map((finding) => [finding.id, finding]));
  const titles = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  return {
    kind: 'table',
    name: 'Actions',
    tableName: 'tblActions',
    title: 'Actions',
    purpose: 'One row per task. Fill in the yellow columns; a day in red is overdue.',
    frozenColumns: 4,
    emptyText: 'There is nothing to do.',
    columns: [...MACHINE_COLUMNS, ...HUMAN_COLUMNS],
    rows: report.actions.map((action, index) => {
      const grounds = action.findings.flatMap((id) => findings.get(id) ?? []);
      return actionRow(action, index + 1, { grounds, titles });
    }),
  };
}

interface Why {
  readonly grounds: readonly Finding[];
  readonly titles: ReadonlyMap<string, string>;
}

function actionRow(action: Action, number: number, why: Why): readonly CellValue[] {
  return [
    integer(number),
    text(action.id),
    day(action.dueOn),
    text(action.text),
    text(actionPlace(action.tenant)),
    text(action.customer),
    text(action.offer),
    integer(action.seats),
    text(whyText(why)),
    text(evidenceText(distinctEvidence(why.grounds))),
    text(action.steps.map((step, index) => `${String(index + 1)}. ${step}`).join('\n')),
    blank(),
    text('Open'),
    blank(),
    blank(),
  ];
}

/** The rule in words with its id, which `csp-reconcile explain` and the sheet Rules take. */
function whyText({ grounds, titles }: Why): string {
  const rules = [...new Set(grounds.map((finding) => finding.rule))];
  return rules.map((id) => `${titles.get(id) ?? id} [${id}]`).join('\n');
}

function distinctEvidence(findings: readonly Finding[]): readonly Evidence[] {
  const byPlace = new Map<string, Evidence>();
  for (const place of findings.flatMap((finding) => finding.evidence)) {
    byPlace.set(JSON.stringify([place.path, place.sheet, place.row, place.cell]), place);
  }
  return [...byPlace.values()];
}
