/** The visible tables of the action sheet, from texts to typed cells. */

import { day, integer, leadingTo, text } from '../report/cells.ts';
import { speakTable, type ColumnWords, type TableWords } from '../report/speak-sheets.ts';
import type { CellValue, Column, Place, TableSheet } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { say, verbatim, type Text } from '../text/text.ts';
import { arranged, headed, printed, unmoved } from './arrangement.ts';
import { isDay } from './cell-text.ts';
import {
  ACTION_COLUMNS,
  CONFLICT_COLUMNS,
  HUMAN_KEYS,
  ORPHAN_COLUMNS,
  PROGRESS_COLUMNS,
  RESOLVED_COLUMNS,
  SIGN_OFF_COLUMNS,
  STATE_WORDS,
  STATUS_WORDS,
  STEP_COLUMNS,
  wordFor,
} from './columns.ts';
import type {
  KnownAction,
  LivingSheet,
  OwnColumn,
  Place as WorkPlace,
  WrittenColumns,
} from './living.ts';
import type { Pack } from './packs.ts';
import { NOTHING_TO_DO, PACKS_SHEET, STEPS_SHEET, WAIVERS_SHEET } from './sheet-words.ts';
import { WAIVER_WORDS } from './waivers.ts';

/** A text as the cell of a column; what does not fit the column's type stays text. */
function typed(value: string, type: Column['type']): CellValue {
  if (type === 'day' && isDay(value)) return day(value);
  if (type === 'integer' && WHOLE.test(value)) return integer(Number(value));
  return text(value);
}

const WHOLE = /^-?(?:0|[1-9]\d{0,14})$/;

function ownColumn({ key, label }: OwnColumn): ColumnWords {
  return { key, label: verbatim(label), type: 'text', width: 20, wrap: true, human: true };
}

/** How a column's text is got from an action. */
function textOf(key: string, { of }: Speech): (action: KnownAction) => string {
  switch (key) {
    case 'status':
      return ({ human }) => of(wordFor(STATUS_WORDS, human['status'] ?? ''));
    case 'state':
      return ({ machine }) => of(wordFor(STATE_WORDS, machine['state'] ?? ''));
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
  columns: readonly ColumnWords[],
  own: readonly OwnColumn[],
  speech: Speech,
): TableSheet['rows'] {
  const keys = new Set(own.map(({ key }) => key));
  const drawn = columns.map(({ key, type }) => ({
    type,
    read: textOf(key, speech),
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

/** The columns of a table of work, as people have arranged them. */
function columnsOf(living: LivingSheet, place: WorkPlace): readonly ColumnWords[] {
  const { heads, order } = living.arrangement;
  const standard = place === 'actions' ? ACTION_COLUMNS : RESOLVED_COLUMNS;
  const named = standard.map((column) => headed(column, heads));
  return arranged([...named, ...ownIn(living, place).map(ownColumn)], order[place]);
}

/** The columns that people added; among the resolved, those that hold anything. */
function ownIn({ resolved, ownColumns }: LivingSheet, place: WorkPlace): readonly OwnColumn[] {
  return place === 'actions'
    ? ownColumns
    : ownColumns.filter(({ key }) => resolved.some((action) => (action.own[key] ?? '') !== ''));
}

/** What the hidden sheet keeps of the columns, to tell later what people did to them. */
export function writtenColumns(living: LivingSheet): WrittenColumns {
  const { heads, order } = living.arrangement;
  const keysOf = (place: WorkPlace) => columnsOf(living, place).map(({ key }) => key);
  return {
    heads,
    keys: { actions: keysOf('actions'), resolved: keysOf('resolved') },
    moved: (['actions', 'resolved'] as const).filter((place) => order[place] !== undefined),
  };
}

/**
 * What is left to do; what people added stands to the right unless they put it elsewhere. `evidence`: what an
 * action first rests on, by its id.
 */
export function actionsTable(
  living: LivingSheet,
  evidence: ReadonlyMap<string, Place>,
  speech: Speech,
): TableSheet {
  const { actions } = living;
  const columns = columnsOf(living, 'actions');
  const evidenceAt = columns.findIndex(({ key }) => key === 'evidence');
  return speakTable(
    {
      name: ACTIONS_SHEET,
      tableName: 'tblActions',
      title: say('Actions'),
      purpose: say('One row per task. Fill in the yellow columns; a day in red is overdue.'),
      keys: 'actions',
      frozenColumns: unmoved(columns, ACTION_COLUMNS, 6),
      printedColumns: printed(columns),
      emptyText: NOTHING_TO_DO,
      links: rowByRow(STEPS_SHEET, actions),
      columns,
      rows: rowsOf(actions, columns, living.ownColumns, speech).map((row, at) => {
        const cell = row[evidenceAt];
        const place = evidence.get(actions[at]?.id ?? '');
        return cell === undefined ? row : row.with(evidenceAt, leadingTo(place, cell));
      }),
    },
    speech,
  );
}

const ACTIONS_SHEET = say('Actions');

/** Both sheets have the same actions in the same order. */
function rowByRow(sheet: Text, actions: readonly KnownAction[]): NonNullable<TableWords['links']> {
  return { column: 'id', sheet, rows: actions.map((_, at) => at) };
}

/** How each action is done, step by step. */
export function stepsTable({ actions }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: STEPS_SHEET,
      tableName: 'tblSteps',
      title: say('Steps'),
      purpose: say('How each action is done in the portal, step by step, with what to look for.'),
      frozenColumns: 2,
      emptyText: NOTHING_TO_DO,
      links: rowByRow(ACTIONS_SHEET, actions),
      columns: STEP_COLUMNS,
      rows: rowsOf(actions, STEP_COLUMNS, [], speech),
    },
    speech,
  );
}

/** What is found no more, with all that people had written. */
export function resolvedTable(living: LivingSheet, speech: Speech): TableSheet {
  const columns = columnsOf(living, 'resolved');
  return speakTable(
    {
      name: say('Resolved'),
      tableName: 'tblResolved',
      title: say('Resolved'),
      purpose: say('Actions that newer exports no longer call for, and how each came to its end.'),
      keys: 'resolved',
      frozenColumns: unmoved(columns, RESOLVED_COLUMNS, 2),
      printedColumns: printed(columns),
      emptyText: say('Nothing has been resolved yet.'),
      columns,
      rows: rowsOf(living.resolved, columns, living.ownColumns, speech),
    },
    speech,
  );
}

/** Tables of plain texts. */
function recordRows(
  records: readonly object[],
  columns: readonly ColumnWords[],
): TableSheet['rows'] {
  return records.map((record) => {
    const cells = new Map<string, unknown>(Object.entries(record));
    return columns.map(({ key, type }) => {
      const value = cells.get(key);
      const shown = typeof value === 'number' ? String(value) : value;
      return typed(typeof shown === 'string' ? shown : '', type);
    });
  });
}

export function conflictsTable({ log }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Conflicts'),
      tableName: 'tblConflicts',
      title: say('Conflicts and odd cells'),
      purpose: say(
        'Where copies differed or a cell could not be taken as it was. Delete a row once it is settled.',
      ),
      keys: 'conflicts',
      frozenColumns: 2,
      emptyText: say('There are no conflicts.'),
      columns: CONFLICT_COLUMNS,
      rows: recordRows(log, CONFLICT_COLUMNS),
    },
    speech,
  );
}

export function orphansTable({ orphans }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Orphaned'),
      tableName: 'tblOrphaned',
      title: say('Orphaned'),
      purpose: say(
        'Words that belong to no known action. Move them where they belong, then delete the row.',
      ),
      keys: 'orphaned',
      frozenColumns: 1,
      emptyText: say('There is nothing here.'),
      columns: ORPHAN_COLUMNS,
      rows: recordRows(orphans, ORPHAN_COLUMNS),
    },
    speech,
  );
}

const WAIVER_COLUMNS: readonly ColumnWords[] = [
  { key: 'id', label: say('Action id'), type: 'id', width: 16 },
  {
    key: 'state',
    label: say('State'),
    type: 'text',
    width: 16,
    tones: [
      [WAIVER_WORDS['in force'], 'muted'],
      [WAIVER_WORDS.lapsed, 'bad'],
      [WAIVER_WORDS['not applied'], 'bad'],
      [WAIVER_WORDS.idle, 'warn'],
    ],
  },
  { key: 'text', label: say('What to do'), type: 'text', width: 46, wrap: true },
  { key: 'owner', label: say('Owner'), type: 'text', width: 16 },
  { key: 'until', label: say('Waive until'), type: 'day', width: 13 },
  { key: 'reason', label: say('Waive reason'), type: 'text', width: 30, wrap: true },
  { key: 'why', label: say('Why'), type: 'text', width: 46, wrap: true },
];

export function waiversTable({ waivers }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: WAIVERS_SHEET,
      tableName: 'tblWaivers',
      title: say('Waivers'),
      purpose: say(
        'What was to be left be. Edit waivers in Actions; a waiver changes no total and no verdict.',
      ),
      frozenColumns: 2,
      emptyText: say('There are no waivers.'),
      columns: WAIVER_COLUMNS,
      rows: recordRows(waivers, WAIVER_COLUMNS),
    },
    speech,
  );
}

export function progressTable({ history }: LivingSheet, speech: Speech): TableSheet {
  const entries = history.map((one) => ({
    ...one,
    still: Math.max(0, one.open - one.added - one.reopened),
  }));
  return speakTable(
    {
      name: say('Progress'),
      tableName: 'tblProgress',
      title: say('Progress'),
      purpose: say('One row per run with new exports, the latest last.'),
      keys: 'progress',
      frozenColumns: 1,
      emptyText: say('There was no run yet.'),
      columns: PROGRESS_COLUMNS,
      rows: recordRows(entries, PROGRESS_COLUMNS),
    },
    speech,
  );
}

export function signOffTable({ signOff, run }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Sign-off'),
      tableName: 'tblSignOff',
      title: say('Sign-off'),
      purpose: say(
        'For the state of {day} alone: it lapses as soon as findings, numbers or day change.',
        { day: run.asOf },
      ),
      keys: 'signOff',
      frozenColumns: 0,
      emptyText: verbatim(''),
      columns: SIGN_OFF_COLUMNS,
      rows: recordRows([{ ...signOff.cells, state: signOff.state }], SIGN_OFF_COLUMNS),
    },
    speech,
  );
}

export function packsTable(packs: readonly Pack[], speech: Speech): TableSheet {
  const columns: readonly ColumnWords[] = [
    { key: 'label', label: say('For'), type: 'text', width: 34, wrap: true },
    { key: 'name', label: say('File'), type: 'text', width: 44 },
    { key: 'count', label: say('Actions'), type: 'integer', width: 12, total: 'sum' },
  ];
  const rows = packs.map((pack) => ({ ...pack, count: pack.ids.size }));
  return speakTable(
    {
      name: PACKS_SHEET,
      tableName: 'tblPacks',
      title: say('Packs'),
      purpose: say('Small sheets to send out. Give what comes back with --actions.'),
      frozenColumns: 1,
      emptyText: say('There is nothing to send out.'),
      columns,
      rows: recordRows(rows, columns),
    },
    speech,
  );
}
