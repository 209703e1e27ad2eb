/** Takes the place of program.ts in the built command: the same, bundled, beside what was compiled of it. */
import { join } from 'node:path';
import { CachedProgram } from './code-cache.ts';
import type * as source from './program.ts';
import { tuneEngine } from './room.ts';

/** What the build calls the program, and the code cache that it makes of it. */
export const BUILT = { program: 'program.cjs', cache: 'program.cache' } as const;

/** Runs the program that lies beside the file that was started. */
export async function program(...args: Parameters<typeof source.program>): Promise<number> {
  return exportsOf(openBuilt(import.meta.dirname)).program(...args);
}

/** The program in the folder of a build. */
export function openBuilt(folder: string): CachedProgram {
  // Before it is compiled: a cache that was made under other flags is not taken.
  tuneEngine();
  return new CachedProgram(join(folder, BUILT.program), join(folder, BUILT.cache));
}

export function exportsOf(built: CachedProgram): typeof source {
  return built.load() as typeof source;
}
