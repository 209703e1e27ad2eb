/** Prints the script that teaches a shell to complete. */
import { say } from '../../core/text/text.ts';
import { SCRIPTS, SHELLS } from '../completion-scripts.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';

/** Throws a UserError for a shell that is not known. */
export function runCompletion(given: string | undefined, terminal: Console): number {
  const shell = SHELLS.find((one) => one === given);
  if (shell === undefined) {
    const what =
      given === undefined
        ? say('No shell is named.')
        : say('There is no script for "{shell}".', { shell: given });
    throw new UserError(what, say('Name one of: {names}.', { names: SHELLS.join(', ') }));
  }
  terminal.out(SCRIPTS[shell].trimEnd());
  return EXIT.clean;
}
