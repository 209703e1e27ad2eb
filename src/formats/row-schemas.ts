/** Makes of `schemas/rows/*.schema.json` the row checks that the core asks for. */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import activity from '../../schemas/rows/activity.schema.json' with { type: 'json' };
import customers from '../../schemas/rows/customers.schema.json' with { type: 'json' };
import invoice from '../../schemas/rows/invoice.schema.json' with { type: 'json' };
import prices from '../../schemas/rows/prices.schema.json' with { type: 'json' };
import subscriptions from '../../schemas/rows/subscriptions.schema.json' with { type: 'json' };
import type { RowSchema, RowSchemas, SchemaError } from '../core/validate/check-rows.ts';
import { checks } from './checks/rows.ts';

interface SourceSchema {
  readonly properties: Readonly<
    Record<string, { readonly type: unknown; readonly description?: string; readonly fix?: string }>
  >;
}

/** All row schemas. `fix` is an annotation of ours: the remedy shown to the user. */
export function compileRowSchemas(): RowSchemas {
  return {
    subscriptions: toRowSchema(checks.subscriptions, subscriptions),
    activity: toRowSchema(checks.activity, activity),
    customers: toRowSchema(checks.customers, customers),
    prices: toRowSchema(checks.prices, prices),
    invoice: toRowSchema(checks.invoice, invoice),
  };
}

function toRowSchema(validate: ValidateFunction, schema: SourceSchema): RowSchema {
  return {
    check: (draft) => (validate(draft) ? [] : (validate.errors ?? []).flatMap(toSchemaError)),
    expectation: (field) => {
      const property = schema.properties[field];
      return { description: property?.description ?? null, fix: property?.fix ?? null };
    },
  };
}

/** Keywords that only join others: their parts are reported one by one. */
const JOINING = new Set(['if', 'allOf']);

function toSchemaError(error: ErrorObject): readonly SchemaError[] {
  if (JOINING.has(error.keyword)) return [];
  if (error.keyword === 'anyOf') return [{ field: '', keyword: 'anyOf' }];
  if (error.schemaPath.includes('/anyOf/')) return [];
  const missing: unknown = error.params['missingProperty'];
  const field =
    error.keyword === 'required' && typeof missing === 'string'
      ? missing
      : error.instancePath.slice(1);
  return [{ field, keyword: error.keyword }];
}
