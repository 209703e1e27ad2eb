/** docs/commands.md: the reference of all commands, drawn from the tables that --help is drawn from. */
import { ENGLISH } from '../../src/core/text/speech.ts';
import type { CommandSpec } from '../../src/cli/command-spec.ts';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { EXIT_WORDS, optionGroups, optionText, usageOf } from '../../src/cli/help.ts';
import { choiceWords, OPTIONS, spelled, type OptionSpec } from '../../src/cli/options.ts';
import { PLACEHOLDERS } from '../../src/cli/placeholders.ts';

const { of } = ENGLISH;

/** The whole page. */
export function commandPage(): string {
  const list = COMMANDS.map(({ name, summary }) => [`[\`${name}\`](#${name})`, of(summary)]);
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
    positional === undefined
      ? []
      : [`\`${of(PLACEHOLDERS[positional.placeholder])}\`: ${of(positional.help)}`];
  return [
    `## ${name}`,
    block('text', usageOf(command, ENGLISH)),
    [summary, ...about].map(of).join(' '),
    ...argument,
    ...optionGroups(command).map(([heading, names]) =>
      table(
        [of(heading), 'meaning'],
        names.map((one) => optionRow(OPTIONS[one])),
      ),
    ),
    ...examples.flatMap(({ line, windows, what }) => [
      of(what),
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
    short ? `\`--${option.flag}\` ${joined(choices)}` : `\`${spelled(option, ENGLISH)}\``,
    of(optionText(option)),
  ];
}

function joined(choices: readonly string[]): string {
  return choices.map((choice) => `\`${choice}\``).join(' or ');
}

function codes(exits: CommandSpec['exits']): readonly (readonly string[])[] {
  return exits.map(([code, meaning]) => [String(code), of(meaning)]);
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
