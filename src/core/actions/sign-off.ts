/** The sign-off: two people and a day, for one state of the inputs. When the state changes, it lapses. */

import { foldName } from '../normalise/text.ts';
import type { Speech } from '../text/speech.ts';
import { listed, say, type Text } from '../text/text.ts';
import { SIGN_OFF_COLUMNS } from './columns.ts';
import type { Cells, LogEntry, RunMark, SheetCopy, SignOff, SignOffBinding } from './living.ts';
import { remark } from './remarks.ts';
import { settle, type Claim } from './settle.ts';

const KEYS = SIGN_OFF_COLUMNS.filter((column) => column.human === true);

/** What the copies say, settled like any other cell, and what it is worth now. */
export function mergeSignOff(
  ranked: readonly SheetCopy[],
  run: RunMark,
  { of }: Speech,
): { readonly signOff: SignOff; readonly log: readonly LogEntry[] } {
  const cells: Record<string, string> = {};
  const log: LogEntry[] = [];
  let signedFor: SheetCopy | null = null;
  for (const { key, label } of KEYS) {
    const claims = ranked.map((copy, rank): Claim => {
      const base = copy.signOff.bound?.cells[key] ?? '';
      const value = copy.signOff.cells[key] ?? '';
      return { value, base, rank, file: copy.file, cell: '', hash: '' };
    });
    const settled = settle(claims);
    if (settled === null || settled.kept.value === '') continue;
    cells[key] = settled.kept.value;
    signedFor = ranked[settled.kept.rank] ?? null;
    for (const { value, file } of settled.lost) {
      log.push(
        remark({
          what: of(say('Two copies differ in the sign-off')),
          column: of(label),
          kept: settled.kept.value,
          other: value,
          file,
        }),
      );
    }
  }
  const bound = bindingOf(cells, ranked, signedFor?.run ?? run);
  const isFull = KEYS.every(({ key }) => cells[key] !== undefined);
  const isLapsed = isFull && bound?.hash !== run.hash;
  return { signOff: { cells, bound, isLapsed, state: of(stateOf(cells, bound, run)) }, log };
}

/** People sign what they see: the state that their copy was written for. */
function bindingOf(
  cells: Cells,
  ranked: readonly SheetCopy[],
  seen: RunMark,
): SignOffBinding | null {
  if (KEYS.every(({ key }) => cells[key] === undefined)) return null;
  const earlier = [...ranked]
    .reverse()
    .flatMap((copy) => copy.signOff.bound ?? [])
    .find((bound) => KEYS.every(({ key }) => (bound.cells[key] ?? '') === (cells[key] ?? '')));
  return earlier ?? { cells, hash: seen.hash, asOf: seen.asOf };
}

function stateOf(cells: Cells, bound: SignOffBinding | null, run: RunMark): Text {
  if (bound === null) return say('Not signed.');
  const lacking = KEYS.filter(({ key }) => cells[key] === undefined).map(({ label }) => label);
  if (lacking.length > 0) {
    return say('Not signed in full: {columns} missing.', { columns: listed(lacking) });
  }
  if (foldName(cells['preparer'] ?? '') === foldName(cells['reviewer'] ?? '')) {
    return say('Not valid: preparer and reviewer are the same person.');
  }
  return bound.hash === run.hash
    ? say('Signed for the state of {day}.', { day: bound.asOf })
    : say(
        'LAPSED: signed for the state of {day}, which has changed by {now}. Sign again with a new date.',
        { day: bound.asOf, now: run.asOf },
      );
}
