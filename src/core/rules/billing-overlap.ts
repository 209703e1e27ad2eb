/** On these days the same seats were billed under both tenants. */
import { cellsOf, count, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const billingOverlap: Rule = {
  id: 'billing-overlap',
  severity: 'error',
  title: 'Billed twice',
  means:
    'On these days the same seats were billed under both tenants. Microsoft refuses credits for such an overlap.',
  fix: 'Suspend what is still active; for days that are over, there is nothing to claim back.',
  source:
    'Partner Center documentation, "CSP regional authorization tenant consolidation" (2017-07, 2020-07, 2021-09)',
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
          message: `${line.customer.name}: ${line.offer} was billed in both tenants for ${count(overlap.days ?? 0, 'day')}${seatDays}${overlap.open ? ', and still is' : ''}.`,
          numbers: {
            days: overlap.days,
            seatDays: overlap.seatDays,
            open: overlap.open,
            cost: null,
          },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: null,
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
