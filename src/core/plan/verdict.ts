/** Whether the plan is complete: what is missing in the input is missing in the plan, and is said. */
import type { FileFacts } from '../model/facts.ts';
import type { MigrationPlan } from '../model/plan.ts';
import { say, type Text } from '../text/text.ts';
import { isPlanned, type CustomerWork } from './work.ts';

/** Judges the plan as a whole, with a reason for all that it lacks. */
export function judgePlan(
  works: readonly CustomerWork[],
  files: readonly FileFacts[],
): Pick<MigrationPlan<Text>, 'verdict' | 'reasons'> {
  const gaps = gapsOf(works, files);
  if (!works.some(isPlanned)) {
    const hasExport = files.some(({ input }) => input.kind === 'subscriptions');
    const nothing = hasExport
      ? say(
          'No subscription of the Transitioning From tenant is active, so there is nothing to plan.',
        )
      : say('There is no subscriptions export of the Transitioning From tenant.');
    return { verdict: 'nothing-to-plan', reasons: [nothing, ...gaps] };
  }
  return { verdict: gaps.length === 0 ? 'planned' : 'incomplete', reasons: gaps };
}

function gapsOf(works: readonly CustomerWork[], files: readonly FileFacts[]): readonly Text[] {
  const unreadable = files.filter(({ problem, incidental }) => problem !== null && !incidental);
  const rejected = files.reduce((sum, { input }) => sum + input.rejected, 0);
  const customers = works.map(({ customer }) => customer);
  const missing = customers.filter(({ notComparable }) => notComparable === 'from-export-missing');
  const ambiguous = customers.filter(({ candidates }) => candidates.length > 0);
  const contradicted = customers.filter(({ contradictingFiles }) => contradictingFiles.length > 0);
  const rivals = works.flatMap(({ leftOut }) =>
    leftOut.filter(({ placed }) => placed.rivals.length > 0),
  );
  const gaps: readonly (readonly [number, (count: number) => Text])[] = [
    [unreadable.length, unusableFiles],
    [rejected, unusableRows],
    [missing.length, missingExports],
    [ambiguous.length, ambiguousFiles],
    [contradicted.length, contradictions],
    [rivals.length, rivalRows],
  ];
  return gaps.flatMap(([count, text]) => (count === 0 ? [] : [text(count)]));
}

const unusableFiles = (count: number): Text =>
  say('{count, plural, one {# file could not be used.} other {# files could not be used.}}', {
    count,
  });
const unusableRows = (count: number): Text =>
  say('{count, plural, one {# row could not be used.} other {# rows could not be used.}}', {
    count,
  });
const missingExports = (count: number): Text =>
  say(
    '{count, plural, one {# listed customer has no export.} other {# listed customers have no export.}}',
    { count },
  );
const ambiguousFiles = (count: number): Text =>
  say(
    '{count, plural, one {# file could belong to more than one customer.} other {# files could belong to more than one customer each.}}',
    { count },
  );
const contradictions = (count: number): Text =>
  say(
    '{count, plural, one {# customer has exports that disagree.} other {# customers have exports that disagree.}}',
    { count },
  );
const rivalRows = (count: number): Text =>
  say(
    '{count, plural, one {# subscription has rows that contradict each other.} other {# subscriptions have rows that contradict each other.}}',
    { count },
  );
