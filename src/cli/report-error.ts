/** The last word of a run that was broken off. */
import type { Speech } from '../core/text/speech.ts';
import { say } from '../core/text/text.ts';
import { EXIT, UserError } from './errors.ts';

/** Says what was wrong; returns the exit code. */
export function reportError(error: unknown, speech: Speech): number {
  if (error instanceof UserError) {
    process.stderr.write(`csp-reconcile: ${speech.of(error.what)} ${speech.of(error.fix)}\n`);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const words = say(
    'this is a fault in the tool; nothing was written. Please report the lines below.',
  );
  process.stderr.write(`csp-reconcile: ${speech.of(words)}\n${detail}\n`);
  return EXIT.bug;
}
