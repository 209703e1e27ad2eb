/** Reads the sheets that gather from run to run: conflicts, orphaned words, the burn-down and the sign-off. */

import { columnLetters, type RawRow } from '../model/raw-table.ts';
import type { Speech } from '../text/speech.ts';
import { cellText, dayFormOf } from './cell-text.ts';
import { SIGN_OFF_COLUMNS } from './columns.ts';
import { ownColumns, rowsBelow, type Layout } from './layout.ts';
import type { Cells, HistoryEntry, LogEntry, Orphan } from './living.ts';
import { count } from './read-baseline.ts';

function reader(layout: Layout, rows: readonly RawRow[]): (row: RawRow, key: string) => string {
  const days = new Map(['asOf', 'date'].map((key) => [key, layout.columns.get(key)]));
  const forms = new Map(
    [...days].map(
      ([key, at]) => [key, at === undefined ? 'not-needed' : dayFormOf(rows, at)] as const,
    ),
  );
  return (row, key) => {
    const at = layout.columns.get(key);
    const form = forms.get(key);
    const type = form === undefined ? 'text' : 'day';
    return at === undefined
      ? ''
      : cellText(row.cells[at], type, layout.table.epoch, form ?? 'not-needed');
  };
}

/** What people wrote beside the columns of such a sheet. */
function besides(layout: Layout, row: RawRow, speech: Speech): string {
  const taken = new Set(layout.columns.values());
  const cells = row.cells.flatMap((cell, at) => {
    const text = taken.has(at) ? '' : cellText(cell, 'text', layout.table.epoch, 'not-needed');
    return text === '' ? [] : [{ at, text }];
  });
  const heads = ownColumns(
    layout,
    cells.map(({ at }) => at),
    speech,
  );
  return cells.map(({ text }, index) => `${heads[index]?.label ?? ''}: ${text}`).join('\n');
}

const joined = (...texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n');

/** Conflicts that nobody has deleted yet. */
export function readConflicts(layout: Layout, speech: Speech): readonly LogEntry[] {
  const rows = rowsBelow(layout);
  const read = reader(layout, rows);
  return rows
    .map((row) => ({
      what: read(row, 'what'),
      id: read(row, 'id'),
      column: read(row, 'column'),
      kept: read(row, 'kept'),
      other: joined(read(row, 'other'), besides(layout, row, speech)),
      file: read(row, 'file'),
      cell: read(row, 'cell'),
      asOf: read(row, 'asOf'),
    }))
    .filter((entry) => Object.values(entry).some((text) => text !== ''));
}

/** Words without an action that nobody has deleted yet. */
export function readOrphans(layout: Layout, speech: Speech): readonly Orphan[] {
  const rows = rowsBelow(layout);
  const read = reader(layout, rows);
  return rows
    .map((row) => ({
      id: read(row, 'id'),
      why: read(row, 'why'),
      text: joined(read(row, 'text'), besides(layout, row, speech)),
      file: read(row, 'file'),
      cell: read(row, 'cell'),
      asOf: read(row, 'asOf'),
    }))
    .filter((orphan) => Object.values(orphan).some((text) => text !== ''));
}

/** The burn-down as people see it, where the hidden one is lost. It cannot say for which inputs it was. */
export function readHistory(layouts: readonly Layout[]): readonly HistoryEntry[] {
  return layouts.flatMap((layout) => {
    const rows = rowsBelow(layout);
    const read = reader(layout, rows);
    return rows.map((row) => {
      const figure = (key: string): number => count(read(row, key));
      return {
        asOf: read(row, 'asOf'),
        hash: `lost ${layout.table.sheet}!${columnLetters(0)}${String(row.number)}`,
        open: figure('open'),
        added: figure('added'),
        resolved: figure('resolved'),
        reopened: figure('reopened'),
        waived: figure('waived'),
        unchecked: figure('unchecked'),
      };
    });
  });
}

/** Who signed; the first row that says anything. */
export function readSigners(layouts: readonly Layout[]): Cells {
  const keys = SIGN_OFF_COLUMNS.filter((column) => column.human).map(({ key }) => key);
  for (const layout of layouts) {
    const rows = rowsBelow(layout);
    const read = reader(layout, rows);
    for (const row of rows) {
      const cells = Object.fromEntries(keys.map((key) => [key, read(row, key)]));
      if (Object.values(cells).some((text) => text !== '')) return cells;
    }
  }
  return {};
}
