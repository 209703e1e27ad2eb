/**
 * Writes the samples: `node --import tsx test/samples/make-samples.ts`. The same source gives the same
 * bytes; a test holds the committed files against it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SampleTenant } from './sample-tenant.ts';
import { tour } from './tour.ts';

export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Path below `samples/` → bytes. */
export function sampleFiles(): ReadonlyMap<string, Uint8Array> {
  return new Map([...minimal(), ...tour()]);
}

/** Two customers, moved as the process demands. */
function minimal(): ReadonlyMap<string, Uint8Array> {
  const from = new SampleTenant('minimal/from', 'en');
  const to = new SampleTenant('minimal/to', 'en');
  for (const tenant of [from, to]) {
    tenant.customer('Coho Winery', 'cohowinery.example');
    tenant.customer('Fourth Coffee', 'fourthcoffee.example');
  }
  from.add('Coho Winery', 'Microsoft 365 Business Standard', 12, { suspended: '05-11T15:30' });
  to.add('Coho Winery', 'Microsoft 365 Business Standard', 12, { created: '05-11T08:40' });
  from.add('Coho Winery', 'Exchange Online (Plan 1)', 4, { suspended: '05-11T15:35' });
  to.add('Coho Winery', 'Exchange Online (Plan 1)', 4, { created: '05-11T08:45' });
  from.add('Fourth Coffee', 'Office 365 E3', 30, { suspended: '05-12T16:10' });
  to.add('Fourth Coffee', 'Office 365 E3', 30, { created: '05-12T09:05' });
  return new Map([...from.files(), ...to.files()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const folder of ['minimal', 'tour']) rmSync(SAMPLES + folder, { recursive: true, force: true });
  for (const [name, bytes] of sampleFiles()) {
    mkdirSync(dirname(SAMPLES + name), { recursive: true });
    writeFileSync(SAMPLES + name, bytes);
  }
}
