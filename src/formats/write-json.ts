/** Writes the report in its published shape (`schemas/report.schema.json`). */

import type { Report } from '../core/model/report.ts';

/** The report as JSON: two spaces, keys as the report declares them, one newline at the end. */
export function writeJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
