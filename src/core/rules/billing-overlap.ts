/** On these days the same seats were billed under both tenants. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import type { Line } from '../model/facts.ts';
import { roundedAmount } from '../money/exact.ts';
import { say, type Text } from '../text/text.ts';
import {
  cellsOf,
  lineFinding,
  recordsOf,
  seatLines,
  sentences,
  type Numbers,
  type Rule,
} from './rule.ts';

export const billingOverlap: Rule = {
  id: 'billing-overlap',
  severity: 'error',
  title: say('Billed twice'),
  means: say(
    'On these days the same seats were billed under both tenants. Microsoft refuses credits for such an overlap.',
  ),
  fix: say('Suspend what is still active; for days that are over, there is nothing to claim back.'),
  source: quoted(CONSOLIDATION),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const overlapping = lines.filter(({ overlap: { days } }) => days !== null && days > 0);
    const findings = overlapping.map((line) => {
      const { overlap } = line;
      return lineFinding(line, {
        tenant: 'from',
        message: sentences(daysText(line), costText(line)),
        numbers: {
          days: overlap.days,
          seatDays: overlap.seatDays,
          open: overlap.open,
          ...moneyNumbers(line),
        },
        evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
        action: null,
      });
    });
    return { checked: lines.length, findings };
  },
};

function moneyNumbers({ cost }: Line): Numbers {
  if (cost.kind !== 'known') return { cost: null, costPerDay: null, currency: null };
  const { toDate, perDay, currency } = cost;
  return {
    cost: roundedAmount(toDate, currency),
    costPerDay: perDay === null ? null : roundedAmount(perDay, currency),
    currency,
  };
}

function daysText({ customer, offer, overlap }: Line): Text {
  const { days, seatDays, open } = overlap;
  const values = { customer: customer.name, offer, days: days ?? 0 };
  if (seatDays === null) {
    return open
      ? say(
          '{customer}: {offer} was billed in both tenants for {days, plural, one {# day} other {# days}}, and still is.',
          values,
        )
      : say(
          '{customer}: {offer} was billed in both tenants for {days, plural, one {# day} other {# days}}.',
          values,
        );
  }
  return open
    ? say(
        '{customer}: {offer} was billed in both tenants for {days, plural, one {# day} other {# days}} ({seatDays, plural, one {# seat-day} other {# seat-days}}), and still is.',
        { seatDays, ...values },
      )
    : say(
        '{customer}: {offer} was billed in both tenants for {days, plural, one {# day} other {# days}} ({seatDays, plural, one {# seat-day} other {# seat-days}}).',
        { seatDays, ...values },
      );
}

function costText({ cost }: Line): Text | null {
  if (cost.kind !== 'known') return null;
  const { toDate, perDay, currency } = cost;
  const amount = roundedAmount(toDate, currency);
  if (perDay === null) return say('It cost {amount, number} {currency}.', { amount, currency });
  return say(
    'It cost {amount, number} {currency}, and {perDay, number} {currency} each further day.',
    { amount, currency, perDay: roundedAmount(perDay, currency) },
  );
}
