/** Runs a program and notes what it took: time, processor time of all its threads, and peak memory. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

export interface Program {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Exit statuses that mean the work was done. */
  readonly good: readonly number[];
  /** What it writes; taken away before each run, since an earlier result would be read in. */
  readonly leaves?: string;
}

export interface Sample {
  readonly seconds: number;
  /** User and system time; `null` where the machine does not tell. */
  readonly cpuSeconds: number | null;
  readonly mebibytes: number | null;
}

const TIME = '/usr/bin/time';

/** Runs the program once. `note` is a file for what is measured. */
export function measure(program: Program, note: string): Sample {
  const { title, command, args, good, leaves } = program;
  if (leaves !== undefined) rmSync(leaves, { recursive: true, force: true });
  const timed = existsSync(TIME);
  const [file, rest] = timed
    ? [TIME, ['-f', '%U %S %M', '-o', note, command, ...args]]
    : [command, args];
  const start = performance.now();
  const { status, stderr } = spawnSync(file, rest, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - start) / 1000;
  if (status === null || !good.includes(status)) {
    throw new Error(`${title} ended with status ${String(status)}:\n${stderr.slice(-2000)}`);
  }
  if (!timed) return { seconds, cpuSeconds: null, mebibytes: null };
  const noted = readFileSync(note, 'utf8').trim().split('\n').at(-1) ?? '';
  rmSync(note);
  const [user = NaN, system = NaN, kibibytes = NaN] = noted.split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, mebibytes: kibibytes / 1024 };
}

/** All programs in turn, so that whatever else the machine does meets all of them alike. */
export function measureInTurn(
  programs: readonly Program[],
  runs: number,
  note: string,
): readonly (readonly Sample[])[] {
  const samples: Sample[][] = programs.map(() => []);
  for (let run = 0; run < runs; run++) {
    programs.forEach((program, at) => samples[at]?.push(measure(program, note)));
  }
  return samples;
}

/** The medians of several runs; of memory, the peak. */
export function middle(samples: readonly Sample[]): Sample {
  const cpu = samples.flatMap(({ cpuSeconds }) => cpuSeconds ?? []);
  const memory = samples.flatMap(({ mebibytes }) => mebibytes ?? []);
  return {
    seconds: median(samples.map(({ seconds }) => seconds)),
    cpuSeconds: cpu.length === 0 ? null : median(cpu),
    mebibytes: memory.length === 0 ? null : Math.max(...memory),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
