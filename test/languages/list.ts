/** What the catalogues lack, and what they have too much; `--fill` writes the lacking templates into them, empty. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from '../../src/core/text/speech.ts';
import { allTemplates } from './templates.ts';

const { found, unreadable } = allTemplates();
for (const where of unreadable) say(`${where}: the template is no literal.`);
for (const language of LANGUAGES.filter((one) => one !== 'en')) {
  const file = path.join(import.meta.dirname, '..', '..', 'src', 'languages', `${language}.json`);
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const lacking = found.filter(({ key }) => (catalogue[key] ?? '') === '');
  const known = new Set(found.map(({ key }) => key));
  const stale = Object.keys(catalogue).filter((key) => !known.has(key));
  say(
    `${language}: ${String(lacking.length)} of ${String(found.length)} texts are missing, ${String(stale.length)} are used nowhere.`,
  );
  if (!process.argv.includes('--fill')) continue;
  const filled = Object.fromEntries(found.map(({ key }) => [key, catalogue[key] ?? '']));
  writeFileSync(file, `${JSON.stringify(filled, null, 2)}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
