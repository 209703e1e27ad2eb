/** What stands for the values of options and arguments in help texts. */
import { say, type Text } from '../core/text/text.ts';

export const PLACEHOLDERS = {
  'PATH…': say('PATH…'),
  FILE: say('FILE'),
  'FILE…': say('FILE…'),
  DIR: say('DIR'),
  DATE: say('DATE'),
  LIST: say('LIST'),
  N: say('N'),
  'I/N': say('I/N'),
  RULE: say('RULE'),
  SHELL: say('SHELL'),
} as const satisfies Readonly<Record<string, Text>>;

export type Placeholder = keyof typeof PLACEHOLDERS;
