/** Help, version, and what is said about a command line that cannot be read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerAtOnce } from '../../src/cli/at-once.ts';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { didYouMean } from '../../src/cli/did-you-mean.ts';
import { OPTIONS, spelled, type OptionSpec } from '../../src/cli/options.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { runCli } from '../helpers/command-line.ts';

const helpOf = (...args: readonly string[]): string => answerAtOnce(args, undefined, ENGLISH) ?? '';

test('help of the tool names every command and every exit code', () => {
  const help = helpOf('--help');
  for (const { name, summary } of COMMANDS) {
    assert.match(help, new RegExp(`^  ${name} `, 'm'));
    assert.ok(help.includes(ENGLISH.of(summary)), name);
  }
  for (const code of [0, 1, 2, 3, 4, 5, 130]) {
    assert.match(help, new RegExp(`^  ${String(code)} `, 'm'));
  }
});

test('help of a command names its options, those alone, and an example', () => {
  for (const { name, required, options } of COMMANDS) {
    const help = helpOf(name, '--help');
    const own = new Set<string>([...required, ...options]);
    for (const [option, spec] of Object.entries<OptionSpec>(OPTIONS)) {
      const listed = help
        .split('\n')
        .some((line) => line.startsWith(`  ${spelled(spec, ENGLISH)}`));
      assert.equal(listed, own.has(option), `${name} ${spec.flag}`);
    }
    assert.match(help, new RegExp(`^  csp-reconcile ${name}`, 'm'));
  }
});

test('help is asked for in several ways, and fits the terminal', () => {
  assert.equal(helpOf('help'), helpOf('--help'));
  assert.equal(helpOf('help', 'plan'), helpOf('plan', '--from', 'x', '-h'));
  const narrow = answerAtOnce(['plan', '--help'], 60, ENGLISH) ?? '';
  const tooWide = narrow.split('\n').filter((line) => line.length > 60);
  // Examples are there to be copied, so they are not broken.
  assert.ok(tooWide.every((line) => line.startsWith('  csp-reconcile plan')));
  assert.equal(answerAtOnce(['plan', '--', '--help'], undefined, ENGLISH), null);
});

test('the version is that of the package', () => {
  assert.match(helpOf('--version'), /^\d+\.\d+\.\d+\n$/);
  assert.equal(runCli(['--version']).stdout, helpOf('--version'));
});

test('a mistyped word is answered with what may have been meant', () => {
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['recncile'], ['Did you mean reconcile?']],
    [['Plan'], ['Did you mean plan?']],
    [['pre'], ['Did you mean preflight?']],
    [['reconcile', '--form', 'x'], ['Did you mean --from?']],
    [
      ['reconcile', '--fom=x', '--outt', 'y'],
      ['Did you mean --from?', 'Did you mean --out?'],
    ],
    [['reconcile', '--asof', 'x'], ['Did you mean --as-of?']],
    [['reconcile', '--no-colour'], []],
    [['reconcile', '--no-color', '--quiet'], []],
    [['xyzzy'], []],
    [[], []],
  ];
  for (const [args, expected] of cases)
    assert.deepEqual(didYouMean(args).map(ENGLISH.of), expected, args.join(' '));
});

test('what is wrong with the command line is said with what to do', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Name a command: init, doctor, reconcile/],
    [
      ['recncile', '--help'],
      /Did you mean reconcile\? Run "csp-reconcile --help" for commands\.\n$/,
    ],
    [['plan', '--from'], /--from needs a value\. Run "csp-reconcile plan --help"/],
    [
      ['preflight', '--gate', 'noon'],
      /--gate is "noon"\. Choose one of: before, cutover, day-after\./,
    ],
    [['plan', '--delimiter', 'x'], /Choose one of: ,, ;, TAB, \|\./],
    [['inspect'], /There is nothing to inspect\. Name one or more files or folders\./],
    [['plan', '--out', 'a', '--out', 'b'], /--out was given more than once\./],
  ];
  for (const [args, said] of cases) {
    // The words stay English whatever the machine speaks, as the rest of the texts does.
    const run = runCli(args, { LC_ALL: 'fr_FR.UTF-8' });
    assert.equal(run.code, 4, args.join(' '));
    assert.match(run.stderr, said);
    assert.equal(run.stdout, '');
  }
});
