/** How sure it is that a file was taken for what it is, and on what that rests. For people who check the intake. */
import type { FileFacts } from '../model/facts.ts';

export interface Confidence {
  readonly level: 'high' | 'medium' | 'low';
  /** What speaks for it and against it, in short phrases. */
  readonly evidence: readonly string[];
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
    `${String(known)} of ${String(headers)} headers known`,
    `${String(localeVotes.agreeing)} of ${String(localeVotes.of)} in one language`,
    `${String(input.accepted)} of ${String(data)} rows accepted`,
    ...(input.customerFrom === 'file-name' ? ['customer known by the file name alone'] : []),
    ...(nearMisses.length > 0 ? [`${String(nearMisses.length)} headers almost known`] : []),
  ];
  if (input.rejected > data * MOST_REJECTED || data === 0) return { level: 'low', evidence };
  const doubtful =
    input.rejected > 0 || nearMisses.length > 0 || mixed || input.customerFrom === 'file-name';
  return { level: doubtful ? 'medium' : 'high', evidence };
}
