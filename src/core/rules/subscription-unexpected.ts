/** The customer has this product only under Transitioning To. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const subscriptionUnexpected: Rule = {
  id: 'subscription-unexpected',
  severity: 'info',
  title: say('Subscription only in the Transitioning To tenant'),
  means: say(
    'The customer has this product only under Transitioning To. It may be new business, a renamed product, or a mistake.',
  ),
  fix: say(
    'Confirm that it was ordered; if it is a renamed product, map it in the config under offers.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines
      .filter((line) => line.from.length === 0 && line.toSeats > 0)
      .map((line) =>
        lineFinding(line, {
          tenant: 'to',
          message: say(
            '{customer} has {seats, plural, one {# seat} other {# seats}} of {offer} under Transitioning To and nothing of it under Transitioning From.',
            { customer: line.customer.name, seats: line.toSeats, offer: line.offer },
          ),
          numbers: { seats: line.toSeats },
          evidence: cellsOf(recordsOf(line.to), 'seatsCell'),
          action: null,
        }),
      );
    return { checked: lines.length, findings };
  },
};
