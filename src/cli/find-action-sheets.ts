/** Which files may hold words of people: the newest sheet of the output folder, what lies beside it, and what is given. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { byCodeUnit } from '../core/normalise/text.ts';
import { say } from '../core/text/text.ts';
import { isSealed } from '../formats/xlsx-write/seal.ts';
import { PACKS } from './action-files.ts';
import { UserError } from './errors.ts';

export interface FoundSheets {
  /** The newest sheet of the output folder; it always takes part, so that nothing in it is left behind. */
  readonly main: string | null;
  readonly given: readonly string[];
  /** Older sheets and packs in the output folder that somebody has saved. */
  readonly besides: readonly string[];
  /** Names in the output folder. */
  readonly there: readonly string[];
}

export const OWN_NAME = /^action-sheet(?:-(\d+))?\.xlsx$/;
const WORKBOOK = /\.xlsx$/i;
/** What Excel lays beside a workbook while it is open. */
const LOCK = '~$';

/** Finds all of them; each file once. */
export function findActionSheets(given: readonly string[], out: string): FoundSheets {
  const there = namesIn(out);
  const newest = newestOf(there);
  const main = newest === null ? null : path.join(out, newest);
  const own = there.filter((name) => OWN_NAME.test(name)).map((name) => path.join(out, name));
  const packs = path.join(out, PACKS);
  const saved = [...own, ...workbooksIn(packs)].filter(
    (file) => file !== main && !isSealed(new Uint8Array(readFileSync(file))),
  );
  const seen = new Set(main === null ? [] : [realpathSync(main)]);
  const isNew = (file: string): boolean => {
    const real = realpathSync(file);
    const known = seen.has(real);
    seen.add(real);
    return !known;
  };
  return {
    main,
    given: given.flatMap(filesOf).filter(isNew),
    besides: saved.filter(isNew),
    there,
  };
}

/** Identifies what somebody has saved; `''` for a file that is as the tool wrote it. */
export function digestOf(file: string): string {
  const bytes = new Uint8Array(readFileSync(file));
  return isSealed(bytes) ? '' : createHash('sha256').update(bytes).digest('hex');
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  try {
    return [...readdirSync(folder)].sort(byCodeUnit);
  } catch {
    throw new UserError(
      say('{folder} cannot be searched for action sheets.', { folder }),
      say('Choose another --out.'),
    );
  }
}

/** Sheets are numbered as they are written, so the highest number is the newest, whatever the clocks say. */
function newestOf(names: readonly string[]): string | null {
  const numbered = names.flatMap((name) => {
    const match = OWN_NAME.exec(name);
    return match === null ? [] : [{ name, number: Number(match[1] ?? '1') }];
  });
  numbered.sort((a, b) => a.number - b.number);
  return numbered.at(-1)?.name ?? null;
}

function filesOf(given: string): readonly string[] {
  return statSync(given).isDirectory() ? workbooksIn(given) : [given];
}

function workbooksIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => WORKBOOK.test(name) && !name.startsWith(LOCK))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}
