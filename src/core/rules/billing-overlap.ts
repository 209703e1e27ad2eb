/** On these days the same seats were billed under both tenants. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import type { Line } from '../model/facts.ts';
import { roundedAmount } from '../money/exact.ts';
import {
  cellsOf,
  count,
  lineFinding,
  recordsOf,
  seatLines,
  type Numbers,
  type Rule,
} from './rule.ts';

export const billingOverlap: Rule = {
  id: 'billing-overlap',
  severity: 'error',
  title: 'Billed twice',
  means:
    'On these days the same seats were billed under both tenants. Microsoft refuses credits for such an overlap.',
  fix: 'Suspend what is still active; for days that are over, there is nothing to claim back.',
  source: quoted(CONSOLIDATION),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines.flatMap((line) => {
      if (!(line.overlap.days !== null && line.overlap.days > 0)) return [];
      const { overlap } = line;
      const seatDays = overlap.seatDays === null ? '' : ` (${count(overlap.seatDays, 'seat-day')})`;
      return [
        lineFinding(line, {
          tenant: 'from',
          message: `${line.customer.name}: ${line.offer} was billed in both tenants for ${count(overlap.days ?? 0, 'day')}${seatDays}${overlap.open ? ', and still is' : ''}.${costText(line)}`,
          numbers: {
            days: overlap.days,
            seatDays: overlap.seatDays,
            open: overlap.open,
            ...moneyNumbers(line),
          },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: null,
        }),
      ];
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

function costText({ cost }: Line): string {
  if (cost.kind !== 'known') return '';
  const { toDate, perDay, currency } = cost;
  const further =
    perDay === null ? '' : `, and ${roundedAmount(perDay, currency)} ${currency} each further day`;
  return ` It cost ${roundedAmount(toDate, currency)} ${currency}${further}.`;
}
