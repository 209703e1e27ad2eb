/** Texts that stand for themselves. */

/** Shorter texts are copied by the engine in any case when they are cut. */
const SHORTEST_SLICE = 13;

/** A text cut from a larger one would keep all of that in memory; this one stands for itself. */
export function ownText(text: string): string {
  if (text.length < SHORTEST_SLICE) return text;
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}
