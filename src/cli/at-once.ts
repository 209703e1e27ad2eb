/** What can be answered without parsing the command line: help and version. */
import type { Speech } from '../core/text/speech.ts';
import { commandOf } from './command-table.ts';
import { commandHelp, mainHelp } from './help.ts';
import { TOOL } from './tool.ts';

const WIDEST = 100;

/** The answer; `null` where the command line has to be parsed. `columns`: width of the terminal, if it is one. */
export function answerAtOnce(
  args: readonly string[],
  columns: number | undefined,
  speech: Speech,
): string | null {
  const width = Math.min(columns ?? WIDEST, WIDEST);
  const end = args.indexOf('--');
  const flags = end === -1 ? args : args.slice(0, end);
  const [first, second] = args;
  const asksHelp = first === 'help' || flags.includes('--help') || flags.includes('-h');
  if (!asksHelp) return flags.includes('--version') ? `${TOOL.version}\n` : null;
  const name = first === 'help' ? second : first;
  if (name === undefined || name.startsWith('-')) return mainHelp(width, speech);
  const command = commandOf(name);
  return command === undefined ? null : commandHelp(command, width, speech);
}
