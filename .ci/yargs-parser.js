/** Takes of yargs into the bundle what splits a line. What its help needs is loaded beside it and is never called. */
import { dirname, resolve } from 'node:path';

/** For esbuild: where nothing of this module is used, it is left out. */
export const yargsParser = {
  name: 'yargs-parser',
  setup(build) {
    build.onResolve({ filter: /[\\/]platform-shims[\\/]esm\.mjs$/ }, ({ importer, path }) => ({
      path: resolve(dirname(importer), path),
      sideEffects: false,
    }));
  },
};
