/** Writes what a migration starts with: two folders, a config, and what to put where. Nothing that is there is touched. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Speech } from '../../core/text/speech.ts';
import { say, type Text } from '../../core/text/text.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { initReadme } from '../init-readme.ts';
import { languageEntry } from '../language.ts';
import { padded } from '../layout.ts';
import { DEFAULT_CONFIG } from '../options.ts';
import { TOOL } from '../tool.ts';

const CONFIG = { from: ['from'], to: ['to'], out: 'reconciliation' };

/** The files to write, by name. */
function filesIn(speech: Speech): Readonly<Record<string, string>> {
  const config = { ...CONFIG, ...languageEntry(speech.language) };
  return {
    [DEFAULT_CONFIG]: `${JSON.stringify(config, null, 2)}\n`,
    'README.txt': initReadme(speech),
  };
}

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
    for (const [name, text] of Object.entries(filesIn(terminal.speech))) {
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
  throw new UserError(
    say('{path} is a file, not a folder.', { path: folder }),
    say('Name another folder.'),
  );
}

function unwritable(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  return new UserError(
    say('{folder} cannot be written to ({code}).', { folder, code: String(error.code) }),
    say('Name a folder in which you may write.'),
  );
}

function tell(
  folder: string,
  { wrote, kept }: { readonly wrote: readonly string[]; readonly kept: readonly string[] },
  terminal: Console,
): void {
  const { of } = terminal.speech;
  const here = path.resolve(folder) === path.resolve('.');
  if (wrote.length > 0) terminal.say(of(wroteText(folder, here, wrote.join(', '))));
  if (kept.length > 0) {
    terminal.say(of(say('Already there, and left as it is: {files}.', { files: kept.join(', ') })));
  }
  terminal.say('');
  terminal.say(of(say('Next:')));
  const [doctor = '', reconcile = ''] = padded(
    ['doctor', 'reconcile'].map((name) => `${TOOL.name} ${name}`),
    3,
  );
  const steps = [
    ...(here ? [] : [`cd ${/\s/.test(folder) ? `"${folder}"` : folder}`]),
    of(say('put the exports of both tenants into from and to; README.txt says which, and how')),
    `${doctor}${of(say('(is all ready?)'))}`,
    `${reconcile}${of(say('(compares both, and writes the reports)'))}`,
  ];
  steps.forEach((step, index) => {
    terminal.say(`  ${String(index + 1)}. ${step}`);
  });
}

function wroteText(folder: string, here: boolean, files: string): Text {
  return here
    ? say('Wrote {files}.', { files })
    : say('Wrote {files} in {folder}.', { files, folder });
}
