/** Puts the money to a measured line: what its overlap costs, and what its stops should bring back. */
import type { Line, MeasuredLine } from '../model/facts.ts';
import { fitted, NONE } from '../model/group.ts';
import type { Day } from '../model/values.ts';
import { commitmentOf } from './commitment.ts';
import { creditOf } from './credit.ts';
import { costOf, NO_COST } from './line-cost.ts';
import type { PriceBook } from './price-book.ts';

/** The line with its cost and credits; a line that is not compared has neither. */
export function withMoney(line: MeasuredLine, book: PriceBook, asOf: Day): Line {
  // What is charged on goes on whether or not the line can be compared.
  const commitments = fitted(line.from.flatMap((placed) => commitmentOf(placed, book, asOf) ?? []));
  if (!line.comparable) return valued(line, { cost: NO_COST, credits: NONE, commitments });
  const credits = fitted(line.from.flatMap((placed) => creditOf(placed, book) ?? []));
  return valued(line, { cost: costOf(line, book, asOf), credits, commitments });
}

/** Field by field: a line made of two spread ones would keep a part of its fields in a list beside it. */
function valued(line: MeasuredLine, money: Pick<Line, 'cost' | 'credits' | 'commitments'>): Line {
  return {
    customer: line.customer,
    offerKey: line.offerKey,
    offer: line.offer,
    family: line.family,
    familyAssumed: line.familyAssumed,
    from: line.from,
    to: line.to,
    comparable: line.comparable,
    candidates: line.candidates,
    fromSeats: line.fromSeats,
    toSeats: line.toSeats,
    missingSeats: line.missingSeats,
    extraSeats: line.extraSeats,
    overlap: line.overlap,
    gap: line.gap,
    gapMinutes: line.gapMinutes,
    billed: line.billed,
    cost: money.cost,
    credits: money.credits,
    commitments: money.commitments,
  };
}
