/** Stopped legacy subscriptions: the final invoice should credit the days of the billing period that were not used. */
import type { Line, Placed } from '../model/facts.ts';
import type { Credit } from '../money/credit.ts';
import { roundedAmount } from '../money/exact.ts';
import { COST_GAP_TEXTS } from '../money/price-book.ts';
import { formatDay } from '../model/values.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say, type Text } from '../text/text.ts';
import { cellsOf, lineFinding, sentences, type Rule } from './rule.ts';

export const creditExpected: Rule = {
  id: 'credit-expected',
  severity: 'info',
  title: say('Credit to expect'),
  means: say(
    'The subscription was stopped inside a billing period. The final invoice of Transitioning From should credit the unused days, from the day of the stop to the last day of the period.',
  ),
  fix: say(
    'Compare the final invoice with this amount ("csp-reconcile invoice" does it), and open a support case for what is lacking.',
  ),
  source: quoted(CONSOLIDATION),
  bills: ['license'],
  needs: ['from-subscriptions', 'prices'],
  check: ({ lines }) => {
    const credited = lines.filter((line) => line.credits.length > 0);
    const credits = credited.flatMap((line) => line.credits.map((credit) => ({ line, credit })));
    const stopped = lines.reduce((sum, { from }) => sum + from.filter(isStopped).length, 0);
    const findings = credits.map(({ line, credit }) => {
      const { placed, unusedDays, amount, currency, why } = credit;
      const rounded = amount === null || currency === null ? null : roundedAmount(amount, currency);
      return lineFinding(line, {
        tenant: 'from',
        subscriptionId: placed.record.id,
        message: sentences(
          creditText(line, credit, rounded),
          why === null ? null : COST_GAP_TEXTS[why],
        ),
        numbers: { unusedDays, amount: rounded, currency },
        evidence: cellsOf([placed.record], 'statusCell'),
        action: null,
      });
    });
    return { checked: stopped, findings };
  },
};

function isStopped({ timeline }: Placed): boolean {
  return timeline.stop !== null;
}

function creditText(line: Line, credit: Credit, amount: string | null): Text {
  const values = {
    customer: line.customer.name,
    offer: line.offer,
    seats: credit.seats,
    day: formatDay(credit.stop),
    days: credit.unusedDays,
    end: formatDay(credit.period.end),
  };
  return amount === null
    ? say(
        '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) was stopped on {day}; {days, plural, one {# day} other {# days}} until {end} should be credited.',
        values,
      )
    : say(
        '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) was stopped on {day}; {days, plural, one {# day} other {# days}} until {end} should be credited, {amount, number} {currency}.',
        { amount, currency: credit.currency ?? '', ...values },
      );
}
