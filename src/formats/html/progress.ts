/** The burn-down on the page: what each run found, resolved and left open. */

import type { HistoryEntry } from '../../core/model/history.ts';
import { ENGLISH } from '../../core/text/speech.ts';
import { progressText } from '../../core/report/progress-words.ts';
import { fixed, htmlTable, safe, type Html, type HtmlColumn } from './parts.ts';

const COLUMNS: readonly HtmlColumn<HistoryEntry>[] = [
  { label: 'As of', style: 'day', cell: ({ asOf }) => asOf },
  { label: 'Open', style: 'n', cell: ({ open }) => open },
  { label: 'New', style: 'n', cell: ({ added }) => added },
  { label: 'Resolved', style: 'n', cell: ({ resolved }) => resolved },
  { label: 'Reopened', style: 'n', cell: ({ reopened }) => reopened },
  { label: 'Waived', style: 'n', cell: ({ waived }) => waived },
];

/** One row per run, the oldest first; nothing where this is the first run. */
export function progressSection(history: readonly HistoryEntry[]): Html {
  const last = history.at(-1);
  if (last === undefined || history.length < 2) return fixed('');
  return safe`<section aria-labelledby="progress">
<h2 id="progress">Progress</h2>
<p class="note">${ENGLISH.of(progressText(last))}</p>
${htmlTable('Actions from run to run.', COLUMNS, history)}</section>
`;
}
