/** The burn-down by day: how many actions were open at the end of each day of the migration so far. */
import { addDays, formatDay, parseDay } from '../model/values.ts';
import { day, integer } from '../report/cells.ts';
import { speakTable, type ColumnWords } from '../report/speak-sheets.ts';
import type { TableSheet } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { joined, say, sayAs } from '../text/text.ts';
import type { HistoryEntry } from './living.ts';
import { BURN_DOWN_SHEET } from './sheet-words.ts';

export interface DayFigures {
  readonly day: string;
  /** At its end; that of the day before where there was no run. */
  readonly open: number;
  readonly added: number;
  readonly resolved: number;
  readonly reopened: number;
  readonly runs: number;
}

/** Each calendar day from the first run to the last. */
export function figuresByDay(history: readonly HistoryEntry[]): readonly DayFigures[] {
  const days = history.map(({ asOf }) => asOf).sort();
  const [first, last] = [parseDay(days[0] ?? ''), days.at(-1)];
  if (first === null || last === undefined) return [];
  const figures: DayFigures[] = [];
  let open = 0;
  for (let at = first; formatDay(at) <= last; at = addDays(at, 1)) {
    const runs = history.filter(({ asOf }) => asOf === formatDay(at));
    open = runs.at(-1)?.open ?? open;
    const sum = (key: 'added' | 'resolved' | 'reopened'): number =>
      runs.reduce((total, run) => total + run[key], 0);
    figures.push({
      day: formatDay(at),
      open,
      added: sum('added'),
      resolved: sum('resolved'),
      reopened: sum('reopened'),
      runs: runs.length,
    });
  }
  return figures;
}

/** Rows of the sheet; a migration takes weeks. */
const MOST_DAYS = 400;

const figure = (key: keyof DayFigures, label: ColumnWords['label']): ColumnWords => {
  return { key, label, type: 'integer', width: 16, bar: key !== 'runs' };
};

const COLUMNS: readonly ColumnWords[] = [
  { key: 'day', label: say('Day'), type: 'day', width: 14 },
  figure('open', sayAs('count', 'Open')),
  figure('added', sayAs('count', 'New')),
  figure('resolved', sayAs('count', 'Resolved')),
  figure('reopened', sayAs('count', 'Reopened')),
  figure('runs', say('Runs')),
];

/** The newest days, the latest last. */
export function burnDownTable(history: readonly HistoryEntry[], speech: Speech): TableSheet {
  const all = figuresByDay(history);
  const figures = all.slice(-MOST_DAYS);
  const purpose = say(
    'Open actions at the end of each day. A day without a run has those of the run before it.',
  );
  const more = all.length - figures.length;
  const older = say('{days, plural, one {# earlier day is} other {# earlier days are}} left out.', {
    days: more,
  });
  return speakTable(
    {
      name: BURN_DOWN_SHEET,
      tableName: 'tblBurnDown',
      title: say('Burn-down by day'),
      purpose: more === 0 ? purpose : joined([purpose, older], ' '),
      frozenColumns: 1,
      emptyText: say('There was no run yet.'),
      columns: COLUMNS,
      rows: figures.map((one) => [
        day(one.day),
        ...[one.open, one.added, one.resolved, one.reopened, one.runs].map(integer),
      ]),
    },
    speech,
  );
}
