/** The money of a report: exact sums, rounded here and nowhere before. */
import type { Text } from '../text/text.ts';
import type { Line } from '../model/facts.ts';
import type { OverlapReport, Totals } from '../model/report.ts';
import { moneyOf, Purse } from '../money/exact.ts';
import { COST_GAP_TEXTS } from '../money/price-book.ts';

/** What all lines cost and should bring back, and how many of them leave that open. */
export function moneyTotals(
  lines: readonly Line[],
): Pick<Totals, 'cost' | 'costPerDay' | 'costUnknownLines' | 'credit' | 'creditUnknown'> {
  const [cost, perDay, credit] = [new Purse(), new Purse(), new Purse()];
  let unknown = 0;
  let creditUnknown = 0;
  for (const line of lines) {
    if (line.cost.kind === 'unknown') unknown += 1;
    if (line.cost.kind === 'known') {
      cost.add(line.cost.currency, line.cost.toDate);
      if (line.cost.perDay !== null) perDay.add(line.cost.currency, line.cost.perDay);
    }
    for (const { amount, currency } of line.credits) {
      if (amount === null || currency === null) creditUnknown += 1;
      else credit.add(currency, amount);
    }
  }
  return {
    cost: cost.rounded(),
    costPerDay: perDay.rounded(),
    costUnknownLines: unknown,
    credit: credit.rounded(),
    creditUnknown,
  };
}

/** The cost of one line's overlap, or why it has none. */
export function costReport({
  cost,
}: Line): Pick<OverlapReport<Text>, 'cost' | 'costPerDay' | 'costGap'> {
  if (cost.kind === 'none') return { cost: null, costPerDay: null, costGap: null };
  if (cost.kind === 'unknown') {
    return { cost: null, costPerDay: null, costGap: COST_GAP_TEXTS[cost.why] };
  }
  return {
    cost: moneyOf(cost.toDate, cost.currency),
    costPerDay: cost.perDay === null ? null : moneyOf(cost.perDay, cost.currency),
    costGap: null,
  };
}
