/** The visible tables of the action sheet, from texts to typed cells. */

import { day, integer, text } from '../report/cells.ts';
import type { CellValue, Column, TableSheet } from '../report/tables.ts';
import { isDay } from './cell-text.ts';
import {
  ACTION_COLUMNS,
  CONFLICT_COLUMNS,
  HUMAN_KEYS,
  ORPHAN_COLUMNS,
  PRINTED_ACTION_COLUMNS,
  PROGRESS_COLUMNS,
  RESOLVED_COLUMNS,
  SIGN_OFF_COLUMNS,
} from './columns.ts';
import type { KnownAction, LivingSheet, OwnColumn } from './living.ts';
import type { Pack } from './packs.ts';
import { NOTHING_TO_DO } from './read-sheet.ts';

/** A text as the cell of a column; what does not fit the column's type stays text. */
function typed(value: string, type: Column['type']): CellValue {
  if (type === 'day' && isDay(value)) return day(value);
  if (type === 'integer' && WHOLE.test(value)) return integer(Number(value));
  return text(value);
}

const WHOLE = /^-?(?:0|[1-9]\d{0,14})$/;

function ownColumn({ key, label }: OwnColumn): Column {
  return { key, label, type: 'text', width: 20, wrap: true, human: true };
}

/** How a column's text is got from an action. */
function textOf(key: string): (action: KnownAction) => string {
  switch (key) {
    case 'id':
    case 'was':
    case 'firstSeen':
    case 'resolvedOn':
    case 'how':
      return (action) => action[key];
    case 'timesSeen':
    case 'reopened':
      return (action) => String(action[key]);
    default:
      return HUMAN.has(key)
        ? ({ human }) => human[key] ?? ''
        : ({ machine, own }) => machine[key] ?? own[key] ?? '';
  }
}

const HUMAN = new Set(HUMAN_KEYS);

function rowsOf(
  actions: readonly KnownAction[],
  columns: readonly Column[],
  own: readonly OwnColumn[],
): TableSheet['rows'] {
  const keys = new Set(own.map(({ key }) => key));
  const drawn = columns.map(({ key, type }) => ({
    type,
    read: textOf(key),
    isNumber: key === 'number',
    isOwn: keys.has(key),
  }));
  return actions.map((action, index) =>
    drawn.map(({ type, read, isNumber, isOwn }) => {
      if (isNumber) return integer(index + 1);
      const value = read(action);
      // A number in a column that people added stays a number for their sums.
      return typed(value, isOwn && WHOLE.test(value) ? 'integer' : type);
    }),
  );
}

/** What is left to do; what people added stands to the right. */
export function actionsTable({ actions, ownColumns }: LivingSheet): TableSheet {
  const columns = [...ACTION_COLUMNS, ...ownColumns.map(ownColumn)];
  return {
    kind: 'table',
    name: 'Actions',
    tableName: 'tblActions',
    title: 'Actions',
    purpose: 'One row per task. Fill in the yellow columns; a day in red is overdue.',
    keys: 'actions',
    frozenColumns: 6,
    printedColumns: PRINTED_ACTION_COLUMNS,
    emptyText: NOTHING_TO_DO,
    columns,
    rows: rowsOf(actions, columns, ownColumns),
  };
}

/** What is found no more, with all that people had written. */
export function resolvedTable({ resolved, ownColumns }: LivingSheet): TableSheet {
  const own = ownColumns.filter(({ key }) =>
    resolved.some((action) => (action.own[key] ?? '') !== ''),
  );
  const columns = [...RESOLVED_COLUMNS, ...own.map(ownColumn)];
  return {
    kind: 'table',
    name: 'Resolved',
    tableName: 'tblResolved',
    title: 'Resolved',
    purpose: 'Actions that newer exports no longer call for, and how each came to its end.',
    keys: 'resolved',
    frozenColumns: 2,
    printedColumns: columns.findIndex(({ key }) => key === 'note') + 1,
    emptyText: 'Nothing has been resolved yet.',
    columns,
    rows: rowsOf(resolved, columns, own),
  };
}

/** Tables of plain texts. */
function recordRows(records: readonly object[], columns: readonly Column[]): TableSheet['rows'] {
  return records.map((record) => {
    const cells = new Map<string, unknown>(Object.entries(record));
    return columns.map(({ key, type }) => {
      const value = cells.get(key);
      const shown = typeof value === 'number' ? String(value) : value;
      return typed(typeof shown === 'string' ? shown : '', type);
    });
  });
}

export function conflictsTable({ log }: LivingSheet): TableSheet {
  return {
    kind: 'table',
    name: 'Conflicts',
    tableName: 'tblConflicts',
    title: 'Conflicts and odd cells',
    purpose:
      'Where copies differed or a cell could not be taken as it was. Delete a row once it is settled.',
    keys: 'conflicts',
    frozenColumns: 2,
    emptyText: 'There are no conflicts.',
    columns: CONFLICT_COLUMNS,
    rows: recordRows(log, CONFLICT_COLUMNS),
  };
}

export function orphansTable({ orphans }: LivingSheet): TableSheet {
  return {
    kind: 'table',
    name: 'Orphaned',
    tableName: 'tblOrphaned',
    title: 'Orphaned',
    purpose:
      'Words that belong to no known action. Move them where they belong, then delete the row.',
    keys: 'orphaned',
    frozenColumns: 1,
    emptyText: 'There is nothing here.',
    columns: ORPHAN_COLUMNS,
    rows: recordRows(orphans, ORPHAN_COLUMNS),
  };
}

const WAIVER_COLUMNS: readonly Column[] = [
  { key: 'id', label: 'Action id', type: 'id', width: 16 },
  {
    key: 'state',
    label: 'State',
    type: 'text',
    width: 16,
    tones: { 'In force': 'muted', Lapsed: 'bad', 'Not applied': 'bad', 'Matches nothing': 'warn' },
  },
  { key: 'text', label: 'What to do', type: 'text', width: 46, wrap: true },
  { key: 'owner', label: 'Owner', type: 'text', width: 16 },
  { key: 'until', label: 'Waive until', type: 'day', width: 13 },
  { key: 'reason', label: 'Waive reason', type: 'text', width: 30, wrap: true },
  { key: 'why', label: 'Why', type: 'text', width: 46, wrap: true },
];

export function waiversTable({ waivers }: LivingSheet): TableSheet {
  return {
    kind: 'table',
    name: 'Waivers',
    tableName: 'tblWaivers',
    title: 'Waivers',
    purpose:
      'What was to be left be. Edit waivers in Actions; a waiver changes no total and no verdict.',
    frozenColumns: 2,
    emptyText: 'There are no waivers.',
    columns: WAIVER_COLUMNS,
    rows: recordRows(waivers, WAIVER_COLUMNS),
  };
}

export function progressTable({ history }: LivingSheet): TableSheet {
  const entries = history.map((one) => ({
    ...one,
    still: Math.max(0, one.open - one.added - one.reopened),
  }));
  return {
    kind: 'table',
    name: 'Progress',
    tableName: 'tblProgress',
    title: 'Progress',
    purpose: 'One row per run with new exports, the latest last.',
    keys: 'progress',
    frozenColumns: 1,
    emptyText: 'There was no run yet.',
    columns: PROGRESS_COLUMNS,
    rows: recordRows(entries, PROGRESS_COLUMNS),
  };
}

export function signOffTable({ signOff, run }: LivingSheet): TableSheet {
  return {
    kind: 'table',
    name: 'Sign-off',
    tableName: 'tblSignOff',
    title: 'Sign-off',
    purpose: `For the state of ${run.asOf} alone: it lapses as soon as findings, numbers or day change.`,
    keys: 'signOff',
    frozenColumns: 0,
    emptyText: '',
    columns: SIGN_OFF_COLUMNS,
    rows: recordRows([{ ...signOff.cells, state: signOff.state }], SIGN_OFF_COLUMNS),
  };
}

export function packsTable(packs: readonly Pack[]): TableSheet {
  const columns: readonly Column[] = [
    { key: 'label', label: 'For', type: 'text', width: 34, wrap: true },
    { key: 'name', label: 'File', type: 'text', width: 44 },
    { key: 'count', label: 'Actions', type: 'integer', width: 12, total: 'sum' },
  ];
  const rows = packs.map((pack) => ({ ...pack, count: pack.ids.size }));
  return {
    kind: 'table',
    name: 'Packs',
    tableName: 'tblPacks',
    title: 'Packs',
    purpose: 'Small sheets to send out. Give what comes back with --actions.',
    frozenColumns: 1,
    emptyText: 'There is nothing to send out.',
    columns,
    rows: recordRows(rows, columns),
  };
}
