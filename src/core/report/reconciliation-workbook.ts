/** The reconciliation workbook: which sheets it has, and in which order people meet them. */

import type { Report } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { controlChecks } from './control-checks.ts';
import { findingsTable, rulesTable } from './finding-tables.ts';
import { ignoredTable, inputsTable, outOfScopeTable, rejectedTable } from './input-tables.ts';
import { customersTable, linesTable, overlapTable } from './line-tables.ts';
import { mappingsTable } from './mappings-table.ts';
import { startPage } from './start-page.ts';
import type { Sheet, Workbook } from './tables.ts';
import { timelineTable } from './timeline-table.ts';

/** Draws the whole report as the neutral workbook behind `reconciliation.xlsx`. */
export function reconciliationWorkbook(report: Report, speech: Speech): Workbook {
  const sheets: readonly Sheet[] = [
    controlChecks(report, speech),
    customersTable(report, speech),
    linesTable(report, speech),
    findingsTable(report, speech),
    overlapTable(report, speech),
    timelineTable(report, speech),
    rejectedTable(report, speech),
    outOfScopeTable(report, speech),
    ignoredTable(report, speech),
    mappingsTable(report, speech),
    inputsTable(report, speech),
    rulesTable(report, speech),
  ];
  return {
    title: speech.of(say('Tenant reconciliation')),
    subject: speech.of(
      say('Transitioning From and Transitioning To compared, as of {day}', { day: report.asOf }),
    ),
    day: report.asOf,
    sheets: [startPage(report, sheets, speech), ...sheets],
  };
}
