/** Runs the command line in a process of its own, as a person would. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The bundle that a run of the tests has made, since it starts so much faster; else the source. */
const COMMAND =
  process.env['COMMAND_UNDER_TEST'] === undefined
    ? ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/main.ts')]
    : [process.env['COMMAND_UNDER_TEST']];

/** The days that the samples are made for. */
export const DAYS = ['--as-of', '2026-05-20', '--migration-start', '2026-04-15'];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `csp-reconcile` in the root of the project. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  return runCliIn(ROOT, args, env);
}

/** Runs `csp-reconcile` in another folder. */
export function runCliIn(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Run {
  const result = spawnSync(process.execPath, [...COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** The arguments that reconcile a sample into a folder. */
export function sampleArgs(sample: string, out: string): readonly string[] {
  const [from, to] = [`samples/${sample}/from`, `samples/${sample}/to`];
  const file = `samples/${sample}/csp-reconcile.json`;
  const config = existsSync(join(ROOT, file)) ? ['--config', file] : [];
  return ['reconcile', '--from', from, '--to', to, '--out', out, ...config, ...DAYS];
}

/** A folder that is removed after the test. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'csp-reconcile-test-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
