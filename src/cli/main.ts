#!/usr/bin/env node
/** Command line in, exit code out. The only place that reads the clock and ends the process. */
import { runCommand } from './run-command.ts';
import { EXIT, UserError } from './errors.ts';

// Until a command has ended with a code of its own, the run counts as failed: a promise that never
// settles must not look like success.
process.exitCode = EXIT.bug;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has gone (for instance `| head`); that is no fault.
  if (error.code === 'EPIPE') process.exit(EXIT.clean);
  throw error;
});

try {
  process.exitCode = await runCommand(process.argv.slice(2), () => Date.now());
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof UserError) {
    process.stderr.write(`csp-reconcile: ${error.message} ${error.fix}\n`);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `csp-reconcile: this is a fault in the tool; nothing was written. Please report the lines below.\n${detail}\n`,
  );
  return EXIT.bug;
}
