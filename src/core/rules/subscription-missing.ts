/** The customer has this product under Transitioning From, but no active subscription of it under Transitioning To. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { provisionAction } from './provision.ts';
import { say } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const subscriptionMissing: Rule = {
  id: 'subscription-missing',
  severity: 'error',
  title: say('Subscription missing in the Transitioning To tenant'),
  means: say(
    'The customer has this product under Transitioning From, but no active subscription of it under Transitioning To.',
  ),
  fix: say(
    'Create the subscription with the same number of seats under Transitioning To, before anything is suspended.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines
      .filter((line) => line.fromSeats > 0 && line.toSeats === 0)
      .map((line) =>
        lineFinding(line, {
          tenant: 'to',
          message: say(
            '{customer} has {seats, plural, one {# seat} other {# seats}} of {offer} under Transitioning From and no active subscription of it under Transitioning To.',
            { customer: line.customer.name, seats: line.fromSeats, offer: line.offer },
          ),
          numbers: { missingSeats: line.missingSeats },
          evidence: cellsOf(recordsOf(line.from), 'seatsCell'),
          action: provisionAction(line),
        }),
      );
    return { checked: lines.length, findings };
  },
};
