/**
 * What a shell may offer next. Parsers have completion of their own, but not for PowerShell, not with the help
 * texts beside the words, and only after loading the whole parser at each press of the key.
 */
import type { CommandSpec } from './command-spec.ts';
import { commandOf, COMMANDS } from './command-table.ts';
import { optionText } from './help.ts';
import { choiceWords, OPTIONS, type OptionSpec } from './options.ts';
import type { Speech } from '../core/text/speech.ts';
import type { TextValue } from '../core/text/text.ts';

export interface Offer {
  readonly word: string;
  readonly what: TextValue;
}

export interface Completion {
  readonly offers: readonly Offer[];
  /** What the shell itself can offer. */
  readonly then: 'files' | 'folders' | 'nothing';
}

/** The answer to a shell's script: `args` are `=CURRENT` and the words before it. */
export async function completionLines(args: readonly string[], { of }: Speech): Promise<string> {
  const [first = '=', ...before] = args;
  const { offers, then } = await complete(before, first.replace(/^=/, ''), ruleOffers);
  const lines = offers.map(({ word, what }) => `${word}\t${of(what)}`);
  return `${[...lines, `:${then}`].join('\n')}\n`;
}

async function ruleOffers(): Promise<readonly Offer[]> {
  const { RULES } = await import('../core/rules/index.ts');
  return RULES.map(({ id, title }) => ({ word: id, what: title }));
}

const NOTHING: Completion = { offers: [], then: 'nothing' };

/** What fits after these words for the one that is being typed. `rules` gives the ids of all rules. */
export async function complete(
  before: readonly string[],
  current: string,
  rules: () => Promise<readonly Offer[]>,
): Promise<Completion> {
  const found = await candidates(before, current, rules);
  return { ...found, offers: found.offers.filter(({ word }) => word.startsWith(current)) };
}

async function candidates(
  before: readonly string[],
  current: string,
  rules: () => Promise<readonly Offer[]>,
): Promise<Completion> {
  const [name, ...words] = before;
  if (name === undefined)
    return only(COMMANDS.map((one) => ({ word: one.name, what: one.summary })));
  if (name === 'help') return only(COMMANDS.map((one) => ({ word: one.name, what: one.summary })));
  const command = commandOf(name);
  if (command === undefined) return NOTHING;
  const option = optionBefore(command, words);
  if (current.startsWith('-')) return only(flagsLeft(command, words));
  if (option !== null) return valuesOf(option);
  return argumentOf(command, words, rules);
}

function only(offers: readonly Offer[]): Completion {
  return { offers, then: 'nothing' };
}

function optionsOf({ required, options }: CommandSpec): readonly OptionSpec[] {
  return [...required, ...options].map((name) => OPTIONS[name]);
}

/** The option whose value comes next: the word before, or one that takes many. */
function optionBefore(command: CommandSpec, words: readonly string[]): OptionSpec | null {
  const at = words.findLastIndex((word) => word.startsWith('--'));
  const option = optionsOf(command).find(({ flag }) => `--${flag}` === words[at]);
  if (option === undefined || option.type === 'boolean') return null;
  return at === words.length - 1 || option.type === 'array' ? option : null;
}

function flagsLeft(command: CommandSpec, words: readonly string[]): readonly Offer[] {
  const flags = optionsOf(command).map((option) => ({
    word: option.key === 'color' ? '--no-color' : `--${option.flag}`,
    what: optionText(option),
  }));
  return flags.filter(({ word }) => !words.includes(word));
}

const FORMATS = ['xlsx', 'html', 'json', 'csv'];

function valuesOf(option: OptionSpec): Completion {
  const words = option.key === 'format' ? FORMATS : choiceWords(option);
  if (words.length > 0) return only(words.map((word) => ({ word, what: '' })));
  if (option.placeholder === 'DIR') return { offers: [], then: 'folders' };
  const takesFiles = /^(?:FILE|PATH)/.test(option.placeholder ?? '');
  return takesFiles ? { offers: [], then: 'files' } : NOTHING;
}

async function argumentOf(
  { positional }: CommandSpec,
  words: readonly string[],
  rules: () => Promise<readonly Offer[]>,
): Promise<Completion> {
  if (positional === undefined) return NOTHING;
  const given = words.some((word) => !word.startsWith('-'));
  if (given && !positional.many) return NOTHING;
  switch (positional.offers) {
    case 'paths':
      return { offers: [], then: 'files' };
    case 'folders':
      return { offers: [], then: 'folders' };
    case 'rules':
      return only(await rules());
    default:
      return only(positional.offers.map((word) => ({ word, what: '' })));
  }
}
