/** Puts the parts of a run together, and goes on as if it had been one. */
import type { Report } from '../../core/model/report.ts';
import { reportInWords } from '../../core/reconcile.ts';
import { joinShares } from '../../core/shares.ts';
import { say, type Text } from '../../core/text/text.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { UserError } from '../errors.ts';
import { InputLinks } from '../input-links.ts';
import { localTimeIn } from '../local-time.ts';
import { loadParts } from '../parts.ts';
import { TOOL } from '../tool.ts';
import { deliver, earlierSheets, spoken } from './reconcile.ts';

/** Writes the reports on a whole run and returns the exit code. */
export async function runMerge(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  if (options.paths.length === 0) {
    throw new UserError(
      say('There are no parts.'),
      say('Name the files that reconcile wrote with --partition, or their folder.'),
    );
  }
  const sheets = earlierSheets(options, terminal.speech);
  terminal.progress(now(), terminal.speech.of(say('Reading the parts')));
  const links = new InputLinks(options.out);
  const reports = spoken(wholeReport(options.paths, links), terminal.speech);
  return deliver(reports, options, { terminal, now, sheets, links });
}

function wholeReport(paths: readonly string[], links: InputLinks): Report<Text> {
  const { head, folder, whole, customers } = loadParts(paths);
  links.take(head.places, folder);
  return reportInWords(TOOL, joinShares(whole, customers, localTimeIn));
}
