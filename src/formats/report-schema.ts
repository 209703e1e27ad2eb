/** Compiles `schemas/report.schema.json`: the check that a value is a report in its published shape. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import type { Report } from '../core/model/report.ts';

/** A type guard for reports. */
export function compileReportCheck(): (value: unknown) => value is Report {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  return ajv.compile<Report>(schema);
}
