/**
 * Help texts, drawn from the tables of commands and options. They are drawn here and not by the parser, so
 * that asking for help does not load it, and docs/commands.md says the same.
 */
import type { Speech } from '../core/text/speech.ts';
import { joined, say, sayAs, type Text } from '../core/text/text.ts';
import type { CommandSpec } from './command-spec.ts';
import { COMMANDS } from './command-table.ts';
import { columns, wrap } from './layout.ts';
import { choiceWords, OPTIONS, spelled, type OptionName, type OptionSpec } from './options.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { TOOL } from './tool.ts';

const GENERAL: readonly OptionName[] = ['config', 'json', 'lang', 'quiet', 'color'];
const READING: readonly OptionName[] = ['dateOrder', 'decimal', 'encoding', 'delimiter'];

const ABOUT = say('Compares the exports of two Partner Center tenants, offline.');
const MORE = say('Run "{tool} COMMAND --help" for the options of a command and examples.', {
  tool: TOOL.name,
});
const ANY_OPTION = say(
  'Every option can also stand in csp-reconcile.json, under its name without dashes (asOf for --as-of).',
);
const EXIT_CODES = say('Exit codes');

/** The exit codes of all commands (the contract's table). */
export const EXIT_WORDS: readonly (readonly [code: number, meaning: Text])[] = [
  [0, say('all well, or go')],
  [1, say('a fault in the tool; nothing was written')],
  [2, say('findings at or above --fail-on, or no go')],
  [3, say('not in full, or cannot tell: the result says what is missing')],
  [4, say('command line, config or output place is wrong; nothing was written')],
  [5, say('nothing could be compared, planned, judged or checked; never a good sign')],
  [130, say('interrupted; what was there before is untouched')],
];

/** A command with what has to follow it. */
export function usageOf({ name, positional, required }: CommandSpec, speech: Speech): string {
  const word = positional === undefined ? null : speech.of(PLACEHOLDERS[positional.placeholder]);
  const place = positional?.required === false && word !== null ? `[${word}]` : word;
  const flags = required.map((option) => spelled(OPTIONS[option], speech));
  const parts = [TOOL.name, name, place, ...flags, speech.of(say('[options]'))];
  return parts.filter((part) => part !== null).join(' ');
}

/** What an option does, what it may be, and what happens without it. */
export function optionText(option: OptionSpec): Text {
  const { help, fallback } = option;
  const choices = choiceWords(option);
  return joined(
    [
      help,
      ...(choices.length > 3 ? [say('One of: {choices}.', { choices: choices.join(' ') })] : []),
      ...(fallback === undefined ? [] : [say('Without it: {fallback}.', { fallback })]),
    ],
    ' ',
  );
}

/** Options by what they are about, each group with its heading. */
export function optionGroups(
  command: CommandSpec,
): readonly (readonly [heading: Text, options: readonly OptionName[]])[] {
  const { required, options } = command;
  const own = options.filter((name) => !GENERAL.includes(name) && !READING.includes(name));
  const groups: readonly (readonly [Text, readonly OptionName[]])[] = [
    [say('Options'), [...required, ...own]],
    [say('How files are read'), options.filter((name) => READING.includes(name))],
    [sayAs('options', 'General'), options.filter((name) => GENERAL.includes(name))],
  ];
  return groups.filter(([, names]) => names.length > 0);
}

/** Help of the tool as a whole. */
export function mainHelp(width: number, speech: Speech): string {
  const { of } = speech;
  const rows = COMMANDS.map(({ name, summary }) => [name, of(summary)] as const);
  return lines([
    of(say('{tool} COMMAND [options]', { tool: TOOL.name })),
    '',
    ...wrap(of(ABOUT), width, 0),
    '',
    of(say('Commands')),
    ...columns(rows, width),
    '',
    ...wrap(of(MORE), width, 0),
    ...wrap(of(ANY_OPTION), width, 0),
    '',
    of(EXIT_CODES),
    ...columns(exitRows(EXIT_WORDS, speech), width),
  ]);
}

/** Help of one command. */
export function commandHelp(command: CommandSpec, width: number, speech: Speech): string {
  const { of } = speech;
  const { summary, about, examples, exits } = command;
  return lines([
    usageOf(command, speech),
    '',
    ...[summary, ...about].flatMap((text) => wrap(of(text), width, 0)),
    ...argumentLines(command, width, speech),
    ...optionGroups(command).flatMap(([heading, names]) => [
      '',
      of(heading),
      ...columns(
        names.map((name) => [spelled(OPTIONS[name], speech), of(optionText(OPTIONS[name]))]),
        width,
      ),
    ]),
    '',
    of(say('Examples')),
    ...examples.flatMap(({ line, windows, what }) => [
      `  ${line}`,
      ...(windows === undefined ? [] : [`  ${windows}   (Windows)`]),
      ...wrap(of(what), width, 6),
    ]),
    '',
    of(EXIT_CODES),
    ...columns(exitRows(exits, speech), width),
  ]);
}

function argumentLines(
  { positional }: CommandSpec,
  width: number,
  { of }: Speech,
): readonly string[] {
  if (positional === undefined) return [];
  const row = [of(PLACEHOLDERS[positional.placeholder]), of(positional.help)] as const;
  return ['', of(say('Arguments')), ...columns([row], width)];
}

function exitRows(exits: CommandSpec['exits'], { of }: Speech): readonly [string, string][] {
  return exits.map(([code, meaning]) => [String(code), of(meaning)]);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
