/** The open actions of each run: what was still there, what was new, what came back. */

import { scaleBand } from 'd3-scale';
import { stack } from 'd3-shape';

import type { HistoryEntry } from '../../../core/model/history.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import { all, type Html, type Pen } from '../parts.ts';
import { chart, label, legend, numberAxis, rect, seatScale } from './frame.ts';

const [WIDTH, LEFT, RIGHT] = [560, 44, 552];
const [TOP, HEIGHT, BOTTOM] = [20, 210, 186];

type Part = 'still' | 'added' | 'reopened';
type Parts = Readonly<Record<Part, number>>;

const PARTS: readonly { readonly part: Part; readonly text: TextValue }[] = [
  { part: 'still', text: say('Still open') },
  { part: 'reopened', text: say('Reopened') },
  { part: 'added', text: say('New') },
];

/** One column per run, the oldest first. */
export function burnDownChart(pen: Pen, history: readonly HistoryEntry[]): Html {
  const runs = history.map((run) => ({ run, parts: partsOf(run) }));
  const x = scaleBand(
    history.map((_, index) => index),
    [LEFT, RIGHT],
  )
    .paddingInner(0.25)
    .paddingOuter(0.15);
  const y = seatScale(Math.max(1, ...history.map(({ open }) => open)), BOTTOM, TOP).nice(4);
  const width = Math.min(x.bandwidth(), 56);
  const leftOf = (index: number) => (x(index) ?? LEFT) + (x.bandwidth() - width) / 2;
  const layers = stack<Parts, Part>().keys(PARTS.map(({ part }) => part))(
    runs.map(({ parts }) => parts),
  );
  const bars = layers.flatMap((layer) =>
    layer.flatMap(([low, high], index) =>
      high === low
        ? []
        : [rect(`run-${layer.key}`, leftOf(index), y(high), width, y(low) - y(high))],
    ),
  );
  // So many days fit side by side.
  const every = Math.max(1, Math.ceil(history.length / 7));
  const names = history.flatMap(({ asOf, open }, index) => {
    const middle = leftOf(index) + width / 2;
    const value = label(pen, 'value', { x: middle, y: y(open) - 5, anchor: 'middle' }, open);
    const named = index % every === (history.length - 1) % every;
    const day = label(pen, 'tick', { x: middle, y: BOTTOM + 16, anchor: 'middle' }, asOf);
    return [...(width >= 12 || named ? [value] : []), ...(named ? [day] : [])];
  });
  const [first, last] = [history[0], history.at(-1)];
  const frame = {
    id: 'chart-runs',
    width: WIDTH,
    height: HEIGHT,
    title: say('Open actions of each run'),
    description: say(
      'Open actions went from {before, number} on {first} to {now, number} on {last}.',
      {
        before: first?.open ?? 0,
        first: first?.asOf ?? '',
        now: last?.open ?? 0,
        last: last?.asOf ?? '',
      },
    ),
  };
  const axis = numberAxis(pen, y, { left: LEFT, right: RIGHT }, 4);
  const used = PARTS.filter(({ part }) => runs.some(({ parts }) => parts[part] > 0));
  const entries = used.map(({ part, text }) => ({ className: `run-${part}`, text }));
  return all([chart(pen, frame, [axis, ...bars, ...names]), legend(pen, entries)]);
}

function partsOf({ open, added, reopened }: HistoryEntry): Parts {
  return { still: Math.max(0, open - added - reopened), added, reopened };
}
