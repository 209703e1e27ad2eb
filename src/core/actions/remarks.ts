/** What is odd about a sheet that came back, with the cell in which it stands. Nothing here changes a value. */

import type { Speech } from '../text/speech.ts';
import { joined, say, type Text } from '../text/text.ts';
import { isDay } from './cell-text.ts';
import { ACTION_STATUSES, COMPARED_KEYS, HUMAN_COLUMNS, labelOf, STATUS_WORDS } from './columns.ts';
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
  speech: Speech,
): readonly LogEntry[] {
  const { of } = speech;
  const { file, baseline, rows } = copy;
  const there = new Set(rows.map(({ id }) => id));
  const deleted = [...baseline.values()].filter(({ id }) => !there.has(id));
  return [
    ...lostRemarks(lost).map((what) => remark({ what: of(what), file })),
    ...missingColumns(layouts).map((what) => remark({ what: of(what), file })),
    ...deleted.map(({ id, machine }) =>
      remark({
        what: of(say('The row was deleted and is back')),
        id,
        other: machine['text'] ?? '',
        file,
      }),
    ),
    ...rows.flatMap((row) => rowRemarks(row, copy, speech)),
  ];
}

function lostRemarks({ baseline, keys, strangers }: Lost): readonly Text[] {
  return [
    ...(baseline
      ? [
          say(
            'The hidden sheet Baseline is not in this file: it could not be proven which cells were emptied or edited, which rows were deleted, and for which numbers waivers and sign-off were given',
          ),
        ]
      : []),
    ...(keys && !baseline
      ? [say('The hidden keys above the header are lost: columns were found by their headers')]
      : []),
    ...strangers
      .filter((sheet) => !OWN_SHEETS.has(sheet))
      .map((sheet) =>
        say('The sheet {sheet} is not of this tool and stays in its file', { sheet }),
      ),
  ];
}

/** Sheets for the tool itself, called the same in every language. */
const OWN_SHEETS = new Set(['Lists', 'Baseline', 'Baseline run']);

function missingColumns(layouts: readonly Layout[]): readonly Text[] {
  return layouts.flatMap(({ columns, table }) =>
    HUMAN_COLUMNS.filter(({ key }) => !columns.has(key)).map(({ label }) =>
      say('The column {column} is gone from {sheet}; its cells are as they were', {
        column: label,
        sheet: table.sheet,
      }),
    ),
  );
}

function rowRemarks(
  row: SheetRow,
  { file, baseline }: Omit<SheetCopy, 'remarks'>,
  speech: Speech,
): readonly LogEntry[] {
  const { id, human } = row;
  const found: LogEntry[] = [];
  const note = (
    key: string,
    entry: { readonly what: Text } & Pick<LogEntry, 'kept' | 'other'>,
  ): void => {
    const what = speech.of(entry.what);
    found.push(
      remark({ ...entry, what, id, column: labelOf(key, speech), file, cell: row.address(key) }),
    );
  };
  const status = human['status'];
  if (status !== undefined && !ACTION_STATUSES.some((word) => word === status)) {
    note('status', {
      what: say('Not a status: choose {statuses}. It counts as open', {
        statuses: joined(
          ACTION_STATUSES.map((word) => STATUS_WORDS[word]),
          ', ',
        ),
      }),
      kept: status,
      other: '',
    });
  }
  for (const key of DAY_KEYS) {
    const day = human[key] ?? '';
    if (day !== '' && !isDay(day)) {
      note(key, {
        what: say('Not a day, or one with two readings: write it as 2026-05-14'),
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
      what: say('A cell of the machine was edited; the machine’s stands'),
      kept: before,
      other: now,
    });
  }
  return found;
}
