/** The progress bar: on stderr, for people who watch, and only once a run takes over a second. */
import { SingleBar } from 'cli-progress';
import type { Part, Progress } from './progress.ts';

/** Before that, a bar would only flicker. */
const PATIENCE_MS = 1000;
const BAR = 24;
const STAGE = 20;
/** `[` `]` and the blanks between the parts. */
const AROUND = 9;
const NARROW = 60;

/** A bar on that stream. `startedAt` is when the run began, in milliseconds. */
export function progressBar(stream: NodeJS.WriteStream, startedAt: number): Progress {
  const bar = new SingleBar({
    stream,
    format: '  {stage} [{bar}] {value}/{total}  {what}',
    barsize: BAR,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    clearOnComplete: true,
    // Whatever ends the run, the terminal is left as it was.
    linewrap: true,
  });
  let running = false;
  let all = 1;
  const room = (counts: string): number =>
    Math.max((stream.columns || NARROW) - STAGE - BAR - AROUND - counts.length, 0);
  return {
    show: (now: number, stage: string, part: Part | null): void => {
      all = part?.of ?? all;
      if (now - startedAt < PATIENCE_MS) return;
      const done = part?.done ?? all;
      const texts = {
        stage: stage.padEnd(STAGE).slice(0, STAGE),
        what: (part?.what ?? '').slice(0, room(`${String(done)}/${String(all)}`)),
      };
      if (!running) bar.start(all, done, texts);
      running = true;
      bar.setTotal(all);
      bar.update(done, texts);
    },
    end: (): void => {
      // The bar draws itself by a timer, which would keep the process from ending.
      bar.stop();
      running = false;
    },
  };
}
