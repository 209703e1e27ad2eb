/** What is odd about a sheet that came back, with the cell in which it stands. Nothing here changes a value. */

import { isDay } from './cell-text.ts';
import { ACTION_STATUSES, COMPARED_KEYS, HUMAN_COLUMNS, labelOf } from './columns.ts';
import type { Layout } from './layout.ts';
import type { LogEntry, SheetCopy, SheetRow } from './living.ts';

const DAY_KEYS = HUMAN_COLUMNS.filter((column) => column.type === 'day').map(({ key }) => key);

interface Lost {
  readonly baseline: boolean;
  readonly keys: boolean;
  /** Sheets that the tool does not know. */
  readonly strangers: readonly string[];
}

/** A blank entry of the log; the run that reads it says the day. */
export function remark(entry: Partial<LogEntry> & Pick<LogEntry, 'what'>): LogEntry {
  return { id: '', column: '', kept: '', other: '', file: '', cell: '', asOf: '', ...entry };
}

/** All remarks about one copy. */
export function remarksOf(
  copy: Omit<SheetCopy, 'remarks'>,
  layouts: readonly Layout[],
  lost: Lost,
): readonly LogEntry[] {
  const { file, baseline, rows } = copy;
  const there = new Set(rows.map(({ id }) => id));
  const deleted = [...baseline.values()].filter(({ id }) => !there.has(id));
  return [
    ...lostRemarks(lost).map((what) => remark({ what, file })),
    ...missingColumns(layouts).map((what) => remark({ what, file })),
    ...deleted.map(({ id, machine }) =>
      remark({ what: 'The row was deleted and is back', id, other: machine['text'] ?? '', file }),
    ),
    ...rows.flatMap((row) => rowRemarks(row, copy)),
  ];
}

function lostRemarks({ baseline, keys, strangers }: Lost): readonly string[] {
  return [
    ...(baseline
      ? [
          'The very hidden sheet Baseline is lost: columns were found by their headers, waivers and sign-off start anew',
        ]
      : []),
    ...(keys && !baseline
      ? ['The hidden keys above the header are lost: columns were found by their headers']
      : []),
    ...strangers
      .filter((sheet) => !OWN_SHEETS.has(sheet))
      .map((sheet) => `The sheet ${sheet} is not of this tool and stays in its file`),
  ];
}

/** Sheets that are written anew by every run. */
const OWN_SHEETS = new Set(['Start here', 'Waivers', 'Packs', 'Lists', 'Baseline', 'Baseline run']);

function missingColumns(layouts: readonly Layout[]): readonly string[] {
  return layouts.flatMap(({ columns, table }) =>
    HUMAN_COLUMNS.filter(({ key }) => !columns.has(key)).map(
      ({ label }) => `The column ${label} is gone from ${table.sheet}; its cells are as they were`,
    ),
  );
}

function rowRemarks(
  row: SheetRow,
  { file, baseline }: Omit<SheetCopy, 'remarks'>,
): readonly LogEntry[] {
  const { id, human } = row;
  const found: LogEntry[] = [];
  const note = (key: string, entry: Pick<LogEntry, 'what' | 'kept' | 'other'>): void => {
    found.push(remark({ ...entry, id, column: labelOf(key), file, cell: row.address(key) }));
  };
  const status = human['status'];
  if (status !== undefined && !ACTION_STATUSES.some((word) => word === status)) {
    note('status', {
      what: `Not a status: choose ${ACTION_STATUSES.join(', ')}. It counts as open`,
      kept: status,
      other: '',
    });
  }
  for (const key of DAY_KEYS) {
    const day = human[key] ?? '';
    if (day !== '' && !isDay(day)) {
      note(key, {
        what: 'Not a day, or one with two readings: write it as 2026-05-14',
        kept: day,
        other: '',
      });
    }
  }
  const written = baseline.get(id);
  for (const key of written?.place === row.place ? COMPARED_KEYS : []) {
    const [before = '', now] = [written?.machine[key], row.machine[key]];
    if (now === undefined || now === before) continue;
    note(key, {
      what: "A cell of the machine was edited; the machine's stands",
      kept: before,
      other: now,
    });
  }
  return found;
}
