/** What a command is, for whoever parses, explains or completes it. */
import { say, type Text } from '../core/text/text.ts';
import type { OptionName } from './options.ts';
import type { Placeholder } from './placeholders.ts';

export interface Positional {
  /** Key of the parsed value. */
  readonly key: string;
  readonly placeholder: Placeholder;
  readonly many: boolean;
  readonly required: boolean;
  readonly help: Text;
  /** What a shell offers for it. */
  readonly offers: 'paths' | 'folders' | 'rules' | readonly string[];
}

export interface Example {
  readonly line: string;
  /** The same for Windows, where it differs. */
  readonly windows?: string;
  readonly what: Text;
}

export interface CommandSpec {
  readonly name: string;
  readonly positional?: Positional;
  /** One line for the list of commands. */
  readonly summary: Text;
  /** What it reads, writes and leaves alone; one sentence or a few each. */
  readonly about: readonly Text[];
  /** Options without which it cannot run. */
  readonly required: readonly OptionName[];
  readonly options: readonly OptionName[];
  readonly examples: readonly Example[];
  /** True where a config that is wrong is part of the answer, not the end of the run. */
  readonly doubtsConfig?: true;
  /** What its exit codes mean, in the order of the codes. */
  readonly exits: readonly (readonly [code: number, meaning: Text])[];
}

export const READING = ['dateOrder', 'decimal', 'encoding', 'delimiter'] as const;
export const GENERAL = ['config', 'json', 'lang', 'quiet', 'color'] as const;

/** The code that every command shares. */
export const WRONG = [
  4,
  say('command line, config or output place is wrong; nothing was written'),
] as const;
