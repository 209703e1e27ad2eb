/** Whether the plan is complete: what is missing in the input is missing in the plan, and is said. */
import type { FileFacts } from '../model/facts.ts';
import type { MigrationPlan } from '../model/plan.ts';
import { isPlanned, type CustomerWork } from './work.ts';

/** Judges the plan as a whole, with a reason for all that it lacks. */
export function judgePlan(
  works: readonly CustomerWork[],
  files: readonly FileFacts[],
): Pick<MigrationPlan, 'verdict' | 'reasons'> {
  const gaps = gapsOf(works, files);
  if (!works.some(isPlanned)) {
    const hasExport = files.some(({ input }) => input.kind === 'subscriptions');
    const nothing = hasExport
      ? 'No subscription of the Transitioning From tenant is active, so there is nothing to plan.'
      : 'There is no subscriptions export of the Transitioning From tenant.';
    return { verdict: 'nothing-to-plan', reasons: [nothing, ...gaps] };
  }
  return { verdict: gaps.length === 0 ? 'planned' : 'incomplete', reasons: gaps };
}

function gapsOf(works: readonly CustomerWork[], files: readonly FileFacts[]): readonly string[] {
  const unreadable = files.filter(({ problem, incidental }) => problem !== null && !incidental);
  const rejected = files.reduce((sum, { input }) => sum + input.rejected, 0);
  const customers = works.map(({ customer }) => customer);
  const missing = customers.filter(({ notComparable }) => notComparable === 'from-export-missing');
  const ambiguous = customers.filter(({ candidates }) => candidates.length > 0);
  const contradicted = customers.filter(({ contradictingFiles }) => contradictingFiles.length > 0);
  const rivals = works.flatMap(({ leftOut }) =>
    leftOut.filter(({ placed }) => placed.rivals.length > 0),
  );
  const gaps: readonly (readonly [number, string, string])[] = [
    [unreadable.length, '1 file could not be used.', ' files could not be used.'],
    [rejected, '1 row could not be used.', ' rows could not be used.'],
    [missing.length, '1 listed customer has no export.', ' listed customers have no export.'],
    [
      ambiguous.length,
      '1 file could belong to more than one customer.',
      ' files could belong to more than one customer each.',
    ],
    [
      contradicted.length,
      '1 customer has exports that disagree.',
      ' customers have exports that disagree.',
    ],
    [
      rivals.length,
      '1 subscription has rows that contradict each other.',
      ' subscriptions have rows that contradict each other.',
    ],
  ];
  return gaps.flatMap(([count, one, many]) =>
    count === 0 ? [] : [count === 1 ? one : `${String(count)}${many}`],
  );
}
