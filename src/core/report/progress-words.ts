/** What a run has brought, in words. */
import type { HistoryEntry } from '../model/history.ts';

/** `New 1, still open 4, reopened 0, resolved 2.` */
export function progressText({ added, open, resolved, reopened }: HistoryEntry): string {
  const still = open - added - reopened;
  return `New ${String(added)}, still open ${String(Math.max(0, still))}, reopened ${String(reopened)}, resolved ${String(resolved)}.`;
}
