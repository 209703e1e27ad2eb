/** Compiles the schemas of published results: the checks that a value is one of them. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import invoiceSchema from '../../schemas/invoice-check.schema.json' with { type: 'json' };
import type { InvoiceCheck } from '../../src/core/model/invoice-check.ts';
import type { Report } from '../../src/core/model/report.ts';

/** A type guard for reports. */
export function compileReportCheck(): (value: unknown) => value is Report {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  return ajv.compile<Report>(schema);
}

/** A type guard for checks of the final invoice. */
export function compileInvoiceCheckGuard(): (value: unknown) => value is InvoiceCheck {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  ajv.addSchema(schema);
  return ajv.compile<InvoiceCheck>(invoiceSchema);
}
