/** Completion: what is offered where, and that the shells that are there take the scripts. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { complete, completionLines } from '../../src/cli/complete.ts';
import { SCRIPTS, SHELLS } from '../../src/cli/completion-scripts.ts';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { ROOT, runCli, temporaryFolder } from '../helpers/command-line.ts';

const RULES = [
  { word: 'seats-missing', what: 'Seats missing' },
  { word: 'seats-extra', what: 'More seats' },
];

/** The words that are offered, and what else the shell may add. */
async function offered(line: string): Promise<readonly [readonly string[], string]> {
  const words = line.split(' ');
  const { offers, then } = await complete(
    words.slice(0, -1),
    words.at(-1) ?? '',
    async () => RULES,
  );
  return [offers.map(({ word }) => word), then];
}

test('commands, options, values, rules and paths are offered where they belong', async () => {
  assert.deepEqual(await offered(''), [COMMANDS.map(({ name }) => name), 'nothing']);
  assert.deepEqual(await offered('pl'), [['plan'], 'nothing']);
  assert.deepEqual(await offered('help pre'), [['preflight'], 'nothing']);
  assert.deepEqual(await offered('nonsense '), [[], 'nothing']);
  assert.deepEqual(await offered('reconcile --fr'), [['--from'], 'nothing']);
  assert.deepEqual(await offered('reconcile --no'), [['--no-color'], 'nothing']);
  assert.deepEqual(await offered('reconcile --from a --fr'), [[], 'nothing'], 'given already');
  assert.deepEqual(await offered('reconcile --from '), [[], 'files']);
  assert.deepEqual(await offered('reconcile --from a b'), [[], 'files'], 'takes many');
  assert.deepEqual(await offered('reconcile --out '), [[], 'folders']);
  assert.deepEqual(await offered('reconcile --as-of '), [[], 'nothing']);
  assert.deepEqual(await offered('reconcile --quiet '), [[], 'nothing']);
  assert.deepEqual(await offered('preflight --gate '), [
    ['before', 'cutover', 'day-after'],
    'nothing',
  ]);
  assert.deepEqual(await offered('plan --delimiter T'), [['TAB'], 'nothing']);
  assert.deepEqual(await offered('reconcile --format '), [
    ['xlsx', 'html', 'json', 'csv'],
    'nothing',
  ]);
  assert.deepEqual(await offered('explain seats-m'), [['seats-missing'], 'nothing']);
  assert.deepEqual(await offered('explain seats-missing '), [[], 'nothing']);
  assert.deepEqual(await offered('inspect a '), [[], 'files']);
  assert.deepEqual(await offered('init '), [[], 'folders']);
  assert.deepEqual(await offered('completion p'), [['powershell'], 'nothing']);
});

test('the answer to a script has a line for each word, with its help', async () => {
  const lines = await completionLines(['=--qu', 'plan'], ENGLISH);
  assert.equal(lines, '--quiet\tPrint neither summary nor progress.\n:nothing\n');
  assert.match(
    await completionLines(['=seats-m', 'explain'], ENGLISH),
    /^seats-missing\t.+\n:nothing\n$/,
  );
  assert.equal(runCli(['__complete', '=pl']).stdout, await completionLines(['=pl'], ENGLISH));
});

test('a script is printed for each shell; another is refused', () => {
  for (const shell of SHELLS) assert.equal(runCli(['completion', shell]).stdout, SCRIPTS[shell]);
  const fish = runCli(['completion', 'fish']);
  assert.equal(fish.code, 4);
  assert.match(fish.stderr, /no script for "fish"\. Name one of: bash, zsh, powershell/);
});

/** A folder with the command as a shell finds it, and the environment in which it does. */
function box(folder: string): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const tsx = import.meta.resolve('tsx');
  const main = join(ROOT, 'src/cli/main.ts');
  const run = `#!/bin/sh\nexec "${process.execPath}" --import "${tsx}" "${main}" "$@"\n`;
  writeFileSync(join(bin, 'csp-reconcile'), run, { mode: 0o755 });
  return { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

function shell(name: string, script: string, env: NodeJS.ProcessEnv) {
  return spawnSync(name, ['-c', script], { env, encoding: 'utf8', timeout: 60_000 });
}

const missing = (name: string): string | false =>
  spawnSync(name, ['--version']).status === 0 ? false : `${name} is not here`;

test('bash completes with the script', { skip: missing('bash') }, (t) => {
  const env = box(temporaryFolder(t));
  const ask = (words: string, at: number): string =>
    `COMP_WORDS=(${words}); COMP_CWORD=${String(at)}; _csp_reconcile; echo "\${COMPREPLY[*]}"`;
  const script = [
    'eval "$(csp-reconcile completion bash)"',
    'complete -p csp-reconcile',
    ask('csp-reconcile pre', 1),
    ask("csp-reconcile preflight --gate ''", 3),
    ask('csp-reconcile explain seats-', 2),
  ].join('\n');
  const { stdout, stderr } = shell('bash', script, env);
  assert.equal(stderr, '');
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    'complete -o default -F _csp_reconcile csp-reconcile',
    'preflight',
    'before cutover day-after',
    'seats-missing seats-extra',
  ]);
});

test('zsh completes with the script', { skip: missing('zsh') }, (t) => {
  const env = box(temporaryFolder(t));
  const script = [
    'autoload -Uz compinit; compinit -u -D',
    'eval "$(csp-reconcile completion zsh)"',
    '_describe() { print -r -- "$1:" ${(P)2}; }; _files() { print -r -- files "$@"; }',
    'words=(csp-reconcile preflight --gate ""); CURRENT=4; _csp_reconcile',
    'words=(csp-reconcile init ""); CURRENT=3; _csp_reconcile',
    'print -r -- $_comps[csp-reconcile]',
  ].join('\n');
  const { stdout, stderr } = shell('zsh', script, env);
  assert.equal(stderr, '');
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    'csp-reconcile: before: cutover: day-after:',
    'files -/',
    '_csp_reconcile',
  ]);
});

test('the PowerShell script asks in the same way', () => {
  assert.match(
    SCRIPTS.powershell,
    /Register-ArgumentCompleter -Native -CommandName 'csp-reconcile'/,
  );
  assert.match(SCRIPTS.powershell, /& csp-reconcile __complete "=\$typed" @words/);
  assert.match(SCRIPTS.powershell, /-split "`t", 2/);
});
