/** The checks of a part's lines. In the bundle, ajv's own code of them stands here (.ci/compiled-checks.js). */
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../../schemas/part.schema.json' with { type: 'json' };
import { compiled, sourceOf, WITH_CODE } from '../checker.ts';

const ajv = new Ajv2020({
  ...WITH_CODE,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allowUnionTypes: true,
});

const idOf = (name: keyof typeof schema.$defs): string => `${schema.$id}#/$defs/${name}`;

export const source = sourceOf(ajv, [schema], {
  head: idOf('head'),
  whole: idOf('whole'),
  customer: idOf('customer'),
  end: idOf('end'),
});

export const checks = compiled(source);
