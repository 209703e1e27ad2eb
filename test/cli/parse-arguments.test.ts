/** What a command line is taken for, and which ones are none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../../src/cli/errors.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

function parsed(...args: readonly string[]): Readonly<Record<string, unknown>> {
  const { command, raw } = parseArguments(args);
  return { ...raw, command: command.name };
}

function complaint(...args: readonly string[]): string {
  try {
    return JSON.stringify(parsed(...args));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return ENGLISH.of(error.what);
  }
}

test('an option may take several values, and stand more than once', () => {
  const { command, from, out } = parsed('plan', '--from', 'a', 'b', '--out', 'o', '--from=c');
  assert.deepEqual({ command, from, out }, { command: 'plan', from: ['a', 'b', 'c'], out: 'o' });
});

test('options may stand before the command', () => {
  assert.equal(parsed('--quiet', '--lang', 'fr', 'plan')['command'], 'plan');
  assert.equal(parsed('--quiet', 'plan')['quiet'], true);
  assert.match(complaint('--from', 'a', 'plan'), /^Name a command/, 'It is a value here.');
});

test('a value is taken as it was typed', () => {
  const { paths } = parsed('inspect', '007', '1e3', '', 'x=y');
  assert.deepEqual(paths, ['007', '1e3', '', 'x=y']);
  assert.equal(parsed('plan', '--waves', '010')['waves'], '010');
  assert.equal(parsed('plan', '--asOf', '2026-05-20')['asOf'], '2026-05-20');
  assert.equal(parsed('plan', '--no-color')['color'], false);
});

test('what follows -- is no option, and is not lost', () => {
  assert.deepEqual(parsed('inspect', 'a', '--', '--from')['paths'], ['a', '--from']);
  assert.equal(parsed('explain', '--', '-x')['rule'], '-x');
  assert.equal(complaint('plan', '--', 'a'), 'Unknown argument: a.');
});

test('what no command or no option is called is named, each once', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['recncile', '--from', 'x'], 'Unknown command: recncile.'],
    [[''], 'Unknown command: "".'],
    [['plan', ' '], 'Unknown argument: " ".'],
    [['plan', '--no-such-option'], 'Unknown argument: such-option.'],
    [['plan', '--such-option', 'x', 'y'], 'Unknown arguments: such-option, y.'],
    [['explain', 'a', 'b'], 'Unknown argument: b.'],
    [['explain', '--as-of', '2026-05-20'], 'Unknown argument: as-of.'],
    [['explain', '--as-of'], 'Unknown argument: as-of.'],
    [['plan', '--from.x', 'b'], 'Unknown argument: from.x.'],
    [['plan', '--no-from'], 'Unknown argument: no-from.'],
    [['plan', '-x'], 'Unknown argument: x.'],
  ];
  for (const [args, expected] of cases) assert.equal(complaint(...args), expected, args.join(' '));
});

test('an option without its value is named', () => {
  assert.equal(complaint('plan', '--from', '--out', 'x'), '--from needs a value.');
  assert.equal(complaint('plan', '--as-of'), '--as-of needs a value.');
  assert.equal(complaint('plan', '--asOf'), '--asOf needs a value.');
  assert.equal(complaint('plan', '--lang'), '--lang needs a value.');
});
