/**
 * Finds and reads the input files: folders are searched through, in a fixed order. Every file found is
 * either read or named with the reason; the path shown does not depend on where the folder lies.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { FileProblem, ReadResult } from '../core/model/raw-table.ts';
import type { Tenant } from '../core/model/report.ts';
import type { InputFile } from '../core/model/settings.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { readFileBytes, type ReadOptions } from '../formats/read-file.ts';
import { UserError } from './errors.ts';

export interface FoundFile {
  readonly absolute: string;
  readonly shown: string;
  readonly tenant: Tenant | null;
  /** True where a folder was searched and the name is not that of a table file. */
  readonly incidental: boolean;
}

const TABLE_NAME =
  /\.(?:csv|tsv|tab|txt|xlsx|xlsm|xltx|xls|xlsb|ods|numbers|crdownload|part|tmp|gz|zip)$/i;
/** Larger files are no exports; they are refused before a byte is read. */
const MAX_BYTES = 1024 ** 3;

/** Lists the files under the given paths. Throws a UserError for a path that is not there. */
export function findFiles(
  roots: readonly string[],
  tenant: Tenant | null,
  exclude: string,
): readonly FoundFile[] {
  const labels = labelsOf(roots);
  const found = new Map<string, FoundFile>();
  roots.forEach((root, index) => {
    const label = labels[index] ?? root;
    const absolute = path.resolve(root);
    const stats = requireStats(absolute, root);
    if (!stats.isDirectory()) {
      found.set(real(absolute), { absolute, shown: label, tenant, incidental: false });
      return;
    }
    for (const inside of walk(absolute, path.resolve(exclude))) {
      const shown = [label, ...path.relative(absolute, inside).split(path.sep)].join('/');
      const incidental = !TABLE_NAME.test(inside);
      const key = real(inside);
      if (!found.has(key)) found.set(key, { absolute: inside, shown, tenant, incidental });
    }
  });
  return [...found.values()].sort((a, b) => byCodeUnit(a.shown, b.shown));
}

/** The last segment of each root; the root as given where two would look alike. */
function labelsOf(roots: readonly string[]): readonly string[] {
  const names = roots.map((root) => path.basename(path.resolve(root)).normalize('NFC'));
  return roots.map((root, index) => {
    const name = names[index] ?? root;
    const alone = names.filter((other) => other === name).length === 1;
    return alone && name !== '' ? name : root.split(path.sep).join('/');
  });
}

function requireStats(absolute: string, given: string): Stats {
  try {
    return statSync(absolute);
  } catch {
    throw new UserError(`There is no file or folder ${given}.`, 'Check the path.');
  }
}

function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** All files below a folder but for hidden ones and the output folder, in code-unit order. */
function walk(folder: string, exclude: string): readonly string[] {
  if (folder === exclude) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => byCodeUnit(a.name, b.name));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return walk(full, exclude);
    return [full];
  });
}

/** Reads one file; whatever is wrong with it becomes part of the result. */
export function readInput(file: FoundFile, options: ReadOptions): InputFile {
  const shown = file.shown.normalize('NFC');
  const base = { path: shown, tenant: file.tenant, incidental: file.incidental };
  const skipped = skipReason(file);
  if (skipped !== null) {
    return { ...base, incidental: skipped.harmless, sha256: '', read: refuse(skipped.problem) };
  }
  try {
    const bytes = readFileSync(file.absolute);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...base, sha256, read: readFileBytes(bytes, options) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const problem: FileProblem = {
      code: 'E_FILE_IO',
      place: null,
      what: `The system could not read it (${error.code}).`,
      fix: 'Close it in other programs, check that you may open it, and run again.',
    };
    return { ...base, sha256: '', read: refuse(problem) };
  }
}

function refuse(problem: FileProblem): ReadResult {
  return { ok: false, problem };
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
}

interface Skipped {
  readonly problem: FileProblem;
  readonly harmless: boolean;
}

function skipReason(file: FoundFile): Skipped | null {
  const name = path.basename(file.absolute);
  if (name.startsWith('~$')) {
    return {
      harmless: true,
      problem: {
        code: 'W_LOCKFILE_SKIPPED',
        place: null,
        what: 'It is the lock file of a workbook that is open in Excel.',
        fix: 'Save and close the workbook if it was changed, and run again.',
      },
    };
  }
  const stats = statSync(file.absolute, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile()) {
    return {
      harmless: false,
      problem: {
        code: 'E_NOT_REGULAR',
        place: null,
        what: 'It is not a regular file.',
        fix: 'Give a file or a folder of files.',
      },
    };
  }
  if ((stats?.size ?? 0) <= MAX_BYTES) return null;
  return {
    harmless: file.incidental,
    problem: {
      code: 'E_FILE_TOO_BIG',
      place: null,
      what: 'It is larger than 1 GiB; no export is.',
      fix: 'Export a shorter time span, or split the file.',
    },
  };
}
