import type { Catalogue } from './problem.ts';

export const SHEET_PROBLEMS = {} as const satisfies Catalogue;
