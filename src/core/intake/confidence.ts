/** How sure it is that a file was taken for what it is, and on what that rests. For people who check the intake. */
import type { FileFacts } from '../model/facts.ts';
import { say, type Text } from '../text/text.ts';

export interface Confidence {
  readonly level: 'high' | 'medium' | 'low';
  /** What speaks for it and against it, in short phrases. */
  readonly evidence: readonly Text[];
}

/** More rejected rows than this share, and the file is probably something else than it seems. */
const MOST_REJECTED = 0.2;

/** Judges one understood file or sheet. */
export function confidenceOf({ input, nearMisses, warnings, localeVotes }: FileFacts): Confidence {
  const known = Object.keys(input.columns).length;
  const headers = known + input.unmappedColumns.length;
  const data = input.accepted + input.rejected;
  const mixed = warnings.some(({ code }) => code === 'W_LOCALE_MIXED');
  const evidence = [
    say('{known, number} of {headers, number} headers known', {
      known,
      headers,
    }),
    say('{agreeing, number} of {headers, number} in one language', {
      agreeing: localeVotes.agreeing,
      headers: localeVotes.of,
    }),
    say('{accepted, number} of {rows, number} rows accepted', {
      accepted: input.accepted,
      rows: data,
    }),
    ...(input.customerFrom === 'file-name' ? [say('customer known by the file name alone')] : []),
    ...(nearMisses.length > 0
      ? [say('{headers, number} headers almost known', { headers: nearMisses.length })]
      : []),
  ];
  if (input.rejected > data * MOST_REJECTED || data === 0) return { level: 'low', evidence };
  const doubtful =
    input.rejected > 0 || nearMisses.length > 0 || mixed || input.customerFrom === 'file-name';
  return { level: doubtful ? 'medium' : 'high', evidence };
}
