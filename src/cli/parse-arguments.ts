/** Splits the command line with the parser of yargs, and complains of what the tables of commands and options do not know. */
import { Parser } from 'yargs/helpers';
import { joined, say, type Text } from '../core/text/text.ts';
import type { CommandSpec } from './command-spec.ts';
import { commandOf, COMMANDS } from './command-table.ts';
import { didYouMean } from './did-you-mean.ts';
import { UserError } from './errors.ts';
import { withoutLanguage } from './language.ts';
import { OPTIONS, type OptionSpec } from './options.ts';
import { TOOL } from './tool.ts';

/** What was given, by the keys of options and positionals. */
export type RawArguments = Readonly<Record<string, unknown>>;

export interface ParsedLine {
  readonly command: CommandSpec;
  readonly raw: RawArguments;
}

const SPECS: readonly OptionSpec[] = Object.values(OPTIONS);
const flagsOf = (...types: readonly OptionSpec['type'][]): string[] =>
  SPECS.filter(({ type }) => types.includes(type)).map(({ flag }) => flag);

/** Every option has the same type in every command, so the line can be split before its command is known. */
const SETTINGS = {
  alias: Object.fromEntries(SPECS.map(({ flag, key }) => [flag, key])),
  array: flagsOf('array'),
  boolean: flagsOf('boolean'),
  string: flagsOf('string', 'array'),
  // NaN: at least one value.
  narg: Object.fromEntries(flagsOf('string', 'array').map((flag) => [flag, NaN])),
  configuration: {
    'dot-notation': false,
    'parse-numbers': false,
    'parse-positional-numbers': false,
    'populate--': true,
  },
  // An error is only ever that a value is missing; it names the flag.
  __: (_words: string, flag: string) => flag,
};

/** Finds the command and what it is given. Throws a UserError for a line that it cannot be. */
export function parseArguments(args: readonly string[]): ParsedLine {
  const { argv, error } = Parser.detailed([...args], SETTINGS);
  const { _: words, '--': after = [], ...given } = argv;
  const [name, ...rest] = words.map(String);
  if (name === undefined) {
    const commands = COMMANDS.map((one) => one.name).join(', ');
    throw misread(args, say('Name a command: {commands}.', { commands }));
  }
  const command = commandOf(name);
  if (command === undefined) {
    throw misread(args, say('Unknown command: {command}.', { command: visible(name) }));
  }
  const { positional } = command;
  const free = [...rest, ...after.map(String)];
  const taken = positional === undefined ? 0 : positional.many ? free.length : 1;
  const lacking = error?.message;
  const unknown = [...unknownFlags(command, given, lacking), ...free.slice(taken)];
  if (unknown.length > 0) throw misread(args, unknownArguments(unknown.map(visible)));
  if (lacking !== undefined) {
    throw misread(args, say('{flag} needs a value.', { flag: `--${lacking}` }));
  }
  if (positional === undefined || free.length === 0) return { command, raw: given };
  return { command, raw: { ...given, [positional.key]: positional.many ? free : free[0] } };
}

/** Flags that the command does not have, each once although the parser also spells it in camel case. */
function unknownFlags(
  command: CommandSpec,
  given: RawArguments,
  lacking: string | undefined,
): readonly string[] {
  const own = [...command.required, ...command.options, 'lang' as const].map(
    (name): OptionSpec => OPTIONS[name],
  );
  const known = new Set(own.flatMap(({ flag, key }) => [flag, key]));
  const negated = own.filter(({ type, key }) => type !== 'boolean' && isNegated(given[key]));
  const flags = new Set([...Object.keys(given), ...(lacking === undefined ? [] : [lacking])]);
  const strange = [...flags].filter((flag) => !known.has(flag));
  const twins = new Set(
    strange.filter((flag) => flag.includes('-')).map((flag) => Parser.camelCase(flag)),
  );
  return [
    ...strange.filter((flag) => !twins.has(flag)),
    ...negated.map(({ flag }) => `no-${flag}`),
  ];
}

/** What `--no-…` makes of an option that takes values. */
function isNegated(value: unknown): boolean {
  return [value].flat().includes(false);
}

function unknownArguments(names: readonly string[]): Text {
  return names.length === 1
    ? say('Unknown argument: {argument}.', { argument: names[0] ?? '' })
    : say('Unknown arguments: {arguments}.', { arguments: names.join(', ') });
}

/** A word of blanks is put in quotes, so that it can be seen. */
function visible(word: string): string {
  return word.trim() === '' ? `"${word}"` : word;
}

/** What is complained of, with what may have been meant, and where help is. */
function misread(args: readonly string[], complaint: Text): UserError {
  const words = withoutLanguage(args);
  return new UserError(complaint, joined([...didYouMean(words), whereHelpIs(words[0])], ' '));
}

function whereHelpIs(given: string | undefined): Text {
  const name = commandOf(given)?.name;
  return name === undefined
    ? say('Run "{command}" for commands.', { command: `${TOOL.name} --help` })
    : say('Run "{command}" for options and examples.', {
        command: `${TOOL.name} ${name} --help`,
      });
}
