/** What the config says about a file: all mappings whose pattern fits, the first that says something wins. */
import type { FileMapping, FileRules } from '../model/settings.ts';
import { foldName } from '../normalise/text.ts';

/** Tells a file's rules from the path it is shown with. */
export type FileMap = (path: string) => FileRules;

export const NO_RULES: FileRules = {
  customer: null,
  tenant: null,
  kind: null,
  sheet: null,
  headerRow: null,
  columns: {},
  dateOrder: null,
  decimal: null,
  encoding: null,
  delimiter: null,
};

/** Compiles the patterns once for all files. */
export function fileMap(mappings: readonly FileMapping[]): FileMap {
  if (mappings.length === 0) return () => NO_RULES;
  const compiled = mappings.map((mapping) => ({ mapping, fits: patternTest(mapping.pattern) }));
  return (path) => {
    const fitting = compiled.filter(({ fits }) => fits(path)).map(({ mapping }) => mapping);
    return fitting.reduceRight<FileRules>(overlay, NO_RULES);
  };
}

/**
 * `*` stands for anything; a pattern without a slash is held against the file's name alone. Paths are shown
 * with slashes; people on Windows write the other kind.
 */
export function patternTest(pattern: string): (path: string) => boolean {
  const slashed = pattern.replaceAll('\\', '/');
  const source = slashed
    .split('*')
    .map((part) => foldName(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`, 'u');
  const whole = slashed.includes('/');
  return (path) => expression.test(foldName(whole ? path : (path.split('/').at(-1) ?? path)));
}

/** The patterns that fit none of these paths. */
export function unusedPatterns(
  mappings: readonly FileMapping[],
  paths: readonly string[],
): readonly string[] {
  return mappings.flatMap(({ pattern }) => (paths.some(patternTest(pattern)) ? [] : [pattern]));
}

function overlay(under: FileRules, over: FileRules): FileRules {
  return {
    customer: over.customer ?? under.customer,
    tenant: over.tenant ?? under.tenant,
    kind: over.kind ?? under.kind,
    sheet: over.sheet ?? under.sheet,
    headerRow: over.headerRow ?? under.headerRow,
    columns: { ...under.columns, ...over.columns },
    dateOrder: over.dateOrder ?? under.dateOrder,
    decimal: over.decimal ?? under.decimal,
    encoding: over.encoding ?? under.encoding,
    delimiter: over.delimiter ?? under.delimiter,
  };
}
