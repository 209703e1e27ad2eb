/**
 * Makes src/formats/html/page-script.ts from the typed script in browser/page.ts: the page carries its script
 * as a text, and that text must be the same whether the tool runs from source or built.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { format } from 'prettier';

const root = resolve(import.meta.dirname, '..');
const target = resolve(root, 'src/formats/html/page-script.ts');

const { outputFiles } = buildSync({
  entryPoints: [resolve(root, 'src/formats/html/browser/page.ts')],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  charset: 'ascii',
  legalComments: 'none',
});
const script = outputFiles[0]?.text.trim() ?? '';
const source = `/** The script of the page as it stands in it. Made from browser/page.ts by \`npm run page-script\`. */
export const PAGE_SCRIPT =
  ${JSON.stringify(script)};
`;
const { prettier } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
const laidOut = await format(source, { ...prettier, parser: 'typescript' });
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== laidOut) {
    console.error('page-script.ts is not what browser/page.ts makes: run "npm run page-script".');
    process.exit(1);
  }
} else {
  writeFileSync(target, laidOut);
}
