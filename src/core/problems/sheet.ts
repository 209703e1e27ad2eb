/** What can be wrong with a sheet, its header, or the files of a run as a whole. */
import type { Catalogue } from './problem.ts';

const NAME_COLUMN =
  'Export the file again with all columns, correct the header, or name the column in the config ("columns").';

export const SHEET_PROBLEMS = {
  E_NO_DATA: {
    title: 'No data',
    what: 'It holds no data.',
    fix: 'Export the file again from Partner Center, or remove it from the folder.',
  },
  E_HEADER_NOT_FOUND: {
    title: 'No known header',
    what: 'No header of a known export was found in the first {rows} rows; the first row reads {first}.',
    fix: 'Export the file again from Partner Center, or remove it from the folder.',
  },
  E_HEADER_TWO_ROWS: {
    title: 'Header of two rows',
    what: 'The header seems to stand in two rows ({first} and {second}); a column needs its name in one cell.',
    fix: 'Write the column names into one row, or name header row and columns in the config ("headerRow", "columns").',
  },
  E_HEADER_ROW: {
    title: 'Header row of the config is empty',
    what: 'The config says that the header stands in row {row}, but that row is empty.',
    fix: 'Correct "headerRow" in the config; it is the row number that Excel shows.',
  },
  E_COLUMN_MISSING: {
    title: 'Required column missing',
    what: 'Row {row} looks like the header of the kind {kind} ({seen}), but there is no column {lacking}.{nearest}',
    fix: NAME_COLUMN,
  },
  E_COLUMN_DUPLICATE: {
    title: 'Two columns for one field',
    what: 'Two columns hold the same field with different values: "{first}" and "{second}".',
    fix: 'Delete or rename the column that is not the one from Partner Center, or name the right one in the config ("columns").',
  },
  E_COLUMN_UNKNOWN: {
    title: 'Column of the config not found',
    what: 'The config says that {field} stands in the column "{column}", but the header has no such column.',
    fix: 'Correct "columns" in the config: each is the text of a header cell, or the letters of a column.',
  },
  E_DATA_ABOVE_HEADER: {
    title: 'Data above the header',
    what: 'Row {row} looks like data, but stands above the header in row {header}: perhaps the table was sorted together with its header.',
    fix: 'Move the header to the top of the table, or export the file again.',
  },
  E_KIND_UNCLEAR: {
    title: 'Looks like two kinds of file',
    what: 'The columns are those of the kind {kind}, but "{column}" holds statuses, as an export of subscriptions does.',
    fix: 'Correct the header so that each column has its name from Partner Center, or name "kind" and "columns" in the config.',
  },
  E_SHEET_NOT_FOUND: {
    title: 'Sheet of the config not found',
    what: 'The config names the sheet "{sheet}", but the workbook has only {sheets}.',
    fix: 'Correct "sheet" in the config.',
  },
  E_NO_PRICES: {
    title: 'No price list',
    what: 'The file was given with --prices, but it is of the kind {kind}; it was not used.',
    fix: 'Give price lists and reconciliation files with --prices, exports with --from or --to.',
  },
  E_SAME_FILE_BOTH_TENANTS: {
    title: 'One file for both tenants',
    what: 'The same file is given for both tenants ({other}). Subscription ids differ between tenants, so it belongs to one of them at most; it was not used.',
    fix: 'Give each tenant its own export, and run again.',
  },
  E_FOLDER_EMPTY: {
    title: 'Folder without files',
    what: 'The folder holds no files.',
    fix: 'Put the exports that belong there into it, or delete it.',
  },
  W_LOCALE_MIXED: {
    title: 'Headers in more than one language',
    what: 'Most headers are in one language ({locale}), but others are not: {others}.',
    fix: 'Check that each column was taken for what it is.',
  },
  W_COLUMN_REPEATED: {
    title: 'Column given twice',
    what: 'The columns "{first}" and "{second}" hold the same field with the same values; the first was read.',
    fix: 'Nothing needs to be done.',
  },
  W_COLUMN_UNCLEAR: {
    title: 'Two columns for one optional field',
    what: 'The columns "{first}" and "{second}" hold the same field with different values; neither was read.',
    fix: 'Delete or rename the column that is not meant, or name the right one in the config ("columns").',
  },
  W_HIDDEN_SHEET: {
    title: 'Hidden sheet',
    what: 'Sheet "{sheet}" is hidden in Excel; it was read.',
    fix: 'Delete the sheet if it is not meant to count.',
  },
  W_HIDDEN_ROWS: {
    title: 'Hidden rows',
    what: 'Rows hidden in Excel: {rows}. They were read.',
    fix: 'Delete the rows if they are not meant to count.',
  },
  W_FILTERED_ROWS: {
    title: 'Active filter',
    what: 'Rows that a filter hides in Excel: {rows}. They were read.',
    fix: 'Nothing needs to be done: a filter does not shrink the comparison.',
  },
  W_HIDDEN_COLUMNS: {
    title: 'Hidden columns',
    what: 'Columns are hidden in Excel ({columns}); they were read.',
    fix: 'Check that they are not an older copy of other columns.',
  },
  W_BLANK_ROWS: {
    title: 'Blank rows',
    what: 'Blank rows: {rows}.',
    fix: 'Nothing needs to be done.',
  },
  W_SHEET_NOT_READ: {
    title: 'Sheet not read',
    what: 'Sheet "{sheet}" was not read: {why}',
    fix: 'Nothing needs to be done if it is no export.',
  },
  W_POSSIBLY_CUT: {
    title: 'Sheet as long as Excel allows',
    what: 'The sheet fills all {rows} rows that Excel has, so rows after them may be lost.',
    fix: 'Export a shorter span, or as CSV, and compare the number of rows with the portal.',
  },
  W_TOTAL_DIFFERS: {
    title: 'Totals row differs from its rows',
    what: 'The totals row says {stated} seats, but the rows of the sheet add up to {counted}: rows may be missing.',
    fix: 'Export the file again, and compare it with the portal.',
  },
} as const satisfies Catalogue;
