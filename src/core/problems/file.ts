import type { Catalogue } from './problem.ts';

export const FILE_PROBLEMS = {} as const satisfies Catalogue;
