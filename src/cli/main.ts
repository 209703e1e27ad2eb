#!/usr/bin/env node
/** Command line in, exit code out. The only place that reads the clock and ends the process. */
import { say } from '../core/text/text.ts';
import { answerAtOnce } from './at-once.ts';
import { EXIT, UserError } from './errors.ts';
import { speechFor, withoutLanguage } from './language.ts';

// Until a command has ended with a code of its own, the run counts as failed: a promise that never
// settles must not look like success.
process.exitCode = EXIT.bug;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has gone (for instance `| head`); that is no fault.
  if (error.code === 'EPIPE') process.exit(EXIT.clean);
  throw error;
});

const args = process.argv.slice(2);
const speech = await speechFor(args);
try {
  process.exitCode = await run(args);
} catch (error) {
  process.exitCode = report(error);
}

async function run(args: readonly string[]): Promise<number> {
  const answer = answerAtOnce(withoutLanguage(args), process.stdout.columns, speech);
  if (answer !== null) {
    process.stdout.write(answer);
    return EXIT.clean;
  }
  if (args[0] === '__complete') {
    const { completionLines } = await import('./complete.ts');
    process.stdout.write(await completionLines(args.slice(1), speech));
    return EXIT.clean;
  }
  // Loaded late: the parser and all that commands need take longer than an answer at once.
  const { runCommand } = await import('./run-command.ts');
  return runCommand(args, () => Date.now(), speech);
}

function report(error: unknown): number {
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
