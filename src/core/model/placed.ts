/** A subscription in its place in time: its row, its rebuilt timeline, and the rows that contradict it. */
import type { BuiltTimeline, Timeline } from '../timeline/timeline.ts';
import type { SubscriptionRecord } from './records.ts';

export interface Placed {
  readonly record: SubscriptionRecord;
  readonly timeline: Timeline;
  /** Rows of the same subscription id with other content; the numbers then stand on neither. */
  readonly rivals: readonly SubscriptionRecord[];
}

/** A subscription while its line is measured. */
export interface Rebuilt extends Placed {
  readonly changes: BuiltTimeline['changes'];
}

/** What is kept of a subscription once its line is measured. */
export function placedOf({ record, timeline, rivals }: Rebuilt): Placed {
  return { record, timeline, rivals };
}
