/** The commands for the way of a move other than comparing, loaded at once. */
export { runInvoice } from './invoice.ts';
export { runPlan } from './plan.ts';
export { runPreflight } from './preflight.ts';
export { runProgress } from './progress.ts';
