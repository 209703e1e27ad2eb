/** What was billed twice on each day, upwards, and what was lacking, downwards. */

import type { ByDay, DaySeats } from '../../../core/report/page/by-day.ts';
import { joined, say, type TextValue } from '../../../core/text/text.ts';
import { all, type Html, type Pen } from '../parts.ts';
import {
  chart,
  dayAxis,
  dayScale,
  legend,
  numberAxis,
  path,
  seatScale,
  stepArea,
  timeOf,
} from './frame.ts';

const [WIDTH, LEFT, RIGHT] = [1120, 52, 1112];
const [TOP, HEIGHT, BOTTOM] = [8, 230, 206];

interface Layer {
  readonly className: string;
  readonly low: (day: DaySeats) => number;
  readonly high: (day: DaySeats) => number;
}

const LAYERS: readonly Layer[] = [
  { className: 'area-overlap', low: () => 0, high: ({ twice }) => twice },
  {
    className: 'area-maybe',
    low: ({ twice }) => twice,
    high: ({ twice, maybeTwice }) => twice + maybeTwice,
  },
  { className: 'area-gap', low: () => 0, high: ({ lacking }) => -lacking },
  {
    className: 'area-maybe',
    low: ({ lacking }) => -lacking,
    high: ({ lacking, maybeLacking }) => -lacking - maybeLacking,
  },
];

/** The chart over all lines; `asOf` is the day after the last. */
export function byDayChart(pen: Pen, { days }: ByDay, asOf: string): Html {
  const x = dayScale(days[0]?.day ?? asOf, asOf, LEFT, RIGHT);
  const most = Math.max(1, ...days.map(({ twice, maybeTwice }) => twice + maybeTwice));
  const least = Math.min(0, ...days.map(({ lacking, maybeLacking }) => -lacking - maybeLacking));
  const y = seatScale(most, BOTTOM, TOP).domain([least, most]).nice(4);
  const shapes = LAYERS.flatMap(({ className, low, high }) => {
    const points = days.map((day) => ({
      x: x(timeOf(day.day)),
      low: y(low(day)),
      high: y(high(day)),
    }));
    return stepArea(className, points, RIGHT);
  });
  const frame = {
    id: 'chart-days',
    width: WIDTH,
    height: HEIGHT,
    title: say('Seats billed twice on each day'),
    description: byDayText(days),
  };
  const zero = path('axis', `M${String(LEFT)} ${String(y(0))}H${String(RIGHT)}`);
  const content = [
    numberAxis(pen, y, { left: LEFT, right: RIGHT }, 4),
    dayAxis(pen, x, { top: TOP, bottom: BOTTOM }, 9),
    ...shapes,
    zero,
  ];
  return all([chart(pen, frame, content), legend(pen, legendOf(days))]);
}

/** When it was worst, and how it stands, in sentences. */
export function byDayText(days: readonly DaySeats[]): TextValue {
  const worst = days.reduce<DaySeats | null>(
    (found, day) => (found === null || day.twice > found.twice ? day : found),
    null,
  );
  const last = days.at(-1);
  if (worst === null || last === undefined) return say('There are no days to show.');
  if (worst.twice === 0) return say('On no day is it certain that both sides billed.');
  if (worst.day === last.day || worst.twice === last.twice) {
    return say(
      'Most on the last day, {day}: {seats, plural, one {# seat} other {# seats}} billed twice.',
      {
        day: last.day,
        seats: last.twice,
      },
    );
  }
  return joined(
    [
      say('Most on {day}: {seats, plural, one {# seat} other {# seats}} billed twice.', {
        day: worst.day,
        seats: worst.twice,
      }),
      say('On the last day, {day}: {seats, plural, one {# seat} other {# seats}}.', {
        day: last.day,
        seats: last.twice,
      }),
    ],
    ' ',
  );
}

function legendOf(days: readonly DaySeats[]) {
  return [
    { className: 'area-overlap', text: say('Billed by both sides'), of: LAYERS[0] },
    { className: 'area-gap', text: say('Lacking (below the line)'), of: LAYERS[2] },
    {
      className: 'area-maybe',
      text: say('Perhaps: the files leave it open'),
      of: LAYERS.find(
        ({ className, low, high }) =>
          className === 'area-maybe' && days.some((day) => low(day) !== high(day)),
      ),
    },
  ].filter(({ of }) => of !== undefined && days.some((day) => of.low(day) !== of.high(day)));
}
