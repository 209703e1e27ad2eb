/**
 * Help texts, drawn from the tables of commands and options. They are drawn here and not by the parser, so
 * that asking for help does not load it, and docs/commands.md says the same.
 */
import type { CommandSpec } from './command-spec.ts';
import { COMMANDS } from './command-table.ts';
import { choiceWords, OPTIONS, spelled, type OptionName, type OptionSpec } from './options.ts';
import { TOOL } from './tool.ts';

const GENERAL: readonly OptionName[] = ['config', 'json', 'lang', 'quiet', 'color'];
const READING: readonly OptionName[] = ['dateOrder', 'decimal', 'encoding', 'delimiter'];

const ABOUT = 'Compares the exports of two Partner Center tenants, offline.';
const MORE = `Run "${TOOL.name} COMMAND --help" for the options of a command and examples.`;
const ANY_OPTION =
  'Every option can also stand in csp-reconcile.json, under its name without dashes (asOf for --as-of).';

/** The exit codes of all commands (the contract's table). */
export const EXIT_WORDS: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'all well, or go'],
  [1, 'a fault in the tool; nothing was written'],
  [2, 'findings at or above --fail-on, or no go'],
  [3, 'not in full, or cannot tell: the result says what is missing'],
  [4, 'command line, config or output place is wrong; nothing was written'],
  [5, 'nothing could be compared, planned, judged or checked; never a good sign'],
  [130, 'interrupted; what was there before is untouched'],
];

/** A command with what has to follow it. */
export function usageOf({ name, positional, required }: CommandSpec): string {
  const place = positional?.required === true ? positional.placeholder : null;
  const maybe = positional?.required === false ? `[${positional.placeholder}]` : null;
  const flags = required.map((option) => spelled(OPTIONS[option]));
  const parts = [TOOL.name, name, place, maybe, ...flags, '[options]'];
  return parts.filter((part) => part !== null).join(' ');
}

/** What an option does, what it may be, and what happens without it. */
export function optionText(option: OptionSpec): string {
  const choices = choiceWords(option);
  const oneOf = choices.length > 3 ? ` One of: ${choices.join(' ')}.` : '';
  const fallback = option.fallback === undefined ? '' : ` Without it: ${option.fallback}.`;
  return `${option.help}${oneOf}${fallback}`;
}

/** Options by what they are about, each group with its heading. */
export function optionGroups(
  command: CommandSpec,
): readonly (readonly [heading: string, options: readonly OptionName[]])[] {
  const { required, options } = command;
  const own = options.filter((name) => !GENERAL.includes(name) && !READING.includes(name));
  const groups: readonly (readonly [string, readonly OptionName[]])[] = [
    ['Options', [...required, ...own]],
    ['How files are read', options.filter((name) => READING.includes(name))],
    ['General', options.filter((name) => GENERAL.includes(name))],
  ];
  return groups.filter(([, names]) => names.length > 0);
}

/** Help of the tool as a whole. */
export function mainHelp(width: number): string {
  const rows = COMMANDS.map(({ name, summary }) => [name, summary] as const);
  return lines([
    `${TOOL.name} COMMAND [options]`,
    '',
    ...wrap(ABOUT, width, 0),
    '',
    'Commands',
    ...columns(rows, width),
    '',
    ...wrap(MORE, width, 0),
    ...wrap(ANY_OPTION, width, 0),
    '',
    'Exit codes',
    ...columns(exitRows(EXIT_WORDS), width),
  ]);
}

/** Help of one command. */
export function commandHelp(command: CommandSpec, width: number): string {
  const { summary, about, positional, examples, exits } = command;
  return lines([
    usageOf(command),
    '',
    ...[summary, ...about].flatMap((text) => wrap(text, width, 0)),
    ...(positional === undefined
      ? []
      : ['', 'Arguments', ...columns([[positional.placeholder, positional.help]], width)]),
    ...optionGroups(command).flatMap(([heading, names]) => [
      '',
      heading,
      ...columns(
        names.map((name) => [spelled(OPTIONS[name]), optionText(OPTIONS[name])]),
        width,
      ),
    ]),
    '',
    'Examples',
    ...examples.flatMap(({ line, windows, what }) => [
      `  ${line}`,
      ...(windows === undefined ? [] : [`  ${windows}   (Windows)`]),
      ...wrap(what, width, 6),
    ]),
    '',
    'Exit codes',
    ...columns(exitRows(exits), width),
  ]);
}

function exitRows(exits: CommandSpec['exits']): readonly (readonly [string, string])[] {
  return exits.map(([code, meaning]) => [String(code), meaning]);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** The widest first column; what is wider stands in a line of its own. */
const WIDEST = 24;

function columns(rows: readonly (readonly [string, string])[], width: number): readonly string[] {
  const widths = rows.map(([first]) => first.length).filter((length) => length <= WIDEST);
  const indent = Math.max(...widths, 4) + 4;
  return rows.flatMap(([first, text]) => {
    const [top = '', ...rest] = wrap(text, width, indent);
    return first.length + 4 > indent
      ? [`  ${first}`, top, ...rest]
      : [`  ${first.padEnd(indent - 2)}${top.trimStart()}`, ...rest];
  });
}

/** Words in lines of at most `width` characters, each after `indent` blanks. */
function wrap(text: string, width: number, indent: number): readonly string[] {
  const room = Math.max(width - indent, 20);
  const result: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      result.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...result, line].map((one) => `${' '.repeat(indent)}${one}`);
}
