/** Reads input files. Each of them is either read or refused with the reason. */
import { hash } from 'node:crypto';
import path from 'node:path';
import type { FileProblem, ReadResult } from '../core/model/raw-table.ts';
import type { InputFile } from '../core/model/settings.ts';
import { problem } from '../core/problems/index.ts';
import { say } from '../core/text/text.ts';
import { FileFault } from '../formats/fault.ts';
import { readFileBytes, type ReadOptions } from '../formats/read-file.ts';
import { DISK, isSystemError, type Disk, type DiskEntry } from './disk.ts';
import type { FoundFile } from './files.ts';
import { readLarge } from './large-files.ts';

/** What browsers and copying programs call a file until it is complete. */
const PARTIAL_NAME = /\.(?:crdownload|part|partial|opdownload|download|tmp)$/i;
const TEXT_NAME = /\.(?:csv|tsv|tab|txt)$/i;
const WORKBOOK_NAME = /\.(?:xlsx|xlsm|xltx|xls|xlsb|ods|numbers)$/i;
/** Larger files are no exports; they are refused before a byte is read. */
const MAX_BYTES = 8 * 1024 ** 3;

/** Reads one file; whatever is wrong with it becomes part of the result. */
export function readInput(file: FoundFile, options: ReadOptions, disk: Disk = DISK): InputFile {
  const shown = file.shown.normalize('NFC');
  const { sha256, read, incidental } = readContent(file, shown, options, disk);
  return { path: shown, tenant: file.tenant, incidental, sha256, read };
}

type Content = Pick<InputFile, 'sha256' | 'read' | 'incidental'>;

function readContent(file: FoundFile, shown: string, options: ReadOptions, disk: Disk): Content {
  const { absolute, incidental } = file;
  const refused = (found: FileProblem, sha256 = ''): Content => ({
    sha256,
    read: refuse(found),
    incidental,
  });
  try {
    if (path.basename(absolute).startsWith('~$')) {
      return { ...refused(problem('W_LOCKFILE_SKIPPED', null, {})), incidental: true };
    }
    const entry = disk.stat(absolute);
    const skipped = skipReason(file, entry, shown, disk);
    if (skipped !== null) return { ...refused(skipped.problem), incidental: skipped.harmless };
    const large =
      entry.size < disk.largeFrom ? null : readLarge(absolute, entry, options, disk.pieces);
    if (large !== null) {
      return { sha256: large.sha256, read: withNameChecked(file, large.read), incidental };
    }
    const { bytes, after } = disk.read(absolute);
    const sha256 = hash('sha256', bytes, 'hex');
    const same = entry.size === after.size && entry.mtimeMs === after.mtimeMs;
    if (!same || bytes.length !== after.size) {
      return refused(problem('E_FILE_CHANGED', null, {}), sha256);
    }
    return { sha256, read: withNameChecked(file, readFileBytes(bytes, options)), incidental };
  } catch (error) {
    if (error instanceof FileFault) return refused(error.problem);
    if (!isSystemError(error)) throw error;
    return refused(systemProblem(error.code, file, shown, disk));
  }
}

function refuse(found: FileProblem): ReadResult {
  return { ok: false, problem: found };
}

/** What the system says, in words. */
function systemProblem(code: string, file: FoundFile, shown: string, disk: Disk): FileProblem {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP': {
      const link = code === 'ELOOP' || isBrokenLink(file.absolute, disk);
      return problem(link ? 'E_SYMLINK' : 'E_FILE_NOT_FOUND', null, { path: shown });
    }
    case 'EACCES':
    case 'EPERM':
      return problem('E_FILE_PERMISSION', null, { path: shown });
    case 'ENAMETOOLONG':
      return problem('E_PATH_TOO_LONG', null, {});
    default:
      return problem('E_FILE_IO', null, { reason: code });
  }
}

function isBrokenLink(file: string, disk: Disk): boolean {
  try {
    return disk.isLink(file);
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

/** The content decides how a file is read; a name that says otherwise is worth a word. */
function withNameChecked(file: FoundFile, read: ReadResult): ReadResult {
  if (!read.ok) return read;
  const { format, warnings } = read.file;
  const expected = format === 'csv' ? TEXT_NAME : WORKBOOK_NAME;
  const other = format === 'csv' ? WORKBOOK_NAME : TEXT_NAME;
  const name = path.basename(file.absolute);
  if (expected.test(name) || !other.test(name)) return read;
  const kind = format === 'csv' ? say('a text file (CSV)') : say('an Excel workbook');
  const warning = problem('W_NAME_MISMATCH', null, { ending: path.extname(name), kind });
  return { ok: true, file: { ...read.file, warnings: [warning, ...warnings] } };
}

interface Skipped {
  readonly problem: FileProblem;
  readonly harmless: boolean;
}

/** Why a file is not even opened; throws what the system says of a folder that cannot be. */
function skipReason(file: FoundFile, entry: DiskEntry, shown: string, disk: Disk): Skipped | null {
  if (entry.isDirectory()) return skippedFolder(file, shown, disk);
  if (!entry.isFile()) return { harmless: false, problem: problem('E_NOT_REGULAR', null, {}) };
  if (PARTIAL_NAME.test(file.absolute)) {
    const ending = path.extname(file.absolute);
    return { harmless: false, problem: problem('E_FILE_PARTIAL', null, { ending }) };
  }
  if (entry.size <= MAX_BYTES) return null;
  const tooBig = problem('E_FILE_TOO_BIG', null, { limit: say('8 GB') });
  return { harmless: file.incidental, problem: tooBig };
}

/** A folder is only listed as a file where it is empty or could not be searched. */
function skippedFolder(file: FoundFile, shown: string, disk: Disk): Skipped {
  if (disk.isLink(file.absolute)) {
    return { harmless: false, problem: problem('E_SYMLINK_FOLDER', null, { path: shown }) };
  }
  disk.list(file.absolute);
  return { harmless: true, problem: problem('E_FOLDER_EMPTY', null, {}) };
}
