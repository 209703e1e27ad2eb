/**
 * Checks that ajv makes of JSON schemas. From source they are made when they are loaded; the build puts the code
 * that ajv writes in the place of the files in checks/, so that a run neither loads ajv nor compiles.
 */
import type { Ajv2020, AnySchema, ValidateFunction } from 'ajv/dist/2020.js';

/** What the build makes the code of: ajv, and the id of the schema of each check. */
export interface Source<Name extends string = string> {
  readonly ajv: Ajv2020;
  readonly ids: Readonly<Record<Name, string>>;
}

export type Checks<Name extends string> = Readonly<Record<Name, ValidateFunction>>;

/** Lets ajv write down the code of its checks. */
export const WITH_CODE = { code: { source: true, esm: true } } as const;

/** Adds the schemas; their ids name the checks in them. */
export function sourceOf<Name extends string>(
  ajv: Ajv2020,
  schemas: readonly AnySchema[],
  ids: Readonly<Record<Name, string>>,
): Source<Name> {
  for (const schema of schemas) ajv.addSchema(schema);
  return { ajv, ids };
}

/** The checks of a source, by name. */
export function compiled<Name extends string>({ ajv, ids }: Source<Name>): Checks<Name> {
  const checks = Object.entries<string>(ids).map(([name, id]) => {
    const check = ajv.getSchema(id);
    if (check === undefined) throw new Error(`There is no schema ${id}.`);
    return [name, check];
  });
  return Object.fromEntries(checks) as Checks<Name>;
}
