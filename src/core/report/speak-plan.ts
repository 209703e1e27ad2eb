/** A plan in a language: every text of it spoken, all else as it is. */
import type { MigrationPlan } from '../model/plan.ts';
import type { Speech } from '../text/speech.ts';
import type { Text } from '../text/text.ts';
import { speakRejected } from './speak.ts';

/** Speaks the plan. Ids, numbers, days and what the files say are the same in every language. */
export function speakPlan(plan: MigrationPlan<Text>, speech: Speech): MigrationPlan {
  const { of, ofAny } = speech;
  return {
    ...plan,
    reasons: plan.reasons.map(of),
    unknowns: plan.unknowns.map((one) => ({ ...one, text: of(one.text) })),
    customers: plan.customers.map((one) => ({ ...one, remarks: one.remarks.map(of) })),
    creations: plan.creations.map((one) => ({ ...one, remarks: one.remarks.map(of) })),
    stops: plan.stops.map((one) => ({ ...one, text: of(one.text), costGap: ofAny(one.costGap) })),
    leftOut: plan.leftOut.map((one) => ({ ...one, reason: of(one.reason) })),
    inputs: plan.inputs.map((one) => ({ ...one, notes: one.notes.map(of) })),
    rejectedRows: plan.rejectedRows.map((row) => speakRejected(row, speech)),
  };
}
