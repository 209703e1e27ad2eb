/** Workbooks as tests compare them: with rows that stand in a list, not with what draws them. */
import type { Workbook } from '../../src/core/report/tables.ts';

/** The same workbook, with all rows drawn. */
export function kept(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.map((sheet) =>
    sheet.kind === 'table' ? { ...sheet, rows: [...sheet.rows] } : sheet,
  );
  return { ...workbook, sheets };
}
