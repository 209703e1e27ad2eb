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
import { joined, listed, say, type Text } from '../text/text.ts';

const CONFIRM = say('Confirm the pair with --mappings or in the config, or see that they are two.');

export const mappingsSettled: Check = {
  id: 'mappings-settled',
  title: say('Matches are settled'),
  asks: say('No customer or product has two candidates, and no likely pair waits to be confirmed.'),
  gates: ALL_GATES,
  answer: (given) => {
    const strong = given.facts.suggestions.filter(({ strength }) => strength === 'strong');
    return [pairsAnswer(given), ...forEach(given, (moving) => judge(moving, strong, given))];
  },
};

function pairsAnswer(given: Given): Answer {
  const { mappings } = given.facts;
  const pairs = (given: readonly MappingReport[]): Text =>
    joined(
      given.map(({ from, to }) => say('{from} as {to}', { from, to })),
      ', ',
    );
  const clashing = mappings.filter(({ overruledBy }) => overruledBy !== null);
  if (clashing.length > 0) {
    const text = say('The config contradicts confirmed pairs: {pairs}.', {
      pairs: pairs(clashing),
    });
    return fail(null, text, { fix: say('Correct the config or the sheet of mappings.') });
  }
  // Before anything is created, no file of the to tenant can know its offers.
  const idle = mappings.filter(
    ({ kind, foundIn }) =>
      !foundIn.includes('from') ||
      (!foundIn.includes('to') && (kind === 'customer' || given.gate !== 'before')),
  );
  if (idle.length === 0) return pass(null, say('Every given pair is known to the files.'));
  const text = say('Given pairs that the files do not know: {pairs}.', { pairs: pairs(idle) });
  return cannotTell(null, text, {
    fix: say('Correct the spelling in the config, or remove the pair.'),
  });
}

function judge(moving: MovingCustomer, strong: readonly Suggestion<Text>[], given: Given): Answer {
  const { customer } = moving;
  const found = findingsOf(given, ['customer-ambiguous', 'offer-ambiguous'], customer);
  const likely = strong.filter((suggestion) => concerns(suggestion, moving));
  return firstOf(
    customer.candidates.length === 0
      ? null
      : fail(
          customer,
          say('More than one customer fits: {customers}.', {
            customers: [...new Set(customer.candidates)].join(', '),
          }),
          {
            fix: say('Name the right pair in the config under customers or files, by tenant id.'),
            evidence: evidenceOf(found),
          },
        ),
    found.length === 0
      ? null
      : fail(customer, messagesOf(found), {
          fix: say('Export with offer ids, or name the right pair in the config under offers.'),
          evidence: evidenceOf(found),
        }),
    likely.length === 0
      ? null
      : cannotTell(
          customer,
          say('Probably the same: {pairs}.', {
            pairs: joined(
              likely.map(({ from, to }) => listed([from, to])),
              ', ',
            ),
          }),
          {
            fix: CONFIRM,
          },
        ),
    pass(customer, say('Nothing about it is open.')),
  );
}

function concerns(
  { kind, from, to }: Suggestion<Text>,
  { customer, lines }: MovingCustomer,
): boolean {
  if (kind === 'customer') return from === customer.name;
  return (
    lines.some((line) => line.offer === from && line.to.length === 0) &&
    lines.some((line) => line.offer === to && line.from.length === 0)
  );
}
