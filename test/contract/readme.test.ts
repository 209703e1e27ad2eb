/**
 * README's table of rules and docs/commands.md come from the code: UPDATE_GOLDEN=1 writes them, else they
 * are compared. Its example of a config must be one that the tool takes.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import configSchema from '../../schemas/config.schema.json' with { type: 'json' };
import { COMMANDS } from '../../src/cli/command-table.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { commandPage } from '../helpers/command-page.ts';
import { SEVERITY_WORDS } from '../../src/core/report/words.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const README = new URL('../../README.md', import.meta.url);
const COMMANDS_PAGE = new URL('../../docs/commands.md', import.meta.url);

function ruleTable(): string {
  return table(
    ['id', 'severity', 'what is found', 'what to do'],
    RULES.map(({ id, severity, title, fix }) => [
      `\`${id}\``,
      ENGLISH.of(SEVERITY_WORDS[severity]),
      ENGLISH.of(title),
      ENGLISH.of(fix),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function assertBlock(name: string, content: string): void {
  const readme = readFileSync(README, 'utf8').replaceAll('\r\n', '\n');
  const opening = `<!-- ${name}:start -->`;
  const closing = `<!-- ${name}:end -->`;
  const start = readme.indexOf(opening);
  const end = readme.indexOf(closing);
  assert.ok(start >= 0 && end > start, `README.md needs the marks ${opening} and ${closing}.`);
  const wanted = `${readme.slice(0, start)}${opening}\n\n${content}\n\n${readme.slice(end)}`;
  if (process.env['UPDATE_GOLDEN'] === '1' && wanted !== readme) {
    assert.ok(!process.env['CI'], 'Expected results are not written on a build machine.');
    writeFileSync(README, wanted);
    return;
  }
  const advice = `The ${name} have changed. Run "make golden" and review their table in README.md.`;
  assert.ok(wanted === readme, advice);
}

test('the rule table of README is up to date', () => {
  assertBlock('rules', ruleTable());
});

test('docs/commands.md says what --help says', () => {
  const page = commandPage();
  const same = existsSync(COMMANDS_PAGE) && readFileSync(COMMANDS_PAGE, 'utf8') === page;
  if (process.env['UPDATE_GOLDEN'] === '1' && !same) {
    assert.ok(!process.env['CI'], 'Expected results are not written on a build machine.');
    writeFileSync(COMMANDS_PAGE, page);
    return;
  }
  assert.ok(
    same,
    'Commands or options have changed. Run "make golden" and review docs/commands.md.',
  );
});

test('README names every command', () => {
  const readme = readFileSync(README, 'utf8');
  const missing = COMMANDS.filter(({ name }) => !readme.includes(`| \`${name}\` `));
  assert.deepEqual(missing, [], 'Add a line to the table of commands.');
});

test('the config in README is one that the tool takes', () => {
  const readme = readFileSync(README, 'utf8').replaceAll('\r\n', '\n');
  const example = /^```json\n([^]*?)^```$/m.exec(readme)?.[1];
  assert.ok(example !== undefined, 'README.md needs a config example in a json block.');
  const config: unknown = JSON.parse(example);
  const validate = new Ajv2020().compile(configSchema);
  assert.ok(validate(config), JSON.stringify(validate.errors));
});
