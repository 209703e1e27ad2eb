/** What all charts share: the picture's frame with its words for those who do not see it, axes and patterns. */

import { scaleLinear, scaleUtc, type ScaleLinear, type ScaleTime } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';

import type { TextValue } from '../../../core/text/text.ts';
import { fixed, type Html, type Pen } from '../parts.ts';

export interface ChartFrame {
  /** Unique on the page. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: TextValue;
  /** What the picture shows, in a sentence or two. */
  readonly description: TextValue;
}

/** A picture with its name and its description; the data stand in a table beside it. */
export function chart({ safe }: Pen, frame: ChartFrame, content: readonly Html[]): Html {
  const { id, width, height, title, description } = frame;
  const size = fixed(
    `viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}"`,
  );
  return safe`<svg class="chart" ${size} role="img" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">${title}</title>
<desc id="${id}-d">${description}</desc>
${content}</svg>
`;
}

/** So much room takes a day below a picture. */
const LABEL_WIDTH = 84;

/** A coordinate: two decimals are finer than any screen, and the same on every machine. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Milliseconds of the start of a day, for time scales. */
export function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export type DayScale = ScaleTime<number, number>;
export type SeatScale = ScaleLinear<number, number>;

/** Days from left to right; `end` is the day after the last. */
export function dayScale(start: string, end: string, left: number, right: number): DayScale {
  return scaleUtc([timeOf(start), timeOf(end)], [left, right]);
}

/** A scale from nothing to `most`, which is at least 1. */
export function seatScale(most: number, bottom: number, top: number): SeatScale {
  return scaleLinear([0, Math.max(1, most)], [bottom, top]);
}

/** Days below the picture, with a thin line up into it. */
export function dayAxis(
  { safe }: Pen,
  scale: DayScale,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  count: number,
): Html {
  const [left = 0, right = 0] = scale.range();
  let last = Number.NEGATIVE_INFINITY;
  const ticks = scale.ticks(count).flatMap((tick) => {
    const x = scale(tick);
    if (x - last < LABEL_WIDTH) return [];
    last = x;
    // A label of a tick at the edge would leave the picture.
    const anchor = x - left < 34 ? 'start' : right - x < 34 ? 'end' : 'middle';
    const line = fixed(
      `<line class="grid" x1="${px(x)}" x2="${px(x)}" y1="${px(top)}" y2="${px(bottom + 4)}" />`,
    );
    const place = fixed(`x="${px(x)}" y="${px(bottom + 16)}" text-anchor="${anchor}"`);
    return [safe`${line}<text class="tick" ${place}>${tick.toISOString().slice(0, 10)}</text>`];
  });
  const base = fixed(
    `<line class="axis" x1="${px(left)}" x2="${px(right)}" y1="${px(bottom)}" y2="${px(bottom)}" />`,
  );
  return safe`<g>${ticks}${base}</g>\n`;
}

/** Whole numbers on the left, with thin lines across. */
export function numberAxis(
  { safe }: Pen,
  scale: SeatScale,
  { left, right }: { readonly left: number; readonly right: number },
  count: number,
): Html {
  const whole = scale.ticks(count).filter((tick) => Number.isInteger(tick));
  const ticks = whole.map((tick) => {
    const y = px(scale(tick));
    const line = fixed(
      `<line class="grid" x1="${px(left)}" x2="${px(right)}" y1="${y}" y2="${y}" />`,
    );
    const place = fixed(`x="${px(left - 6)}" y="${px(scale(tick) + 4)}" text-anchor="end"`);
    return safe`${line}<text class="tick" ${place}>${Math.abs(tick)}</text>`;
  });
  return safe`<g>${ticks}</g>\n`;
}

export function rect(className: string, x: number, y: number, width: number, height: number): Html {
  return fixed(
    `<rect class="${className}" x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(Math.max(0, height))}" />\n`,
  );
}

/** A place on an area that goes on in steps: from here on, it lies between two heights. */
export interface StepPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** An area in steps up to `end`; where it has no height, nothing is drawn. */
export function stepArea(
  className: string,
  points: readonly StepPoint[],
  end: number,
): readonly Html[] {
  const shape = area<StepPoint>(
    ({ x }) => x,
    ({ low }) => low,
    ({ high }) => high,
  )
    .curve(curveStepAfter)
    .digits(2);
  return runsOf(points, end).map((run) => path(className, shape(run)));
}

/** The parts with some height, each with the point where it ends. */
function runsOf(points: readonly StepPoint[], end: number): readonly (readonly StepPoint[])[] {
  const runs: StepPoint[][] = [];
  let run: StepPoint[] = [];
  for (const point of [...points, { x: end, low: 0, high: 0 }]) {
    const last = run.at(-1);
    const flat = point.low === point.high;
    if (flat && last !== undefined) {
      runs.push([...run, { ...last, x: point.x }]);
      run = [];
    }
    if (!flat) run.push(point);
  }
  return runs;
}

export function path(className: string, d: string | null): Html {
  return fixed(d === null || d === '' ? '' : `<path class="${className}" d="${d}" />\n`);
}

/** Text at a place of the picture. */
export function label(
  { safe }: Pen,
  className: string,
  at: { readonly x: number; readonly y: number; readonly anchor?: 'start' | 'middle' | 'end' },
  text: TextValue,
): Html {
  const place = fixed(`x="${px(at.x)}" y="${px(at.y)}" text-anchor="${at.anchor ?? 'start'}"`);
  return safe`<text class="${className}" ${place}>${text}</text>\n`;
}

/** Hatches that tell areas apart without colour; pictures refer to them by name. */
export const PATTERNS: Html =
  fixed(`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch-overlap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground-overlap" width="6" height="6" /><line class="stroke-overlap" x1="1.5" x2="1.5" y1="0" y2="6" /></pattern>
<pattern id="hatch-gap" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="ground-gap" width="7" height="7" /><path class="stroke-gap" d="M0 0L7 7M7 0L0 7" /></pattern>
<pattern id="hatch-maybe" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="dot-maybe" cx="2.5" cy="2.5" r="1" /></pattern>
<pattern id="hatch-unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="ground-unknown" width="6" height="6" /><line class="stroke-unknown" x1="1.5" x2="1.5" y1="0" y2="6" /></pattern>
</defs></svg>
`);

/** A patch of colour and pattern, and what it means. */
export function legend(
  { safe }: Pen,
  entries: readonly { readonly className: string; readonly text: TextValue }[],
): Html {
  const items = entries.map(
    ({ className, text }) =>
      safe`<li><svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false">${rect(className, 0, 0, 14, 14)}</svg>${text}</li>`,
  );
  return safe`<ul class="legend">${items}</ul>\n`;
}
