/** From subscriptions that stopped while the to tenant still lacks the seats: the customer is cut off now. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { provisionAction } from './provision.ts';
import { cellsOf, count, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const suspendedNotProvisioned: Rule = {
  id: 'suspended-not-provisioned',
  severity: 'error',
  title: 'Customer is cut off',
  means:
    'The subscription is stopped under Transitioning From, and its seats are not there under Transitioning To. Users are without service now.',
  fix: 'Create the missing seats under Transitioning To at once, or reactivate the old subscription until they are there.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts).filter((line) => line.from.length > 0);
    const findings = lines.flatMap((line) => {
      const { gap } = line;
      if (!gap.open) return [];
      const since = gap.days === null ? '' : ` for ${count(gap.days, 'day')}`;
      return [
        lineFinding(line, {
          tenant: 'to',
          message: `${line.customer.name}: ${line.offer} is stopped under Transitioning From, and ${count(gap.lacking, 'seat')} of it ${gap.lacking === 1 ? 'is' : 'are'} not there under Transitioning To${since}; users are cut off.`,
          numbers: { missingSeats: gap.lacking, gapDays: gap.days },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: provisionAction(line, Math.max(line.missingSeats, gap.lacking)),
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
