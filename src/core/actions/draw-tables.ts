/** The tables of the action sheet beside those of work, from texts to typed cells. */

import { speakTable, type ColumnWords } from '../report/speak-sheets.ts';
import type { TableSheet } from '../report/tables.ts';
import type { Speech } from '../text/speech.ts';
import { say, verbatim } from '../text/text.ts';
import { CONFLICT_COLUMNS, ORPHAN_COLUMNS, PROGRESS_COLUMNS, SIGN_OFF_COLUMNS } from './columns.ts';
import type { LivingSheet } from './living.ts';
import type { Pack } from './packs.ts';
import { PACKS_SHEET, WAIVERS_SHEET } from './sheet-words.ts';
import { typed } from './typed-cell.ts';
import { WAIVER_WORDS } from './waivers.ts';

/** Tables of plain texts. */
function recordRows(
  records: readonly object[],
  columns: readonly ColumnWords[],
): TableSheet['rows'] {
  return records.map((record) => {
    const cells = new Map<string, unknown>(Object.entries(record));
    return columns.map(({ key, type }) => {
      const value = cells.get(key);
      const shown = typeof value === 'number' ? String(value) : value;
      return typed(typeof shown === 'string' ? shown : '', type);
    });
  });
}

export function conflictsTable({ log }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Conflicts'),
      tableName: 'tblConflicts',
      title: say('Conflicts and odd cells'),
      purpose: say(
        'Where copies differed or a cell could not be taken as it was. Delete a row once it is settled.',
      ),
      keys: 'conflicts',
      frozenColumns: 2,
      emptyText: say('There are no conflicts.'),
      columns: CONFLICT_COLUMNS,
      rows: recordRows(log, CONFLICT_COLUMNS),
    },
    speech,
  );
}

export function orphansTable({ orphans }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Orphaned'),
      tableName: 'tblOrphaned',
      title: say('Orphaned'),
      purpose: say(
        'Words that belong to no known action. Move them where they belong, then delete the row.',
      ),
      keys: 'orphaned',
      frozenColumns: 1,
      emptyText: say('There is nothing here.'),
      columns: ORPHAN_COLUMNS,
      rows: recordRows(orphans, ORPHAN_COLUMNS),
    },
    speech,
  );
}

const WAIVER_COLUMNS: readonly ColumnWords[] = [
  { key: 'id', label: say('Action id'), type: 'id', width: 16 },
  {
    key: 'state',
    label: say('State'),
    type: 'text',
    width: 16,
    tones: [
      [WAIVER_WORDS['in force'], 'muted'],
      [WAIVER_WORDS.lapsed, 'bad'],
      [WAIVER_WORDS['not applied'], 'bad'],
      [WAIVER_WORDS.idle, 'warn'],
    ],
  },
  { key: 'text', label: say('What to do'), type: 'text', width: 46, wrap: true },
  { key: 'owner', label: say('Owner'), type: 'text', width: 16 },
  { key: 'until', label: say('Waive until'), type: 'day', width: 13 },
  { key: 'reason', label: say('Waive reason'), type: 'text', width: 30, wrap: true },
  { key: 'why', label: say('Why'), type: 'text', width: 46, wrap: true },
];

export function waiversTable({ waivers }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: WAIVERS_SHEET,
      tableName: 'tblWaivers',
      title: say('Waivers'),
      purpose: say(
        'What was to be left be. Edit waivers in Actions; a waiver changes no total and no verdict.',
      ),
      frozenColumns: 2,
      emptyText: say('There are no waivers.'),
      columns: WAIVER_COLUMNS,
      rows: recordRows(waivers, WAIVER_COLUMNS),
    },
    speech,
  );
}

export function progressTable({ history }: LivingSheet, speech: Speech): TableSheet {
  const entries = history.map((one) => ({
    ...one,
    still: Math.max(0, one.open - one.added - one.reopened),
  }));
  return speakTable(
    {
      name: say('Progress'),
      tableName: 'tblProgress',
      title: say('Progress'),
      purpose: say('One row per run with new exports, the latest last.'),
      keys: 'progress',
      frozenColumns: 1,
      emptyText: say('There was no run yet.'),
      columns: PROGRESS_COLUMNS,
      rows: recordRows(entries, PROGRESS_COLUMNS),
    },
    speech,
  );
}

export function signOffTable({ signOff, run }: LivingSheet, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Sign-off'),
      tableName: 'tblSignOff',
      title: say('Sign-off'),
      purpose: say(
        'For the state of {day} alone: it lapses as soon as findings, numbers or day change.',
        { day: run.asOf },
      ),
      keys: 'signOff',
      frozenColumns: 0,
      emptyText: verbatim(''),
      columns: SIGN_OFF_COLUMNS,
      rows: recordRows([{ ...signOff.cells, state: signOff.state }], SIGN_OFF_COLUMNS),
    },
    speech,
  );
}

export function packsTable(packs: readonly Pack[], speech: Speech): TableSheet {
  const columns: readonly ColumnWords[] = [
    { key: 'label', label: say('For'), type: 'text', width: 34, wrap: true },
    { key: 'name', label: say('File'), type: 'text', width: 44 },
    { key: 'count', label: say('Actions'), type: 'integer', width: 12, total: 'sum' },
  ];
  const rows = packs.map((pack) => ({ ...pack, count: pack.ids.size }));
  return speakTable(
    {
      name: PACKS_SHEET,
      tableName: 'tblPacks',
      title: say('Packs'),
      purpose: say('Small sheets to send out. Give what comes back with --actions.'),
      frozenColumns: 1,
      emptyText: say('There is nothing to send out.'),
      columns,
      rows: recordRows(rows, columns),
    },
    speech,
  );
}
