/** A subscription in its place in time: its row, its rebuilt timeline, and the rows that contradict it. */
import type { Timeline } from '../timeline/timeline.ts';
import type { SubscriptionRecord } from './records.ts';

export interface Placed {
  readonly record: SubscriptionRecord;
  readonly timeline: Timeline;
  /** Rows of the same subscription id with other content; the numbers then stand on neither. */
  readonly rivals: readonly SubscriptionRecord[];
}
