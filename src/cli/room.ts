/**
 * Gives large jobs the memory they need, and the engine what fits all of them. Node.js sets the limit of a process
 * when it starts, at about 4 GB, whatever the machine has; so a job that may need more runs in a process of its own
 * with a higher limit.
 */
import { readdirSync, statSync } from 'node:fs';
import { constants, totalmem } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { EXIT } from './errors.ts';

const MB = 1 << 20;

/** Files of so many bytes in all fit the limit that Node.js sets: some 300,000 rows, packed. */
const EASY = 24 * MB;

/** What is left to the system and to what lies outside of the limit, such as the bytes of files. */
const SHARE = 0.75;

/** What the decision rests on. All in bytes. */
export interface Machine {
  readonly memory: number;
  /** The limit of this process. */
  readonly limit: number;
  /** True where a person has set the limit: it stands. */
  readonly isLimitSet: boolean;
}

/** The limit in MB that a job with so many bytes of input should run under; `null`: it can run here. */
export function roomFor(bytes: number, { memory, limit, isLimitSet }: Machine): number | null {
  if (bytes < EASY || isLimitSet) return null;
  const room = memory * SHARE;
  return room > limit * 1.1 ? Math.floor(room / MB) : null;
}

/**
 * The flags that set V8 up for runs like these. The heap may grow by not quite half before it is cleared, where it
 * could grow to four times: what a run holds is kept to its end anyway, and a third less memory costs some
 * hundredths more time.
 * And code is optimised later: small runs are over before it pays (a twelfth of their time), large ones know
 * better what to optimise for (a twentieth). That flag is known in Node.js 20 (V8 11); later versions count
 * otherwise, and complain about flags that they do not know.
 */
export function engineFlags(v8: string): readonly string[] {
  const growth = '--heap-growing-percent=45';
  return v8.startsWith('11.') ? [growth, '--interrupt-budget=300000'] : [growth];
}

/** Sets the engine up, whichever it is. */
export function tuneEngine(): void {
  for (const flag of engineFlags(process.versions.v8)) setFlagsFromString(flag);
}

/** Runs this very command with more room, where its files need it; its exit code, or `null`: it can run here. */
export async function runWithRoom(paths: readonly string[]): Promise<number | null> {
  const room = roomFor(sizeOf(paths, EASY), thisMachine());
  if (room === null) return null;
  const { spawn } = await import('node:child_process');
  const args = [`--max-old-space-size=${String(room)}`, ...process.execArgv];
  const child = spawn(process.execPath, [...args, ...process.argv.slice(1)], { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        resolve(code ?? (signal === null ? EXIT.bug : 128 + constants.signals[signal]));
      });
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

function thisMachine(): Machine {
  const given = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ');
  return {
    // In a container less may be allowed than there is.
    memory: Math.min(totalmem(), process.constrainedMemory() || Infinity),
    limit: getHeapStatistics().heap_size_limit,
    isLimitSet: /max[-_]old[-_]space[-_]size/.test(given),
  };
}

/** Bytes of the files below the paths; no further is counted than `enough`. What cannot be seen counts nothing. */
function sizeOf(paths: readonly string[], enough: number): number {
  let size = 0;
  for (const path of paths) {
    if (size >= enough) break;
    try {
      const entry = statSync(path);
      size += entry.isDirectory() ? sizeOf(entriesOf(path), enough - size) : entry.size;
    } catch {
      // It is complained of where files are looked for.
    }
  }
  return size;
}

/** What a folder holds, but for links to other folders: they could lead back to it. */
function entriesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map(({ name }) => join(folder, name));
}
