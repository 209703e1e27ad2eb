/** The reconciliation workbook: which sheets it has, and in which order people meet them. */

import type { Report } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { controlChecks } from './control-checks.ts';
import { findingsTable, rulesTable } from './finding-tables.ts';
import {
  ignoredTable,
  inputsTable,
  outOfScopeTable,
  rejectedTable,
  suggestionsTable,
} from './input-tables.ts';
import { customersTable, linesTable, overlapTable } from './line-tables.ts';
import { startPage } from './start-page.ts';
import type { Sheet, Workbook } from './tables.ts';
import { timelineTable } from './timeline-table.ts';

/** Draws the whole report as the neutral workbook behind `reconciliation.xlsx`. */
export function reconciliationWorkbook(report: Report, speech: Speech): Workbook {
  const sheets: readonly Sheet[] = [
    controlChecks(report),
    customersTable(report),
    linesTable(report),
    findingsTable(report, speech),
    overlapTable(report),
    timelineTable(report),
    rejectedTable(report),
    outOfScopeTable(report),
    ignoredTable(report),
    suggestionsTable(report),
    inputsTable(report),
    rulesTable(report, speech),
  ];
  return {
    title: 'Tenant reconciliation',
    subject: `Transitioning From and Transitioning To compared, as of ${report.asOf}`,
    day: report.asOf,
    sheets: [startPage(report, sheets), ...sheets],
  };
}
