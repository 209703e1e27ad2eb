/** Finds and reads all files of a run, as the command line and the config's file rules say. */
import path from 'node:path';
import { fileMap, type FileMap } from '../core/intake/file-map.ts';
import type { Tenant } from '../core/model/report.ts';
import type { FileRules, InputFile } from '../core/model/settings.ts';
import { say } from '../core/text/text.ts';
import type { ReadOptions } from '../formats/read-file.ts';
import type { RunOptions } from './config.ts';
import type { Console } from './console.ts';
import { findFiles, requireOutApart, requireThere, type FoundFile } from './files.ts';
import { readInput } from './read-input.ts';
import { allSpeeches } from './language.ts';
import { isReportName, unlessOwnReport } from './own-reports.ts';

/** What is told while the files are read. */
export interface Progress {
  /** Before each file is read; the index counts from 0. */
  readonly reading: (index: number, of: number, file: FoundFile) => void;
  /** Once all are read. */
  readonly done: () => void;
}

/** Tells a person which file is read, and what comes after the last. */
export function progressOn(terminal: Console, now: () => number, next: string): Progress {
  return {
    reading: (index, of, { shown }) => {
      terminal.progress(now(), terminal.speech.of(say('Reading')), {
        done: index,
        of,
        what: shown,
      });
    },
    done: () => {
      terminal.progress(now(), next);
    },
  };
}

const SILENT: Progress = { reading: () => undefined, done: () => undefined };

/** Paths by what they were given as. Price lists belong to neither tenant. */
export type Roots = Readonly<Partial<Record<Tenant | 'prices', readonly string[]>>>;

/**
 * Finds the files below the given paths of each tenant. Each is read, as its own rules say, when it is asked
 * for, so that thousands of them need not be held together. Files of a tenant that is not wanted are not opened.
 */
export async function gatherInputs(
  roots: Roots,
  options: RunOptions,
  progress: Progress = SILENT,
  wanted: (tenant: Tenant | null) => boolean = () => true,
): Promise<Iterable<InputFile>> {
  const rulesFor = fileMap(options.settings.files);
  requireThere(Object.values(roots).flat());
  // Only inspect has paths, and it writes no reports.
  if (options.paths.length === 0) requireOutApart(Object.values(roots).flat(), options.out);
  const found = (['from', 'to', 'prices'] as const).flatMap((role) =>
    findFiles(roots[role] ?? [], role === 'prices' ? null : role, options.out),
  );
  const files = byConfiguredTenant(found, rulesFor).filter(({ tenant }) => wanted(tenant));
  // The languages are only needed where a file is called like a report.
  const mayBeOwn = files.some(({ absolute }) => isReportName(path.basename(absolute)));
  const speeches = mayBeOwn ? await allSpeeches() : [];
  return readAll(files, progress, (file) => {
    const input = readInput(file, readOptions(options, rulesFor(file.shown)));
    return unlessOwnReport(file, input, speeches);
  });
}

function* readAll(
  files: readonly FoundFile[],
  progress: Progress,
  read: (file: FoundFile) => InputFile,
): Iterable<InputFile> {
  for (const [index, file] of files.entries()) {
    progress.reading(index, files.length, file);
    yield read(file);
  }
  progress.done();
}

/** A folder can hold the files of both tenants, where the config says which is whose. */
function byConfiguredTenant(found: readonly FoundFile[], rulesFor: FileMap): readonly FoundFile[] {
  const unique = new Map<string, FoundFile>();
  for (const file of found) {
    const tenant = rulesFor(file.shown).tenant ?? file.tenant;
    const key = `${tenant ?? ''} ${file.absolute}`;
    if (!unique.has(key)) unique.set(key, { ...file, tenant });
  }
  return [...unique.values()];
}

function readOptions(options: RunOptions, rules: FileRules): ReadOptions {
  const encoding = rules.encoding ?? options.encoding;
  const delimiter = rules.delimiter ?? options.delimiter;
  return {
    ...(encoding === null ? {} : { encoding, encodingOfAll: rules.encoding === null }),
    ...(delimiter === null ? {} : { delimiter }),
  };
}
