/** How far the customers have come, as one bar: every customer is in it once. */

import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';

import type { Report, Stage } from '../../../core/model/report.ts';
import { STAGE_WORDS } from '../../../core/report/words.ts';
import { joined, say } from '../../../core/text/text.ts';
import { all, NOTHING, type Html, type Pen } from '../parts.ts';
import { chart, label, legend, rect } from './frame.ts';

const ORDER: readonly Stage[] = [
  'done',
  'suspend-due',
  'provisioning',
  'accepted',
  'not-started',
  'at-risk',
  'not-comparable',
];
const [WIDTH, HEIGHT] = [560, 46];
const ROOM_FOR_NUMBER = 26;

/** The bar with its legend; each stage with its number of customers. */
export function stagesChart(pen: Pen, { customers }: Report): Html {
  if (customers.length === 0) return NOTHING;
  const counts = Object.fromEntries(
    ORDER.map((stage) => [stage, customers.filter((one) => one.stage === stage).length]),
  ) as Record<Stage, number>;
  const present = ORDER.filter((stage) => counts[stage] > 0);
  const scale = scaleLinear([0, customers.length], [0, WIDTH]);
  const series = stack<Record<Stage, number>, Stage>().keys(present)([counts]);
  const bars = series.flatMap((layer) => {
    const [from = 0, to = 0] = (layer[0] ?? []).map(scale);
    const bar = rect(`stage-${layer.key}`, from + 1, 4, to - from - 2, HEIGHT - 8);
    const number =
      to - from < ROOM_FOR_NUMBER
        ? []
        : [
            label(
              pen,
              `on-${layer.key}`,
              { x: (from + to) / 2, y: HEIGHT / 2 + 5, anchor: 'middle' },
              counts[layer.key],
            ),
          ];
    return [bar, ...number];
  });
  const told = present.map((stage) =>
    say('{stage}: {found, number}', { stage: STAGE_WORDS[stage], found: counts[stage] }),
  );
  const frame = {
    id: 'chart-stages',
    width: WIDTH,
    height: HEIGHT,
    title: say('Customers by stage'),
    description: joined(told, '; '),
  };
  const entries = present.map((stage, index) => ({
    className: `stage-${stage}`,
    text: told[index] ?? '',
  }));
  return all([chart(pen, frame, bars), legend(pen, entries)]);
}
