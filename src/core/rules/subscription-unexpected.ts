/** The customer has this product only under Transitioning To. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { cellsOf, count, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const subscriptionUnexpected: Rule = {
  id: 'subscription-unexpected',
  severity: 'info',
  title: 'Subscription only in the Transitioning To tenant',
  means:
    'The customer has this product only under Transitioning To. It may be new business, a renamed product, or a mistake.',
  fix: 'Confirm that it was ordered; if it is a renamed product, map it in the config under offers.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines.flatMap((line) => {
      if (!(line.from.length === 0 && line.toSeats > 0)) return [];
      return [
        lineFinding(line, {
          tenant: 'to',
          message: `${line.customer.name} has ${count(line.toSeats, 'seat')} of ${line.offer} under Transitioning To and nothing of it under Transitioning From.`,
          numbers: { seats: line.toSeats },
          evidence: cellsOf(recordsOf(line.to), 'seatsCell'),
          action: null,
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
