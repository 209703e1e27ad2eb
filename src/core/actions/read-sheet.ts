/**
 * Reads an action sheet that people worked in. Whatever was done to it, every word comes out: as a cell
 * of a known action, or as something that belongs to none. What is odd is a remark with its address.
 */

import type { RawFile } from '../model/raw-table.ts';
import type { Speech } from '../text/speech.ts';
import { arrangementIn } from './arrangement.ts';
import type { SheetKind } from './columns.ts';
import { findLayout, type Layout } from './layout.ts';
import type { KnownAction, OwnColumn, SheetCopy, SheetRow } from './living.ts';
import { rulesIn } from './machine-cells.ts';
import { count, readBaseline, readRunData } from './read-baseline.ts';
import { readRows } from './read-rows.ts';
import { readConflicts, readHistory, readOrphans, readSigners } from './read-records.ts';
import { remarksOf } from './remarks.ts';
import { withHeads, wordsToTry } from './sheet-words.ts';

/** The sheet as somebody left it; `null` where the workbook is no action sheet. `digest` as in `SheetCopy`. */
export function readSheet(
  name: string,
  raw: RawFile,
  digest: string,
  speech: Speech,
): SheetCopy | null {
  const run = readRunData(raw.tables);
  const { columns } = run;
  const words = wordsToTry(run.words, speech);
  const named = withHeads(words, columns.heads);
  const layouts = raw.tables.flatMap((table) => findLayout(table, named) ?? []);
  const of = (kind: SheetKind): readonly Layout[] => layouts.filter((one) => one.kind === kind);
  const worked = [...of('actions'), ...of('resolved')];
  if (of('actions').length === 0) return null;
  const { known: written, fault } = readBaseline(raw.tables);
  const read = worked.map((layout) => readRows(layout, { baseline: written, words, speech }));
  const rows = read.flatMap((one) => one.rows);
  const baseline = written ?? baselineFrom(rows);
  const copy = {
    file: name,
    digest,
    run: run.run,
    taken: run.taken,
    splitBy: run.splitBy,
    history: run.history ?? readHistory(of('progress')),
    baseline,
    rows,
    ownColumns: distinct(read.flatMap(({ own }) => own.map(({ key, label }) => ({ key, label })))),
    arranged: worked.map((layout, index) =>
      arrangementIn(layout, read[index]?.own ?? [], columns, words),
    ),
    writtenHeads: columns.heads,
    signOff: { cells: readSigners(of('signOff')), bound: run.signOff },
    log: of('conflicts').flatMap((one) => readConflicts(one, speech)),
    orphans: of('orphaned').flatMap((one) => readOrphans(one, speech)),
    fault: fault ?? read.find((one) => one.fault !== null)?.fault ?? null,
  };
  const ours = new Set([
    ...layouts.map(({ table }) => table.sheet),
    ...words.flatMap(({ sheets }) => sheets),
  ]);
  const lost = {
    baseline: written === null,
    keys: worked.some((layout) => !layout.keyed),
    strangers: shownSheets(raw).filter((sheet) => !ours.has(sheet)),
  };
  return { ...copy, remarks: remarksOf(copy, worked, lost, speech) };
}

function shownSheets({ tables }: RawFile): readonly string[] {
  return tables.filter((table) => table.visibility !== 'very-hidden').map((table) => table.sheet);
}

function distinct(columns: readonly OwnColumn[]): readonly OwnColumn[] {
  // The actions come first: what was done to a column there comes before what was not done elsewhere.
  const found = new Map<string, OwnColumn>();
  for (const column of columns) if (!found.has(column.key)) found.set(column.key, column);
  return [...found.values()];
}

const ACTION_ID = /^A-[0-9a-v]{11}$/;

/** Without the hidden sheet, what people see has to do: every word of theirs then counts as new. */
function baselineFrom(rows: readonly SheetRow[]): ReadonlyMap<string, KnownAction> {
  const known = new Map<string, KnownAction>();
  for (const { id, place, machine } of rows) {
    if (!ACTION_ID.test(id) || known.has(id)) continue;
    known.set(id, {
      id,
      place,
      machine,
      human: { status: 'Open' },
      own: {},
      rules: rulesIn(machine['why'] ?? ''),
      customerKey: null,
      numbers: '',
      firstSeen: machine['firstSeen'] ?? '',
      timesSeen: count(machine['timesSeen']),
      reopened: count(machine['reopened']),
      was: machine['was'] ?? '',
      waiver: null,
      resolvedOn: machine['resolvedOn'] ?? '',
      how: machine['how'] ?? '',
    });
  }
  return known;
}
