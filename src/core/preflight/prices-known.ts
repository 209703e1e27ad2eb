/** Prices are known, where the config asks for them: without them nobody can say what a late day costs. */
import { COST_GAP_TEXTS } from '../money/price-book.ts';
import {
  ALL_GATES,
  count,
  fail,
  forEach,
  pass,
  statusCells,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';

export const pricesKnown: Check = {
  id: 'prices-known',
  title: 'Prices are known',
  asks: 'Where the config asks for it, every active subscription has a price.',
  gates: ALL_GATES,
  answer: (given) => forEach(given, (moving) => judge(moving, given)),
};

function judge({ customer, lines }: MovingCustomer, { facts, limits, book }: Given): Answer {
  const active = lines.flatMap(({ from }) =>
    from.filter(({ record }) => record.status === 'active' && record.family !== 'azure'),
  );
  const gaps = active.flatMap((placed) => {
    const found = book.priceOn(placed.record, placed.timeline.start, facts.asOf);
    return found.ok ? [] : [{ placed, why: found.why }];
  });
  const [first] = gaps;
  if (first === undefined) return pass(customer, 'Every price is known, or none is needed.');
  const said = `${count(gaps.length, 'subscription')} without a cost. ${COST_GAP_TEXTS[first.why]}`;
  if (!limits.requirePrices) return pass(customer, `${said} The config does not ask for it.`);
  return fail(customer, said, {
    fix: 'Give a price list with --prices that has them.',
    evidence: statusCells(gaps.map(({ placed }) => placed)),
  });
}
