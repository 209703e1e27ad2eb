/** Looks at one table: recognises it and reads its rows, or goes through those of one that is not used. */
import { passRows, type PassEnd, type RawTable } from '../model/raw-table.ts';
import type { FileRules } from '../model/settings.ts';
import type { RowSchemas } from '../validate/check-rows.ts';
import { checkTable, type CheckedTable } from '../validate/check-table.ts';
import type { Notation } from './column-forms.ts';
import { holdsId } from './header-doubts.ts';
import type { Harvest, HarvestOf } from './read-rows.ts';
import { recognise, type Recognition } from './recognise.ts';

/** What a table is read with. */
export interface Looking<H extends Harvest> {
  readonly path: string;
  readonly rules: FileRules;
  readonly schemas: RowSchemas;
  readonly notation: Notation;
  readonly harvestOf: HarvestOf<H>;
  /** False for a sheet beside the one that the config names. */
  readonly wanted: boolean;
}

/** A table that was recognised and checked, or why it was not. */
export interface LookedAt<H extends Harvest = Harvest> {
  readonly table: RawTable;
  readonly recognition: Recognition | null;
  readonly checked: CheckedTable<H> | null;
  /** True for one that is not used and holds ids like an export. */
  readonly holdsIds: boolean;
  readonly end: PassEnd;
}

/** Reads a table that holds rows, through to its end: it may be found out there that the file is damaged. */
export function lookAt<H extends Harvest>(table: RawTable, looking: Looking<H>): LookedAt<H> {
  const { path, rules, schemas, notation, harvestOf, wanted } = looking;
  const recognition = wanted ? recognise(table, rules) : null;
  if (recognition?.ok === true) {
    const checked = checkTable(recognition.table, path, schemas, notation, harvestOf);
    return { table, recognition, checked, holdsIds: false, end: checked.end };
  }
  let holdsIds = false;
  const end = passRows(table, 0, (row) => {
    holdsIds ||= holdsId(row);
  });
  return { table, recognition, checked: null, holdsIds, end };
}
