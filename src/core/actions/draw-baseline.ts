/**
 * The very hidden sheets: all cells as they are written now, and the runs so far. What people change
 * afterwards is told by comparing with them.
 */

import { text } from '../report/cells.ts';
import { rowsOf } from '../report/rows.ts';
import type { Column, TableSheet } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { HUMAN_KEYS, MACHINE_KEYS } from './columns.ts';
import type { KnownAction, LivingSheet } from './living.ts';
import { packTexts } from './baseline-cells.ts';
import { carriedWords } from './sheet-words.ts';
import { writtenColumns } from './draw-work.ts';
import { BASELINE_DATA, BASELINE_ID, RUN_NAME } from './read-baseline.ts';

const plain = (key: string): Column => ({ key, label: key, type: 'text', width: 12 });

/** `Baseline` and `Baseline run`. */
export function baselineSheets(living: LivingSheet, speech: Speech): readonly TableSheet[] {
  return [actionsBaseline(living), runBaseline(living, speech)];
}

function* textsOf(action: KnownAction): Iterable<readonly [string, string]> {
  const { machine, human, own, waiver } = action;
  yield ['place', action.place];
  yield ['rules', action.rules.join(' ')];
  yield ['customerKey', action.customerKey ?? ''];
  yield ['numbers', action.numbers];
  yield ['firstSeen', action.firstSeen];
  yield ['timesSeen', String(action.timesSeen)];
  yield ['reopened', String(action.reopened)];
  yield ['was', action.was];
  yield ['waiver', waiver === null ? '' : JSON.stringify(waiver)];
  yield ['resolvedOn', action.resolvedOn];
  yield ['how', action.how];
  for (const key of MACHINE_KEYS) yield [`m.${key}`, machine[key] ?? ''];
  for (const key of HUMAN_KEYS) yield [`h.${key}`, human[key] ?? ''];
  yield* Object.entries(own);
}

function actionsBaseline({ actions, resolved }: LivingSheet): TableSheet {
  const packed = [...actions, ...resolved].map((action) => [
    action.id,
    ...packTexts(textsOf(action)),
  ]);
  const width = packed.reduce((most, { length }) => Math.max(most, length), 2);
  const names = Array.from({ length: width - 1 }, (_, at) => `${BASELINE_DATA}${String(at + 1)}`);
  return {
    kind: 'table',
    name: 'Baseline',
    tableName: 'tblBaseline',
    title: 'Baseline',
    purpose: 'As written by the tool; do not edit.',
    hidden: true,
    frozenColumns: 1,
    emptyText: '',
    columns: [BASELINE_ID, ...names].map(plain),
    rows: rowsOf(packed, (cells) => cells.map(text)),
  };
}

function runBaseline(living: LivingSheet, speech: Speech): TableSheet {
  const { run, splitBy, taken, history, signOff } = living;
  const words = carriedWords(speech);
  const pairs: readonly (readonly [string, string])[] = [
    ['asOf', run.asOf],
    ['version', run.version],
    ['hash', run.hash],
    ['splitBy', splitBy ?? ''],
    ['signOff', signOff.bound === null ? '' : JSON.stringify(signOff.bound)],
    ['columns', JSON.stringify(writtenColumns(living))],
    ...(words === '' ? [] : [['words', words] as const]),
    ...taken.map((digest) => ['taken', digest] as const),
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
