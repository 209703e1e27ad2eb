/** A preflight in a language: every text of it spoken, all else as it is. */
import type { Preflight } from '../model/preflight.ts';
import type { Speech } from '../text/speech.ts';
import type { Text } from '../text/text.ts';

/** Speaks the preflight. Ids, numbers, days and what the files say are the same in every language. */
export function speakPreflight(preflight: Preflight<Text>, speech: Speech): Preflight {
  const { of, ofAny } = speech;
  return {
    ...preflight,
    reasons: preflight.reasons.map(of),
    checks: preflight.checks.map((one) => ({ ...one, title: of(one.title), asks: of(one.asks) })),
    answers: preflight.answers.map((one) => ({
      ...one,
      reason: of(one.reason),
      fix: ofAny(one.fix),
    })),
    inputs: preflight.inputs.map((one) => ({ ...one, notes: one.notes.map(of) })),
  };
}
