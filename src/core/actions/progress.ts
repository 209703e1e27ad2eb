/** The burn-down: one entry per state of the inputs, however often the same state is run. */

import type { Speech } from '../text/speech.ts';
import { say, sayAs } from '../text/text.ts';
import type { HistoryEntry, LivingAction, RunMark } from './living.ts';

export interface RunFigures {
  readonly actions: readonly LivingAction[];
  readonly added: number;
  readonly resolved: number;
  readonly reopened: number;
}

/** The history with this run. A state that was seen last time keeps its entry; only what people changed is counted anew. */
export function nextHistory(
  earlier: readonly HistoryEntry[],
  run: RunMark,
  { actions, added, resolved, reopened }: RunFigures,
): readonly HistoryEntry[] {
  const inState = (state: string): number => actions.filter((one) => one.state === state).length;
  const last = earlier.at(-1);
  const same = last?.hash === run.hash ? last : null;
  const entry: HistoryEntry = {
    asOf: run.asOf,
    hash: run.hash,
    open: actions.length,
    added: added + (same?.added ?? 0),
    resolved: resolved + (same?.resolved ?? 0),
    reopened: reopened + (same?.reopened ?? 0),
    waived: inState('Waived'),
    unchecked: inState('Not checked this time'),
  };
  return [...(same === null ? earlier : earlier.slice(0, -1)), entry];
}

const HEAD = [
  say('As of'),
  sayAs('count', 'Open'),
  sayAs('count', 'New'),
  sayAs('count', 'Resolved'),
  sayAs('count', 'Reopened'),
  sayAs('count', 'Waived'),
  say('Not checked'),
];

/** The burn-down for a terminal: one line per run, figures below each other. */
export function progressLines(history: readonly HistoryEntry[], { of }: Speech): readonly string[] {
  const head = HEAD.map(of);
  const rows = history.map((one) =>
    [one.asOf, one.open, one.added, one.resolved, one.reopened, one.waived, one.unchecked].map(
      String,
    ),
  );
  const widths = head.map((label) => Math.max(label.length, 6) + 2);
  const first = Math.max(head[0]?.length ?? 0, 10) + 2;
  const most = Math.max(1, ...history.map(({ open }) => open));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(first) : cell.padStart(widths[at] ?? 8)))
      .join('');
  return [
    line(head),
    ...rows.map((cells, at) => {
      const bar = '#'.repeat(Math.round(((history[at]?.open ?? 0) / most) * 30));
      return `${line(cells)}  ${bar}`.trimEnd();
    }),
  ];
}
