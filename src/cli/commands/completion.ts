/** Prints the script that teaches a shell to complete. */
import { SCRIPTS, SHELLS } from '../completion-scripts.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';

/** Throws a UserError for a shell that is not known. */
export function runCompletion(given: string | undefined, terminal: Console): number {
  const shell = SHELLS.find((one) => one === given);
  if (shell === undefined) {
    const what = given === undefined ? 'No shell is named.' : `There is no script for "${given}".`;
    throw new UserError(what, `Name one of: ${SHELLS.join(', ')}.`);
  }
  terminal.out(SCRIPTS[shell].trimEnd());
  return EXIT.clean;
}
