/**
 * The columns of the action sheet. What people read first and fill in stands to the left and is printed;
 * grounds and counters follow for the screen. Every column has a key that survives moving and renaming.
 */

import type { Priority } from '../model/report.ts';
import { EVIDENCE_COLUMNS } from '../report/evidence.ts';
import type { ColumnWords } from '../report/speak-sheets.ts';
import type { TonedWord, Words } from '../report/words.ts';
import type { Speech } from '../text/speech.ts';
import { say, sayAs, verbatim, type Text } from '../text/text.ts';
import type { State } from './living.ts';

export const CLOSED_STATUSES = ['Done', 'Not needed'] as const;
export const ACTION_STATUSES = ['Open', 'In progress', 'Done', 'Blocked', 'Not needed'] as const;

export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Statuses are kept as the codes above in every language; these are the words that people read and choose. */
export const STATUS_WORDS: Words<ActionStatus> = {
  Open: sayAs('state', 'Open'),
  'In progress': say('In progress'),
  Done: say('Done'),
  Blocked: say('Blocked'),
  'Not needed': say('Not needed'),
};

const STATUS_TONES: readonly TonedWord[] = [
  [STATUS_WORDS.Done, 'good'],
  [STATUS_WORDS['In progress'], 'warn'],
  [STATUS_WORDS.Blocked, 'bad'],
  [STATUS_WORDS['Not needed'], 'muted'],
];

export const STATE_WORDS: Words<State> = {
  New: say('New'),
  Open: sayAs('state', 'Open'),
  Reopened: say('Reopened'),
  'Done, not proven yet': say('Done, not proven yet'),
  Waived: say('Waived'),
  'Not checked this time': say('Not checked this time'),
};

const STATE_TONES: readonly TonedWord[] = [
  [STATE_WORDS.Reopened, 'bad'],
  [STATE_WORDS['Done, not proven yet'], 'good'],
  [STATE_WORDS.Waived, 'muted'],
  [STATE_WORDS['Not checked this time'], 'muted'],
];

/** The word for a code of such a table; what is no code of it stays as it is. */
export function wordFor(words: Readonly<Record<string, Text>>, code: string): Text {
  return Object.hasOwn(words, code) ? (words[code] ?? verbatim(code)) : verbatim(code);
}

export const PRIORITY_WORDS: Words<Priority> = {
  urgent: say('Urgent'),
  high: say('High'),
  normal: say('Normal'),
  low: say('Low'),
};

const PRIORITY_TONES: readonly TonedWord[] = [
  [PRIORITY_WORDS.urgent, 'bad'],
  [PRIORITY_WORDS.high, 'warn'],
  [PRIORITY_WORDS.low, 'muted'],
];

const FILLED_IN: readonly ColumnWords[] = [
  {
    key: 'owner',
    label: say('Owner'),
    type: 'text',
    width: 14,
    help: say('Who does this. One name.'),
  },
  {
    key: 'status',
    label: say('Status'),
    type: 'text',
    width: 13,
    choices: ACTION_STATUSES.map((status) => STATUS_WORDS[status]),
    tones: STATUS_TONES,
    help: say('Choose from the list.'),
  },
  {
    key: 'doneOn',
    label: say('Done on'),
    type: 'day',
    width: 13,
    help: say('The day it was done.'),
  },
  {
    key: 'ticket',
    label: say('Ticket'),
    type: 'id',
    width: 12,
    help: say('The number of your ticket.'),
  },
  {
    key: 'note',
    label: sayAs('column', 'Note'),
    type: 'text',
    width: 28,
    wrap: true,
    help: say('Worth keeping.'),
  },
  {
    key: 'waiveUntil',
    label: say('Waive until'),
    type: 'day',
    width: 13,
    help: say('Leave this be until that day. Needs a reason and an owner.'),
  },
  {
    key: 'waiveReason',
    label: say('Waive reason'),
    type: 'text',
    width: 24,
    wrap: true,
    help: say('Why it may be left be.'),
  },
];

/** The columns that belong to people. */
export const HUMAN_COLUMNS: readonly ColumnWords[] = FILLED_IN.map((column) => ({
  ...column,
  human: true,
}));

const NUMBER: ColumnWords = { key: 'number', label: say('No'), type: 'integer', width: 9 };
const ID: ColumnWords = { key: 'id', label: say('Action id'), type: 'id', width: 16 };
const TEXT: ColumnWords = {
  key: 'text',
  label: say('What to do'),
  type: 'text',
  width: 46,
  wrap: true,
};
const CUSTOMER: ColumnWords = {
  key: 'customer',
  label: say('Customer'),
  type: 'text',
  width: 20,
  wrap: true,
};
const COUNTERS: readonly ColumnWords[] = [
  { key: 'was', label: say('Was'), type: 'text', width: 46, wrap: true },
  { key: 'firstSeen', label: say('First seen'), type: 'day', width: 13 },
  { key: 'timesSeen', label: say('Times seen'), type: 'integer', width: 9 },
  { key: 'reopened', label: say('Reopened'), type: 'integer', width: 11 },
];
const TENANT: ColumnWords = {
  key: 'tenant',
  label: say('Where'),
  type: 'text',
  width: 19,
  wrap: true,
};
const PRODUCT: readonly ColumnWords[] = [
  TENANT,
  { key: 'offer', label: say('Product'), type: 'text', width: 26, wrap: true },
  { key: 'seats', label: say('Seats'), type: 'integer', width: 9 },
];
const WHY: ColumnWords = { key: 'why', label: say('Why'), type: 'text', width: 40, wrap: true };

/** All columns of the sheet `Actions` but those that people added. */
export const ACTION_COLUMNS: readonly ColumnWords[] = [
  NUMBER,
  ID,
  { key: 'state', label: say('State'), type: 'text', width: 14, wrap: true, tones: STATE_TONES },
  { key: 'priority', label: say('Priority'), type: 'text', width: 11, tones: PRIORITY_TONES },
  {
    key: 'dueOn',
    label: say('Do by'),
    type: 'day',
    width: 21,
    overdue: {
      word: say('overdue'),
      unless: [
        { column: 'status', words: CLOSED_STATUSES.map((status) => STATUS_WORDS[status]) },
        { column: 'state', words: [STATE_WORDS.Waived] },
      ],
    },
  },
  TEXT,
  CUSTOMER,
  { key: 'blockedBy', label: say('Blocked by'), type: 'text', width: 16, wrap: true },
  ...HUMAN_COLUMNS,
  ...PRODUCT,
  { key: 'priorityWhy', label: say('Why this priority'), type: 'text', width: 30, wrap: true },
  { key: 'money', label: say('Money'), type: 'text', width: 18 },
  WHY,
  ...EVIDENCE_COLUMNS,
  ...COUNTERS,
];

const STEPS: ColumnWords = {
  key: 'steps',
  label: say('Steps'),
  type: 'text',
  width: 110,
  wrap: true,
};

/** The columns of the sheet `Steps`: what to do in the portal, apart, since it would make each row too tall to list. */
export const STEP_COLUMNS: readonly ColumnWords[] = [
  NUMBER,
  ID,
  { ...CUSTOMER, width: 24 },
  TENANT,
  { ...TEXT, width: 40 },
  STEPS,
];

/** All columns of the sheet `Resolved` but those that people added. */
export const RESOLVED_COLUMNS: readonly ColumnWords[] = [
  NUMBER,
  ID,
  { key: 'resolvedOn', label: say('Resolved on'), type: 'day', width: 13 },
  { key: 'how', label: say('How'), type: 'text', width: 26, wrap: true },
  TEXT,
  CUSTOMER,
  ...HUMAN_COLUMNS,
  ...PRODUCT,
  WHY,
  ...COUNTERS,
];

export const CONFLICT_COLUMNS: readonly ColumnWords[] = [
  { key: 'what', label: say('What happened'), type: 'text', width: 40, wrap: true },
  ID,
  { key: 'column', label: say('Column'), type: 'text', width: 14 },
  { key: 'kept', label: say('Value kept'), type: 'text', width: 30, wrap: true },
  { key: 'other', label: say('Other value'), type: 'text', width: 30, wrap: true },
  { key: 'file', label: say('File'), type: 'text', width: 24, wrap: true },
  { key: 'cell', label: say('Cell'), type: 'text', width: 16 },
  { key: 'asOf', label: say('As of'), type: 'day', width: 12 },
];

export const ORPHAN_COLUMNS: readonly ColumnWords[] = [
  { key: 'id', label: say('Action id'), type: 'id', width: 18 },
  { key: 'why', label: say('Why it is here'), type: 'text', width: 36, wrap: true },
  { key: 'text', label: say('What stood there'), type: 'text', width: 70, wrap: true },
  { key: 'file', label: say('File'), type: 'text', width: 24, wrap: true },
  { key: 'cell', label: say('Cell'), type: 'text', width: 14 },
  { key: 'asOf', label: say('As of'), type: 'day', width: 12 },
];

const signer = { type: 'text', width: 28, human: true } as const;
/** Who may sign, and when they did. */
export const SIGN_OFF_COLUMNS: readonly ColumnWords[] = [
  { key: 'preparer', label: say('Preparer'), help: say('Who prepared this state.'), ...signer },
  {
    key: 'reviewer',
    label: say('Reviewer'),
    help: say('Somebody else, who checked it.'),
    ...signer,
  },
  {
    ...signer,
    key: 'date',
    label: say('Date'),
    type: 'day',
    width: 14,
    help: say('The day of the review.'),
  },
  { key: 'state', label: say('Sign-off'), type: 'text', width: 70, wrap: true },
];

const figure = (key: string, label: Text, bar = true): ColumnWords => ({
  key,
  label,
  type: 'integer',
  width: 16,
  bar,
});

export const PROGRESS_COLUMNS: readonly ColumnWords[] = [
  { key: 'asOf', label: say('As of'), type: 'day', width: 14 },
  figure('open', sayAs('count', 'Open')),
  figure('added', sayAs('count', 'New')),
  figure('still', say('Still open')),
  figure('resolved', sayAs('count', 'Resolved')),
  figure('reopened', sayAs('count', 'Reopened')),
  figure('waived', sayAs('count', 'Waived'), false),
  figure('unchecked', say('Not checked'), false),
];

/** The columns of every sheet that is read back. */
export const COLUMNS_READ = {
  actions: ACTION_COLUMNS,
  resolved: RESOLVED_COLUMNS,
  conflicts: CONFLICT_COLUMNS,
  orphaned: ORPHAN_COLUMNS,
  signOff: SIGN_OFF_COLUMNS,
  progress: PROGRESS_COLUMNS,
} as const;

/** Columns of the tool that earlier versions had on Actions; by their words alone they might be people's own. */
export const FORMER_KEYS: readonly string[] = [STEPS.key];

/** The sheets that are read back. */
export type SheetKind = keyof typeof COLUMNS_READ;

const keysOf = (columns: readonly ColumnWords[]): readonly string[] =>
  columns.map(({ key }) => key);

export const HUMAN_KEYS = keysOf(HUMAN_COLUMNS);

/** Machine cells that a person may have changed by mistake; counters and states are made anew anyway. */
export const COMPARED_KEYS: readonly string[] = [
  'dueOn',
  'text',
  'customer',
  'tenant',
  'offer',
  'seats',
  'priority',
  'priorityWhy',
  'money',
  'why',
  'evidence',
  'moreEvidence',
  'steps',
];

/** Machine cells that are kept in the baseline. */
export const MACHINE_KEYS: readonly string[] = [...COMPARED_KEYS, 'state', 'blockedBy'];

/** The label that people know a column by. */
export function labelOf(key: string, { of }: Speech): string {
  const known = [...ACTION_COLUMNS, ...RESOLVED_COLUMNS, ...SIGN_OFF_COLUMNS, STEPS];
  const column = known.find((one) => one.key === key);
  return column === undefined ? key.replace(/^own:/, '') : of(column.label);
}
