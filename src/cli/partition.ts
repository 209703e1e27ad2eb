/** Reads `--partition 2/8`. */
import type { Share } from '../core/shares.ts';
import { say } from '../core/text/text.ts';
import { UserError } from './errors.ts';

/** More parts than anybody runs; each of them reads all files. */
const MOST = 10_000;

/** The share that the option names. Throws a UserError where it names none. */
export function shareIn(text: string): Share {
  const [, part, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim()) ?? [];
  const share = { part: Number(part), of: Number(of) };
  if (share.part >= 1 && share.part <= share.of && share.of <= MOST) return share;
  throw new UserError(
    say('{flag} is "{value}".', { flag: '--partition', value: text }),
    say('Write it as 2/8: the second of eight parts. Run all of them, and then merge.'),
  );
}
