/**
 * Reads every file of the corpus in one process, which the test gives a limited heap, and prints for each a
 * line of JSON. A file that would break the process is the one after the last line.
 */
import { readFileSync, writeSync } from 'node:fs';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { CORPUS, corpusFiles, deliveryOf } from './canonical.ts';

/** What became of one file; `delivery` begins with `threw` where the reader did. */
export interface CorpusReading {
  readonly file: string;
  readonly delivery: string;
  readonly milliseconds: number;
  /** The most memory that the process has held so far. */
  readonly peakMegabytes: number;
}

function readOne(file: string): CorpusReading {
  const bytes = readFileSync(CORPUS + file);
  const started = performance.now();
  const delivery = attempt(bytes);
  const milliseconds = Math.round(performance.now() - started);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { file, delivery, milliseconds, peakMegabytes };
}

function attempt(bytes: Uint8Array): string {
  try {
    return deliveryOf(readFileBytes(bytes, {}));
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

for (const file of corpusFiles()) writeSync(1, `${JSON.stringify(readOne(file))}\n`);
