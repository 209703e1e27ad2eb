/** Chooses how a run shows its progress. */
import type { Progress } from './progress.ts';

const SILENT: Progress = { show: () => undefined, end: () => undefined };

/** A bar where somebody can see it, else nothing. The bar's library is only loaded where it may be needed. */
export async function openProgress(
  stream: NodeJS.WriteStream,
  { quiet, term, startedAt }: { quiet: boolean; term: string | undefined; startedAt: number },
): Promise<Progress> {
  if (quiet || !stream.isTTY || term === 'dumb') return SILENT;
  const { progressBar } = await import('./progress-bar.ts');
  return progressBar(stream, startedAt);
}
