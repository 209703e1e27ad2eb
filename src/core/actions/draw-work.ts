/** The tables of work: what is left to do, how each action is done, and what became of the rest. */

import { integer, leadingTo } from '../report/cells.ts';
import { rowsOf } from '../report/rows.ts';
import { speakTable, type ColumnWords, type TableWords } from '../report/speak-sheets.ts';
import type { Place, Row, TableSheet } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { say, verbatim, type Text } from '../text/text.ts';
import { arranged, headed, printed, unmoved } from './arrangement.ts';
import {
  ACTION_COLUMNS,
  HUMAN_KEYS,
  RESOLVED_COLUMNS,
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
import { NOTHING_TO_DO, STEPS_SHEET } from './sheet-words.ts';
import { typed, WHOLE } from './typed-cell.ts';

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

/** Draws the rows of a table of work, each from its action and its place in the table. */
function drawer(
  columns: readonly ColumnWords[],
  own: readonly OwnColumn[],
  speech: Speech,
): (action: KnownAction, index: number) => Row {
  const keys = new Set(own.map(({ key }) => key));
  const drawn = columns.map(({ key, type }) => ({
    type,
    read: textOf(key, speech),
    isNumber: key === 'number',
    isOwn: keys.has(key),
  }));
  return (action, index) =>
    drawn.map(({ type, read, isNumber, isOwn }) => {
      if (isNumber) return integer(index + 1);
      const value = read(action);
      // A number in a column that people added stays a number for their sums.
      return typed(value, isOwn && WHOLE.test(value) ? 'integer' : type);
    });
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
  const draw = drawer(columns, living.ownColumns, speech);
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
      rows: rowsOf(actions, (action, index) => {
        const row = draw(action, index);
        const cell = row[evidenceAt];
        return cell === undefined
          ? row
          : row.with(evidenceAt, leadingTo(evidence.get(action.id), cell));
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
      rows: rowsOf(actions, drawer(STEP_COLUMNS, [], speech)),
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
      rows: rowsOf(living.resolved, drawer(columns, living.ownColumns, speech)),
    },
    speech,
  );
}
