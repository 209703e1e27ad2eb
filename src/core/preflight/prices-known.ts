/** Prices are known, where the config asks for them: without them nobody can say what a late day costs. */
import { COST_GAP_TEXTS } from '../money/price-book.ts';
import {
  ALL_GATES,
  fail,
  forEach,
  pass,
  statusCells,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';
import { joined, say } from '../text/text.ts';

export const pricesKnown: Check = {
  id: 'prices-known',
  title: say('Prices are known'),
  asks: say('Where the config asks for it, every active subscription has a price.'),
  gates: ALL_GATES,
  answer: (given) => forEach(given, (moving) => judge(moving, given)),
};

const NOT_ASKED = say('The config does not ask for it.');

function judge({ customer, lines }: MovingCustomer, { facts, limits, book }: Given): Answer {
  const active = lines.flatMap(({ from }) =>
    from.filter(({ record }) => record.status === 'active' && record.family !== 'azure'),
  );
  const gaps = active.flatMap((placed) => {
    const found = book.priceOn(placed.record, placed.timeline.start, facts.asOf);
    return found.ok ? [] : [{ placed, why: found.why }];
  });
  const [first] = gaps;
  if (first === undefined) return pass(customer, say('Every price is known, or none is needed.'));
  const said = say(
    '{count, plural, one {# subscription} other {# subscriptions}} without a cost. {why}',
    { count: gaps.length, why: COST_GAP_TEXTS[first.why] },
  );
  if (!limits.requirePrices) return pass(customer, joined([said, NOT_ASKED], ' '));
  return fail(customer, said, {
    fix: say('Give a price list with --prices that has them.'),
    evidence: statusCells(gaps.map(({ placed }) => placed)),
  });
}
