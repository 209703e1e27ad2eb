import type { Catalogue } from './problem.ts';

export const CELL_PROBLEMS = {} as const satisfies Catalogue;
