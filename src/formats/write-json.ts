/** Writes results in their published shapes (`schemas/*.schema.json`). */

import type { InvoiceCheck } from '../core/model/invoice-check.ts';
import type { Report } from '../core/model/report.ts';

/** A result as JSON: two spaces, keys as it declares them, one newline at the end. */
export function writeJson(result: Report | InvoiceCheck): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
