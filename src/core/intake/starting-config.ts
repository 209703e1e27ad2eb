/**
 * A config to start from: what a person would have to look up about the files of a run. Nothing in it is
 * needed by files that were understood by themselves.
 */
import type { FileFacts } from '../model/facts.ts';
import { byCodeUnit } from '../normalise/text.ts';

export interface StartingConfig {
  readonly files: Readonly<Record<string, StartingRules>>;
}

export interface StartingRules {
  readonly customer?: string;
  readonly sheet?: string;
  readonly columns?: Readonly<Record<string, string>>;
}

/** Whose each file is, and for headers that almost are known ones, which field they may be. */
export function startingConfig(files: readonly FileFacts[]): StartingConfig {
  const paths = [...new Set(files.map(({ input }) => input.path))].sort(byCodeUnit);
  const patternOf = patterns(paths);
  const entries = paths.flatMap((path) => {
    const rules = rulesOf(files.filter(({ input }) => input.path === path));
    return Object.keys(rules).length === 0 ? [] : [[patternOf(path), rules] as const];
  });
  return { files: Object.fromEntries(entries) };
}

function rulesOf(sheets: readonly FileFacts[]): StartingRules {
  const understood = sheets.filter(({ input }) => input.kind !== 'unrecognised');
  const [only] = understood;
  const customer = understood.length === 1 ? (only?.input.customer ?? null) : null;
  const sheet = sheets.length > 1 && understood.length === 1 ? (only?.input.sheet ?? null) : null;
  const misses = sheets.flatMap(({ nearMisses, input }) =>
    nearMisses.filter(({ field }) => !(field in input.columns)),
  );
  return {
    ...(customer === null ? {} : { customer }),
    ...(sheet === null ? {} : { sheet }),
    ...(misses.length === 0
      ? {}
      : { columns: Object.fromEntries(misses.map(({ field, header }) => [field, header])) }),
  };
}

/** The file's name, with its folder where another file has the same. */
function patterns(paths: readonly string[]): (path: string) => string {
  const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(nameOf(path), (counts.get(nameOf(path)) ?? 0) + 1);
  return (path) => {
    if (counts.get(nameOf(path)) === 1) return nameOf(path);
    return `*${path.split('/').slice(-2).join('/')}`;
  };
}
