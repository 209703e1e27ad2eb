/** Compiles the schemas of what is published beside the report: the checks that a value has that shape. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import planSchema from '../../schemas/plan.schema.json' with { type: 'json' };
import preflightSchema from '../../schemas/preflight.schema.json' with { type: 'json' };
import type { MigrationPlan } from '../../src/core/model/plan.ts';
import type { Preflight } from '../../src/core/model/preflight.ts';

const OPTIONS = { strict: true, allowUnionTypes: true } as const;

/** A type guard for plans. */
export function compilePlanCheck(): (value: unknown) => value is MigrationPlan {
  return new Ajv2020(OPTIONS).compile<MigrationPlan>(planSchema);
}

/** A type guard for preflights. */
export function compilePreflightCheck(): (value: unknown) => value is Preflight {
  return new Ajv2020(OPTIONS).compile<Preflight>(preflightSchema);
}
