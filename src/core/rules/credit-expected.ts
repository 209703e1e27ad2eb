/** Stopped legacy subscriptions: the final invoice should credit the days of the billing period that were not used. */
import { roundedAmount } from '../money/exact.ts';
import { COST_GAP_TEXTS } from '../money/price-book.ts';
import { formatDay } from '../model/values.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { cellsOf, count, lineFinding, type Rule } from './rule.ts';

export const creditExpected: Rule = {
  id: 'credit-expected',
  severity: 'info',
  title: 'Credit to expect',
  means:
    'The subscription was stopped inside a billing period. The final invoice of Transitioning From should credit the unused days, from the day of the stop to the last day of the period.',
  fix: 'Compare the final invoice with this amount ("csp-reconcile invoice" does it), and open a support case for what is lacking.',
  source: quoted(CONSOLIDATION),
  bills: ['license'],
  needs: ['from-subscriptions', 'prices'],
  check: ({ lines }) => {
    const credits = lines.flatMap((line) => line.credits.map((credit) => ({ line, credit })));
    const stopped = lines
      .flatMap((line) => line.from)
      .filter(({ timeline }) => timeline.stop !== null);
    const findings = credits.map(({ line, credit }) => {
      const { placed, period, seats, unusedDays, amount, currency, why } = credit;
      const rounded = amount === null || currency === null ? null : roundedAmount(amount, currency);
      const money = rounded === null ? '' : `, ${rounded} ${currency ?? ''}`;
      const gap = why === null ? '' : ` ${COST_GAP_TEXTS[why]}`;
      return lineFinding(line, {
        tenant: 'from',
        subscriptionId: placed.record.id,
        message: `${line.customer.name}: ${line.offer} (${count(seats, 'seat')}) was stopped on ${formatDay(credit.stop)}; ${count(unusedDays, 'day')} until ${formatDay(period.end)} should be credited${money}.${gap}`,
        numbers: { unusedDays, amount: rounded, currency },
        evidence: cellsOf([placed.record], 'statusCell'),
        action: null,
      });
    });
    return { checked: stopped.length, findings };
  },
};
