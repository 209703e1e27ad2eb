/** Statuses as small numbers, for columns of them. */
import type { LoggedState } from '../model/records.ts';

const STATUSES: readonly LoggedState['status'][] = [
  ...([null, 'active', 'suspended', 'cancelled'] as const),
  ...(['disabled', 'expired', 'pending', 'none'] as const),
];

/** From 0, which stands for none that is said, to 7. */
export function statusCode(status: LoggedState['status']): number {
  return STATUSES.indexOf(status);
}

/** What the number stands for. */
export function statusOfCode(code: number): LoggedState['status'] {
  return STATUSES[code] ?? null;
}
