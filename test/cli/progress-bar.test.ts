/** The progress bar: where people can see it, once a run takes long, and gone when it ends. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { openProgress } from '../../src/cli/open-progress.ts';

/** A stand-in for a terminal that keeps what is written to it. */
function screen(isTTY: boolean): {
  readonly stream: NodeJS.WriteStream;
  readonly text: () => string;
} {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  Object.assign(stream, { isTTY, columns: 80 });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => chunks.join('') };
}

const part = { done: 3, of: 40, what: 'from/Alpine Ski House.xlsx' };
const asked = { quiet: false, term: 'xterm', startedAt: 0 };

test('a run that takes over a second shows what it reads, and clears it at the end', async (t) => {
  const { stream, text } = screen(true);
  const bar = await openProgress(stream, asked);
  t.after(() => {
    bar.end();
  });
  bar.show(900, 'Reading', part);
  assert.equal(text(), '', 'Short runs show nothing.');
  bar.show(1100, 'Reading', part);
  assert.match(text(), /Reading +\[#*\.+\] 3\/40 {2}from\/Alpine Ski House/);
  bar.show(1900, 'Comparing', null);
  bar.end();
  assert.match(text(), /Comparing +\[#+\] 40\/40/);
  // The last words to the terminal: column 0, clear the line.
  assert.match(text(), /\u001b\[1G\u001b\[[02]K$/);
});

test('a line is never wider than the terminal', async () => {
  const { stream, text } = screen(true);
  const bar = await openProgress(stream, asked);
  bar.show(2000, 'Reading', { ...part, what: 'x'.repeat(500) });
  bar.end();
  const shown = text().match(/ {2}Reading[^\u001b\r\n]*/g) ?? [];
  assert.ok(shown.length > 0);
  assert.ok(shown.every((line) => line.length <= 80));
});

test('no bar in a pipe, in a dumb terminal, or where the run is to be quiet', async () => {
  const cases = [
    { tty: false, options: asked },
    { tty: true, options: { ...asked, term: 'dumb' } },
    { tty: true, options: { ...asked, quiet: true } },
  ];
  for (const { tty, options } of cases) {
    const { stream, text } = screen(tty);
    const bar = await openProgress(stream, options);
    bar.show(5000, 'Reading', part);
    bar.end();
    assert.equal(text(), '');
  }
});
