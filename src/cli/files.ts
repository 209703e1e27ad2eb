/**
 * Finds the input files: folders are searched through, in a fixed order. Every file found is read or named with
 * the reason later; the path shown does not depend on where the folder lies.
 */
import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Tenant } from '../core/model/report.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { problem } from '../core/problems/index.ts';
import { joined, say } from '../core/text/text.ts';
import { isSystemError } from './disk.ts';
import { UserError } from './errors.ts';
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
