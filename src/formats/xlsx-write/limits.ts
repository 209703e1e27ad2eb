/** What goes where on a sheet, and how much Excel takes of it. */

/** Excel's last row. */
const LAST_ROW = 1_048_576;
/** Rows above the data: title, purpose, link, header. */
export const HEADER_ROW = 4;

/** How much of a table goes on one sheet. */
export interface Limits {
  readonly rows: number;
  readonly links: number;
}

export const EXCEL: Limits = {
  /** Beside the rows above the data and the totals row. */
  rows: LAST_ROW - HEADER_ROW - 1,
  /** Excel takes 65,530; some are left for other links than those of the table. */
  links: 65_000,
};
