/**
 * Damages files by the thousand and reports every broken promise with what repeats it. FUZZ_SEED and FUZZ_RUNS
 * (cases of each kind) set the run; FUZZ_KIND and FUZZ_CASE repeat one case and keep its file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS, type Kind } from './cases.ts';
import { runJobs, type Failure, type FuzzOutcome, type Job } from './run-fuzz.ts';

const PROCESSES = 2;
const SHOWN = 20;
const seed = process.env['FUZZ_SEED'] ?? '1';
const runs = Number(process.env['FUZZ_RUNS'] ?? '10000');
const only = process.env['FUZZ_CASE'];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Each process gets its share of every kind. */
function share(process: number): readonly Job[] {
  const kinds = KINDS.filter((kind) => (env('FUZZ_KIND') ?? kind) === kind);
  if (only !== undefined) {
    if (process > 0) return [];
    return kinds.map((kind) => ({ kind, from: Number(only), to: Number(only) + 1 }));
  }
  const [from, to] = [process, process + 1].map((p) => Math.floor((runs * p) / PROCESSES));
  return kinds.map((kind) => ({ kind, from: from ?? 0, to: to ?? 0 }));
}

function env(name: string): string | undefined {
  return process.env[name];
}

function show({ kind, index, what, wrong, bytes }: Failure): void {
  say(`FAILED ${kind} ${String(index)}: ${what}`);
  say(`  ${wrong.slice(0, 600)}`);
  say(`  again: FUZZ_SEED=${seed} FUZZ_KIND=${kind} FUZZ_CASE=${String(index)} make fuzz`);
  if (only === undefined || bytes === '') return;
  const folder = join(tmpdir(), 'csp-reconcile-fuzz');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kind}-${seed}-${String(index)}`);
  writeFileSync(file, Buffer.from(bytes, 'base64'));
  say(`  file: ${file}`);
}

function summarise(kind: Kind, all: readonly FuzzOutcome[]): void {
  const counts = new Map<string, number>();
  for (const { outcomes } of all) {
    for (const [name, count] of Object.entries(outcomes[kind] ?? {})) {
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  const listed = [...counts].sort((a, b) => b[1] - a[1]);
  if (listed.length === 0) return;
  say(`${kind}: ${listed.map(([name, count]) => `${name} ${String(count)}`).join(', ')}`);
}

say(`Seed ${seed}, ${only === undefined ? `${String(runs)} cases of each kind` : `case ${only}`}.`);
const started = performance.now();
const shares = Array.from({ length: PROCESSES }, (_, process) => share(process));
const all = await Promise.all(shares.map((jobs) => runJobs(seed, jobs)));
for (const kind of KINDS) summarise(kind, all);
const failures = all.flatMap((outcome) => outcome.failures);
failures.slice(0, SHOWN).forEach(show);
if (failures.length > SHOWN) say(`and ${String(failures.length - SHOWN)} more.`);
const slowest = Math.max(...all.map((outcome) => outcome.slowest));
const seconds = (performance.now() - started) / 1000;
say(
  `${String(failures.length)} failed; slowest case ${slowest.toFixed(0)} ms; ${seconds.toFixed(0)} s.`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
