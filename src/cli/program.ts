/** Everything that is not answered at once: runs a command, and says what went wrong in the language of the run. */
import { reportError } from './report-error.ts';
import { runCommand } from './run-command.ts';
import { speechFor } from './language.ts';

/** Runs what the arguments ask for; returns the exit code, whatever happens. */
export async function program(args: readonly string[], now: () => number): Promise<number> {
  const speech = await speechFor(args);
  try {
    return await runCommand(args, now, speech);
  } catch (error) {
    return reportError(error, speech);
  }
}
