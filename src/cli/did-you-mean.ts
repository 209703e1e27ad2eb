/** What may have been meant by a command or option that there is not. */
import { nearest } from '../core/intake/near-miss.ts';
import { say, type Text } from '../core/text/text.ts';
import { commandOf, COMMANDS } from './command-table.ts';
import { OPTIONS } from './options.ts';

/** One sentence for each mistyped word that is near a known one. */
export function didYouMean(args: readonly string[]): readonly Text[] {
  const [first, ...rest] = args;
  if (first === undefined) return [];
  const command = commandOf(first);
  if (command === undefined) {
    const known = COMMANDS.map(({ name }) => name);
    return asked(first.startsWith('-') ? null : like(first.toLowerCase(), known));
  }
  const flags = [...command.required, ...command.options].map((name) => OPTIONS[name].flag);
  const accepted = new Set([...flags, ...flags.map((flag) => `no-${flag}`), 'help', 'version']);
  return rest.flatMap((arg) => {
    const flag = /^--([^=]+)/.exec(arg)?.[1];
    if (flag === undefined || accepted.has(flag)) return [];
    const meant = like(flag.toLowerCase(), flags);
    return asked(meant === null ? null : `--${meant}`);
  });
}

function asked(meant: string | null): readonly Text[] {
  return meant === null ? [] : [say('Did you mean {word}?', { word: meant })];
}

/** Letters in another order, one too many or too few, the beginning of a word, or almost the same letters. */
function like(word: string, known: readonly string[]): string | null {
  const sorted = (text: string): string => text.split('').sort().join('');
  const near = known.find(
    (one) => sorted(one) === sorted(word) || lacksOne(one, word) || lacksOne(word, one),
  );
  const begun = known.filter((one) => word.length >= 2 && one.startsWith(word));
  return near ?? (begun.length === 1 ? (begun[0] ?? null) : nearest(word, known));
}

/** Whether the short text is the long one without one of its letters. */
function lacksOne(long: string, short: string): boolean {
  if (long.length !== short.length + 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at) === long.slice(at + 1);
}
