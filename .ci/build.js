/**
 * Makes dist/: one file to start, parts that are loaded when needed, and for everybody who passes the
 * package on, what is inside. Both lists are drawn from what the bundler really took in.
 *
 *   csp-reconcile.js          the command, with chunks beside it
 *   program.cjs               what it runs, and what V8 has compiled of that (program.cache)
 *   sbom.cdx.json             bill of materials (CycloneDX), without clock or chance
 *   THIRD-PARTY-LICENCES.txt  the licence texts of all bundled libraries
 */
import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cyclonedxEsbuildPlugin } from '@cyclonedx/cyclonedx-esbuild';
import { bundle, root } from './bundle.js';

const dist = resolve(root, 'dist');
const BILL = 'sbom.cdx.json';
/** Licences that allow passing a library on in a bundle, with its text. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];
/** Texts that libraries keep elsewhere than in a licence file of their package. */
const KEPT = resolve(import.meta.dirname, 'licences');

rmSync(dist, { recursive: true, force: true });
await bundle({
  outdir: 'dist',
  plugins: [
    cyclonedxEsbuildPlugin({
      specVersion: '1.6',
      outputFile: BILL,
      gatherLicenseTexts: true,
      outputReproducible: true,
      validate: false,
      logLevel: 'silent',
    }),
  ],
});

const { components } = JSON.parse(readFileSync(resolve(dist, BILL), 'utf8'));
// The same library can be in the tree twice.
const notices = [...new Set(components.map(notice))].sort();
writeFileSync(
  resolve(dist, 'THIRD-PARTY-LICENCES.txt'),
  `csp-reconcile contains these libraries. Each is under the licence below its name.\n\n${notices.join('\n')}`,
);

/** Name, version and licence of one library. One without a text, or under another licence, must not be bundled. */
function notice({ group, name, version, licenses = [], evidence, externalReferences = [] }) {
  const full = `${group === undefined ? '' : `${group}/`}${name} ${version}`;
  const stated = licenses.map(
    ({ license, expression }) => expression ?? license.id ?? license.name,
  );
  const licence = stated.map((one) => one.replace(/^\((.*)\)$/, '$1')).join(', ');

  if (!ALLOWED.includes(licence)) {
    throw new Error(`${full} is under "${licence}", which .ci/build.js does not allow.`);
  }
  const kept = resolve(KEPT, `${name}.txt`);
  const texts = [
    ...(evidence?.licenses ?? []).map(({ license }) => textOf(license.text)),
    ...(existsSync(kept) ? [readFileSync(kept, 'utf8')] : []),
  ];
  if (texts.length === 0) {
    throw new Error(`${full} comes without a licence text. Put it into .ci/licences/${name}.txt.`);
  }
  const home = externalReferences.find(({ type }) => type === 'website' || type === 'vcs')?.url;
  const head = [full, `Licence: ${licence}`, ...(home === undefined ? [] : [home])].join('\n');
  return `${'='.repeat(80)}\n${head}\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`;
}

function textOf({ content, encoding }) {
  const text = encoding === 'base64' ? Buffer.from(content, 'base64').toString('utf8') : content;
  return text.replaceAll('\r\n', '\n');
}
