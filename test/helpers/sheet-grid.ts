/** A neutral workbook as grids of raw cells, as if written and read back: what people do to a sheet is done to these. */
import type { RawCell, RawFile, RawTable } from '../../src/core/model/raw-table.ts';
import { parseDay } from '../../src/core/model/values.ts';
import type { CellValue, TableSheet, Workbook } from '../../src/core/report/tables.ts';

export interface Grid {
  name: string;
  readonly kind: string;
  readonly visibility: RawTable['visibility'];
  rows: (RawCell | null)[][];
  /** Position of the first row of data. */
  data: number;
}

/** A text cell; `null` for an empty one. */
export function cell(text: string): RawCell | null {
  return text === '' ? null : { kind: 'text', text };
}

function rawCell(value: CellValue): RawCell | null {
  switch (value.type) {
    case 'text':
    case 'decimal':
      return cell(value.value);
    case 'integer':
      return { kind: 'number', text: String(value.value), format: 'plain' };
    case 'day':
      return {
        kind: 'number',
        text: String((parseDay(value.value) ?? 0) + 25_569),
        format: 'date',
      };
    case 'empty':
      return null;
  }
}

/** The tables of a workbook; pages are left out, as nobody reads them back. */
export function gridsOf(workbook: Workbook): Grid[] {
  return workbook.sheets.flatMap((sheet) => (sheet.kind === 'table' ? [gridOf(sheet)] : []));
}

/** What a table is, whatever language its sheet is named in. */
const KINDS: Readonly<Record<string, string>> = {
  tblActions: 'Actions',
  tblResolved: 'Resolved',
  tblConflicts: 'Conflicts',
  tblOrphaned: 'Orphaned',
  tblSignOff: 'Sign-off',
};

function gridOf(sheet: TableSheet): Grid {
  const { keys } = sheet;
  const rows = Array.from(sheet.rows, (row) => row.map(rawCell));
  return {
    name: sheet.name,
    kind: KINDS[sheet.tableName] ?? sheet.name,
    visibility: sheet.hidden === true ? 'very-hidden' : 'visible',
    rows: [
      [cell(sheet.title)],
      [cell(sheet.purpose)],
      sheet.columns.map(({ key }, at) =>
        at === 0 ? cell('Start here') : keys === undefined ? null : cell(`${keys}.${key}`),
      ),
      sheet.columns.map(({ label }) => cell(label)),
      ...(rows.length === 0 ? [[cell(sheet.emptyText)]] : rows),
    ],
    data: 4,
  };
}

/** The grids as a reader would hand them over. */
export function rawFile(grids: readonly Grid[]): RawFile {
  const tables = grids.map(({ name, visibility, rows }): RawTable => ({
    sheet: name,
    visibility,
    rows: rows
      .map((cells, index) => ({ number: index + 1, cells }))
      .filter(({ cells }) => cells.some((one) => one !== null)),
    blankRows: 0,
    epoch: '1900',
    filtered: false,
    hiddenColumns: [],
  }));
  return { format: 'xlsx', tables, encoding: null, delimiter: null, warnings: [] };
}
