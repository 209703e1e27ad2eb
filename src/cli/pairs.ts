/** Lines of the summaries that the commands print. */
import type { Speech } from '../core/text/speech.ts';
import { say, type Text } from '../core/text/text.ts';

/** As wide as English needs it. */
const LABEL_WIDTH = 18;

/** Labels and values, indented, in two columns. */
export function pairLines(
  pairs: readonly (readonly [label: Text, value: Text])[],
  { of }: Speech,
): readonly string[] {
  const labels = pairs.map(([label]) => of(label));
  const width = widthOf(labels, LABEL_WIDTH);
  return pairs.map(([, value], index) => `  ${(labels[index] ?? '').padEnd(width)}${of(value)}`);
}

/** The width of a column that holds all of these with a gap behind, and is at least so wide. */
export function widthOf(words: readonly string[], least: number, gap = 2): number {
  return Math.max(least, ...words.map(({ length }) => length + gap));
}

/** Where the run left its files. */
export function writtenText(folder: string, files: readonly string[]): Text {
  return say('Written to {folder}: {files}', { folder, files: files.join(', ') });
}
