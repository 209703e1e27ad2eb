/**
 * The very hidden sheets: all cells as they are written now, and the runs so far. What people change
 * afterwards is told by comparing with them.
 */

import { text } from '../report/cells.ts';
import type { Column, TableSheet } from '../report/tables.ts';
import { HUMAN_KEYS, MACHINE_KEYS } from './columns.ts';
import type { KnownAction, LivingSheet } from './living.ts';
import { BASELINE_ID, RUN_NAME } from './read-baseline.ts';

const plain = (key: string): Column => ({ key, label: key, type: 'text', width: 12 });

/** `Baseline` and `Baseline run`. */
export function baselineSheets(living: LivingSheet): readonly TableSheet[] {
  return [actionsBaseline(living), runBaseline(living)];
}

const FACTS = [
  'place',
  'rules',
  'customerKey',
  'numbers',
  'firstSeen',
  'timesSeen',
  'reopened',
  'was',
  'waiver',
  'resolvedOn',
  'how',
] as const;

function factsOf(action: KnownAction): Readonly<Record<(typeof FACTS)[number], string>> {
  return {
    place: action.place,
    rules: action.rules.join(' '),
    customerKey: action.customerKey ?? '',
    numbers: action.numbers,
    firstSeen: action.firstSeen,
    timesSeen: String(action.timesSeen),
    reopened: String(action.reopened),
    was: action.was,
    waiver: action.waiver === null ? '' : JSON.stringify(action.waiver),
    resolvedOn: action.resolvedOn,
    how: action.how,
  };
}

function actionsBaseline({ actions, resolved, ownColumns }: LivingSheet): TableSheet {
  const own = ownColumns.map(({ key }) => key);
  const names = [
    BASELINE_ID,
    ...FACTS,
    ...MACHINE_KEYS.map((key) => `m.${key}`),
    ...HUMAN_KEYS.map((key) => `h.${key}`),
    ...own,
  ];
  return {
    kind: 'table',
    name: 'Baseline',
    tableName: 'tblBaseline',
    title: 'Baseline',
    purpose: 'As written by the tool; do not edit.',
    hidden: true,
    frozenColumns: 1,
    emptyText: '',
    columns: names.map(plain),
    rows: [...actions, ...resolved].map((action) => {
      const facts = factsOf(action);
      return [
        action.id,
        ...FACTS.map((fact) => facts[fact]),
        ...MACHINE_KEYS.map((key) => action.machine[key] ?? ''),
        ...HUMAN_KEYS.map((key) => action.human[key] ?? ''),
        ...own.map((key) => action.own[key] ?? ''),
      ].map(text);
    }),
  };
}

function runBaseline({ run, splitBy, history, signOff }: LivingSheet): TableSheet {
  const pairs: readonly (readonly [string, string])[] = [
    ['asOf', run.asOf],
    ['version', run.version],
    ['hash', run.hash],
    ['splitBy', splitBy ?? ''],
    ['signOff', signOff.bound === null ? '' : JSON.stringify(signOff.bound)],
    ...history.map((entry) => ['history', JSON.stringify(entry)] as const),
  ];
  return {
    kind: 'table',
    name: 'Baseline run',
    tableName: 'tblBaselineRun',
    title: 'Baseline run',
    purpose: 'As written by the tool; do not edit.',
    hidden: true,
    frozenColumns: 1,
    emptyText: '',
    columns: [RUN_NAME, 'runValue'].map(plain),
    rows: pairs.map((pair) => pair.map(text)),
  };
}
