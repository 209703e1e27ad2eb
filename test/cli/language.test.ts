/** The command line speaks the language of the run: no word of it is out of a catalogue's reach. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { answerAtOnce } from '../../src/cli/at-once.ts';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { runDoctor } from '../../src/cli/commands/doctor.ts';
import { runExplain } from '../../src/cli/commands/explain.ts';
import { runInit } from '../../src/cli/commands/init.ts';
import { runInspect } from '../../src/cli/commands/inspect.ts';
import { resolveOptions, type RunOptions } from '../../src/cli/config.ts';
import { Console } from '../../src/cli/console.ts';
import { describeInputs } from '../../src/cli/describe-inputs.ts';
import { UserError } from '../../src/cli/errors.ts';
import { initReadme } from '../../src/cli/init-readme.ts';
import { withoutLanguage } from '../../src/cli/language.ts';
import { OPTIONS, type OptionSpec, type RawOptions } from '../../src/cli/options.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { Speech } from '../../src/core/text/speech.ts';
import { ROOT, temporaryFolder } from '../helpers/command-line.ts';
import { dataIn, isMarked, PSEUDO } from '../helpers/pseudo-language.ts';

const NOW = Date.UTC(2026, 4, 20);
const SILENT = { show: () => undefined, end: () => undefined };
const SAMPLE = join(ROOT, 'samples/tour');

/** What a command writes to standard output. */
async function printed(
  context: TestContext,
  run: (terminal: Console) => unknown,
  speech = PSEUDO,
): Promise<string> {
  const pieces: string[] = [];
  const { mock } = context.mock.method(process.stdout, 'write', (piece: string) => {
    pieces.push(piece);
    return true;
  });
  try {
    await run(new Console({ color: false, quiet: false, json: false }, SILENT, speech));
  } finally {
    mock.restore();
  }
  return pieces.join('');
}

function assertMarked(text: string, data: Iterable<string>): void {
  const known = [...data].sort((a, b) => b.length - a.length);
  // Texts may run over lines.
  const rest = text.replace(/\s+/g, ' ');
  assert.notEqual(rest.trim(), '');
  assert.ok(isMarked(rest, known), rest);
}

function optionsOf(given: RawOptions): RunOptions {
  return resolveOptions(given, '2026-05-20');
}

test('every word of help is in the language of the run', () => {
  const specs: readonly OptionSpec[] = Object.values(OPTIONS);
  const data = [
    'csp-reconcile',
    'Windows',
    ...COMMANDS.flatMap(({ name, examples }) => [
      name,
      ...examples.flatMap(({ line, windows = '' }) => [line, windows]),
    ]),
    ...specs.flatMap(({ flag, choices = [], fallback }) => [
      `--${flag} ${flag.toUpperCase()}`,
      `--${flag}`,
      `--no-${flag}`,
      choices.join('|'),
      choices.join(' '),
      typeof fallback === 'string' ? fallback : '',
    ]),
    'utf-8',
    'TAB',
  ].filter((one) => one !== '');
  assertMarked(answerAtOnce(['--help'], undefined, PSEUDO) ?? '', data);
  for (const { name } of COMMANDS) {
    assertMarked(answerAtOnce([name, '--help'], undefined, PSEUDO) ?? '', data);
  }
});

test('--lang may stand before the command', () => {
  assert.deepEqual(withoutLanguage(['--lang', 'fr', 'plan', '--help']), ['plan', '--help']);
  assert.deepEqual(withoutLanguage(['plan', '--lang=fr', '-h']), ['plan', '-h']);
  assert.deepEqual(withoutLanguage(['plan', '--lang', '--help']), ['plan', '--help']);
});

test('what the parser complains of is in the language of the run', async () => {
  const cases: readonly (readonly string[])[] = [
    [],
    ['--lang', 'sv', 'recncile'],
    ['plan', '--form', 'x'],
    ['plan', '--form', 'x', '--outt', 'y'],
    ['plan', '--from'],
    ['plan', '--out', 'a', '--out', 'b'],
    ['preflight', '--gate', 'noon'],
    ['init', 'a', 'b', 'c'],
  ];
  for (const args of cases) {
    await assert.rejects(
      runCommand(args, () => NOW, PSEUDO),
      (error) => {
        assert.ok(error instanceof UserError);
        assertMarked(`${PSEUDO.of(error.what)} ${PSEUDO.of(error.fix)}`, []);
        return true;
      },
    );
  }
});

test('rules are explained in the language of the run', async (t) => {
  const ids = RULES.map(({ id }) => id);
  const list = await printed(t, (terminal) => runExplain(undefined, terminal));
  assertMarked(list, ids);
  for (const id of ids) assertMarked(await printed(t, (terminal) => runExplain(id, terminal)), ids);
});

test('doctor and inspect look at files in the language of the run', async (t) => {
  const [from, to] = [join(SAMPLE, 'from'), join(SAMPLE, 'to')];
  const folder = temporaryFolder(t);
  const options = optionsOf({ paths: [from, to], from: [from], to: [folder], out: folder });
  const described = await describeInputs(options);
  const data = [...dataIn(described), 'row', 'region', from, to, folder];
  const fields = described.flatMap(({ input }) => Object.keys(input.columns));
  const inspected = await printed(t, (terminal) => runInspect(options, terminal, () => NOW));
  assertMarked(inspected.replaceAll('\\t', ' '), [...data, ...fields]);
  const call = { options, config: undefined, complaint: null };
  const checked = await printed(t, (terminal) => runDoctor(call, terminal, () => NOW));
  assertMarked(checked, data);
});

test('init writes a README and a config for the language of the run', async (t) => {
  const folder = join(temporaryFolder(t), 'move');
  const said = await printed(t, (terminal) => runInit(folder, terminal));
  const names = ['csp-reconcile.json', 'csp-reconcile', 'README.txt', 'doctor', 'reconcile'];
  assertMarked(said, [folder, ...names, 'from/', 'to/', 'cd']);
  const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
  assertMarked(readme, ['from/', 'to/', 'csp-reconcile', 'doctor', 'plan', 'reconcile']);
  const config: unknown = JSON.parse(readFileSync(join(folder, 'csp-reconcile.json'), 'utf8'));
  assert.deepEqual(config, { from: ['from'], to: ['to'], out: 'reconciliation', lang: 'sv' });
});

test('a README in another language keeps to the width of a page', () => {
  const french = new Speech('fr', { 'What to put into this folder': 'Que mettre dans ce dossier' });
  const lines = initReadme(french).split('\n');
  assert.deepEqual(lines.slice(0, 2), ['Que mettre dans ce dossier', '='.repeat(26)]);
  assert.ok(lines.every((line) => line.length <= 98));
});
