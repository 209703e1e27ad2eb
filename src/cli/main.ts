#!/usr/bin/env node
/** Command line in, exit code out. The only place that reads the clock and ends the process. */
import { answerAtOnce } from './at-once.ts';
import { EXIT } from './errors.ts';
import { speechFor, withoutLanguage } from './language.ts';
import { reportError } from './report-error.ts';

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
  process.exitCode = await run();
} catch (error) {
  process.exitCode = reportError(error, speech);
}

async function run(): Promise<number> {
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
  const { program } = await import('./program.ts');
  return program(args, () => Date.now());
}
