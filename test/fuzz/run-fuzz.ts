/** Runs cases in child processes under a watchdog, and gathers what they find. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Kind } from './cases.ts';
import type { Message } from './child.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
/** A case that takes longer is ended from outside. Even a start takes some ten seconds where ten others run. */
const HANGS_AFTER_MS = 60_000;
const HEAP = '--max-old-space-size=512';

export interface Job {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

export interface Failure {
  readonly kind: Kind;
  readonly index: number;
  readonly what: string;
  readonly wrong: string;
  /** The damaged file in base64; empty where the process did not live to tell. */
  readonly bytes: string;
}

export interface FuzzOutcome {
  readonly failures: Failure[];
  /** For each kind: how often cases ended in which way. */
  readonly outcomes: Partial<Record<Kind, Record<string, number>>>;
  slowest: number;
}

/** Runs all jobs of one process in turn. A case that ends the process is a failure; the next ones go on. */
export async function runJobs(seed: string, jobs: readonly Job[]): Promise<FuzzOutcome> {
  const outcome: FuzzOutcome = { failures: [], outcomes: {}, slowest: 0 };
  let left = [...jobs];
  while (left.length > 0) {
    const ended = await runChild(seed, left, outcome);
    if (ended === null) break;
    outcome.failures.push({ ...ended, bytes: '', what: '' });
    const at = left.findIndex(({ kind }) => kind === ended.kind);
    left = left
      .slice(Math.max(0, at))
      .map((job) => (job.kind === ended.kind ? { ...job, from: ended.index + 1 } : job));
  }
  return outcome;
}

interface Ended {
  readonly kind: Kind;
  readonly index: number;
  readonly wrong: string;
}

/** `null` where the child came to its end, else the case that it did not survive. */
function runChild(seed: string, jobs: readonly Job[], outcome: FuzzOutcome): Promise<Ended | null> {
  const ranges = jobs.flatMap(({ kind, from, to }) => [kind, String(from), String(to)]);
  const child = spawn(process.execPath, [HEAP, '--import', 'tsx', CHILD, seed, ...ranges], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let current: { readonly kind: Kind; readonly index: number } | null = null;
  let hung = false;
  const watchdog = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, HANGS_AFTER_MS);
  createInterface({ input: child.stdout }).on('line', (line) => {
    watchdog.refresh();
    const message = JSON.parse(line) as Message;
    if (message.type === 'case') current = message;
    else if (message.type === 'wrong') outcome.failures.push(message);
    else take(outcome, message);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      if (code === 0) resolve(null);
      else if (current === null) reject(new Error('The cases could not be started.'));
      else {
        const how = hung ? 'hung' : `ended the process (${signal ?? String(code)})`;
        resolve({ kind: current.kind, index: current.index, wrong: how });
      }
    });
  });
}

function take(outcome: FuzzOutcome, done: Extract<Message, { readonly type: 'done' }>): void {
  outcome.slowest = Math.max(outcome.slowest, done.slowest);
  const counts = (outcome.outcomes[done.kind] ??= {});
  for (const [name, count] of Object.entries(done.outcomes)) {
    counts[name] = (counts[name] ?? 0) + count;
  }
}
