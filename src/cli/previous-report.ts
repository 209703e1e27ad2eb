/** Reads the result of an earlier run, if it is there and of the shape that this version writes. */
import { existsSync, readFileSync } from 'node:fs';
import type { Report } from '../core/model/report.ts';
import { compileReportCheck } from '../formats/report-schema.ts';

/** The earlier report; `null` where there is none, or none that can be trusted. */
export function previousReport(file: string): Report | null {
  return previousResult(file, compileReportCheck);
}

/** The same for any published result; `compile` makes the check of its shape. */
export function previousResult<T>(
  file: string,
  compile: () => (value: unknown) => value is T,
): T | null {
  if (!existsSync(file)) return null;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isResult = compile();
    return isResult(value) ? value : null;
  } catch {
    return null;
  }
}
