/**
 * Takes into the bundle of exceljs only what draws a workbook. What reads, packs and streams is never called
 * (src/formats/xlsx-write/parts.ts), and is more than half of what would have to be loaded in every run.
 */
import { resolve } from 'node:path';

/** By the names under which exceljs asks for them. */
const LEFT_OUT = /^(?:jszip|readable-stream|.*\/(?:csv|parse-sax|stream-buf|zip-stream))$/;

/** For esbuild. */
export const exceljsWriter = {
  name: 'exceljs-writer',
  setup(build) {
    const path = resolve(import.meta.dirname, 'left-out.cjs');
    build.onResolve({ filter: LEFT_OUT }, ({ importer }) =>
      /[\\/]node_modules[\\/]exceljs[\\/]/.test(importer) ? { path } : undefined,
    );
  },
};
