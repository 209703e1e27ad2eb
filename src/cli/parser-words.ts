/** What yargs may complain of, in the run's language and in words that say what to do. */
import type { Speech } from '../core/text/speech.ts';
import { say } from '../core/text/text.ts';

/** For `updateStrings`. What a parser finds is put where `%s` stands. */
export function parserWords({ of }: Speech): Record<string, string> {
  const words = {
    'Not enough arguments following: %s': of(say('{flag} needs a value.', { flag: '--%s' })),
    'Unknown argument: %s': {
      one: of(say('Unknown argument: {argument}.', { argument: '%s' })),
      other: of(say('Unknown arguments: {arguments}.', { arguments: '%s' })),
    },
    'Unknown command: %s': {
      one: of(say('Unknown command: {command}.', { command: '%s' })),
      other: of(say('Unknown commands: {commands}.', { commands: '%s' })),
    },
  };
  // The type of updateStrings knows no plurals, though yargs has them.
  return words as unknown as Record<string, string>;
}
