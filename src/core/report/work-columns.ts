/** The columns that people fill in on every sheet of tasks of the plan. */
import type { Speech } from '../text/speech.ts';
import { say, sayAs } from '../text/text.ts';
import { blank, text } from './cells.ts';
import type { ColumnWords } from './speak-sheets.ts';
import type { CellValue } from './tables.ts';

const OPEN = sayAs('state', 'Open');
const IN_PROGRESS = say('In progress');
const DONE = say('Done');
const BLOCKED = say('Blocked');
const NOT_NEEDED = say('Not needed');

export const WORK_COLUMNS: readonly ColumnWords[] = [
  {
    key: 'owner',
    label: say('Owner'),
    type: 'text',
    width: 14,
    human: true,
    help: say('Who does this.'),
  },
  {
    key: 'planStatus',
    label: say('Status'),
    type: 'text',
    width: 13,
    human: true,
    choices: [OPEN, IN_PROGRESS, DONE, BLOCKED, NOT_NEEDED],
    tones: [
      [DONE, 'good'],
      [IN_PROGRESS, 'warn'],
      [BLOCKED, 'bad'],
      [NOT_NEEDED, 'muted'],
    ],
    help: say('Choose from the list.'),
  },
  {
    key: 'doneOn',
    label: say('Done on'),
    type: 'day',
    width: 13,
    human: true,
    help: say('The day it was done, as a date.'),
  },
  {
    key: 'note',
    label: sayAs('column', 'Note'),
    type: 'text',
    width: 26,
    wrap: true,
    human: true,
    help: say('Ticket, reason or anything else worth keeping.'),
  },
];

/** Their cells while nothing is done. */
export function workCells({ of }: Speech): readonly CellValue[] {
  return [blank(), text(of(OPEN)), blank(), blank()];
}
