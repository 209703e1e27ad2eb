/** Who is who, and which offer is which, is settled: no two candidates, no likeness that nobody decided on. */
import type { MappingReport, Suggestion } from '../model/report.ts';
import {
  ALL_GATES,
  cannotTell,
  evidenceOf,
  fail,
  findingsOf,
  firstOf,
  forEach,
  messagesOf,
  pass,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';
import type { TextValue } from '../text/text.ts';

const CONFIRM = 'Confirm the pair with --mappings or in the config, or see that they are two.';

export const mappingsSettled: Check = {
  id: 'mappings-settled',
  title: 'Matches are settled',
  asks: 'No customer or product has two candidates, and no likely pair waits to be confirmed.',
  gates: ALL_GATES,
  answer: (given) => {
    const strong = given.facts.suggestions.filter(({ strength }) => strength === 'strong');
    return [pairsAnswer(given), ...forEach(given, (moving) => judge(moving, strong, given))];
  },
};

function pairsAnswer(given: Given): Answer {
  const { mappings } = given.facts;
  const said = ({ from, to }: MappingReport): string => `${from} as ${to}`;
  const clashing = mappings.filter(({ overruledBy }) => overruledBy !== null);
  if (clashing.length > 0) {
    const text = `The config contradicts confirmed pairs: ${clashing.map(said).join(', ')}.`;
    return fail(null, text, { fix: 'Correct the config or the sheet of mappings.' });
  }
  // Before anything is created, no file of the to tenant can know its offers.
  const idle = mappings.filter(
    ({ kind, foundIn }) =>
      !foundIn.includes('from') ||
      (!foundIn.includes('to') && (kind === 'customer' || given.gate !== 'before')),
  );
  if (idle.length === 0) return pass(null, 'Every given pair is known to the files.');
  const text = `Given pairs that the files do not know: ${idle.map(said).join(', ')}.`;
  return cannotTell(null, text, { fix: 'Correct the spelling in the config, or remove the pair.' });
}

function judge(
  moving: MovingCustomer,
  strong: readonly Suggestion<TextValue>[],
  given: Given,
): Answer {
  const { customer } = moving;
  const found = findingsOf(given, ['customer-ambiguous', 'offer-ambiguous'], customer);
  const likely = strong.filter((suggestion) => concerns(suggestion, moving));
  return firstOf(
    customer.candidates.length === 0
      ? null
      : fail(
          customer,
          `More than one customer fits: ${[...new Set(customer.candidates)].join(', ')}.`,
          {
            fix: 'Name the right pair in the config under customers or files, by tenant id.',
            evidence: evidenceOf(found),
          },
        ),
    found.length === 0
      ? null
      : fail(customer, messagesOf(found), {
          fix: 'Export with offer ids, or name the right pair in the config under offers.',
          evidence: evidenceOf(found),
        }),
    likely.length === 0
      ? null
      : cannotTell(
          customer,
          `Probably the same: ${likely.map(({ from, to }) => `${from} and ${to}`).join(', ')}.`,
          {
            fix: CONFIRM,
          },
        ),
    pass(customer, 'Nothing about it is open.'),
  );
}

function concerns(
  { kind, from, to }: Suggestion<TextValue>,
  { customer, lines }: MovingCustomer,
): boolean {
  if (kind === 'customer') return from === customer.name;
  return (
    lines.some((line) => line.offer === from && line.to.length === 0) &&
    lines.some((line) => line.offer === to && line.from.length === 0)
  );
}
