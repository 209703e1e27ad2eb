/** How the work goes on: the burn-down that an action sheet carries, for the terminal. */
import { progressLines } from '../../core/actions/progress.ts';
import { byRank } from '../../core/actions/merge-cells.ts';
import { progressText } from '../../core/report/progress-words.ts';
import { say } from '../../core/text/text.ts';
import { loadActionSheets } from '../action-sheets.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';

/** Prints one line per run. Throws a UserError where there is no sheet. */
export function runProgress(options: RunOptions, terminal: Console): number {
  const { copies } = loadActionSheets(options.actions, options.out, terminal.speech);
  const newest = byRank(copies).at(-1);
  if (newest === undefined) {
    throw new UserError(
      say('There is no action sheet in {folder}.', { folder: options.out }),
      say('Run "csp-reconcile reconcile" first, or name a sheet with --actions.'),
    );
  }
  const { file, history } = newest;
  terminal.result(() => ({ file, history }));
  const last = newest.history.at(-1);
  terminal.out(
    terminal.speech.of(
      last === undefined
        ? newest.file
        : say('{file}, as of {day}: {progress}', {
            file: newest.file,
            day: last.asOf,
            progress: progressText(last),
          }),
    ),
  );
  terminal.out('');
  for (const line of progressLines(newest.history, terminal.speech)) terminal.out(line);
  return EXIT.clean;
}
