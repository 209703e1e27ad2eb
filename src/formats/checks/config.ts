/** The check of a config. In the bundle, ajv's own code of it stands here (.ci/compiled-checks.js). */
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../../schemas/config.schema.json' with { type: 'json' };
import { compiled, sourceOf, WITH_CODE } from '../checker.ts';

const ajv = new Ajv2020({ ...WITH_CODE, strict: true, allErrors: true });

export const source = sourceOf(ajv, [schema], { config: schema.$id });

export const checks = compiled(source);
