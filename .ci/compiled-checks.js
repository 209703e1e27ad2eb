/** Puts the code that ajv writes for the checks in src/formats/checks in the place of those that compile them. */
import { pathToFileURL } from 'node:url';
import standalone from 'ajv/dist/standalone/index.js';

/** The module that takes the place of one with this `source`. */
export function checksModule({ ajv, ids }) {
  const names = Object.keys(ids).join(', ');
  return `${standalone.default(ajv, ids)}\nexport const checks = { ${names} };\n`;
}

/** For esbuild. The modules are TypeScript, so the build runs with tsx. */
export const compiledChecks = {
  name: 'compiled-checks',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]formats[\\/]checks[\\/]\w+\.ts$/ }, async ({ path }) => {
      const { source } = await import(pathToFileURL(path).href);
      return { contents: checksModule(source), loader: 'js' };
    });
  },
};
