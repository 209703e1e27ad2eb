import type { Catalogue } from './problem.ts';

export const CSV_PROBLEMS = {} as const satisfies Catalogue;
