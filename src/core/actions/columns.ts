/**
 * The columns of the action sheet. What people read first and fill in stands to the left and is printed;
 * grounds and counters follow for the screen. Every column has a key that survives moving and renaming.
 */

import type { Priority } from '../model/report.ts';
import type { Column, Tone } from '../report/tables.ts';

export const CLOSED_STATUSES = ['Done', 'Not needed'] as const;
export const ACTION_STATUSES = ['Open', 'In progress', 'Done', 'Blocked', 'Not needed'] as const;

const STATUS_TONES: Readonly<Record<string, Tone>> = {
  Done: 'good',
  'In progress': 'warn',
  Blocked: 'bad',
  'Not needed': 'muted',
};

const STATE_TONES: Readonly<Record<string, Tone>> = {
  Reopened: 'bad',
  'Done, not proven yet': 'good',
  Waived: 'muted',
  'Not checked this time': 'muted',
};

export const PRIORITY_WORDS = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
} as const satisfies Record<Priority, string>;

const PRIORITY_TONES: Readonly<Record<string, Tone>> = {
  Urgent: 'bad',
  High: 'warn',
  Low: 'muted',
};

const human = { human: true } as const;

/** The columns that belong to people. */
export const HUMAN_COLUMNS: readonly Column[] = [
  { key: 'owner', label: 'Owner', type: 'text', width: 14, help: 'Who does this. One name.' },
  {
    key: 'status',
    label: 'Status',
    type: 'text',
    width: 13,
    choices: ACTION_STATUSES,
    tones: STATUS_TONES,
    help: 'Choose from the list.',
  },
  { key: 'doneOn', label: 'Done on', type: 'day', width: 13, help: 'The day it was done.' },
  { key: 'ticket', label: 'Ticket', type: 'id', width: 12, help: 'The number of your ticket.' },
  { key: 'note', label: 'Note', type: 'text', width: 28, wrap: true, help: 'Worth keeping.' },
  {
    key: 'waiveUntil',
    label: 'Waive until',
    type: 'day',
    width: 13,
    help: 'Leave this be until that day. Needs a reason and an owner.',
  },
  {
    key: 'waiveReason',
    label: 'Waive reason',
    type: 'text',
    width: 24,
    wrap: true,
    help: 'Why it may be left be.',
  },
].map((column): Column => ({ ...(column as Column), ...human }));

const NUMBER: Column = { key: 'number', label: 'No', type: 'integer', width: 10 };
const ID: Column = { key: 'id', label: 'Action id', type: 'id', width: 16 };
const TEXT: Column = { key: 'text', label: 'What to do', type: 'text', width: 46, wrap: true };
const CUSTOMER: Column = {
  key: 'customer',
  label: 'Customer',
  type: 'text',
  width: 20,
  wrap: true,
};
const COUNTERS: readonly Column[] = [
  { key: 'was', label: 'Was', type: 'text', width: 30, wrap: true },
  { key: 'firstSeen', label: 'First seen', type: 'day', width: 13 },
  { key: 'timesSeen', label: 'Times seen', type: 'integer', width: 9 },
  { key: 'reopened', label: 'Reopened', type: 'integer', width: 11 },
];
const PRODUCT: readonly Column[] = [
  { key: 'tenant', label: 'Where', type: 'text', width: 19 },
  { key: 'offer', label: 'Product', type: 'text', width: 26, wrap: true },
  { key: 'seats', label: 'Seats', type: 'integer', width: 9 },
];
const WHY: Column = { key: 'why', label: 'Why', type: 'text', width: 40, wrap: true };

/** All columns of the sheet `Actions` but those that people added. */
export const ACTION_COLUMNS: readonly Column[] = [
  NUMBER,
  ID,
  { key: 'state', label: 'State', type: 'text', width: 14, wrap: true, tones: STATE_TONES },
  { key: 'priority', label: 'Priority', type: 'text', width: 11, tones: PRIORITY_TONES },
  {
    key: 'dueOn',
    label: 'Do by',
    type: 'day',
    width: 12,
    dueUnless: { column: 'status', words: CLOSED_STATUSES },
  },
  TEXT,
  CUSTOMER,
  { key: 'blockedBy', label: 'Blocked by', type: 'text', width: 16, wrap: true },
  ...HUMAN_COLUMNS,
  ...PRODUCT,
  { key: 'priorityWhy', label: 'Why this priority', type: 'text', width: 30, wrap: true },
  { key: 'money', label: 'Money', type: 'text', width: 18 },
  WHY,
  { key: 'evidence', label: 'Evidence', type: 'text', width: 60, wrap: true },
  { key: 'steps', label: 'Steps', type: 'text', width: 84, wrap: true },
  ...COUNTERS,
];

/** How many columns of `Actions` go on paper: to the note. */
export const PRINTED_ACTION_COLUMNS =
  ACTION_COLUMNS.findIndex((column) => column.key === 'note') + 1;

/** All columns of the sheet `Resolved` but those that people added. */
export const RESOLVED_COLUMNS: readonly Column[] = [
  NUMBER,
  ID,
  { key: 'resolvedOn', label: 'Resolved on', type: 'day', width: 13 },
  { key: 'how', label: 'How', type: 'text', width: 26, wrap: true },
  TEXT,
  CUSTOMER,
  ...HUMAN_COLUMNS,
  ...PRODUCT,
  WHY,
  ...COUNTERS,
];

export const CONFLICT_COLUMNS: readonly Column[] = [
  { key: 'what', label: 'What happened', type: 'text', width: 40, wrap: true },
  ID,
  { key: 'column', label: 'Column', type: 'text', width: 14 },
  { key: 'kept', label: 'Value kept', type: 'text', width: 30, wrap: true },
  { key: 'other', label: 'Other value', type: 'text', width: 30, wrap: true },
  { key: 'file', label: 'File', type: 'text', width: 24, wrap: true },
  { key: 'cell', label: 'Cell', type: 'text', width: 16 },
  { key: 'asOf', label: 'As of', type: 'day', width: 12 },
];

export const ORPHAN_COLUMNS: readonly Column[] = [
  { key: 'id', label: 'Action id', type: 'id', width: 18 },
  { key: 'why', label: 'Why it is here', type: 'text', width: 36, wrap: true },
  { key: 'text', label: 'What stood there', type: 'text', width: 70, wrap: true },
  { key: 'file', label: 'File', type: 'text', width: 24, wrap: true },
  { key: 'cell', label: 'Cell', type: 'text', width: 14 },
  { key: 'asOf', label: 'As of', type: 'day', width: 12 },
];

const signer = { type: 'text', width: 28, human: true } as const;
/** Who may sign, and when they did. */
export const SIGN_OFF_COLUMNS: readonly Column[] = [
  { key: 'preparer', label: 'Preparer', help: 'Who prepared this state.', ...signer },
  { key: 'reviewer', label: 'Reviewer', help: 'Somebody else, who checked it.', ...signer },
  { ...signer, key: 'date', label: 'Date', type: 'day', width: 14, help: 'The day of the review.' },
  { key: 'state', label: 'Sign-off', type: 'text', width: 70, wrap: true },
];

export const PROGRESS_COLUMNS: readonly Column[] = (
  [
    ['asOf', 'As of'],
    ['open', 'Open'],
    ['added', 'New'],
    ['still', 'Still open'],
    ['resolved', 'Resolved'],
    ['reopened', 'Reopened'],
    ['waived', 'Waived'],
    ['unchecked', 'Not checked'],
  ] as const
).map(([key, label]): Column => ({
  key,
  label,
  type: key === 'asOf' ? 'day' : 'integer',
  width: 14,
}));

const keysOf = (columns: readonly Column[]): readonly string[] => columns.map(({ key }) => key);

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
  'steps',
];

/** Machine cells that are kept in the baseline. */
export const MACHINE_KEYS: readonly string[] = [...COMPARED_KEYS, 'state', 'blockedBy'];

/** The label that people know a column by. */
export function labelOf(key: string): string {
  const known = [...ACTION_COLUMNS, ...RESOLVED_COLUMNS, ...SIGN_OFF_COLUMNS];
  return known.find((column) => column.key === key)?.label ?? key.replace(/^own:/, '');
}
