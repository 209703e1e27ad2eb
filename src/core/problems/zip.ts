import type { Catalogue } from './problem.ts';

export const ZIP_PROBLEMS = {} as const satisfies Catalogue;
