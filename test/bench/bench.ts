/**
 * Measures a whole run of the built tool on many small workbooks against merely loading them with exceljs.
 * Run `npm run build`, then `node --import tsx test/bench/bench.ts [customers] [runs]`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROWS_PER_WORKBOOK, writePortalPair } from './portal-pair.ts';

interface Contestant {
  readonly title: string;
  readonly args: readonly string[];
  /** Exit statuses that mean the work was done in full. */
  readonly good: readonly number[];
}

interface Sample {
  readonly seconds: number;
  readonly mebibytes: number;
}

const TIME = '/usr/bin/time';
const TOOL = fileURLToPath(new URL('../../dist/csp-reconcile.js', import.meta.url));
const YARDSTICK = fileURLToPath(new URL('exceljs-load.mjs', import.meta.url));
const PEAK_MEMORY = new URL('peak-memory.mjs', import.meta.url).href;

main(numberArgument(2, 200), numberArgument(3, 5));

function main(customers: number, runs: number): void {
  if (!existsSync(TOOL)) throw new Error(`${TOOL} is missing: run "npm run build" first.`);
  const folder = mkdtempSync(join(tmpdir(), 'csp-reconcile-bench-'));
  try {
    const workbooks = writePortalPair(folder, customers);
    console.log(
      `${workbooks.length} workbooks of ${ROWS_PER_WORKBOOK} rows, two lists and two logs; ` +
        `${runs} runs each in turn; Node ${process.versions.node}`,
    );
    const [tool, yardstick] = measureInTurn(contestants(folder), runs, folder);
    if (tool === undefined || yardstick === undefined) return;
    report('A csp-reconcile reconcile', tool);
    report('B exceljs load only', yardstick);
    const wall = medianOf(tool, 'seconds') / medianOf(yardstick, 'seconds');
    const memory = peakOf(tool) / peakOf(yardstick);
    console.log(`A/B wall ${wall.toFixed(2)}, peak RSS ${memory.toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contestants(folder: string): Contestant[] {
  const [from, to, out] = [join(folder, 'from'), join(folder, 'to'), join(folder, 'out')];
  const places = ['--from', from, '--to', to, '--out', out];
  const options = ['--as-of', '2026-05-20', '--quiet'];
  // 2 means compared in full, with findings, which the generated pair is meant to have.
  const tool = { title: 'A', args: [TOOL, 'reconcile', ...places, ...options], good: [0, 2] };
  return [tool, { title: 'B', args: [YARDSTICK, from, to], good: [0] }];
}

/** In turn, so that whatever else the machine does meets both alike. */
function measureInTurn(all: readonly Contestant[], runs: number, folder: string): Sample[][] {
  const samples: Sample[][] = all.map(() => []);
  for (let run = 0; run < runs; run++) {
    all.forEach((contestant, i) => samples[i]?.push(measure(contestant, folder)));
    rmSync(join(folder, 'out'), { recursive: true, force: true });
  }
  return samples;
}

function measure({ title, args, good }: Contestant, folder: string): Sample {
  const memoryFile = join(folder, 'peak-memory.txt');
  const timed = existsSync(TIME);
  const [command, ...rest] = timed
    ? [TIME, '-v', '-o', memoryFile, process.execPath, ...args]
    : [process.execPath, '--import', PEAK_MEMORY, ...args];
  const env = { ...process.env, PEAK_MEMORY_FILE: memoryFile };
  const start = performance.now();
  const { status, stderr } = spawnSync(command, rest, { env, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status === null || !good.includes(status)) {
    throw new Error(`${title} ended with status ${String(status)}:\n${stderr.slice(-2000)}`);
  }
  const noted = readFileSync(memoryFile, 'utf8');
  const kibibytes = timed ? /Maximum resident set size \(kbytes\): (\d+)/.exec(noted)?.[1] : noted;
  return { seconds, mebibytes: Number(kibibytes) / 1024 };
}

function report(title: string, samples: readonly Sample[]): void {
  const wall = samples.map(({ seconds }) => seconds);
  const range = `${Math.min(...wall).toFixed(3)}-${Math.max(...wall).toFixed(3)}`;
  const median = medianOf(samples, 'seconds').toFixed(3);
  const peak = peakOf(samples).toFixed(0);
  console.log(`${title}: median wall ${median} s (${range}), peak RSS ${peak} MiB`);
}

function medianOf(samples: readonly Sample[], measured: keyof Sample): number {
  const sorted = samples.map((sample) => sample[measured]).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

function peakOf(samples: readonly Sample[]): number {
  return Math.max(...samples.map(({ mebibytes }) => mebibytes));
}

function numberArgument(index: number, otherwise: number): number {
  const value = Number(process.argv[index] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error('Usage: bench.ts [customers] [runs]');
  return value;
}
