/** docs/commands.md: the reference of all commands, drawn from the tables that --help is drawn from. */
import type { CommandSpec } from '../../src/cli/command-spec.ts';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { EXIT_WORDS, optionGroups, optionText, usageOf } from '../../src/cli/help.ts';
import { choiceWords, OPTIONS, spelled, type OptionSpec } from '../../src/cli/options.ts';

/** The whole page. */
export function commandPage(): string {
  const list = COMMANDS.map(({ name, summary }) => [`[\`${name}\`](#${name})`, summary]);
  return `${[
    '# Commands',
    'Drawn from the same tables as `--help`. Every option can also stand in `csp-reconcile.json`, under its name without dashes (`asOf` for `--as-of`); what is typed stands above it. A PATH is a file or a folder, which is searched through.',
    table(['command', 'does'], list),
    table(['exit code', 'meaning'], codes(EXIT_WORDS)),
    ...COMMANDS.flatMap(section),
  ].join('\n\n')}\n`;
}

function section(command: CommandSpec): readonly string[] {
  const { name, summary, about, positional, examples, exits } = command;
  const argument =
    positional === undefined ? [] : [`\`${positional.placeholder}\`: ${positional.help}`];
  return [
    `## ${name}`,
    block('text', usageOf(command)),
    [summary, ...about].join(' '),
    ...argument,
    ...optionGroups(command).map(([heading, names]) =>
      table(
        [heading, 'meaning'],
        names.map((one) => optionRow(OPTIONS[one])),
      ),
    ),
    ...examples.flatMap(({ line, windows, what }) => [
      what,
      block('sh', line),
      ...(windows === undefined ? [] : ['On Windows:', block('powershell', windows)]),
    ]),
    table(['exit code', 'meaning'], codes(exits)),
  ];
}

function optionRow(option: OptionSpec): readonly string[] {
  const choices = choiceWords(option);
  const short = choices.length > 0 && choices.length <= 3;
  return [
    short ? `\`--${option.flag}\` ${joined(choices)}` : `\`${spelled(option)}\``,
    optionText(option),
  ];
}

function joined(choices: readonly string[]): string {
  return choices.map((choice) => `\`${choice}\``).join(' or ');
}

function codes(exits: CommandSpec['exits']): readonly (readonly string[])[] {
  return exits.map(([code, meaning]) => [String(code), meaning]);
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
