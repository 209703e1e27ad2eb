/** Bundles the command, for publishing and for the tests that run it as a person would. */
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { exceljsWriter } from './exceljs-writer.js';
import { yargsParser } from './yargs-parser.js';

/** The project. */
export const root = resolve(import.meta.dirname, '..');

/** Writes `csp-reconcile` and its chunks into a folder; `plugins` come before those that every bundle has. */
export async function bundle({ plugins, ...options }) {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    entryNames: 'csp-reconcile',
    chunkNames: 'chunk-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
    // Libraries that are not ES modules ask for Node's modules in their own way.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    ...options,
    plugins: [...plugins, exceljsWriter, yargsParser],
  });
}
