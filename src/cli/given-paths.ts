/** Paths as they were typed: what shells of Windows leave undone or spoil is put right here, or named. */
import { readdirSync } from 'node:fs';
import nodePath from 'node:path';
import { byCodeUnit } from '../core/normalise/text.ts';
import { say } from '../core/text/text.ts';
import { UserError } from './errors.ts';

/** What is asked of the system; a test can hand over another one. */
export interface PathSystem {
  readonly platform: string;
  /** Names in a folder; none where it cannot be read. */
  readonly list: (folder: string) => readonly string[];
}

const SYSTEM: PathSystem = {
  platform: process.platform,
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};

/** The paths with wildcards filled in. A wildcard that fits nothing stays, and is not found later. */
export function givenPaths(paths: readonly string[], system = SYSTEM): readonly string[] {
  return paths.flatMap((path) => expanded(givenPath(path, system), system));
}

/** One path. Throws a UserError where a quote shows that two of them ran together. */
export function givenPath(path: string, { platform } = SYSTEM): string {
  // No name on Windows can hold a quote; elsewhere it is a letter like any other.
  if (platform !== 'win32' || !path.includes('"')) return path;
  // "C:\exports\" means for Windows: a quote after C:\exports, and no end yet.
  const whole = path.replace(/"$/, '');
  if (!whole.includes('"')) return whole;
  throw new UserError(
    say(
      'The path {path} has a quote in it: a backslash before a closing quote takes the quote in, and all that follows.',
      { path },
    ),
    say('Leave out the last backslash of a path in quotes: "{right}", not "{wrong}".', {
      right: 'C:\\exports',
      wrong: 'C:\\exports\\',
    }),
  );
}

/** cmd and PowerShell hand over `*.xlsx` as it stands. Only the last part of a path may have wildcards. */
function expanded(path: string, { platform, list }: PathSystem): readonly string[] {
  const rules = platform === 'win32' ? nodePath.win32 : nodePath.posix;
  const pattern = rules.basename(path);
  if (!/[*?]/.test(pattern)) return [path];
  const folder = rules.dirname(path);
  const names = list(folder);
  // Elsewhere a file may really be called so.
  if (names.includes(pattern)) return [path];
  const fits = matcher(pattern, platform === 'win32');
  const found = names.filter((name) => !name.startsWith('.') && fits.test(name)).sort(byCodeUnit);
  if (found.length === 0) return [path];
  const bare = folder === '.' && !path.startsWith(`.${rules.sep}`);
  return found.map((name) => (bare ? name : rules.join(folder, name)));
}

function matcher(pattern: string, ignoreCase: boolean): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'iu' : 'u');
}
