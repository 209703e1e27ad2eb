/**
 * Bundles the command, for publishing and for the tests that run it as a person would. What answers at once is
 * small and made of chunks; all else is one file, which comes with what V8 compiles of it in a first run.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { BUILT } from '../src/cli/built-program.ts';
import { inAscii } from './ascii.js';
import { compiledChecks } from './compiled-checks.js';
import { exceljsWriter } from './exceljs-writer.js';
import { yargsParser } from './yargs-parser.js';

/** The project. */
export const root = resolve(import.meta.dirname, '..');

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
};
const LIBRARIES = [compiledChecks, exceljsWriter, yargsParser];

/**
 * Writes the command into a folder. `ending`: of its file, as it must be for an ES module there. `plugins`: of the
 * program, which holds all libraries.
 */
export async function bundle({ outdir, ending = '.js', plugins = [] }) {
  const program = join(outdir, BUILT.program);
  const { metafile } = await build({
    ...COMMON,
    entryPoints: ['src/cli/program.ts'],
    outfile: program,
    format: 'cjs',
    // One function in all, as src/cli/code-cache.ts runs it; there is no loader of modules in it.
    banner: { js: '(function (module, require, __url) {' },
    footer: { js: '})' },
    define: { 'import.meta.url': '__url' },
    supported: { 'dynamic-import': false },
    plugins: [...plugins, ...LIBRARIES],
  });
  const command = await build({
    ...COMMON,
    entryPoints: ['src/cli/main.ts'],
    outdir,
    splitting: true,
    format: 'esm',
    entryNames: 'csp-reconcile',
    chunkNames: 'chunk-[hash]',
    outExtension: { '.js': ending },
    plugins: [builtProgram, ...LIBRARIES],
  });
  requireSameLibraries(command.metafile, metafile);
  const file = resolve(root, program);
  writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
  makeCodeCache(resolve(root, outdir));
}

/** In the command, what loads the built program takes the place of its source. */
const builtProgram = {
  name: 'built-program',
  setup({ onResolve }) {
    const path = resolve(root, 'src/cli/built-program.ts');
    onResolve({ filter: /^\.\/program\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path } : undefined,
    );
  },
};

/** The bill of materials is drawn from the program, so the command must not hold more. */
function requireSameLibraries(command, program) {
  const known = librariesIn(program);
  const others = [...librariesIn(command)].filter((name) => !known.has(name));
  if (others.length > 0) throw new Error(`Only the command holds ${others.join(', ')}.`);
}

function librariesIn({ inputs }) {
  const names = Object.keys(inputs).map(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1],
  );
  return new Set(names.filter((name) => name !== undefined));
}

function makeCodeCache(folder) {
  const script = ['--import', 'tsx', resolve(import.meta.dirname, 'make-code-cache.js'), folder];
  for (const args of [script, [...script, '--check']]) {
    execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  }
}
