/**
 * Writes a set of reports whole or not at all: everything is staged beside its target, then put in place;
 * whatever fails in between is rolled back. A workbook that a person has edited is never replaced.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { UserError } from './errors.ts';

export interface OutputFile {
  /** Name in the folder; one in a folder below it has a `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /**
   * For files that people work in: whether these bytes are as the tool wrote them. Absent for files that
   * only the tool writes.
   */
  readonly isPristine?: (existing: Uint8Array) => Promise<boolean>;
}

/** Publishes the files into a folder and returns the names they got. Throws a UserError where it cannot. */
export async function publish(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly string[]> {
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) {
      throw new UserError(`${folder} is a file, not a folder.`, 'Choose another --out.');
    }
    for (const { name } of files) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true, mode: 0o700 });
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const named = [];
    for (const file of files) named.push({ ...file, name: await freeName(folder, file) });
    putInPlace(folder, named);
    return named.map((file) => file.name);
  } catch (error) {
    throw error instanceof UserError ? error : explain(folder, error);
  }
}

/** The file's own name, or the next free one where a person has worked in the file of that name. */
async function freeName(folder: string, file: OutputFile): Promise<string> {
  if (file.isPristine === undefined) return file.name;
  const ext = path.extname(file.name);
  const name = file.name.slice(0, file.name.length - ext.length);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? file.name : `${name}-${String(number)}${ext}`;
    const target = path.join(folder, candidate);
    if (!existsSync(target)) return candidate;
    const existing = new Uint8Array(readFileSync(target));
    if (Buffer.compare(existing, file.bytes) === 0 || (await file.isPristine(existing))) {
      return candidate;
    }
  }
}

interface Staged {
  readonly target: string;
  readonly staged: string;
  readonly backup: string;
}

function putInPlace(folder: string, files: readonly OutputFile[]): void {
  const mark = `.csp-reconcile-${String(process.pid)}`;
  const staged: Staged[] = files.map((file) => {
    const target = path.join(folder, file.name);
    const beside = path.join(path.dirname(target), `${mark}-${path.basename(target)}`);
    return { target, staged: `${beside}.new`, backup: `${beside}.old` };
  });
  const cleanUp = (): void => {
    for (const file of staged) {
      rmSync(file.staged, { force: true });
      if (existsSync(file.backup)) renameSync(file.backup, file.target);
    }
  };
  const interrupted = (): void => {
    cleanUp();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    files.forEach((file, index) => {
      const place = staged[index];
      if (place !== undefined) writeDurably(place.staged, file.bytes);
    });
    swapIn(staged);
  } catch (error) {
    cleanUp();
    throw error;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/** Old files step aside first, so that a file that is open in Excel stops the run before anything is new. */
function swapIn(staged: readonly Staged[]): void {
  const placed: Staged[] = [];
  try {
    for (const file of staged) {
      if (existsSync(file.target)) renameSync(file.target, file.backup);
    }
    for (const file of staged) {
      renameSync(file.staged, file.target);
      placed.push(file);
    }
  } catch (error) {
    for (const file of placed) rmSync(file.target, { force: true });
    throw error;
  }
  for (const file of staged) rmSync(file.backup, { force: true });
}

function writeDurably(target: string, bytes: Uint8Array): void {
  const handle = openSync(target, 'w', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function explain(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EBUSY':
    case 'EPERM':
      return new UserError(
        `A report in ${folder} is in use.`,
        'Close the reports in Excel and run again, or choose another --out.',
      );
    case 'EACCES':
    case 'EROFS':
      return new UserError(`${folder} cannot be written to.`, 'Choose another --out.');
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError(`The disk of ${folder} is full.`, 'Free some space and run again.');
    case 'ENOTDIR':
    case 'EEXIST':
      return new UserError(`${folder} cannot be a folder.`, 'Choose another --out.');
    default:
      return error;
  }
}
