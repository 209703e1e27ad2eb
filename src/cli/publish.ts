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
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { say } from '../core/text/text.ts';
import { UserError } from './errors.ts';
import { freeNames } from './free-names.ts';

const OTHER_OUT = say('Choose another --out.');

export interface OutputFile {
  /** Name in the folder; one in a folder below it has a `/`. */
  readonly name: string;
  /** All of it, or its pieces, which are made while they are written. */
  readonly bytes: Uint8Array | Iterable<Uint8Array>;
  /** True for workbooks, in which people work: one that somebody has saved is never replaced. */
  readonly edited?: true;
}

/** The pieces of a text as the bytes of a file. */
export function* encoded(pieces: Iterable<string>): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}

/** Publishes the files into a folder and returns the names they got. Throws a UserError where it cannot. */
export function publish(folder: string, files: readonly OutputFile[]): readonly string[] {
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) {
      throw new UserError(say('{folder} is a file, not a folder.', { folder }), OTHER_OUT);
    }
    for (const { name } of files) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true, mode: 0o700 });
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = freeNames(
      folder,
      files.filter(({ edited }) => edited).map(({ name }) => name),
    );
    const named = files.map((file) => ({ ...file, name: names.get(file.name) ?? file.name }));
    putInPlace(folder, named);
    return named.map((file) => file.name);
  } catch (error) {
    throw error instanceof UserError ? error : explain(folder, error);
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

function writeDurably(target: string, bytes: OutputFile['bytes']): void {
  const handle = openSync(target, 'w', 0o600);
  try {
    for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) writeAll(handle, piece);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
}

function explain(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EBUSY':
    case 'EPERM':
      return new UserError(
        say('A report in {folder} is in use.', { folder }),
        say('Close the reports in Excel and run again, or choose another --out.'),
      );
    case 'EACCES':
    case 'EROFS':
      return new UserError(say('{folder} cannot be written to.', { folder }), OTHER_OUT);
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError(
        say('The disk of {folder} is full.', { folder }),
        say('Free some space and run again.'),
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new UserError(say('{folder} cannot be a folder.', { folder }), OTHER_OUT);
    default:
      return error;
  }
}
