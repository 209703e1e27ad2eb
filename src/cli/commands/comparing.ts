/** The commands that compare both tenants, loaded at once: a file of its own for each costs every run more than it saves. */
export { runMerge } from './merge.ts';
export { runReconcile } from './reconcile.ts';
