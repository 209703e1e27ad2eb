/** What a run has brought, in words. */
import type { HistoryEntry } from '../model/history.ts';
import { say, type Text } from '../text/text.ts';

/** `New 1, still open 4, reopened 0, resolved 2.` */
export function progressText({ added, open, resolved, reopened }: HistoryEntry): Text {
  return say(
    'New {added, number}, still open {open, number}, reopened {reopened, number}, resolved {resolved, number}.',
    { added, open: Math.max(0, open - added - reopened), reopened, resolved },
  );
}
