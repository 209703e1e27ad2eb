/** Finds and reads all files of a run, as the command line and the config's file rules say. */
import { fileMap, type FileMap } from '../core/intake/file-map.ts';
import type { Tenant } from '../core/model/report.ts';
import type { FileRules, InputFile } from '../core/model/settings.ts';
import type { ReadOptions } from '../formats/read-file.ts';
import type { RunOptions } from './config.ts';
import { findFiles, readInput, requireOutApart, requireThere, type FoundFile } from './files.ts';

/** What is told about the reading of each file before it is read. */
export type Progress = (index: number, of: number, file: FoundFile) => void;

/** Paths by what they were given as. Price lists belong to neither tenant. */
export type Roots = Readonly<Partial<Record<Tenant | 'prices', readonly string[]>>>;

/**
 * Reads the files below the given paths of each tenant, each as its own rules say. Files of a tenant that is
 * not wanted are not opened.
 */
export function gatherInputs(
  roots: Roots,
  options: RunOptions,
  progress: Progress = () => undefined,
  wanted: (tenant: Tenant | null) => boolean = () => true,
): readonly InputFile[] {
  const rulesFor = fileMap(options.settings.files);
  requireThere(Object.values(roots).flat());
  // Only inspect has paths, and it writes no reports.
  if (options.paths.length === 0) requireOutApart(Object.values(roots).flat(), options.out);
  const found = (['from', 'to', 'prices'] as const).flatMap((role) =>
    findFiles(roots[role] ?? [], role === 'prices' ? null : role, options.out),
  );
  const files = byConfiguredTenant(found, rulesFor).filter(({ tenant }) => wanted(tenant));
  return files.map((file, index) => {
    progress(index, files.length, file);
    return readInput(file, readOptions(options, rulesFor(file.shown)));
  });
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
