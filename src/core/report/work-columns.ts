/** The columns that people fill in on every sheet of tasks of the plan. */
import { blank, text } from './cells.ts';
import type { CellValue, Column } from './tables.ts';

const STATUSES = ['Open', 'In progress', 'Done', 'Blocked', 'Not needed'] as const;

export const WORK_COLUMNS: readonly Column[] = [
  { key: 'owner', label: 'Owner', type: 'text', width: 14, human: true, help: 'Who does this.' },
  {
    key: 'planStatus',
    label: 'Status',
    type: 'text',
    width: 13,
    human: true,
    choices: STATUSES,
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
    width: 26,
    wrap: true,
    human: true,
    help: 'Ticket, reason or anything else worth keeping.',
  },
];

/** Their cells while nothing is done. */
export function workCells(): readonly CellValue[] {
  return [blank(), text('Open'), blank(), blank()];
}
