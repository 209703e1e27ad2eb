/** Writes what a migration starts with: two folders, a config, and what to put where. Nothing that is there is touched. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { INIT_README } from '../init-readme.ts';
import { DEFAULT_CONFIG } from '../options.ts';
import { TOOL } from '../tool.ts';

const CONFIG = { from: ['from'], to: ['to'], out: 'reconciliation' };
const FILES: Readonly<Record<string, string>> = {
  [DEFAULT_CONFIG]: `${JSON.stringify(CONFIG, null, 2)}\n`,
  'README.txt': INIT_README,
};
const FOLDERS = ['from', 'to'];

/** Writes what is missing, says so, and returns the exit code. Throws a UserError where nothing can be written. */
export function runInit(given: string | undefined, terminal: Console): number {
  const folder = given ?? '.';
  const wrote: string[] = [];
  const kept: string[] = [];
  try {
    requireFolder(folder);
    for (const name of FOLDERS) {
      const target = path.join(folder, name);
      if (existsSync(target)) {
        requireFolder(target);
        kept.push(`${name}/`);
        continue;
      }
      mkdirSync(target, { recursive: true });
      wrote.push(`${name}/`);
    }
    for (const [name, text] of Object.entries(FILES)) {
      (writeNew(path.join(folder, name), text) ? wrote : kept).push(name);
    }
  } catch (error) {
    throw error instanceof UserError ? error : unwritable(folder, error);
  }
  terminal.result(() => ({ folder, wrote, kept }));
  tell(folder, { wrote, kept }, terminal);
  return EXIT.clean;
}

/** False where a file of that name is there: it stays as it is. */
function writeNew(target: string, text: string): boolean {
  try {
    writeFileSync(target, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function requireFolder(folder: string): void {
  if (!existsSync(folder) || statSync(folder).isDirectory()) return;
  throw new UserError(`${folder} is a file, not a folder.`, 'Name another folder.');
}

function unwritable(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  return new UserError(
    `${folder} cannot be written to (${String(error.code)}).`,
    'Name a folder in which you may write.',
  );
}

function tell(
  folder: string,
  { wrote, kept }: { readonly wrote: readonly string[]; readonly kept: readonly string[] },
  terminal: Console,
): void {
  const here = path.resolve(folder) === path.resolve('.');
  if (wrote.length > 0) terminal.say(`Wrote ${wrote.join(', ')}${here ? '' : ` in ${folder}`}.`);
  if (kept.length > 0) terminal.say(`Already there, and left as it is: ${kept.join(', ')}.`);
  terminal.say('');
  terminal.say('Next:');
  const steps = [
    ...(here ? [] : [`cd ${/\s/.test(folder) ? `"${folder}"` : folder}`]),
    'put the exports of both tenants into from and to; README.txt says which, and how',
    `${TOOL.name} doctor      (is all ready?)`,
    `${TOOL.name} reconcile   (compares both, and writes the reports)`,
  ];
  steps.forEach((step, index) => {
    terminal.say(`  ${String(index + 1)}. ${step}`);
  });
}
