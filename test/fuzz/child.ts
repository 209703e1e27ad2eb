/**
 * Runs a range of cases in a process of its own: `child.ts SEED KIND FROM TO [KIND FROM TO ...]`. Each case
 * is announced before it begins, so that one that hangs or kills the process is known.
 */
import { writeSync } from 'node:fs';
import { casesOf, KINDS, type Kind } from './cases.ts';

/** What the parent process is told, one JSON text per line. */
export type Message =
  | { readonly type: 'case'; readonly kind: Kind; readonly index: number }
  | {
      readonly type: 'wrong';
      readonly kind: Kind;
      readonly index: number;
      readonly what: string;
      readonly wrong: string;
      readonly bytes: string;
    }
  | {
      readonly type: 'done';
      readonly kind: Kind;
      readonly outcomes: Readonly<Record<string, number>>;
      readonly slowest: number;
    };

function tell(message: Message): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

function run(seed: string, kind: Kind, from: number, to: number): void {
  const outcomes: Record<string, number> = {};
  let slowest = 0;
  const makeCase = casesOf(kind, seed);
  for (let index = from; index < to; index += 1) {
    tell({ type: 'case', kind, index });
    const started = performance.now();
    const { what, wrong, outcome, bytes } = makeCase(index);
    slowest = Math.max(slowest, performance.now() - started);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (wrong === null) continue;
    tell({ type: 'wrong', kind, index, what, wrong, bytes: bytes.toString('base64') });
  }
  tell({ type: 'done', kind, outcomes, slowest });
}

const [seed = '', ...jobs] = process.argv.slice(2);
for (let at = 0; at < jobs.length; at += 3) {
  const kind = KINDS.find((known) => known === jobs[at]);
  if (kind !== undefined) run(seed, kind, Number(jobs[at + 1]), Number(jobs[at + 2]));
}
