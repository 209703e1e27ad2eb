/**
 * The days of one line: the seats billed under From grow upwards, those under To downwards. Days billed
 * twice and days that lack seats are hatched, each in its own way, and so is what the files leave open.
 */

import type { SeatBounds } from '../../../core/model/report.ts';
import { formatDay } from '../../../core/model/values.ts';
import { overlapOf } from '../../../core/report/page/by-day.ts';
import type { Stretch, Window } from '../../../core/report/page/window.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import type { Html, Pen } from '../parts.ts';
import {
  chart,
  dayAxis,
  dayScale,
  label,
  path,
  rect,
  stepArea,
  timeOf,
  type DayScale,
  type StepPoint,
} from './frame.ts';

const [WIDTH, LEFT, RIGHT] = [560, 44, 554];
const [TOP, MIDDLE, BOTTOM, HEIGHT] = [10, 52, 94, 114];
const HALF = MIDDLE - TOP;

const SIDES = [
  { side: 'from', sign: -1 },
  { side: 'to', sign: 1 },
] as const;

/** One line's days within the window. */
export function timelineChart(
  pen: Pen,
  stretches: readonly Stretch[],
  window: Window,
  words: { readonly id: string; readonly title: TextValue; readonly description: TextValue },
): Html {
  const x = dayScale(formatDay(window.start), formatDay(window.end), LEFT, RIGHT);
  const known = stretches.flatMap(({ from, to }) => [from, to]);
  const most = Math.max(1, ...known.map(({ min, max }) => max ?? min));
  const sides = SIDES.flatMap(({ side, sign }) => {
    const at = (seats: number) => MIDDLE + (sign * HALF * Math.min(seats, most)) / most;
    const shape = (
      className: string,
      between: (seats: SeatBounds) => readonly [number, number],
    ) => {
      const points = stretches.map(({ start, [side]: seats }): StepPoint => {
        const [low, high] = between(seats);
        return { x: x(timeOf(formatDay(start))), low: at(low), high: at(high) };
      });
      return stepArea(className, points, RIGHT);
    };
    return [
      ...shape(`side-${side}`, ({ min }) => [0, min]),
      ...shape('area-maybe', ({ min, max }) => [min, max ?? most]),
    ];
  });
  const content = [
    dayAxis(pen, x, { top: TOP, bottom: BOTTOM }, 4),
    ...sides,
    ...bands(stretches, x, 'band-overlap', (stretch) => overlapOf(stretch)),
    ...bands(stretches, x, 'band-gap', ({ lacking }) => lacking),
    path('axis', `M${String(LEFT)} ${String(MIDDLE)}H${String(RIGHT)}`),
    label(pen, 'side', { x: 0, y: TOP + 11 }, say('From')),
    label(pen, 'side', { x: 0, y: BOTTOM - 2 }, say('To')),
    label(pen, 'tick', { x: 0, y: TOP + 26 }, most),
  ];
  return chart(pen, { ...words, width: WIDTH, height: HEIGHT }, content);
}

/** Days on which there surely is something, over the whole height. */
function bands(
  stretches: readonly Stretch[],
  x: DayScale,
  className: string,
  seats: (stretch: Stretch) => SeatBounds,
): readonly Html[] {
  return stretches.flatMap((stretch) => {
    if (seats(stretch).min === 0) return [];
    const [left, right] = [stretch.start, stretch.end].map((day) => x(timeOf(formatDay(day))));
    return [rect(className, left ?? 0, TOP, (right ?? 0) - (left ?? 0), BOTTOM - TOP)];
  });
}
