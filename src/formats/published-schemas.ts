/** Compiles the schemas of what is published beside the report: the checks that a value has that shape. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import planSchema from '../../schemas/plan.schema.json' with { type: 'json' };
import type { MigrationPlan } from '../core/model/plan.ts';

/** A type guard for plans. */
export function compilePlanCheck(): (value: unknown) => value is MigrationPlan {
  return new Ajv2020({ strict: true, allowUnionTypes: true }).compile<MigrationPlan>(planSchema);
}
