/**
 * Finds and reads the input files: folders are searched through, in a fixed order. Every file found is
 * either read or named with the reason; the path shown does not depend on where the folder lies.
 */
import { hash } from 'node:crypto';
import {
  type Dirent,
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { FileProblem, ReadResult } from '../core/model/raw-table.ts';
import type { Tenant } from '../core/model/report.ts';
import type { InputFile } from '../core/model/settings.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { problem } from '../core/problems/index.ts';
import { joined, say } from '../core/text/text.ts';
import { FileFault } from '../formats/fault.ts';
import { readFileBytes, type ReadOptions } from '../formats/read-file.ts';
import { UserError } from './errors.ts';
import { LARGE_BYTES, piecesOf, readLarge, type Pieces } from './large-files.ts';
import { isReportFolder, isReportName } from './own-reports.ts';

export interface FoundFile {
  readonly absolute: string;
  readonly shown: string;
  readonly tenant: Tenant | null;
  /** True where a folder was searched and the name is not that of a table file. */
  readonly incidental: boolean;
  /** True where nobody named it, but the folder it lies in. */
  readonly searched?: boolean;
}

const TABLE_NAME =
  /\.(?:csv|tsv|tab|txt|xlsx|xlsm|xltx|xls|xlsb|ods|numbers|crdownload|part|partial|opdownload|download|tmp|gz|zip)$/i;
/** What browsers and copying programs call a file until it is complete. */
const PARTIAL_NAME = /\.(?:crdownload|part|partial|opdownload|download|tmp)$/i;
const TEXT_NAME = /\.(?:csv|tsv|tab|txt)$/i;
const WORKBOOK_NAME = /\.(?:xlsx|xlsm|xltx|xls|xlsb|ods|numbers)$/i;
/** Larger files are no exports; they are refused before a byte is read. */
const MAX_BYTES = 8 * 1024 ** 3;

/** What is asked of the disk. A test can hand over one on which everything goes wrong. */
export interface Disk {
  /** Follows links. All of these throw what the system says. */
  stat(file: string): DiskEntry;
  isLink(file: string): boolean;
  list(folder: string): readonly unknown[];
  /** The content, and what the system says about the open file after reading it. */
  read(file: string): { readonly bytes: Uint8Array; readonly after: DiskEntry };
  /** The content in pieces. */
  readonly pieces: Pieces;
  /** From so many bytes on a text is read in pieces. */
  readonly largeFrom: number;
}

export interface DiskEntry {
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

export const DISK: Disk = {
  stat: (file) => statSync(file),
  isLink: (file) => lstatSync(file).isSymbolicLink(),
  list: (folder) => readdirSync(folder),
  read: (file) => {
    const handle = openSync(file, 'r');
    try {
      const bytes = readFileSync(handle);
      return { bytes, after: fstatSync(handle) };
    } finally {
      closeSync(handle);
    }
  },
  pieces: piecesOf,
  largeFrom: LARGE_BYTES,
};

/**
 * Lists the files under the given paths. Throws a UserError that names all paths where nothing is; what is
 * there but cannot be opened is listed, so that reading it says why.
 */
export function findFiles(
  roots: readonly string[],
  tenant: Tenant | null,
  out: string,
): readonly FoundFile[] {
  requireThere(roots);
  const labels = labelsOf(roots);
  const found = new Map<string, FoundFile>();
  roots.forEach((root, index) => {
    const label = labels[index] ?? root;
    const absolute = path.resolve(root);
    if (!isFolder(absolute)) {
      const shown = escapeControls(label);
      found.set(real(absolute), { absolute, shown, tenant, incidental: false, searched: false });
      return;
    }
    for (const { full: inside, place } of walk(absolute, real(path.resolve(out)))) {
      const below = path.relative(absolute, inside).split(path.sep);
      const shown = escapeControls([label, ...below].filter((name) => name !== '').join('/'));
      const incidental = inside !== absolute && !TABLE_NAME.test(inside);
      if (found.has(place)) continue;
      found.set(place, {
        absolute: inside,
        shown,
        tenant,
        incidental,
        searched: inside !== absolute,
      });
    }
  });
  return [...found.values()].sort((a, b) => byCodeUnit(a.shown, b.shown));
}

/** A name is data: what would move the cursor or turn the reading direction is spelled out. */
function escapeControls(name: string): string {
  return name.replace(
    /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
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

/** All paths are looked at before one is complained of, so that one run names every typing error. */
export function requireThere(roots: readonly string[]): void {
  const missing = roots.filter((root) => !isThere(path.resolve(root)));
  const problems = missing.map((root) =>
    problem('E_FILE_NOT_FOUND', null, { path: escapeControls(path.resolve(root)) }),
  );
  const [first] = problems;
  if (first === undefined) return;
  const whats = problems.map(({ what }) => what);
  throw new UserError(joined(whats, ' '), first.fix);
}

/** Reports in place of the inputs, or among them under any name, would be read as inputs the next time. */
export function requireOutApart(roots: readonly string[], out: string): void {
  const place = real(path.resolve(out));
  const same = roots.find((root) => real(path.resolve(root)) === place);
  if (same === undefined) return;
  throw new UserError(
    say('The reports would be written to {folder}, which is read as input.', {
      folder: escapeControls(same),
    }),
    say('Choose another --out: a folder of its own.'),
  );
}

/** A broken link counts as there. */
function isThere(absolute: string): boolean {
  try {
    lstatSync(absolute);
    return true;
  } catch (error) {
    return !isSystemError(error) || !['ENOENT', 'ENOTDIR'].includes(error.code);
  }
}

function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return false;
  }
}

/** The one spelling of a path: links followed and, where the disk does not tell letters apart, in its own case. */
function real(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

/** A path as it was come by, and in its one spelling. */
interface Walked {
  readonly full: string;
  readonly place: string;
}

/** All files below a folder but for hidden ones and the reports in the output folder, in code-unit order. */
function walk(folder: string, out: string): readonly Walked[] {
  const entries = entriesOf(folder);
  const place = real(folder);
  // A folder that cannot be opened is listed itself: reading it says why.
  if (entries === null) return [{ full: folder, place }];
  const shown = entries.filter((entry) => !entry.name.startsWith('.'));
  const visible = place === out ? shown.filter((entry) => !isPublished(entry)) : shown;
  // So is an empty one: a customer's exports may be missing from it. The output folder is nobody's.
  if (visible.length === 0) return place === out ? [] : [{ full: folder, place }];
  visible.sort((a, b) => byCodeUnit(a.name, b.name));
  return visible.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return walk(full, out);
    // A folder lists its files as the disk spells them; only a link leads elsewhere.
    return [{ full, place: entry.isFile() ? path.join(place, entry.name) : real(full) }];
  });
}

function isPublished(entry: Dirent): boolean {
  return entry.isDirectory() ? isReportFolder(entry.name) : isReportName(entry.name);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error)) return null;
    throw error;
  }
}

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

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
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
