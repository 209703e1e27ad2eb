import type { Catalogue } from './problem.ts';

export const WORKBOOK_PROBLEMS = {} as const satisfies Catalogue;
